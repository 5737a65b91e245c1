from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from legmap.cli import main
from legmap.commands.compare import parse_pair
from legmap.errors import UsageError

FOOT_DROP = ("root.L5", "site.fibular-neck", "nerve.sciatic")


@pytest.fixture
def run(capsys):
    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(["compare", *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def test_json(run):
    code, out, err = run(*FOOT_DROP, "--format", "json")
    assert (code, err) == (0, "")
    data = json.loads(out)
    assert set(data) == {"lesions", "tests", "pairs", "findings"}
    assert [lesion["id"] for lesion in data["lesions"]] == list(FOOT_DROP)
    assert {t["id"] for t in data["tests"]} == {"movement.hip-abduction", "movement.foot-inversion"}
    assert [p["between"] for p in data["pairs"]] == [[0, 1], [0, 2], [1, 2]]
    best = {t["id"] for p in data["pairs"] for t in p["tests"]}
    assert {"movement.foot-inversion", "movement.hip-abduction", "muscle.biceps-femoris-short-head"} <= best
    assert data["findings"][0]["predictions"][0] == "weak"
    assert all(len(f["predictions"]) == 3 for f in data["findings"])
    separated = [len(f["separates"]) for f in data["findings"]]
    assert separated == sorted(separated, reverse=True)


def test_text_and_markdown(run):
    code, out, _ = run(*FOOT_DROP)
    assert code == 0
    assert out.startswith("L5 root compared with")
    assert "FEWEST TESTS" in out
    code, out, _ = run(*FOOT_DROP, "--format", "markdown")
    assert code == 0
    assert "| Finding | A | B | C |" in out


@pytest.mark.parametrize(
    "lesions",
    [
        ("L5:moderate", "nerve.common-fibular@fibular-neck"),
        ("L5+S1", "nerve.sciatic@0.4:severe"),
        ("nerve.tibial:motor", "nerve.tibial:sensory"),
    ],
)
def test_a_lesion_is_written_as_everywhere(run, lesions):
    code, out, err = run(*lesions)
    assert (code, err) == (0, "")
    assert "A/B" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("L5",), "not 1"),
        (("L2", "L3", "L4", "L5", "S1"), "not 5"),
        (("L5", "nerve.nonsense"), "nerve.nonsense"),
        (("L5", "nerve.tibial@mars"), "mars"),
        (("L5", "S1", "--pair", "AC"), "'AC'"),
        (("L5", "S1", "-o", "x.svg", "--dpi", "90"), "svg"),
    ],
)
def test_wrong_words_are_told_in_one_sentence(run, words, told, qapp):
    code, out, err = run(*words)
    assert code in (1, 2)
    assert out == ""
    assert told in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(("text", "pair"), [("AB", (0, 1)), ("ca", (0, 2)), (" bc ", (1, 2))])
def test_a_pair_is_two_letters_in_any_order(text, pair):
    assert parse_pair(text, 3) == pair


@pytest.mark.parametrize("text", ["", "A", "AA", "AD", "ABC", "12"])
def test_what_is_no_pair_is_refused(text):
    with pytest.raises(UsageError, match="A, B, C"):
        parse_pair(text, 3)


def test_the_picture_shows_the_pair_that_is_picked(run, qapp, tmp_path: Path):
    path = tmp_path / "drop.svg"
    words = (*FOOT_DROP, "-o", str(path), "--pair", "BC", "--views", "anterior,posterior")
    assert run(*words) == (0, "", "")
    text = path.read_text(encoding="utf-8")
    assert "Common fibular nerve at the fibular neck compared with sciatic nerve" in text
    assert "only sciatic nerve" in text
    assert "only L5" not in text
    assert "Tell apart by:" in text
    assert 'data-role="only-second"' in text
    assert 'data-role="shared"' in text
    code, _, err = run(*words)
    assert code == 1
    assert "drop.svg" in err
    assert run(*words, "--force")[0] == 0


def test_the_picture_has_the_size_asked_for(run, qapp, tmp_path: Path):
    path = tmp_path / "drop.png"
    assert run(*FOOT_DROP, "-o", str(path), "--size", "700x900", "--views", "posterior")[0] == 0
    image = QImage(str(path))
    assert (image.width(), image.height()) == (700, 900)
    assert "compared with" in image.text("Title")


def test_comparing_loads_no_qt():
    program = (
        "from legmap.cli import main; assert main(['compare', 'L5', 'nerve.sciatic']) == 0\n"
        "import sys; print([m for m in sys.modules if m.startswith(('PySide6', 'svgelements'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_lesion_is_not_compared_with_itself(capsys):
    assert main(["compare", "L5", "sciatic", "root.L5"]) == 2
    assert capsys.readouterr().err == "legmap: L5 root is named twice; compare different lesions.\n"
