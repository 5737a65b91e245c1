"""Whatever goes wrong in slots, events and threads: one dialog, a report to copy, a window that lives on."""

import sys
import threading

import PySide6
import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal, qVersion
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPainter
from PySide6.QtWidgets import QMainWindow, QMessageBox, QPushButton, QWidget

from legmap import __version__
from legmap.errors import LegmapError
from legmap.gui.dialogs import error_report
from legmap.gui.dialogs.error_report import ReportDialog, report_errors, show_startup_error
from legmap.platform.log import log_file


class Broken(QWidget):
    """Raises wherever Qt calls Python."""

    came = Signal()

    def __init__(self, parent, error):
        super().__init__(parent)
        self._error = error
        self.came.connect(self.fail)

    def fail(self):
        raise type(self._error)(*self._error.args)  # a new one each time: its frames must not outlive it

    def paintEvent(self, event):
        with QPainter(self) as painter:
            painter.drawLine(0, 0, 9, 9)
            self.fail()

    def mousePressEvent(self, event):
        self.fail()


@pytest.fixture(autouse=True)
def state(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))


@pytest.fixture
def plain(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.statusBar()
    window.resize(300, 200)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def failures(plain):
    with report_errors(plain, lambda: "Lesion: nerve.tibial") as caught:
        yield caught


def reports(window):
    return [d for d in window.findChildren(ReportDialog) if d.isVisible()]


def the_report(qtbot, window):
    qtbot.waitUntil(lambda: len(reports(window)) == 1)
    return reports(window)[0]


def boxes(window):
    return [b for b in window.findChildren(QMessageBox) if b.isVisible()]


def settle(qtbot):
    """Let everything that is queued happen."""
    later = _Later()
    with qtbot.waitSignal(later.done):
        QTimer.singleShot(0, later.done.emit)


class _Later(QObject):
    done = Signal()


def take(failures, error):
    failures.catch(type(error), error, error.__traceback__)


def test_the_report_has_all_that_a_bug_report_needs(qtbot, plain, failures):
    QTimer.singleShot(0, Broken(plain, ZeroDivisionError("seven by nought")).fail)
    text = the_report(qtbot, plain).text.toPlainText()
    assert text.startswith(f"legmap {__version__}, Python ")
    assert f"PySide6 {PySide6.__version__}, Qt {qVersion()}, offscreen" in text
    assert "Lesion: nerve.tibial" in text
    assert "Traceback (most recent call last)" in text
    assert "ZeroDivisionError: seven by nought" in text
    assert "test_error_report.py" in text
    assert "times:" not in text


def test_no_name_of_a_home_gets_into_the_report(qtbot, plain, failures, monkeypatch):
    monkeypatch.setenv("HOME", "/home/somebody")
    monkeypatch.setenv("USERPROFILE", "/home/somebody")
    take(failures, OSError(2, "No such file", "/home/somebody/figure.png"))
    text = the_report(qtbot, plain).text.toPlainText()
    assert "somebody" not in text
    assert "~/figure.png" in text


def test_painting_that_fails_every_time_opens_one_dialog(qtbot, plain, failures):
    broken = Broken(plain, ZeroDivisionError("paint"))
    plain.setCentralWidget(broken)
    report = the_report(qtbot, plain)
    for _ in range(5):
        broken.update()
        settle(qtbot)
    assert reports(plain) == [report]
    assert report.text.toPlainText().count("Traceback") == 1
    assert " times: ZeroDivisionError" in report.counts.text()


def test_a_thousand_errors_are_one_dialog_that_counts(qtbot, plain, failures):
    broken = Broken(plain, ZeroDivisionError("again"))
    for _ in range(1000):
        broken.came.emit()
    report = the_report(qtbot, plain)
    assert report.text.toPlainText().count("Traceback") == 1
    assert "1000 times: ZeroDivisionError" in report.counts.text()
    assert list(failures.counts.values()) == [1000]


def test_an_error_that_comes_again_after_its_dialog_was_closed_opens_no_second_one(qtbot, plain, failures):
    broken = Broken(plain, ZeroDivisionError("again"))
    broken.came.emit()
    the_report(qtbot, plain).reject()
    broken.came.emit()
    qtbot.waitUntil(lambda: "2 times" in plain.statusBar().currentMessage())
    assert reports(plain) == []


def test_another_error_joins_the_open_dialog_and_reopens_a_closed_one(qtbot, plain, failures):
    def other():
        raise KeyError("other")

    def third():
        raise ValueError("third")

    Broken(plain, ZeroDivisionError("one")).came.emit()
    report = the_report(qtbot, plain)
    QTimer.singleShot(0, other)
    qtbot.waitUntil(lambda: "KeyError: 'other'" in report.text.toPlainText())
    assert "ZeroDivisionError: one" in report.text.toPlainText()
    assert reports(plain) == [report]
    report.reject()
    QTimer.singleShot(0, third)
    text = the_report(qtbot, plain).text.toPlainText()
    assert "ValueError: third" in text
    assert "KeyError: 'other'" not in text


def test_deep_recursion_is_cut_to_what_is_near_the_error(qtbot, plain, failures):
    def deep(n=0):
        return deep(n + 1)

    QTimer.singleShot(0, deep)
    text = the_report(qtbot, plain).text.toPlainText()
    assert "RecursionError" in text
    assert len(text) < 10_000


def test_the_copied_report_outlives_the_dialog(qtbot, plain, failures):
    for _ in range(2):
        take(failures, ZeroDivisionError("seven \U0001f9b5"))
    report = the_report(qtbot, plain)
    text = report.text.toPlainText()
    report.copy_button.click()
    report.reject()
    settle(qtbot)
    assert QGuiApplication.clipboard().text() == f"{text}\n2 times: ZeroDivisionError"
    assert "seven \U0001f9b5" in text


def test_an_error_within_the_dialog_is_logged(qtbot, plain, failures, monkeypatch, capfd):
    def broken(*_):
        raise KeyError("the dialog itself")

    monkeypatch.setattr(error_report, "details", broken)
    take(failures, ZeroDivisionError("the first"))
    qtbot.waitUntil(lambda: "the dialog itself" in log_file().read_text(encoding="utf-8"))
    text = log_file().read_text(encoding="utf-8")
    assert "the first" in text
    assert "the dialog itself" in text
    told = capfd.readouterr().err
    assert str(log_file()) in told
    assert "Traceback" not in told
    assert plain.isVisible()


def test_an_error_while_closing_is_logged(plain, capfd):
    with report_errors(plain) as failures:
        take(failures, ZeroDivisionError("too late"))
    assert "too late" in log_file().read_text(encoding="utf-8")
    told = capfd.readouterr().err
    assert told.count("\n") == 1
    assert "ZeroDivisionError" in told
    assert reports(plain) == []


def test_an_error_after_the_window_is_gone_is_a_sentence(qtbot, capfd):
    window = QMainWindow()
    with report_errors(window) as failures:
        shiboken6.delete(window)
        take(failures, ZeroDivisionError("orphan"))
    told = capfd.readouterr().err
    assert "ZeroDivisionError" in told
    assert "Traceback" not in told


def test_what_the_user_can_cause_is_a_sentence_and_no_report(qtbot, plain, failures):
    button = QPushButton(plain)
    button.clicked.connect(Broken(plain, LegmapError("The folder is gone; choose another.")).fail)
    button.click()
    qtbot.waitUntil(lambda: len(boxes(plain)) == 1)
    assert boxes(plain)[0].text() == "The folder is gone; choose another."
    assert reports(plain) == []
    assert failures.counts == {}


def test_names_in_a_sentence_are_shown_as_they_are(qtbot, plain, failures):
    Broken(plain, LegmapError("<b>gone</b>.png could not be written.")).came.emit()
    qtbot.waitUntil(lambda: len(boxes(plain)) == 1)
    assert boxes(plain)[0].textFormat() == Qt.TextFormat.PlainText


def test_different_sentences_are_shown_and_none_twice_at_a_time(qtbot, plain, failures):
    for sentence in ("First.", "First.", "Second."):
        take(failures, LegmapError(sentence))
    qtbot.waitUntil(lambda: sorted(b.text() for b in boxes(plain)) == ["First.", "Second."])
    take(failures, LegmapError("First."))
    settle(qtbot)
    assert len(boxes(plain)) == 2
    for box in boxes(plain):
        box.reject()
    take(failures, LegmapError("First."))
    qtbot.waitUntil(lambda: [b.text() for b in boxes(plain)] == ["First."])


def test_at_the_start_a_box_opens_where_nobody_reads_the_terminal(monkeypatch):
    for terminal, platform, shown in (
        (True, "xcb", []),
        (False, "xcb", ["No drawings."]),
        (False, "offscreen", []),
    ):
        told: list[str] = []
        with monkeypatch.context() as patched:
            patched.setattr(QMessageBox, "exec", lambda box, told=told: told.append(box.text()))
            patched.setattr(QGuiApplication, "platformName", lambda platform=platform: platform)
            stream = type("Stream", (), {"isatty": lambda self, terminal=terminal: terminal})
            patched.setattr(sys, "stderr", stream())
            show_startup_error(LegmapError("No drawings."))
        assert told == shown, (terminal, platform)


def test_what_comes_when_the_window_has_closed_is_told_without_it(qtbot, plain, capfd):
    with report_errors(plain):
        plain.close()
        for error in (LegmapError("No room."), KeyError("x")):
            Broken(plain, error).came.emit()
        settle(qtbot)
        assert boxes(plain) == reports(plain) == []
    told = capfd.readouterr().err
    assert "No room." in told
    assert "legmap.log" in told


def test_errors_of_events_threads_and_finalisers_are_reported_too(qtbot, plain, failures):
    broken = Broken(plain, ZeroDivisionError("event"))
    place = QPointF(1, 1)
    left = Qt.MouseButton.LeftButton
    press = QMouseEvent(
        QEvent.Type.MouseButtonPress, place, place, left, left, Qt.KeyboardModifier.NoModifier
    )
    QGuiApplication.postEvent(broken, press)
    thread = threading.Thread(target=Broken(plain, KeyError("thread")).fail)
    thread.start()
    thread.join()

    class Dying:
        def __del__(self):
            raise ValueError("finaliser")

    Dying()
    report = the_report(qtbot, plain)
    for each in ("event", "'thread'", "ValueError: finaliser"):
        qtbot.waitUntil(lambda each=each: each in report.text.toPlainText())
    reports(plain)[0].reject()
    assert plain.isVisible()
