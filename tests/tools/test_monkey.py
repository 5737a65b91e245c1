"""The monkey in small: a few hundred acts, and starts that end in the midst of something."""

import subprocess
import sys
from pathlib import Path

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
BROKEN = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QToolButton
from legmap.gui.shell import window
def fail(self):
    raise ValueError("undone")
window.{owner}.{method} = fail
from monkey.child import main
sys.argv[1:] = ["--seed=1", "--events=400", "--record=record", f"--home={{Path.cwd()}}"]
sys.exit(main())
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, capture_output=True, text=True, timeout=300, check=False
    )


def test_random_acts_do_no_harm():
    done = run(ROOT, "-m", "monkey", "--seed=4", f"--events={ACTS}")
    assert (done.returncode, said(done.stderr)) == (0, ""), done.stdout
    assert f"seed 4, {ACTS} events, nothing went wrong" in done.stdout


def test_the_program_ends_cleanly_whatever_goes_on(tmp_path):
    wrong = {start: told for start in STARTS if (told := run_once(start, tmp_path)[1])}
    assert not wrong
