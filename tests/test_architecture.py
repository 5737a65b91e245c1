"""The walls between the rooms; see ARCHITECTURE.md."""

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import legmap

PACKAGE = Path(legmap.__file__).parent

MODULES = sorted(
    ".".join(("legmap", *path.relative_to(PACKAGE).with_suffix("").parts)) for path in PACKAGE.rglob("*.py")
)

# What the modules of a room may import of legmap besides the room itself.
COMMON = {"legmap.errors", "legmap.messages", "legmap.platform", "legmap.resources", "legmap.roles"}
KNOWING = COMMON | {"legmap.anatomy", "legmap.lesion"}
SHOWING = KNOWING | {"legmap.report", "legmap.diagram", "legmap.render"}
MAY_IMPORT = {
    "legmap.messages": set[str](),
    "legmap.errors": {"legmap.messages"},
    "legmap.roles": set[str](),
    "legmap.resources": {"legmap.errors", "legmap.messages"},
    "legmap.platform": {"legmap.errors", "legmap.messages"},
    "legmap.anatomy": COMMON,
    "legmap.lesion": COMMON | {"legmap.anatomy"},
    "legmap.report": KNOWING,
    "legmap.diagram": COMMON,
    "legmap.bundled": KNOWING | {"legmap.diagram"},
    "legmap.render": COMMON | {"legmap.diagram"},
    "legmap.highlighting": KNOWING | {"legmap.render"},
    "legmap.figures": SHOWING | {"legmap.highlighting"},
    "legmap.validation": COMMON | {"legmap.anatomy", "legmap.diagram"},
    "legmap.commands": SHOWING
    | {"legmap.bundled", "legmap.figures", "legmap.highlighting", "legmap.validation"}
    | {"legmap.gui.shell.app"},
    "legmap.cli": {"legmap.commands", "legmap.messages", "legmap.platform"}
    | {"legmap.render.figure.formats", "legmap.report.formats"},
}
GUI_MAY_IMPORT = SHOWING | {"legmap.figures", "legmap.highlighting"}
GUI_ROOMS = ("widgets", "state", "canvas", "dialogs", "finder", "pages", "shell")
"""The rooms of the window; each may import those before it."""
BUNDLE_USERS = {"legmap.gui.shell"}
MAX_FILES = 25

QT_FREE = (
    "legmap.anatomy",
    "legmap.lesion",
    "legmap.report",
    "legmap.messages",
    "legmap.errors",
    "legmap.platform",
    "legmap.bundled.atlas",
    "legmap.bundled.bundle",
    "legmap.cli",
)

TELL_LOADED = """
import sys
print("loaded:", *[m for m in sys.modules if m.startswith(("PySide6", "shiboken6", "svgelements"))])
"""


def lies_in(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


@cache
def imports_of(module: str) -> frozenset[str]:
    """Every module that a module imports, also within functions."""
    relative = Path(*module.split(".")[1:])
    path = PACKAGE / relative.with_suffix(".py") if relative.parts else PACKAGE / "__init__.py"
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(_imported(tree, module))


def _imported(tree: ast.AST, module: str) -> Iterator[str]:
    for statement in ast.walk(tree):
        if isinstance(statement, ast.Import):
            yield from (alias.name for alias in statement.names)
        elif isinstance(statement, ast.ImportFrom):
            assert statement.level == 0, f"{module} imports relatively"
            yield statement.module or ""
            yield from (f"{statement.module}.{alias.name}" for alias in statement.names)


def modules_that_import(name: str) -> set[str]:
    return {m for m in MODULES if any(lies_in(i, name) for i in imports_of(m))}


def test_the_modules_are_found() -> None:
    assert {"legmap.cli", "legmap.anatomy.records", "legmap.diagram.reader.drawings"} <= set(MODULES)


def walls() -> Iterator[tuple[str, set[str]]]:
    """Yield each room with everything that it may import of legmap."""
    for room, allowed in MAY_IMPORT.items():
        yield room, allowed | {room}
    for place, name in enumerate(GUI_ROOMS):
        room = f"legmap.gui.{name}"
        before = {f"legmap.gui.{other}" for other in GUI_ROOMS[: place + 1]}
        yield room, GUI_MAY_IMPORT | before | ({"legmap.bundled"} if room in BUNDLE_USERS else set())


def test_imports_run_one_way() -> None:
    wrong = {}
    for room, allowed in walls():
        inside = [m for m in MODULES if lies_in(m, room)]
        assert inside, room
        for module in inside:
            own = {i for i in imports_of(module) if lies_in(i, "legmap") and i != "legmap"}
            # `from legmap import x` also lists legmap.x for each name; the version is no module
            strange = {i for i in own if not any(lies_in(i, a) for a in allowed)} - {"legmap.__version__"}
            if strange:
                wrong[module] = sorted(strange)
    assert wrong == {}


def test_every_module_lies_behind_a_wall() -> None:
    open_to_all = {"legmap.__init__", "legmap.__main__", "legmap.gui.__init__"}
    rooms = [room for room, _ in walls()]
    assert {m for m in MODULES if not any(lies_in(m, room) for room in rooms)} <= open_to_all


def test_no_folder_is_crowded() -> None:
    files = Counter(path.parent for path in PACKAGE.rglob("*.py"))
    assert {str(f): count for f, count in files.items() if count > MAX_FILES} == {}


def test_only_the_commands_and_the_window_import_the_window() -> None:
    importers = modules_that_import("legmap.gui")
    assert {m for m in importers if not lies_in(m, "legmap.gui")} <= {"legmap.commands.window"}


def test_svgelements_is_known_in_one_room_only() -> None:
    importers = modules_that_import("svgelements")
    assert importers
    assert {m for m in importers if not lies_in(m, "legmap.diagram")} == set()


def test_widgets_stay_in_the_window() -> None:
    assert {m for m in modules_that_import("PySide6.QtWidgets") if not lies_in(m, "legmap.gui")} == set()


def test_the_pure_rooms_know_no_qt() -> None:
    importers = modules_that_import("PySide6")
    assert {m for m in importers if any(lies_in(m, room) for room in QT_FREE)} == set()


@pytest.mark.parametrize(
    "run",
    [
        "import legmap.cli",
        "from legmap.cli import main; assert main(['show', 'root.L5']) == 0",
        "from legmap.cli import main; assert main(['show', 'nerve.tibial', '--format', 'json']) == 0",
        "from legmap.cli import main; assert main(['list', 'nerves']) == 0",
        "from legmap.cli import main; assert main(['search', 'foot drop']) == 0",
    ],
)
def test_reading_loads_no_qt(run: str) -> None:
    program = f"{run}\n{TELL_LOADED}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].strip() == "loaded:"


def test_the_reasoning_words_nothing() -> None:
    """Lesions are worded by reports; the reasoning itself only names a message for an error."""
    allowed = {"legmap.messages", "legmap.messages.sentence"}
    told = {m: {i for i in imports_of(m) if lies_in(i, "legmap.messages")} for m in MODULES}
    assert {m: names for m, names in told.items() if lies_in(m, "legmap.lesion") and names - allowed} == {}
