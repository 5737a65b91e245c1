"""Drawings that are broken, enormous or malicious, one file each, and what the program says of them.

``sentences.toml`` holds the sentence for every file beside it and for every drawing of `generated`.
"""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from legmap.diagram.reader.drawings import all_problems, read_view
from tests.hostile.generated import generated

HERE = Path(__file__).parent
HANG = 300
"""Seconds; all of them together take ten on an idle machine."""
SENTENCES = tomllib.loads((HERE / "sentences.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What a process of its own says of every drawing, read as the window and as the check reads it."""
    made = tmp_path_factory.mktemp("generated")
    for name, data in generated().items():
        (made / f"{name}.svg").write_bytes(data)
    words = [sys.executable, str(HERE / "reader.py"), str(HERE), str(made)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=HANG)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return {name: said for name, *said in map(json.loads, done.stdout.splitlines())}


def test_every_file_has_its_sentence(told):
    assert set(told) == {f"{name}.svg" for name in SENTENCES}


def test_the_window_says_one_sentence_and_the_check_names_every_problem(told):
    wrong = {}
    for name, sentence in SENTENCES.items():
        said, problems = told[f"{name}.svg"]
        plain = all(len(text) < 400 and text.isprintable() for text in (said, *problems))
        ends = said.startswith(f"{name}.svg") and said.endswith((".", ".)"))
        if said != sentence or not (plain and ends and problems):
            wrong[name] = said, problems
    assert wrong == {}


def test_what_is_merely_unusual_is_read_rightly():
    wrong: dict[str, object] = {}
    for file in sorted((HERE / "harmless").glob("*.svg")):
        problems = all_problems(file)
        if problems:
            wrong[file.name] = problems
            continue
        (region,) = read_view(file, "x").regions
        kinds = [(shape.kind, shape.widths) for shape in region.shapes]
        read = region.id, kinds, region.body.boundingRect().getRect()
        if read != ("muscle.soleus", [("belly", None)], (0, 0, 5, 5)):
            wrong[file.name] = read
    assert wrong == {}
