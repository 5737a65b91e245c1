from dataclasses import replace

from PySide6.QtCore import QByteArray

from legmap.gui.display import Showing
from legmap.gui.settings import Remembered, load, save
from legmap.render.layers import Layers

ODD = Remembered(
    Showing("left", "foot", False, Layers("deep", "fields", False, False, False), "dark", "map.other"),
    QByteArray(b"geometry"),
    QByteArray(b"state"),
)


def test_a_first_start_has_the_defaults(settings):
    assert load(settings) == (Remembered(), "")


def test_what_was_saved_comes_back(settings):
    assert save(settings, ODD)
    assert load(settings) == (ODD, "")


def test_damaged_settings_are_set_aside_with_a_sentence(settings):
    settings.parent.mkdir(parents=True)
    settings.write_bytes(b"\xff\xfe\x00\x01 not settings \x00\x00")
    remembered, complaint = load(settings)
    assert remembered == Remembered()
    assert str(settings) in complaint
    assert settings.with_suffix(".damaged.ini").read_bytes().startswith(b"\xff\xfe")
    assert save(settings, ODD)
    assert load(settings)[0] == ODD


def test_values_that_make_no_sense_fall_back_one_by_one(settings):
    save(settings, ODD)
    text = settings.read_text()
    for good, bad in (
        ("side=left", "side=up"),
        ("page=foot", "page=9"),
        ("muscles=deep", "muscles=7"),
        ("nerves=false", "nerves=perhaps"),
    ):
        assert good in text
        text = text.replace(good, bad)
    settings.write_text(text)
    showing = load(settings)[0].showing
    assert showing.side == "right"
    assert showing.page == "front-back"
    assert showing.layers == replace(ODD.showing.layers, muscles="superficial", nerves=True)
    assert showing.appearance == "dark"


def test_an_unwritable_place_is_told_and_harmless(tmp_path):
    blocker = tmp_path / "file"
    blocker.write_text("in the way")
    assert not save(blocker / "legmap.ini", ODD)
    assert blocker.read_text() == "in the way"
