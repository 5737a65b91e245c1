import os
import signal
import subprocess
import sys

from legmap.gui.shell.app import build_window
from legmap.gui.shell.frame import Frame
from legmap.gui.shell.settings_file import remembered_geometry
from tests.faults.subprocesses import said

ONE_START = """
import builtins, gc, sys
from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QImage
from legmap.gui.shell import app
from legmap.gui.shell import frame
from legmap.gui.shell.frame import Frame

frame.SIZE = QSize(720, 600)  # with a title bar it still fits this platform's screen
hook = builtins.__import__
seen = []
paint = Frame.paintEvent

def paint_and_note(self, event):
    paint(self, event)
    if self._still is not None:
        seen.append((self._still.copy(), "legmap.gui.shell.window" in sys.modules))

Frame.paintEvent = paint_and_note
stay = app._run_event_loop

def look_and_close(application, window, lesion):
    def end():
        image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        if seen:
            same = seen[0][0] == image
            print(f"a picture, before the window was loaded: {not seen[0][1]}, what comes then: {same}")
        else:
            print("no picture")
        window.document.selection.select_all(("nerve.tibial",))
        window.close()

    QTimer.singleShot(0, end)
    return stay(application, window, lesion)

app._run_event_loop = look_and_close
assert app.run([]) == 0
assert builtins.__import__ is hook
assert gc.isenabled()
"""


def test_a_start_shows_at_once_what_the_one_before_has_left(tmp_path):
    surroundings = os.environ | {f"XDG_{n}_HOME": str(tmp_path / n) for n in ("CACHE", "CONFIG", "STATE")}

    def start():
        done = subprocess.run(
            [sys.executable, "-c", ONE_START], capture_output=True, text=True, env=surroundings, check=False
        )
        assert said(done.stderr) == ""
        return done.stdout.strip()

    assert start() == "no picture"
    assert start() == "a picture, before the window was loaded: True, what comes then: True"


INTERRUPTED = """
import os, signal
from legmap.gui.shell import app
from legmap.gui.shell.frame import Frame

signal.signal(signal.SIGINT, signal.default_int_handler)
Frame.resizeEvent = lambda self, event: os.kill(os.getpid(), signal.SIGINT)
app._run_event_loop = lambda *_: 0
app.run([])
"""


def test_an_interrupt_ends_the_start_even_where_a_window_is_sized(tmp_path):
    surroundings = os.environ | {f"XDG_{n}_HOME": str(tmp_path / n) for n in ("CACHE", "CONFIG", "STATE")}
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED], capture_output=True, text=True, env=surroundings, check=False
    )
    assert (done.returncode, done.stderr) == (-signal.SIGINT, "")


def test_the_window_fills_its_frame_and_closes_with_it(qtbot, atlas, monkeypatch, tmp_path):
    settings = tmp_path / "legmap.ini"
    monkeypatch.setattr("legmap.gui.shell.app.settings_file", lambda: settings)
    frame = Frame(None, None)
    qtbot.addWidget(frame)
    frame.open()
    window = build_window((), atlas, parent=frame)
    frame.take(window)
    frame.setGeometry(50, 70, 780, 600)
    assert window.size() == frame.size()
    window.actions_.quit.trigger()
    assert frame.closed
    assert not window.isVisible()
    again = Frame(remembered_geometry(settings), None)
    qtbot.addWidget(again)
    assert again.size() == frame.size()
