"""Asking for files and printers: nobody waits for the answer, and no dialog stays behind."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox, QWidget

from legmap.errors import LegmapError
from legmap.gui.dialogs.export.dialog import ExportDialog
from legmap.gui.dialogs.file_dialogs import ask_save_path, delete_closed_dialogs

FILTERS = ["Text (*.txt)", "CSV (*.csv)"]
NOT_NATIVE = Qt.ApplicationAttribute.AA_DontUseNativeDialogs


@pytest.fixture(autouse=True)
def _filled_in_by_hand(qapp):
    before = QCoreApplication.testAttribute(NOT_NATIVE)
    QCoreApplication.setAttribute(NOT_NATIVE)
    yield
    QCoreApplication.setAttribute(NOT_NATIVE, before)


def delete_what_is_to_be_deleted():
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def opened(parent, kind):
    (dialog,) = (d for d in parent.findChildren(kind) if d.isVisible())
    return dialog


def name_file(dialog, path):
    dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
    dialog.accept()


def test_a_file_is_named_later_and_taken_once(qtbot, tmp_path):
    over, taken = QWidget(), []
    qtbot.addWidget(over)
    over.show()
    ask_save_path(over, "Save", "list.txt", FILTERS, lambda path, chosen: taken.append((path, chosen)))
    assert taken == []
    dialog = opened(over, QFileDialog)
    dialog.selectNameFilter(FILTERS[1])
    name_file(dialog, tmp_path / "other.csv")
    assert taken == [(tmp_path / "other.csv", FILTERS[1])]
    ask_save_path(over, "Save", "list.txt", FILTERS, lambda path, chosen: taken.append((path, chosen)))
    opened(over, QFileDialog).reject()
    assert len(taken) == 1


def test_the_list_is_saved_in_the_format_chosen(window, tmp_path):
    window.document.selection.select("nerve.tibial")
    window.actions_.save_list.trigger()
    dialog = opened(window, QFileDialog)
    dialog.selectNameFilter("CSV (*.csv)")
    name_file(dialog, tmp_path / "list")
    assert "soleus" in (tmp_path / "list.csv").read_text(encoding="utf-8")


def test_the_picture_is_saved_and_the_dialogs_close(window, tmp_path):
    window.actions_.export_picture.trigger()
    export = opened(window, ExportDialog)
    export.form.format.setCurrentIndex(1)
    export.save_button.click()
    name_file(opened(export, QFileDialog), tmp_path / "picture")
    assert (tmp_path / "picture.svg").stat().st_size > 1000
    assert not export.isVisible()


@pytest.mark.parametrize("replaced", [True, False])
def test_a_file_that_is_there_is_replaced_only_if_wished_even_if_its_ending_was_not_typed(
    window, tmp_path, replaced
):
    (tmp_path / "list.md").write_text("precious")
    window.document.selection.select("nerve.tibial")
    window.actions_.save_list.trigger()
    name_file(opened(window, QFileDialog), tmp_path / "list")
    assert (tmp_path / "list.md").read_text() == "precious"
    box = opened(window, QMessageBox)
    assert "list.md" in box.text()
    answer = QMessageBox.StandardButton.Yes if replaced else QMessageBox.StandardButton.No
    box.button(answer).click()
    assert ("soleus" in (tmp_path / "list.md").read_text(encoding="utf-8")) == replaced


def test_nothing_is_deleted_while_something_waits(qtbot):
    """A dialog that is closed may be waiting for an answer of its own."""
    over = QWidget()
    qtbot.addWidget(over)
    waiting = QFileDialog(over)
    outer, inner = QEventLoop(), QEventLoop()
    left = []

    def drop():
        delete_closed_dialogs(over, QFileDialog)
        QTimer.singleShot(0, render_options)

    def nested():
        QTimer.singleShot(0, drop)
        inner.exec()
        outer.quit()

    def render_options():
        left.extend(over.findChildren(QFileDialog))
        inner.quit()

    QTimer.singleShot(0, nested)
    outer.exec()
    assert left == [waiting]
    delete_closed_dialogs(over, QFileDialog)
    delete_what_is_to_be_deleted()
    assert over.findChildren(QFileDialog) == []


def test_a_picture_that_cannot_be_written_is_told_over_the_dialog_that_stays(window, tmp_path, qtbot):
    window.actions_.export_picture.trigger()
    export = opened(window, ExportDialog)
    export.save_button.click()
    name_file(opened(export, QFileDialog), tmp_path / "no" / "such" / "folder.png")
    box = opened(export, QMessageBox)
    assert str(tmp_path) in box.text()
    box.accept()
    assert export.isVisible()
    export.reject()


def test_the_list_is_printed_where_the_dialog_says(window, tmp_path):
    window.document.selection.select("nerve.tibial")
    for name, result in (("no.pdf", QDialog.DialogCode.Rejected), ("yes.pdf", QDialog.DialogCode.Accepted)):
        window.actions_.print_list.trigger()
        dialog = opened(window, QPrintDialog)
        dialog.printer().setOutputFileName(str(tmp_path / name))
        dialog.done(result)
    assert [file.name for file in tmp_path.glob("*.pdf")] == ["yes.pdf"]
    assert (tmp_path / "yes.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("export_picture", ExportDialog), ("save_list", QFileDialog), ("print_list", QPrintDialog)],
)
def test_dialogs_do_not_pile_up(window, name, kind):
    window.document.selection.select("nerve.tibial")
    for _ in range(2):
        getattr(window.actions_, name).trigger()
        opened(window, kind).reject()
        delete_what_is_to_be_deleted()
    assert len(window.findChildren(kind)) == 1


def test_everything_may_close_and_go_while_a_file_is_asked_for(window):
    """The system ends the program so; a call that waited in the dialog came back to what was gone."""
    window.actions_.export_picture.trigger()
    export = opened(window, ExportDialog)
    export.save_button.click()
    assert opened(export, QFileDialog)
    QApplication.closeAllWindows()
    export.deleteLater()
    delete_what_is_to_be_deleted()
    assert window.findChildren(ExportDialog) == []


@pytest.mark.parametrize(
    "name", ["x" * 254, "no/such/folder", "odd\udcff"], ids=["long", "folder", "no text"]
)
def test_a_place_that_the_system_refuses_is_a_sentence(window, tmp_path, name):
    window.document.selection.select("nerve.tibial")
    with pytest.raises(LegmapError, match=r"(could not|cannot) be written"):
        window.exporter._save_as(tmp_path / name, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_printing_that_fails_is_a_sentence(window, tmp_path):
    window.document.selection.select("nerve.tibial")
    for where in (str(tmp_path / "missing" / "list.pdf"), "/dev/full"):
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(where)
        with pytest.raises(LegmapError) as raised:
            window.exporter._print(printer, QDialog.DialogCode.Accepted)
        assert f"could not be printed on {where}" in str(raised.value)
