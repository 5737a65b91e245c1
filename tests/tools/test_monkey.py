"""The monkey in small: a few hundred acts, and starts that end in the midst of something."""

import os
import subprocess
import sys

from monkey.environment import ROOT
from monkey.starts import EARLY_ACTS, OUTSIDE, Start, run_once

from tests.faults.subprocesses import said

ACTS = 120
STARTS = (
    Start("save picture", "SIGTERM", 20, strict=False),
    Start("copy picture", "close", 20, strict=True),
    Start("menu of structures", "SIGINT", 20, strict=False),
    Start(EARLY_ACTS[1], "SIGTERM", 0, strict=True),
    Start(OUTSIDE, "SIGHUP", 100, strict=False),
)
FAULT = """
import ctypes
from PySide6.QtWidgets import QApplication
from monkey.session import Session
def problems(session):
    if QApplication.clipboard().text() == "file:///nowhere":
        {consequence}
    return []
Session.problems = problems
"""


def act(seed, path=""):
    return subprocess.run(
        [sys.executable, "-m", "monkey", f"--seed={seed}", f"--events={ACTS}"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_random_acts_do_no_harm():
    done = act(seed=4)
    assert (done.returncode, said(done.stderr)) == (0, ""), done.stdout
    assert f"seed 4, {ACTS} events, nothing went wrong" in done.stdout


def test_what_goes_wrong_is_told_with_the_shortest_sequence(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(FAULT.format(consequence='return ["a fault"]'))
    done = act(seed=1, path=tmp_path)
    assert done.returncode == 1
    told, _, shortest = done.stdout.partition("event by event:\n")
    assert "AssertionError: a fault" in told
    assert shortest.splitlines()[:3] == ["  open", "  clipboard foreign", "  close"]


def test_a_crash_is_told_with_the_events_before_it(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(FAULT.format(consequence="ctypes.string_at(0)"))
    done = act(seed=1, path=tmp_path)
    assert done.returncode == 1
    assert "exit code -11" in done.stdout
    assert done.stdout.splitlines()[-1] == "  clipboard foreign"


def test_the_program_ends_cleanly_whatever_goes_on(tmp_path):
    wrong = {start: told for start in STARTS if (told := run_once(start, tmp_path)[1])}
    assert not wrong
