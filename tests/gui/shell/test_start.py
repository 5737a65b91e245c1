"""The window as it opens: where it was, at once when told to end, and without traces of the start."""

import os
import signal
import subprocess
import sys

import pytest

from legmap.gui.shell.app import build_window
from legmap.gui.shell.window import FIRST_SIZE
from tests.faults.subprocesses import run, surroundings, window_program

INTERRUPTED = """
import os, signal, sys
from legmap.__main__ import main
import legmap.gui.shell.window as shell

shell.MainWindow.resizeEvent = lambda self, event: os.kill(os.getpid(), signal.SIGINT)
sys.argv = ["legmap"]
main()
"""
LOOK = """
import gc
told(f"{window.isWindow()} {gc.isenabled()}")
window.close()
"""


def test_the_window_opens_where_it_was(qtbot, atlas, monkeypatch, settings):
    monkeypatch.setattr("legmap.gui.shell.app.settings_file", lambda: settings)
    window = build_window((), atlas)
    qtbot.addWidget(window)
    assert window.size() == FIRST_SIZE.boundedTo(window.screen().availableSize())
    with qtbot.waitExposed(window):
        window.show()
    window.setGeometry(50, 70, 780, 600)
    window.actions_.quit.trigger()
    assert not window.isVisible()
    again = build_window((), atlas)
    qtbot.addWidget(again)
    assert again.size() == window.size()


def test_it_is_a_window_of_its_own_and_garbage_is_collected_again(tmp_path):
    done = run(window_program(LOOK), surroundings(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (0, "True True\n", "")


@pytest.mark.skipif(os.name == "nt", reason="signals of another platform")
def test_an_interrupt_ends_the_start_even_where_a_window_is_sized(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED],
        capture_output=True,
        text=True,
        env=surroundings(tmp_path),
        check=False,
    )
    assert (done.returncode, done.stderr) == (-signal.SIGINT, "")
