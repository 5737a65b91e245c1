"""What Qt says goes to the log, and a window that cannot open is one sentence."""

import sys

import pytest

from legmap.gui.shell.qt_messages import MAX_MESSAGES, _why_no_window
from tests.faults.subprocesses import legmap, run, surroundings, window_program

FAILED = 'Could not load the Qt platform plugin "{}" in "" even though it was found.'

WARN = f"""
from PySide6.QtCore import qInfo, qWarning
for number in range({MAX_MESSAGES + 10}):
    qWarning("once")
    qWarning(f"message {{number}}")
qInfo("nothing")
window.close()
"""


def test_warnings_are_logged_once_each_and_not_without_end(tmp_path):
    own = surroundings(tmp_path)
    done = run(window_program(WARN), own)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    text = (tmp_path / "state" / "legmap" / "log" / "legmap.log").read_text()
    assert text.count("once") == 1
    assert "WARNING" in text
    assert MAX_MESSAGES - 5 < text.count("Qt: ") <= MAX_MESSAGES
    assert "nothing" not in text


def test_another_fatal_message_is_a_fault_with_its_text_in_the_log(tmp_path):
    done = run(
        window_program("from PySide6.QtCore import qFatal\nqFatal('no more memory for this')"),
        surroundings(tmp_path),
    )
    assert done.returncode == 70
    assert done.stderr.count("\n") == 1
    assert "no more memory" in (tmp_path / "state" / "legmap" / "log" / "legmap.log").read_text()


def test_the_sentence_names_what_is_missing(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":77")
    monkeypatch.setenv("WAYLAND_DISPLAY", "nowhere")
    monkeypatch.setenv("QT_QPA_PLATFORM", "fancy")
    for said, told in (
        (f"qt.qpa.xcb: could not connect to display :77 {FAILED.format('xcb')}", "The display :77 does not"),
        (FAILED.format("xcb"), "sudo apt install libxcb-cursor0"),
        (FAILED.format("wayland"), "The display nowhere does not answer"),
        ('Could not find the Qt platform plugin "fancy" in ""', "asks for the platform 'fancy'"),
    ):
        assert told in _why_no_window(said)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays of another platform")
def test_a_window_that_cannot_open_is_one_sentence(tmp_path):
    for more, told in (
        ({"QT_QPA_PLATFORM": "fancy"}, "asks for the platform 'fancy'"),
        ({"QT_QPA_PLATFORM": "", "DISPLAY": ":4321"}, "legmap: "),
        ({"QT_QPA_PLATFORM": "wayland", "WAYLAND_DISPLAY": "nowhere"}, "The display nowhere does not answer"),
        ({"QT_QPA_PLATFORM": ""}, "There is no display"),
    ):
        own = surroundings(tmp_path, XDG_RUNTIME_DIR=str(tmp_path), **more)  # libwayland complains without
        done = run(legmap(), {k: v for k, v in own.items() if v})
        assert done.returncode == 1, more
        assert told in done.stderr, more
        assert done.stderr.count("\n") == 1, more
