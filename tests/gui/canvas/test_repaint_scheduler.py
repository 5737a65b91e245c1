import pytest
from PySide6.QtCore import QSize

from legmap.gui.canvas import repaint_scheduler
from legmap.gui.canvas.camera import Camera
from legmap.gui.canvas.repaint_scheduler import RepaintScheduler
from legmap.gui.canvas.viewport import Viewport

HERE = Viewport(Camera(), QSize(100, 100), 1.0)


class FrameCache:
    """Paints a screen in a few slices, and the other base in one."""

    def __init__(self):
        self.slices = 3
        self.viewport, self.complete = None, False
        self._target, self.left, self.told = None, 0, []

    def start(self, viewport):
        self._target, self.left = viewport, self.slices
        self.told.append("sharp")

    def start_missing(self):
        self.left = 1
        self.told.append("other")

    def stop(self):
        self._target, self.left = None, 0

    def clear(self):
        self.stop()
        self.viewport = None

    def paint_for(self, seconds):
        self.left -= 1
        if self.left <= 0:
            self.complete = self._target is None
            self.viewport = self._target or self.viewport
            self.stop()
        return not self.left


@pytest.fixture
def backing():
    return FrameCache()


@pytest.fixture
def looked(qtbot, backing, monkeypatch):
    monkeypatch.setattr(repaint_scheduler, "SETTLE_MS", 0)
    monkeypatch.setattr(repaint_scheduler, "IDLE_MS", 0)
    return RepaintScheduler(backing, lambda: HERE)


def test_when_the_hand_rests_it_is_painted_for_where_one_looks(qtbot, looked, backing):
    with qtbot.waitSignal(looked.repainted):
        looked.camera_moved(settle=True)
        assert not looked.settled
    assert backing.viewport == HERE
    assert looked.settled
    assert backing.told == ["sharp"]


def test_whoever_moves_on_gives_up_what_was_being_painted(qtbot, looked, backing):
    backing.slices = 1_000_000
    looked.camera_moved(settle=True)
    qtbot.waitUntil(lambda: backing.left > 0)
    looked.camera_moved(settle=False)
    assert backing.left == 0
    assert looked.settled
    assert backing.viewport is None


def test_the_other_base_waits_until_nothing_else_is_to_be_painted(qtbot, looked, backing):
    looked.camera_moved(settle=True)
    looked.frame_painted()  # the hand may go on
    qtbot.waitUntil(lambda: looked.settled)
    assert backing.told == ["sharp"]
    looked.frame_painted()
    qtbot.waitUntil(lambda: backing.complete and looked.settled)
    assert backing.told == ["sharp", "other"]
    looked.frame_painted()  # everything is there
    assert not looked._idle_timer.isActive()


def test_what_is_dropped_is_not_painted_any_more(looked, backing):
    looked.camera_moved(settle=True)
    looked.clear()
    assert looked.settled
    assert backing.viewport is None
    assert backing.told == []
