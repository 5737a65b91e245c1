"""A file of the program's own is missing or cannot be read: with a compiled bundle and without."""

import shutil
import sys

import pytest

from tests.faults.subprocesses import ROOT, legmap, run, surroundings


@pytest.fixture(scope="module")
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


@pytest.mark.parametrize("compiled", [False, True])
@pytest.mark.parametrize("how", ["missing", "unreadable"])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("assets/svg/medial.svg", ["export", "L5", "-o", "OUT"]),
        ("src/legmap/anatomy/data/nerves.toml", ["show", "L5"]),
    ],
)
def test_a_start_without_it_is_a_sentence_that_names_it(tmp_path, copy, name, words, how, compiled):
    own = surroundings(tmp_path, PYTHONPATH=str(copy / "src"))
    words = legmap(*(str(tmp_path / "a.svg") if w == "OUT" else w for w in words))
    if compiled:
        done = run([sys.executable, "-m", "legmap.bundled.compile"], own)
        assert (done.returncode, done.stderr) == (0, "")
    mend = spoil(copy / name, how)
    try:
        done = run(words, own)
    finally:
        mend()
    assert done.returncode == 1
    assert name.rpartition("/")[2].partition(".")[0] in done.stderr
    assert "Traceback" not in done.stderr
    assert "An internal error" not in done.stderr
    assert not (tmp_path / "a.svg").exists()
    assert run(words, own).returncode == 0  # nothing wrong was kept
