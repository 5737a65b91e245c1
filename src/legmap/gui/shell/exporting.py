"""What leaves the window: pictures, lists, printed pages, the clipboard.

What makes pictures and talks to printers is imported when it is asked for; no start waits for it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QDialog, QMainWindow

from legmap.diagram.model import Diagram
from legmap.diagram.sheet import arrange
from legmap.errors import LegmapError
from legmap.figures.lesion_figure import FigureOptions
from legmap.gui.dialogs.file_dialogs import ask_save_path, confirm_and_write, delete_closed_dialogs
from legmap.gui.pages.export_content import ExportContent
from legmap.gui.state.view_options import ViewState
from legmap.messages import say
from legmap.platform.files import write_atomically
from legmap.report.formats import REPORT_WRITERS, to_document, to_markdown, to_text
from legmap.report.model import Report

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

FILTERS = {
    "md": "Markdown (*.md)",
    "html": "HTML (*.html)",
    "csv": "CSV (*.csv)",
    "txt": "Text (*.txt)",
}


class ExportController(QObject):
    """Copies, saves, prints and exports what is selected and shown.

    Parameters
    ----------
    diagram : Diagram
        Where everything is drawn.
    export_content : callable
        What the open page is about, at the moment of asking.
    view_state : ViewState
        What is shown.
    window : QMainWindow
        Over which dialogs open.
    """

    def __init__(
        self,
        diagram: Diagram,
        export_content: Callable[[], ExportContent],
        view_state: ViewState,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._diagram = diagram
        self._export_content = export_content
        self._display = view_state
        self._window = window

    def set_diagram(self, diagram: Diagram) -> None:
        """Take pictures from other drawings."""
        self._diagram = diagram

    def export_picture(self, seen: QRectF) -> None:
        """Open the export dialog.

        Parameters
        ----------
        seen : QRectF
            The piece of the sheet in sight, in millimetres.
        """
        from legmap.gui.dialogs.export.dialog import ExportDialog

        delete_closed_dialogs(self._window, ExportDialog)
        export_content = self._export_content()
        dialog = ExportDialog(
            self._diagram,
            export_content.draw,
            export_content.stem,
            self._display.view_options,
            seen,
            self._window,
        )
        dialog.written.connect(self._show_saved)
        dialog.open()

    def copy_picture(self) -> None:
        """Put the annotated picture of everything shown on the clipboard."""
        from legmap.render.figure.export import pixel_size, render_image
        from legmap.render.figure.page import compose_figure

        view_options = self._display.view_options
        sheet = arrange(self._diagram, self._diagram.drawn(view_options.views), view_options.side)
        figure = self._export_content().draw(self._diagram, sheet, FigureOptions(layers=view_options.layers))
        picture = compose_figure(figure)
        image = render_image(picture, pixel_size(picture, None, 150.0))
        QGuiApplication.clipboard().setImage(image)
        self._window.statusBar().showMessage(self.tr("The picture is on the clipboard."), 5000)

    def copy_list(self) -> None:
        """Put the whole list on the clipboard as text."""
        QGuiApplication.clipboard().setText(to_text(self._report()))
        self._window.statusBar().showMessage(self.tr("The list is on the clipboard."), 5000)

    def save_list(self) -> None:
        """Ask for a file and write the list there."""
        name = f"{self._export_content().stem}.md"
        ask_save_path(self._window, self.tr("Save List"), name, list(FILTERS.values()), self._save_as)

    def _save_as(self, path: Path, chosen: str) -> None:
        if path.suffix.lstrip(".").lower() not in REPORT_WRITERS:
            ending = next((e for e, text in FILTERS.items() if text == chosen), "md")
            path = path.with_name(f"{path.name}.{ending}")
        confirm_and_write(self._window, path, self.write_list)

    def write_list(self, path: Path) -> None:
        """Write the list, whole or not at all, in the format that the ending names.

        Parameters
        ----------
        path : Path
            Ends in ``.md``, ``.html``, ``.csv`` or ``.txt``; Markdown otherwise.

        Raises
        ------
        LegmapError
            If the file cannot be written.
        """
        text = REPORT_WRITERS.get(path.suffix.lstrip(".").lower(), to_markdown)(self._report())
        write_atomically(path, text.encode("utf-8"))
        self._show_saved(str(path))

    def print_list(self) -> None:
        """Ask for a printer and print the list."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        delete_closed_dialogs(self._window, QPrintDialog)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._window)
        dialog.finished.connect(partial(self._print, printer))  # which keeps the printer, too
        QDialog.open(dialog)

    def _print(self, printer: QPrinter, result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            document = QTextDocument()
            document.setHtml(to_document(self._report()))
            document.print_(printer)
            _require_printed(printer)

    def _report(self) -> Report:
        report = self._export_content().report
        if report is None:
            raise LegmapError(say("list.nothing"))
        return report

    def _show_saved(self, path: str) -> None:
        self._window.statusBar().showMessage(self.tr("Saved {}").format(path), 8000)


def _require_printed(printer: QPrinter) -> None:
    """Tell what Qt keeps to itself: that nothing was printed, into a file or at all."""
    file = printer.outputFileName()
    failed = printer.printerState() in (printer.PrinterState.Error, printer.PrinterState.Aborted)
    if failed or (file and not (os.path.exists(file) and os.path.getsize(file))):
        raise LegmapError(say("print.failed", printer=file or printer.printerName()))
