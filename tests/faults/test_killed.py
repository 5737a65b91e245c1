"""kill -9 at every step of everything that is written, and in the middle of the bytes."""

import os
import sys

import pytest

from tests.faults.subprocesses import BACK, ROOT, run, start, surroundings, window_program

KINDS = ["md", "png", "svg", "pdf", "settings", "work"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_the_old_is_whole_or_the_new_is_and_nothing_is_left_behind(tmp_path):
    """What each child left is checked in there, and again after the next writing."""
    own = surroundings(tmp_path, PYTHONPATH=str(ROOT))
    done = run([sys.executable, "-m", "tests.faults.kill_writers", str(tmp_path)], own)
    assert (done.returncode, done.stderr) == (0, "")
    counts = {name: tuple(map(int, n)) for name, *n in map(str.split, done.stdout.splitlines())}
    assert set(KINDS) <= set(counts)
    assert all(old > 0 and new > 0 for kills, old, new in (counts[k] for k in KINDS)), counts
    assert all(kills >= 7 for kills, _, _ in counts.values()), counts


WORK = """
from pathlib import Path

window.document.selection.select("nerve.tibial")
recovery.write()
os.replace = lambda *_: os.kill(os.getpid(), 9)
window.exporter.write_list(Path(os.environ["TARGET"]))
"""


def test_a_window_that_is_killed_while_it_saves_leaves_the_old_list_and_brings_the_work_back(tmp_path):
    target = tmp_path / "out" / "list.md"
    target.parent.mkdir()
    target.write_text("old")
    own = surroundings(tmp_path, TARGET=str(target))
    with start(window_program(WORK), own) as killed:
        killed.wait()
    assert killed.returncode == -9
    assert target.read_text() == "old"
    assert sorted(os.listdir(target.parent)) == [".list.md.part", "list.md"]
    back = run(window_program(BACK), own)
    assert (back.returncode, back.stderr) == (0, "")
    assert back.stdout.splitlines()[0] == "nerve.tibial"
    again = WORK.replace("os.replace =", "unused =") + "window.close()"
    assert run(window_program(again), own).returncode == 0
    assert os.listdir(target.parent) == ["list.md"]
    assert target.read_text().startswith("#")
