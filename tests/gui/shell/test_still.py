import os

import pytest
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from legmap import cache
from legmap.gui.shell.still import fetch_still, has_still, keep_still


class Painted(QWidget):
    def paintEvent(self, event):
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor("#123456"))
            painter.fillRect(3, 5, 20, 10, QColor("#fedcba"))


@pytest.fixture
def settings(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    file = tmp_path / "legmap.ini"
    file.write_text("[General]\nside=right\n", encoding="utf-8")
    return file


@pytest.fixture
def assets(tmp_path):
    folder = tmp_path / "drawings"
    folder.mkdir()
    (folder / "anterior.svg").write_text("<svg/>", encoding="utf-8")
    return folder


@pytest.fixture
def widget(qtbot):
    made = Painted()
    qtbot.addWidget(made)
    made.resize(120, 80)
    return made


def test_what_was_kept_comes_back_pixel_by_pixel(widget, settings, assets):
    assert not has_still(settings, assets)
    assert keep_still(widget, settings, assets)
    assert has_still(settings, assets)
    still = fetch_still(settings, assets)
    assert still is not None
    assert still == widget.grab().toImage().convertToFormat(still.format())
    assert still.devicePixelRatio() == widget.devicePixelRatio()


def test_other_settings_want_another_picture(widget, settings, assets):
    keep_still(widget, settings, assets)
    settings.write_text("[General]\nside=both\n", encoding="utf-8")
    assert fetch_still(settings, assets) is None


def test_other_drawings_want_another_picture(widget, settings, assets):
    keep_still(widget, settings, assets)
    os.utime(assets / "anterior.svg", ns=(7, 7))
    assert fetch_still(settings, assets) is None


def test_drawings_elsewhere_want_another_picture(widget, settings, assets):
    keep_still(widget, settings, assets)
    assert fetch_still(settings, None) is None


def test_without_settings_or_drawings_there_is_no_picture(widget, settings, assets, tmp_path):
    assert not keep_still(widget, tmp_path / "none.ini", assets)
    assert not keep_still(widget, settings, tmp_path / "nowhere")
    assert fetch_still(settings, tmp_path / "nowhere") is None


@pytest.mark.parametrize(
    "payload",
    [b"", b"\0" * 11, b"\0" * 12, b"\0\0\0\x02\0\0\0\x02\0\0\0\x64" + b"\0" * 15, b"\xff" * 12 + b"\0" * 64],
)
def test_a_picture_that_is_none_is_passed_over(settings, assets, monkeypatch, payload):
    monkeypatch.setattr(cache, "fetch", lambda name, key: payload)
    assert fetch_still(settings, assets) is None


def test_a_picture_too_large_to_be_of_use_is_not_kept(widget, settings, assets, monkeypatch):
    monkeypatch.setattr("legmap.gui.shell.still._LARGEST", 1000)
    assert not keep_still(widget, settings, assets)


@pytest.mark.parametrize("name", ["\udcff", "a\nb"], ids=ascii)
def test_names_that_no_encoding_knows_want_another_picture(widget, settings, assets, name):
    keep_still(widget, settings, assets)
    (assets / f"{name}.svg").write_text("<svg/>", encoding="utf-8")
    assert not has_still(settings, assets)
    assert keep_still(widget, settings, assets)
    assert has_still(settings, assets)


@pytest.mark.parametrize("name", ["\udcff", "\0", "x" * 5000], ids=["no letter", "null", "long"])
def test_what_is_no_folder_has_no_picture(settings, tmp_path, name):
    assert fetch_still(settings, tmp_path / name) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes there")
def test_settings_that_are_a_pipe_are_not_waited_for(widget, settings, assets):
    settings.unlink()
    os.mkfifo(settings)
    assert not keep_still(widget, settings, assets)
    assert fetch_still(settings, assets) is None
