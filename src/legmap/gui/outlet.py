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
from legmap.gui.asking import ask_for_file, drop_closed, write_over
from legmap.gui.display import Display
from legmap.gui.subject import Subject
from legmap.messages import say
from legmap.plate import Wishes
from legmap.platform.files import write_whole
from legmap.report.formats import FORMATS, to_document, to_markdown, to_text
from legmap.report.model import Report

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

FILTERS = {
    "md": "Markdown (*.md)",
    "html": "HTML (*.html)",
    "csv": "CSV (*.csv)",
    "txt": "Text (*.txt)",
}


class Outlet(QObject):
    """Copies, saves, prints and exports what is selected and shown.

    Parameters
    ----------
    diagram : Diagram
        Where everything is drawn.
    subject : callable
        What the open page is about, at the moment of asking.
    display : Display
        What is shown.
    window : QMainWindow
        Over which dialogs open.
    """

    def __init__(
        self, diagram: Diagram, subject: Callable[[], Subject], display: Display, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._diagram = diagram
        self._subject = subject
        self._display = display
        self._window = window

    def use(self, diagram: Diagram) -> None:
        """Take pictures from other drawings."""
        self._diagram = diagram

    def export_picture(self, seen: QRectF) -> None:
        """Open the export dialog.

        Parameters
        ----------
        seen : QRectF
            The piece of the sheet in sight, in millimetres.
        """
        from legmap.gui.export_dialog import ExportDialog

        drop_closed(self._window, ExportDialog)
        subject = self._subject()
        dialog = ExportDialog(
            self._diagram, subject.draw, subject.stem, self._display.showing, seen, self._window
        )
        dialog.written.connect(self._tell_written)
        dialog.open()

    def copy_picture(self) -> None:
        """Put the annotated picture of everything shown on the clipboard."""
        from legmap.render.export import pixel_size, render_image
        from legmap.render.page import compose_figure

        showing = self._display.showing
        sheet = arrange(self._diagram, self._diagram.drawn(showing.views), showing.side)
        figure = self._subject().draw(self._diagram, sheet, Wishes(layers=showing.layers))
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
        name = f"{self._subject().stem}.md"
        ask_for_file(self._window, self.tr("Save List"), name, list(FILTERS.values()), self._save_as)

    def _save_as(self, path: Path, chosen: str) -> None:
        if path.suffix.lstrip(".").lower() not in FORMATS:
            ending = next((e for e, text in FILTERS.items() if text == chosen), "md")
            path = path.with_name(f"{path.name}.{ending}")
        write_over(self._window, path, self.write_list)

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
        text = FORMATS.get(path.suffix.lstrip(".").lower(), to_markdown)(self._report())
        write_whole(path, text.encode("utf-8"))
        self._tell_written(str(path))

    def print_list(self) -> None:
        """Ask for a printer and print the list."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        drop_closed(self._window, QPrintDialog)
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
        report = self._subject().report
        if report is None:
            raise LegmapError(say("list.nothing"))
        return report

    def _tell_written(self, path: str) -> None:
        self._window.statusBar().showMessage(self.tr("Saved {}").format(path), 8000)


def _require_printed(printer: QPrinter) -> None:
    """Tell what Qt keeps to itself: that nothing was printed, into a file or at all."""
    file = printer.outputFileName()
    failed = printer.printerState() in (printer.PrinterState.Error, printer.PrinterState.Aborted)
    if failed or (file and not (os.path.exists(file) and os.path.getsize(file))):
        raise LegmapError(say("print.failed", printer=file or printer.printerName()))
