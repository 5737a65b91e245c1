"""Ctrl+C at any moment of a command: status 130 in the shell, no words, and whole files only."""

import os
import random
import signal
import subprocess
import sys

import pytest

from tests.faults.subprocesses import surroundings

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of another platform")

COUNT = """
import os, signal, sys
from legmap.__main__ import main

calls, last = 0, int(sys.argv.pop(1))

def count(frame, event, arg):
    global calls
    calls += 1
    if calls == last:
        os.kill(os.getpid(), signal.SIGINT)

sys.setprofile(count)
try:
    main()
finally:
    sys.setprofile(None)
    print(calls, file=sys.stderr)
"""
"""Runs the command and interrupts it at a call of any function, of Python or of C++."""

FIRST = 50
"""Calls within which `main` takes the interrupt out of Python's hands."""


def command(words, target, at=0):
    return [sys.executable, "-c", COUNT, str(at), *(str(target) if w == "OUT" else w for w in words)]


def test_an_interrupt_at_any_call_ends_a_command_that_loads_qt(tmp_path):
    random_calls = random.Random(7)
    for samples, words in (
        (6, ["export", "L5", "--views", "saddle", "-o", "OUT"]),
        (2, ["compare", "L5", "L4", "--views", "saddle", "-o", "OUT"]),
    ):
        target = tmp_path / words[0] / "a.png"
        target.parent.mkdir()
        own = surroundings(tmp_path)
        whole = subprocess.run(command(words, target), env=own, capture_output=True, text=True, check=True)
        calls = int(whole.stderr.split()[-1])
        content = target.read_bytes()
        target.unlink()
        early = random_calls.sample(range(FIRST, calls // 2), samples)
        late = random_calls.sample(range(FIRST, calls), samples // 2)
        for at in [FIRST, *early, *late, calls - 100]:
            done = subprocess.run(
                command(words, target, at), env=own, capture_output=True, text=True, check=False
            )
            assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", ""), (words, at)
            assert [f.name for f in target.parent.iterdir()] in ([], [target.name]), (words, at)
            if target.exists():
                assert target.read_bytes() == content
                target.unlink()


def test_the_shell_sees_130(tmp_path):
    script = " ".join(["trap : INT;", '"$@";', "echo $?"])
    words = command(["export", "L5", "--views", "saddle", "-o", "OUT"], tmp_path / "a.png", 5000)
    done = subprocess.run(
        ["sh", "-c", script, "sh", *words],
        env=surroundings(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "130\n"


def test_an_ignored_interrupt_stays_ignored(tmp_path):
    before = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); "
    program = f"{before}import sys; sys.argv = ['legmap', 'list', 'roots']\n"
    program += "from legmap.__main__ import main\nimport os\nos.kill(os.getpid(), signal.SIGINT)\nmain()"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=surroundings(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert "root.L5" in done.stdout
