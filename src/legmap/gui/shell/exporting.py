"""Export of pictures and lists: to files, printers and the clipboard.

Modules for pictures and printing are imported on demand, which keeps the start fast.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QDialog, QMainWindow

from legmap.diagram.sheet import arrange
from legmap.errors import LegmapError
from legmap.figures.lesion_figure import FigureOptions
from legmap.gui.dialogs.file_dialogs import ask_save_path, confirm_and_write, delete_closed_dialogs
from legmap.gui.pages.export_content import ExportContent
from legmap.gui.shell.parts import WindowParts
from legmap.messages import say
from legmap.platform.files import write_atomically
from legmap.report.formats import REPORT_FORMATS, report_format_of, to_document, to_text
from legmap.report.model import Report

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class ExportController(QObject):
    """Copy, save, print and export the content of the open page."""

    def __init__(self, parts: WindowParts, window: QMainWindow) -> None:
        super().__init__(window)
        self._parts = parts
        self._window = window

    def export_picture(self) -> None:
        """Open the export dialog."""
        from legmap.gui.dialogs.export.dialog import ExportDialog

        delete_closed_dialogs(self._window, ExportDialog)
        content = self._content()
        dialog = ExportDialog(
            self._parts.scene.diagram,
            content.draw,
            content.stem,
            self._parts.document.view_state.view_options,
            self._parts.canvas.seen,
            self._window,
        )
        dialog.written.connect(self._show_saved)
        dialog.open()

    def copy_picture(self) -> None:
        """Put the annotated picture of everything shown on the clipboard."""
        from legmap.render.figure.page import compose_figure
        from legmap.render.figure.raster import pixel_size, render_image

        diagram = self._parts.scene.diagram
        view_options = self._parts.document.view_state.view_options
        sheet = arrange(diagram, diagram.drawn(view_options.views), view_options.side)
        picture = compose_figure(
            self._content().draw(diagram, sheet, FigureOptions(layers=view_options.layers))
        )
        image = render_image(picture, pixel_size(picture, None, 150.0))
        QGuiApplication.clipboard().setImage(image)
        self._window.statusBar().showMessage(self.tr("The picture is on the clipboard."), 5000)

    def copy_list(self) -> None:
        """Put the whole list on the clipboard as text."""
        QGuiApplication.clipboard().setText(to_text(self._report()))
        self._window.statusBar().showMessage(self.tr("The list is on the clipboard."), 5000)

    def save_list(self) -> None:
        """Ask for a file and write the list."""
        filters = [form.file_filter for form in REPORT_FORMATS]
        name = f"{self._content().stem}.{REPORT_FORMATS[0].suffix}"
        ask_save_path(self._window, self.tr("Save List"), name, filters, self._save_as)

    def _save_as(self, path: Path, chosen: str) -> None:
        if report_format_of(path) is None:
            form = next((f for f in REPORT_FORMATS if f.file_filter == chosen), REPORT_FORMATS[0])
            path = path.with_name(f"{path.name}.{form.suffix}")
        confirm_and_write(self._window, path, self.write_list)

    def write_list(self, path: Path) -> None:
        """Write the list, whole or not at all, in the format of its suffix.

        Parameters
        ----------
        path : Path
            Its suffix names one of `REPORT_FORMATS`; with another suffix the first format is written.

        Raises
        ------
        LegmapError
            If the file cannot be written.
        """
        form = report_format_of(path) or REPORT_FORMATS[0]
        write_atomically(path, form.write(self._report()).encode("utf-8"))
        self._show_saved(str(path))

    def print_list(self) -> None:
        """Ask for a printer and print the list."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        delete_closed_dialogs(self._window, QPrintDialog)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._window)
        dialog.finished.connect(partial(self._print, printer))  # also keeps a reference to the printer
        QDialog.open(dialog)

    def _print(self, printer: QPrinter, result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            document = QTextDocument()
            document.setHtml(to_document(self._report()))
            document.print_(printer)
            _require_printed(printer)

    def _content(self) -> ExportContent:
        return self._parts.side_panel.page.export_content()

    def _report(self) -> Report:
        make_report = self._content().make_report
        if make_report is None:
            raise LegmapError(say("list.nothing"))
        return make_report()

    def _show_saved(self, path: str) -> None:
        self._window.statusBar().showMessage(self.tr("Saved {file}").format(file=path), 8000)


def _require_printed(printer: QPrinter) -> None:
    """Raise LegmapError if nothing was printed, which Qt does not report."""
    file = printer.outputFileName()
    failed = printer.printerState() in (printer.PrinterState.Error, printer.PrinterState.Aborted)
    if failed or (file and not (os.path.exists(file) and os.path.getsize(file))):
        raise LegmapError(say("print.failed", printer=file or printer.printerName()))
