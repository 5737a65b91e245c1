import pytest

from legmap.gui.canvas import item_cache
from legmap.gui.shell.rehearsal import Rehearsal
from legmap.render import qt_painter


@pytest.fixture
def rehearsal(window, atlas, monkeypatch):
    monkeypatch.setattr("legmap.gui.shell.rehearsal.REST_MS", 0)
    monkeypatch.setattr("legmap.gui.shell.rehearsal.PACE_MS", 0)
    return Rehearsal(
        atlas, window.document.selection, window.document.examination, window.scene, window.canvas, window
    )


def test_after_it_a_click_makes_nothing_new(qtbot, window, rehearsal, monkeypatch):
    shown = window.canvas.grab().toImage()
    rehearsal.begin()
    qtbot.waitUntil(lambda: rehearsal.over, timeout=60_000)
    assert window.document.selection.ids == ()
    assert window.canvas.grab().toImage() == shown

    def prepare(items, halos=None):
        made = tuple(items)
        assert not [i for i in made if i.group == "highlight"]
        return real(made, halos)

    real = qt_painter.prepare
    monkeypatch.setattr(item_cache, "prepare", prepare)
    monkeypatch.setattr("legmap.diagram.courses.drawn_courses", lambda *_: pytest.fail("a course was drawn"))
    monkeypatch.setattr(
        "legmap.lesion.differential.candidates._candidate", lambda *_: pytest.fail("a lesion was made")
    )
    window.document.examination.prepare()
    for structure_id in ("nerve.sciatic", "root.L5", "muscle.soleus", "field.sural"):
        window.document.selection.select(structure_id)


def test_it_makes_no_more_than_there_is_room_for(qtbot, window, rehearsal, monkeypatch):
    monkeypatch.setattr(item_cache, "_AHEAD", 300)
    rehearsal.begin()
    qtbot.waitUntil(lambda: rehearsal.over, timeout=60_000)
    assert not window.scene._item_cache.has_room
    assert len(window.scene._item_cache._ready) < 900


def test_it_waits_while_the_drawings_move(qtbot, window, rehearsal, monkeypatch):
    monkeypatch.setattr("legmap.gui.canvas.sheet_view.SheetView.settled", property(lambda self: False))
    monkeypatch.setattr(window.scene, "prewarm", lambda *_: pytest.fail("it did not wait"))
    rehearsal.begin()
    for _ in range(5):
        rehearsal._go_on()
    assert not rehearsal.over
