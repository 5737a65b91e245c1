"""The X server ends while the window is open or asks something, or lets nobody in."""

import ctypes
import os
import shutil
import signal
import subprocess

import pytest

from tests.faults.subprocesses import BACK, legmap, line, run, start, surroundings, window_program

XCB_LIBRARIES = ("libxcb-cursor.so.0", "libxkbcommon-x11.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1")
NUMBERS = range(73, 80)
QUIET = ("-nolisten", "tcp")

WORK = """
window.document.selection.select("nerve.tibial")
{more}
QTimer.singleShot(0, lambda: recovery.write() and told("working"))  # Xlib may end it at once
"""
OPEN = {
    "the window": "",
    "a dialog": "window.actions_.export_picture.trigger()",
    "a question": "QTimer.singleShot(0, window.actions_.save_list.trigger)",
}


def lacking():
    if not shutil.which("Xvfb"):
        return "Xvfb is not installed"
    for library in XCB_LIBRARIES:
        try:
            ctypes.CDLL(library)
        except OSError:
            return f"{library} is not installed"
    return ""


pytestmark = pytest.mark.skipif(bool(lacking()), reason=lacking() or "none")


def x_server(*more):
    """A display that nobody uses, once it answers."""
    for number in NUMBERS:
        read, write = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", f":{number}", "-screen", "0", "1400x1000x24", "-displayfd", str(write), *QUIET, *more],
            pass_fds=(write,),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with open(read) as told:
            if told.readline():
                return server, number
        server.wait()
    pytest.skip("every display is in use")


def clear(number):
    """What a killed server leaves."""
    for left in (f"/tmp/.X11-unix/X{number}", f"/tmp/.X{number}-lock"):
        if os.path.exists(left):
            os.unlink(left)


def test_the_program_ends_and_the_work_is_back_on_the_next_display(tmp_path):
    for end, shown in (
        (signal.SIGTERM, "the window"),
        (signal.SIGKILL, "a dialog"),
        (signal.SIGKILL, "a question"),
    ):
        end_display(tmp_path / shown, end, shown)


def end_display(folder, end, shown):
    server, number = x_server()
    own = surroundings(folder, QT_QPA_PLATFORM="xcb", DISPLAY=f":{number}")
    program = start(window_program(WORK.format(more=OPEN[shown])), own)
    with program:
        try:
            assert line(program) == "working"
        finally:
            server.send_signal(end)
            server.wait()
            clear(number)
        _, told = program.communicate()
    assert program.returncode == 1, shown
    # Xlib ends the process itself where it notices before Qt does
    assert told.startswith(("legmap: The connection to the display was lost; your work is kept", "XIO:")), (
        shown
    )
    assert "Traceback" not in told, shown
    server, number = x_server()
    try:
        again = run(window_program(BACK), own | {"DISPLAY": f":{number}"})
    finally:
        server.terminate()
        server.wait()
    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout.splitlines()[0] == "nerve.tibial"
    assert "your work has been restored" in again.stdout


def test_a_display_that_lets_nobody_in_is_one_sentence(tmp_path):
    """As after a change of user: the server answers, and wants a word that this program does not know."""
    word = (b"", b"", b"MIT-MAGIC-COOKIE-1", os.urandom(16))
    asked = b"\xff\xff" + b"".join(len(each).to_bytes(2, "big") + each for each in word)
    (tmp_path / "asked").write_bytes(asked)
    server, number = x_server("-auth", str(tmp_path / "asked"))
    own = surroundings(tmp_path, QT_QPA_PLATFORM="xcb", DISPLAY=f":{number}", XAUTHORITY="/dev/null")
    try:
        refused = run(legmap(), own)
        let_in = run(window_program("window.close()"), own | {"XAUTHORITY": str(tmp_path / "asked")})
    finally:
        server.terminate()
        server.wait()
    assert refused.returncode == 1
    assert f"legmap: The display :{number} does not answer" in refused.stderr  # libxcb has a line of its own
    assert (let_in.returncode, let_in.stderr) == (0, "")
