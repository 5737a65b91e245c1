"""The monkey in small: a few hundred events, and starts that end in the midst of something."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.subprocesses import said

ROOT = Path(__file__).parents[2]
EVENTS = 300


def run(*arguments):
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )


def test_random_events_do_no_harm():
    done = run("-m", "monkey", "--seed=4", f"--events={EVENTS}")
    assert (done.returncode, said(done.stderr)) == (0, ""), done.stdout
    assert f"seed 4, {EVENTS} events, nothing went wrong" in done.stdout


@pytest.mark.parametrize(
    ("doing", "ending", "strict"),
    [
        ("export_saving", "SIGTERM", False),
        ("picture_copied", "close", True),
        ("menu_open", "SIGINT", False),
        ("while_loading", "close", False),
    ],
)
def test_the_program_ends_cleanly_whatever_goes_on(doing, ending, strict, tmp_path):
    code = f"""
from pathlib import Path
from monkey.starts import Start, once
print(once(Start({doing!r}, {ending!r}, 20, strict={strict}), Path({str(tmp_path)!r})))
"""
    done = run("-c", code)
    assert done.stdout.endswith(", '')\n"), done.stdout + done.stderr
