import pytest
from PySide6.QtCore import QPointF

from legmap.gui.canvas.click_cycling import ClickCycle

HITS = ("nerve.tibial", "muscle.soleus", "dermatome.S2")
HERE = QPointF(40, 60)


@pytest.fixture
def digging(qapp):
    return ClickCycle()


def clicks(digging, *points, scale=1.0, hits=HITS, advance=True):
    return [digging.click(point, scale, hits, advance=advance) for point in points]


def test_each_click_at_a_place_goes_one_deeper_and_round(digging):
    assert clicks(digging, HERE, HERE, HERE, HERE) == [0, 1, 2, 0]


def test_another_place_begins_at_the_top(digging):
    assert clicks(digging, HERE, HERE + QPointF(30, 0), HERE) == [0, 0, 0]


def test_the_hand_may_shake_by_some_pixels_whatever_the_zoom(digging):
    near = HERE + QPointF(1, 1)
    assert clicks(digging, HERE, near, scale=2.0) == [0, 1]
    digging.reset()
    assert clicks(digging, HERE, near, scale=20.0) == [0, 0]


def test_other_things_at_the_place_begin_at_the_top(digging):
    clicks(digging, HERE)
    assert clicks(digging, HERE, hits=HITS[:2]) == [0]


def test_it_begins_at_the_top_when_told_so(digging):
    clicks(digging, HERE)
    digging.reset()
    assert clicks(digging, HERE) == [0]
    assert clicks(digging, HERE, advance=False) == [0]
