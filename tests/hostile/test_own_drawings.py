"""A folder of the user's own drawings: whatever it holds, one sentence and the right code."""

import os
import shutil

import pytest

from legmap.cli import main
from legmap.diagram.reader import drawings as svg
from legmap.diagram.views import LIMB_VIEWS, SCHEMATIC_VIEWS
from legmap.figures.lesion_figure import view_caption
from legmap.resources import assets_dir


@pytest.fixture
def folder(tmp_path):
    """A folder with one good drawing."""
    own = tmp_path / "own"
    own.mkdir()
    shutil.copy(assets_dir() / "saddle.svg", own)
    return own


@pytest.fixture
def export(qapp, capsys, tmp_path):
    def call(folder):
        target = tmp_path / "out.png"
        words = ["export", "nerve.pudendal", "-o", str(target), "--size", "200x200", "--assets", str(folder)]
        code = main(words)
        out, err = capsys.readouterr()
        assert out == ""
        assert target.exists() == (code == 0)
        assert err.count("\n") == (code != 0)
        assert err.rstrip("\n").isprintable()
        assert len(err) < 600
        return code, err

    return call


@pytest.fixture
def check(capsys):
    def call(folder):
        code = main(["check", "--assets", str(folder)])
        out, err = capsys.readouterr()
        assert err == ""
        lines = out.split("\n")
        assert lines.pop() == ""
        assert all(line.isprintable() and len(line) <= 601 for line in lines)
        return code, lines

    return call


def spoil_broken(folder):
    (folder / "sole.svg").write_text("<svg", encoding="utf-8")
    return "sole.svg: not well-formed XML"


def spoil_unknown(folder):
    text = (folder / "saddle.svg").read_text(encoding="utf-8")
    (folder / "saddle.svg").write_text(text.replace("dermatome.S3", "dermatome.S9"), encoding="utf-8")
    return "dermatome.S9"


def spoil_pipe(folder):
    os.mkfifo(folder / "sole.svg")
    return "sole.svg is no ordinary file"


def spoil_link(folder):
    (folder / "sole.svg").symlink_to("sole.svg")
    return "sole.svg cannot be read"


def spoil_device(folder):
    (folder / "sole.svg").symlink_to("/dev/zero")
    return "sole.svg is no ordinary file"


def spoil_name(folder):
    (folder / "a\nb\x1b[31m.svg").write_text("<svg", encoding="utf-8")
    return "a b\N{REPLACEMENT CHARACTER}[31m.svg: not well-formed XML"


def spoil_all(folder):
    (folder / "saddle.svg").unlink()
    (folder / "README.txt").write_text("no drawing", encoding="utf-8")
    return ""


SPOILS = (spoil_broken, spoil_unknown, spoil_pipe, spoil_link, spoil_device, spoil_name, spoil_all)


@pytest.mark.parametrize("spoil", SPOILS)
def test_a_folder_that_cannot_be_used_is_one_sentence_and_the_check_says_why(folder, export, check, spoil):
    why = spoil(folder)
    code, said = export(folder)
    assert code == 1
    assert why in said
    code, lines = check(folder)
    assert code == 1
    assert any(why in line for line in lines)


@pytest.mark.parametrize(
    "name", ["missing", "own/saddle.svg", "", "\0", "x" * 5000, "a\nb\x1b[31m", "\udcff"]
)
def test_what_is_no_folder_of_drawings_is_one_sentence(folder, export, check, monkeypatch, name):
    monkeypatch.chdir(folder.parent)
    code, said = export(name)
    assert code == 1
    assert "name another" in said
    code, lines = check(name)
    assert code == 1
    assert lines[-1].endswith("found")


def test_one_good_drawing_is_enough_and_may_be_called_anything(folder, export, check):
    assert export(folder) == (0, "")
    os.rename(folder / "saddle.svg", folder / "my\nown{drawing}\x1b.svg")
    (folder / "._hidden.svg").write_text("of some other program", encoding="utf-8")
    (folder.parent / "out.png").unlink()
    assert export(folder) == (0, "")
    code, lines = check(folder)
    assert code == 1
    assert {line.partition(":")[0] for line in lines if "the drawing is missing" in line} == {
        f"{view}.svg" for view in (*LIMB_VIEWS, *SCHEMATIC_VIEWS)
    }
    assert not any("hidden" in line for line in lines)


def test_a_drawing_of_ones_own_is_captioned_by_its_file():
    assert view_caption("my\nown\x1b", "right") == "My own\N{REPLACEMENT CHARACTER} · right"
    assert view_caption("sole", "both") == "Sole"


def test_a_folder_of_too_many_drawings_is_one_sentence(folder, export, check, monkeypatch):
    monkeypatch.setattr(svg, "MAX_DRAWINGS", 2)
    for name in ("a", "b"):
        shutil.copy(folder / "saddle.svg", folder / f"{name}.svg")
    for said in (export(folder)[1], " ".join(check(folder)[1])):
        assert "holds 3 of them, and 2 is the limit" in said


def test_the_check_tells_every_problem_of_every_drawing_at_once(folder, check):
    for spoil in (spoil_broken, spoil_unknown, spoil_name):
        spoil(folder)
    os.mkfifo(folder / "plexus.svg")
    code, lines = check(folder)
    assert code == 1
    told = "\n".join(lines)
    for why in ("sole.svg: not", "dermatome.S9", "[31m.svg: not", "plexus.svg is no ordinary file"):
        assert why in told
    assert "anterior.svg: view anterior: the drawing is missing" in told
