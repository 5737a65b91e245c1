import os
from dataclasses import replace

import pytest
from PySide6.QtCore import QByteArray, QLockFile

from legmap.gui.shell.settings import WindowSettings, can_save, load, save
from legmap.gui.shell.settings_file import make_way
from legmap.gui.state.view_options import ViewOptions
from legmap.render.layers import Layers

ODD = WindowSettings(
    ViewOptions("left", "foot", False, Layers("deep", "fields", False, False, False), "dark", "map.other"),
    QByteArray(b"geometry"),
    QByteArray(b"state"),
)


def test_a_first_start_has_the_defaults(settings):
    assert load(settings) == (WindowSettings(), "")


def test_what_was_saved_comes_back(settings):
    assert save(settings, ODD)
    assert load(settings) == (ODD, "")


def test_damaged_settings_are_set_aside_with_a_sentence(settings):
    settings.parent.mkdir(parents=True)
    settings.write_bytes(b"\xff\xfe\x00\x01 not settings \x00\x00")
    remembered, complaint = load(settings)
    assert remembered == WindowSettings()
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
    view_options = load(settings)[0].view_options
    assert view_options.side == "right"
    assert view_options.view_set == "front-back"
    assert view_options.layers == replace(ODD.view_options.layers, muscles="superficial", nerves=True)
    assert view_options.appearance == "dark"


def test_an_unwritable_place_is_told_and_harmless(tmp_path):
    blocker = tmp_path / "file"
    blocker.write_text("in the way")
    assert not save(blocker / "legmap.ini", ODD)
    assert blocker.read_text() == "in the way"


def test_what_killed_programs_left_beside_the_settings_goes(settings):
    save(settings, ODD)
    left = [settings.with_name(f"legmap.ini.{ending}") for ending in ("MkbUAQ", "aBcdef")]
    own = [settings.with_name(f"legmap.ini.{ending}") for ending in ("backup", "Backup", "old", "copy12")]
    lock = settings.with_name("legmap.ini.lock")
    for file in (*left, *own):
        file.write_text("half")
    lock.write_text("999999999\npython3.11\nelsewhere\n")
    os.utime(lock, (0, 0))
    assert save(settings, WindowSettings())
    assert load(settings) == (WindowSettings(), "")
    assert not any(file.exists() for file in (*left, lock))
    assert all(file.exists() for file in own)


@pytest.mark.parametrize("wrong", [0, 4_000_000_000], ids=["1970", "2096"])
def test_a_lock_from_another_time_and_computer_keeps_nobody_waiting(settings, wrong):
    save(settings, ODD)
    lock = settings.with_name("legmap.ini.lock")
    lock.write_text(f"{os.getpid()}\npython3.11\nelsewhere\n")
    os.utime(lock, (wrong, wrong))
    assert save(settings, WindowSettings())
    assert load(settings) == (WindowSettings(), "")


def test_a_lock_that_nobody_can_take_is_not_waited_for(settings):
    """Qt itself would wait for ever."""
    save(settings, ODD)
    settings.with_name("legmap.ini.lock").mkdir()
    assert not save(settings, WindowSettings())
    assert load(settings) == (ODD, "")


def test_the_lock_of_a_program_that_writes_now_is_respected(settings):
    save(settings, ODD)
    lock = QLockFile(f"{settings}.lock")
    assert lock.tryLock(0)
    half = settings.with_name("legmap.ini.MkbUAQ")
    half.write_text("half")
    assert make_way(settings)
    assert half.exists()
    lock.unlock()
    assert make_way(settings)
    assert not half.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_a_pipe_that_cannot_be_set_aside_keeps_nobody_waiting(settings):
    settings.parent.mkdir(parents=True)
    os.mkfifo(settings)
    for n in ("", *range(2, 10)):
        settings.with_suffix(f".damaged{n}.ini").mkdir()
    remembered, told = load(settings)
    assert "cannot be read" in told
    assert not can_save(settings)
    assert not save(settings, remembered)


def test_a_second_damaged_file_is_kept_beside_the_first(settings):
    settings.parent.mkdir(parents=True)
    for text in (b"\0first", b"\0second"):
        settings.write_bytes(text)
        load(settings)
    assert {f.read_bytes() for f in settings.parent.iterdir()} == {b"\0first", b"\0second"}


def test_a_place_whose_name_is_too_long_is_no_settings_and_no_error(tmp_path):
    file = tmp_path / ("x" * 300) / "legmap.ini"
    assert not can_save(file)
    assert not save(file, WindowSettings())
