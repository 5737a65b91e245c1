import ctypes
import subprocess
import sys

import pytest

from legmap.gui.shell import thrift
from legmap.gui.shell.session import _save_memory
from legmap.gui.shell.thrift import Thrift
from legmap.gui.state.comparison import EXAMPLE


def test_it_gives_back_once_in_a_pause(qtbot, monkeypatch):
    monkeypatch.setattr(thrift, "REST_MS", 0)
    given = []
    one = Thrift(lambda: given.append(1))
    one.put_off()
    one.put_off()
    qtbot.waitUntil(lambda: bool(given))
    assert not one._timer.isActive()
    one.put_off()
    qtbot.waitUntil(lambda: given == [1, 1])


CHANGES = {
    "zoom": lambda window: window.canvas.zoom_in(),
    "side": lambda window: window.document.view_state.set_side("left"),
    "lesion": lambda window: window.document.selection.select("nerve.tibial"),
    "comparison": lambda window: window.document.comparison.restore(EXAMPLE),
    "findings": lambda window: window.document.examination.cycle_finding("muscle.soleus"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_puts_it_off(qtbot, window, monkeypatch, change):
    put_off = []
    monkeypatch.setattr(Thrift, "put_off", lambda self: put_off.append(1))
    _save_memory(window)
    before = len(put_off)
    CHANGES[change](window)
    assert len(put_off) > before


WASTE = """
import ctypes, os
from legmap.gui.shell.thrift import _trim

def used():
    return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

library = ctypes.CDLL(None)
library.malloc.restype = ctypes.c_void_p
library.free.argtypes = [ctypes.c_void_p]
pieces = [library.malloc(65_000) for _ in range(1000)]
for piece in pieces:
    ctypes.memset(piece, 1, 65_000)
for number, piece in enumerate(pieces):
    if number % 16:
        library.free(piece)
before = used()
_trim()()
print(before - used())
"""
"""Every sixteenth piece stays, so that the system gets nothing by itself."""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts as Linux does")
def test_what_lies_free_between_pieces_that_stay_goes_back():
    if not hasattr(ctypes.CDLL(None), "malloc_trim"):
        pytest.skip("another C library")
    done = subprocess.run([sys.executable, "-c", WASTE], capture_output=True, text=True, check=True)
    assert int(done.stdout) > 40_000_000


@pytest.mark.parametrize("error", [OSError, AttributeError, TypeError])
def test_where_the_c_library_cannot_it_does_nothing(monkeypatch, error):
    def refuse(_):
        raise error

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    thrift._trim()()
