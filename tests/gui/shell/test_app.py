import os
import subprocess
import sys

import pytest

from legmap import __version__
from legmap.errors import LegmapError, UnknownStructureError
from legmap.gui.dialogs.error_report import ReportDialog, report_errors
from legmap.gui.pages.lesion.page import LesionPage
from legmap.gui.shell.app import build_window, run
from legmap.gui.shell.display_check import require_display
from legmap.lesion.notation import lesion_of


@pytest.fixture
def linux(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_without_a_display_one_sentence_points_to_export(linux):
    with pytest.raises(LegmapError, match="legmap export"):
        require_display()


def test_offscreen_needs_no_display(linux):
    linux.setenv("QT_QPA_PLATFORM", "offscreen")
    require_display()


def test_make_run_without_display_ends_with_the_sentence():
    environment = {
        k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    done = subprocess.run(
        [sys.executable, "-m", "legmap"], capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 1
    assert "legmap export" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_names_on_the_command_line_are_resolved_before_anything_opens(monkeypatch):
    monkeypatch.setattr(
        "legmap.gui.shell.app.require_display", lambda: pytest.fail("a display was asked for")
    )
    with pytest.raises(UnknownStructureError):
        run(["shwo"])


def test_the_window_opens_on_a_lesion_at_a_place(qtbot, atlas, monkeypatch, tmp_path):
    monkeypatch.setattr("legmap.gui.shell.app.settings_file", lambda: tmp_path / "settings.json")
    window = build_window(lesion_of(atlas, ["tibial nerve@popliteal fossa:severe:left", "L5"]), atlas)
    qtbot.addWidget(window)
    assert window.windowTitle() == "tibial nerve in the popliteal fossa, severe, left + L5 root – legmap"
    assert window.document.view_state.view_options.side == "both"


def test_the_window_opens_on_a_selection(qtbot, atlas, monkeypatch, tmp_path):
    monkeypatch.setattr("legmap.gui.shell.app.settings_file", lambda: tmp_path / "settings.json")
    window = build_window(("nerve.tibial",), atlas)
    qtbot.addWidget(window)
    assert window.document.selection.ids == ("nerve.tibial",)
    assert "Tibial nerve" in window.side_panel.page_of(LesionPage).panel.shown_text


def test_damaged_settings_are_told_in_the_status_bar(qtbot, atlas, monkeypatch, tmp_path):
    file = tmp_path / "settings.json"
    file.write_bytes(b"\x00\xff\x00")
    monkeypatch.setattr("legmap.gui.shell.app.settings_file", lambda: file)
    window = build_window((), atlas)
    qtbot.addWidget(window)
    assert "damaged" in window.statusBar().currentMessage()


def test_an_unforeseen_error_opens_a_report_and_keeps_the_window(qtbot, window):
    before = sys.excepthook
    with report_errors(window):
        try:
            raise ZeroDivisionError("seven by nought")
        except ZeroDivisionError as error:
            sys.excepthook(type(error), error, error.__traceback__)
        qtbot.waitUntil(lambda: window.findChild(ReportDialog) is not None)
        report = window.findChild(ReportDialog)
        assert report.isVisible()
        text = report.text.toPlainText()
        assert "seven by nought" in text
        assert "test_app.py" in text
        assert text.startswith(f"legmap {__version__}")
        report.reject()
    assert sys.excepthook is before
    assert window.isVisible()
