"""No socket is opened, ever: not by Python, and not by Qt.

An audit hook sees every socket of Python. Qt is seen through what the process holds: no descriptor may be a
socket, and no library that speaks to a network may be loaded. QtGui itself is linked against QtDBus, so that
one is there; it opens nothing where there is no session bus. With an X server there is one line to it, and
one to the session bus of the desktop, both within the computer (AF_UNIX).
"""

import os
import shutil
import sys

import pytest

from tests.faults.subprocesses import run, surroundings, window_program

LISTEN = """
opened = []
sys.addaudithook(lambda event, words: opened.append(event) if event.startswith("socket.") else None)

def look():
    assert not opened, opened
    if os.path.isdir("/proc/self/fd"):
        held = []
        for name in os.listdir("/proc/self/fd"):
            try:
                held.append(os.readlink(f"/proc/self/fd/{name}"))
            except OSError:
                pass
        assert not [h for h in held if h.startswith("socket:")], held
    if os.path.exists("/proc/self/maps"):
        with open("/proc/self/maps") as maps:
            loaded = {line.split("/")[-1].strip() for line in maps if ".so" in line}
        network = ("libQt6Network", "_socket", "_ssl", "libssl", "libcurl")
        speaking = [n for n in loaded if n.startswith(network)]
        assert not speaking, speaking
"""
WORK = """
import importlib, pkgutil
from pathlib import Path
import legmap
from legmap.cli import main
from legmap.gui.dialogs.export.dialog import ExportDialog

look()
for module in pkgutil.walk_packages(legmap.__path__, "legmap."):
    if module.name != "legmap.__main__":
        importlib.import_module(module.name)
window.finder.focus_search()
window.document.selection.select("nerve.tibial")
window.document.selection.select("root.L5")
for page in ("lesion", "strength", "compare", "localise"):
    window.side_panel.open_page(page)
window.actions_.help.trigger()
window.actions_.about.trigger()
folder = Path(os.environ["TARGET"])
window.side_panel.open_page("lesion")
window.actions_.export_picture.trigger()
dialog = window.findChild(ExportDialog)
dialog.form.dpi.setValue(72)
for ending in ("png", "svg", "pdf"):
    dialog.write(folder / f"a.{ending}", overwrite=True)
dialog.reject()
window.exporter.copy_list()
window.exporter.write_list(folder / "list.html")
look()
stdout, sys.stdout = sys.stdout, open(os.devnull, "w")
for words in (["list", "roots"], ["show", "L5"], ["search", "tibial"], ["compare", "L5", "L4"],
              ["localise", "--weak", "tibialis anterior"], ["check"],
              ["export", "L5", "-o", str(folder / "b.png"), "--dpi", "40"]):
    assert main(words) == 0, words
sys.stdout = stdout
look()
told("silent")
for each in QApplication.topLevelWidgets():
    each.close()
"""


@pytest.fixture
def program(tmp_path):
    (tmp_path / "out").mkdir()
    own = surroundings(tmp_path, TARGET=str(tmp_path / "out"), QT_QPA_PLATFORM="offscreen")
    own.pop("DBUS_SESSION_BUS_ADDRESS", None)
    words = window_program(f"from PySide6.QtWidgets import QApplication\n{WORK}", LISTEN)
    return words, own


def test_the_whole_program_opens_no_socket(program):
    done = run(*program)
    assert (done.returncode, done.stdout) == (0, "silent\n"), done.stderr


@pytest.mark.parametrize("call", ["socket", "connect"])
def test_the_listener_hears(tmp_path, call):
    """A test of the test: it must notice a socket of Python."""
    made = "import socket\nline = socket.socket()\n"
    more = "line.connect(('127.0.0.1', 9))\n" if call == "connect" else ""
    program = f"import os, sys\n{LISTEN}\ntry:\n    import socket\n    {made.splitlines()[1]}\n    {more}"
    program += "\nexcept OSError:\n    pass\ntry:\n    look()\nexcept AssertionError:\n    print('heard')"
    assert run([sys.executable, "-c", program], surroundings(tmp_path)).stdout == "heard\n"


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_the_system_is_asked_for_no_socket(program, tmp_path):
    words, own = program
    trace = tmp_path / "trace"
    done = run(["strace", "-f", "-e", "trace=%network", "-o", str(trace), *words], own)
    if "ptrace" in done.stderr or "PTRACE" in done.stderr:
        pytest.skip(f"tracing is not permitted here: {done.stderr.strip()}")
    assert (done.returncode, done.stdout) == (0, "silent\n"), done.stderr
    calls = [c for c in trace.read_text().splitlines() if "socket(" in c or "connect(" in c or "send" in c]
    assert calls == []


@pytest.mark.skipif(os.name == "nt", reason="the rules of another platform")
def test_no_module_knows_sockets():
    from tests.faults.subprocesses import ROOT

    speaking = ("import socket", "QtNetwork", "urllib.request", "http.client", "QtDBus", "asyncio", "ssl")
    knowing = {
        file.name
        for file in (ROOT / "src").rglob("*.py")
        for text in [file.read_text(encoding="utf-8")]
        if any(f"import {s}" in text or f"from {s}" in text or s in text for s in speaking[:1])
        or any(f"import {s}" in text or f"from {s}" in text or f".{s} import" in text for s in speaking[1:])
    }
    assert knowing == set()
