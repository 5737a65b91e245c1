# Everything sets itself up: `make run` and `make test` each work alone on a fresh clone.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run test lint format check sheet bench fuzz monkey messages clean libraries libraries-display

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r name text; do printf '%-14s%s\n' "$$name" "$$text"; done

run: $(STAMP) libraries-display ## open the window (ARGS="nerve.tibial" opens it on a selection)
	@$(BIN)/python -m legmap.bundled.compile
	@$(BIN)/python -m legmap $(ARGS)

test: lint libraries ## check format, style and types, then run the tests
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

lint: $(STAMP) ## check format, style and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy tools
	$(BIN)/mypy bench
	$(BIN)/mypy fuzz
	$(BIN)/mypy monkey

format: $(STAMP) ## mend format and what style can be mended by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

check: $(STAMP) libraries ## hold atlas and drawings against each other
	@$(BIN)/python -m legmap check

sheet: $(STAMP) libraries ## paint every view and layer on docs/contact-sheet.png, to look at
	@$(BIN)/python tools/contact_sheet.py docs/contact-sheet.png

bench: $(STAMP) libraries ## measure how fast it is, and add the table to bench/results.md (ARGS="canvas" measures that alone, ARGS="--against DIR" times clicks in another checkout too)
	@$(BIN)/python -m bench $(ARGS)

fuzz: $(STAMP) libraries ## give the program 100,000 spoiled inputs (ARGS="svg --seed 2 --count 5000" for fewer)
	@$(BIN)/python -m fuzz $(ARGS)

monkey: $(STAMP) libraries ## throw random events at the window (ARGS="--seed 2 --events 50000", ARGS="known", ARGS="starts --count 200")
	@$(BIN)/python -m monkey $(ARGS)

messages: $(STAMP) ## collect the texts for translators in src/legmap/locale, and compile the translations there
	@$(BIN)/python tools/translations.py src/legmap/locale

clean: ## remove the environment and everything that was made
	rm -rf $(VENV) build dist src/legmap/bundled/*.bin .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

libraries:
	@$(PYTHON) tools/setup_env.py libraries

libraries-display:
	@$(PYTHON) tools/setup_env.py libraries --display

$(STAMP): pyproject.toml requirements-dev.lock tools/setup_env.py
	@$(PYTHON) tools/setup_env.py environment $(VENV)
	@touch $@
