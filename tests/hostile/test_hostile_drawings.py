"""Drawings that are broken, enormous or malicious, one file each, and what the program says of them.

``sentences.toml`` holds the sentence for every file beside it and for every drawing of `generated`.
"""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from legmap.diagram.reader.drawings import problems_in, read_view
from tests.hostile.generated import generated

HERE = Path(__file__).parent
HANG = 300
"""Seconds; all of them together take ten on an idle machine."""
SENTENCES = tomllib.loads((HERE / "sentences.toml").read_text(encoding="utf-8"))
HARMLESS = sorted(file.name for file in (HERE / "harmless").glob("*.svg"))


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


@pytest.mark.parametrize("name", SENTENCES)
def test_the_window_says_one_sentence_and_the_check_names_every_problem(told, name):
    said, problems = told[f"{name}.svg"]
    assert said == SENTENCES[name]
    assert said.startswith(f"{name}.svg")
    assert said.isprintable()
    assert said.endswith(".") or said.endswith(".)")
    assert len(said) < 400
    assert problems
    assert all(len(problem) < 400 and problem.isprintable() for problem in problems)


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_merely_unusual_is_read_rightly(name):
    file = HERE / "harmless" / name
    (region,) = read_view(file, "x").regions
    assert region.id == "muscle.soleus"
    assert [shape.kind for shape in region.shapes] == ["belly"]
    assert region.shapes[0].widths is None
    assert region.body.boundingRect().getRect() == (0, 0, 5, 5)
    assert problems_in(file) == []
