"""An error that nobody foresaw, in the window as it is: a dialog, a report to copy, and work goes on."""

import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from legmap.gui.dialogs.error_report import ReportDialog, report_errors
from legmap.gui.dialogs.export.dialog import ExportDialog
from legmap.gui.pages.lesion.page import LesionPage


class Unforeseen(Exception):
    """What no code raises."""


def fail(*_, **__):
    raise Unforeseen("quite unforeseen")


def the_report(qtbot, window):
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(ReportDialog)))
    return next(d for d in window.findChildren(ReportDialog) if d.isVisible())


def in_a_slot(window, monkeypatch):
    monkeypatch.setattr("legmap.gui.pages.lesion_page_base.build_report", fail)
    QTimer.singleShot(0, lambda: window.document.selection.select("root.S1"))


def in_painting(window, monkeypatch):
    monkeypatch.setattr(type(window.canvas._frame_cache), "frame", fail)
    window.canvas.update()


def in_a_thread(window, monkeypatch):
    worker = threading.Thread(target=fail)
    worker.start()
    worker.join()


def in_an_export(window, monkeypatch):
    window.actions_.export_picture.trigger()
    dialog = window.findChild(ExportDialog)
    monkeypatch.setattr("legmap.gui.dialogs.export.dialog.write_figure", fail)
    QTimer.singleShot(0, lambda: dialog.write(window.settings_file.with_name("a.png"), overwrite=True))


@pytest.mark.parametrize("where", [in_a_slot, in_painting, in_a_thread, in_an_export])
def test_there_is_a_report_to_copy_and_the_work_goes_on(qtbot, window, monkeypatch, where):
    window.document.selection.select("nerve.tibial")
    with report_errors(window, lambda: "Lesion: nerve.tibial"), monkeypatch.context() as patched:
        where(window, patched)
        report = the_report(qtbot, window)
        patched.undo()
        report.copy_button.click()
        copied = QGuiApplication.clipboard().text()
        assert "Unforeseen: " in copied
        assert "quite unforeseen" in copied
        assert "Lesion: nerve.tibial" in copied
        report.reject()
        assert window.isVisible()
        window.document.selection.select("root.L5")
        assert window.document.selection.ids == ("root.L5",)
        assert "L5" in window.side_panel.page_of(LesionPage).panel.shown_text
        window.document.history.undo()
        assert window.document.selection.ids[0] != "root.L5"
    assert not list(window.settings_file.parent.glob("a.png*"))
