"""A file of the program's own is missing or cannot be read: with a compiled bundle and without."""

import shutil
import sys

import pytest

from tests.faults.subprocesses import ROOT, legmap, run, surroundings


@pytest.fixture
def copy(tmp_path_factory):
    """A copy of the program that can be spoiled."""
    place = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "src", place / "src", ignore=shutil.ignore_patterns("__pycache__", "*.bin"))
    shutil.copytree(ROOT / "assets", place / "assets")
    return place


def spoil(file, how):
    """Take a file away, or put in its place what cannot be read by anybody; gives what puts it back."""
    aside = file.with_name(f"{file.name}.aside")
    file.rename(aside)
    if how == "unreadable":
        file.mkdir()

    def mend():
        if how == "unreadable":
            file.rmdir()
        aside.rename(file)

    return mend


def test_a_start_without_it_is_a_sentence_that_names_it(tmp_path, copy):
    own = surroundings(tmp_path, PYTHONPATH=str(copy / "src"))
    picture = tmp_path / "a.svg"
    for compiled in (False, True):
        if compiled:
            done = run([sys.executable, "-m", "legmap.bundled.compile"], own)
            assert (done.returncode, done.stderr) == (0, "")
        for how in ("missing", "unreadable"):
            for name, words in (
                ("assets/svg/medial.svg", ["export", "L5", "-o", str(picture)]),
                ("src/legmap/anatomy/data/nerves.toml", ["show", "L5"]),
            ):
                case = (compiled, how, name)
                mend = spoil(copy / name, how)
                done = run(legmap(*words), own)
                mend()
                assert done.returncode == 1, case
                assert name.rpartition("/")[2].partition(".")[0] in done.stderr, case
                assert "Traceback" not in done.stderr, case
                assert "internal error" not in done.stderr, case
                assert not picture.exists(), case
                assert run(legmap(*words), own).returncode == 0, case  # nothing wrong was kept
                picture.unlink(missing_ok=True)
