import pytest
from PySide6.QtCore import QSize

from legmap.gui import pace
from legmap.gui.camera import Camera
from legmap.gui.pace import Pace
from legmap.gui.screen import Screen

HERE = Screen(Camera(), QSize(100, 100), 1.0)


class Backing:
    """Paints a screen in a few slices, and the other base in one."""

    def __init__(self):
        self.slices = 3
        self.screen, self.complete = None, False
        self._meant, self.left, self.told = None, 0, []

    def start(self, screen):
        self._meant, self.left = screen, self.slices
        self.told.append("sharp")

    def start_other(self):
        self.left = 1
        self.told.append("other")

    def stop(self):
        self._meant, self.left = None, 0

    def clear(self):
        self.stop()
        self.screen = None

    def go_on(self, seconds):
        self.left -= 1
        if self.left <= 0:
            self.complete = self._meant is None
            self.screen = self._meant or self.screen
            self.stop()
        return not self.left


@pytest.fixture
def backing():
    return Backing()


@pytest.fixture
def looked(qtbot, backing, monkeypatch):
    monkeypatch.setattr(pace, "SETTLE_MS", 0)
    monkeypatch.setattr(pace, "SPARE_MS", 0)
    return Pace(backing, lambda: HERE)


def test_when_the_hand_rests_it_is_painted_for_where_one_looks(qtbot, looked, backing):
    with qtbot.waitSignal(looked.sharpened):
        looked.moved(settle=True)
        assert not looked.settled
    assert backing.screen == HERE
    assert looked.settled
    assert backing.told == ["sharp"]


def test_whoever_moves_on_gives_up_what_was_being_painted(qtbot, looked, backing):
    backing.slices = 1_000_000
    looked.moved(settle=True)
    qtbot.waitUntil(lambda: backing.left > 0)
    looked.moved(settle=False)
    assert backing.left == 0
    assert looked.settled
    assert backing.screen is None


def test_the_other_base_waits_until_nothing_else_is_to_be_painted(qtbot, looked, backing):
    looked.moved(settle=True)
    looked.painted()  # the hand may go on
    qtbot.waitUntil(lambda: looked.settled)
    assert backing.told == ["sharp"]
    looked.painted()
    qtbot.waitUntil(lambda: backing.complete and looked.settled)
    assert backing.told == ["sharp", "other"]
    looked.painted()  # everything is there
    assert not looked._spare.isActive()


def test_what_is_dropped_is_not_painted_any_more(looked, backing):
    looked.moved(settle=True)
    looked.drop()
    assert looked.settled
    assert backing.screen is None
    assert backing.told == []
