"""The export dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from legmap.diagram.model import Diagram
from legmap.diagram.sheet import arrange
from legmap.errors import LegmapError
from legmap.figures.lesion_figure import FigureBuilder
from legmap.gui.dialogs.export.form import ExportForm
from legmap.gui.dialogs.export.preview import Preview
from legmap.gui.dialogs.file_dialogs import ask_save_path, confirm_and_write, plain_text_box
from legmap.gui.state.view_options import ViewOptions
from legmap.messages import joined, number, say
from legmap.render.figure.export import write_figure
from legmap.render.figure.page import compose_figure, place_on_sheet
from legmap.render.figure.raster import pixel_size, render_image
from legmap.render.picture import Picture

TYPING_MS = 250
"""Milliseconds without typing until the preview shows a new caption."""


class ExportDialog(QDialog):
    """Export a picture: choose content and size, preview it, write it; `stem` is the proposed name."""

    written = Signal(str)  # path of the file that was written

    def __init__(
        self,
        diagram: Diagram,
        draw: FigureBuilder,
        stem: str,
        view_options: ViewOptions,
        seen: QRectF,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._diagram = diagram
        self._draw = draw
        self._stem = stem
        self._view_options = view_options
        self._sheet = arrange(diagram, diagram.drawn(view_options.views), view_options.side)
        self._seen = seen.intersected(self._sheet.bounds)
        self._size: tuple[int, int] | None = None
        self.setWindowTitle(self.tr("Export Picture"))
        room = self.screen().availableSize()
        self.resize(min(980, room.width() - 40), min(720, room.height() - 60))
        self.form = ExportForm(self)
        self.preview = Preview(self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.save_button = self._buttons.addButton(self.tr("Save …"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.copy_button = self._buttons.addButton(
            self.tr("Copy Image"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._build_layout()
        self._connect()
        self._compose()

    def write(self, path: Path, *, overwrite: bool) -> None:
        """Write the picture as the form has it now; the suffix decides the format.

        Raises
        ------
        LegmapError
            If that fails; nothing is left half-written.
        """
        write_figure(
            self._current(),
            path,
            size=self._size,
            dpi=None if self._size else float(self.form.dpi.value()),
            title=self._figure.title,
            source=say("figure.credit.short"),
            overwrite=overwrite,
        )
        self.written.emit(str(path))

    def _build_layout(self) -> None:
        side = QVBoxLayout()
        side.addWidget(self.form)
        side.addStretch(1)
        row = QHBoxLayout()
        row.addLayout(side)
        row.addWidget(self.preview, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(row)
        layout.addWidget(self._buttons)

    def _connect(self) -> None:
        for changed in (
            self.form.part.currentIndexChanged,
            self.form.labels.toggled,
            self.form.paper.currentIndexChanged,
        ):
            changed.connect(self._compose)
        self.form.caption.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._compose)
        self.form.dpi.valueChanged.connect(self._choose_dpi)
        self.form.width_px.valueChanged.connect(self._choose_width)
        self.form.format.currentIndexChanged.connect(self._update_pixel_size)
        self.form.notes.typed.connect(self.preview.set_placing)
        self.form.notes.changed.connect(self._compose)
        self.preview.picture_clicked.connect(self._place_note)
        self._buttons.accepted.connect(self._save)
        self._buttons.rejected.connect(self.reject)
        self.copy_button.clicked.connect(self._copy)

    def _compose(self) -> None:
        self._figure = self._draw(
            self._diagram, self._sheet, self.form.options(self._view_options, self._seen)
        )
        self.preview.show_picture(compose_figure(self._figure))
        if self._size is not None:  # keep the width at the new height
            self._choose_width(self._size[0])
        else:
            self._update_pixel_size()

    def _current(self) -> Picture:
        """Return the picture with the last keystrokes of the caption in it."""
        if self._typing.isActive():
            self._typing.stop()
            self._compose()
        assert self.preview.picture is not None
        return self.preview.picture

    def _choose_dpi(self) -> None:
        self._size = None
        self._update_pixel_size()

    def _choose_width(self, width: int) -> None:
        bounds = self._current().bounds
        self._size = (width, max(1, round(width * bounds.height() / bounds.width())))
        self._update_pixel_size()

    def _update_pixel_size(self) -> None:
        """Show the size of the picture on paper and in pixels, or why it is impossible."""
        picture = self.preview.picture
        assert picture is not None
        raster = self.form.chosen_format.has_pixels
        self.form.dpi.setEnabled(raster)
        self.form.width_px.setEnabled(raster)
        width, height = (number(side, 0) for side in picture.paper_size)
        texts = [self.tr("{width} × {height} mm").format(width=width, height=height)]
        possible = True
        if raster:
            try:
                pixels = pixel_size(picture, self._size, float(self.form.dpi.value()))
                texts.append(self.tr("{width} × {height} pixels").format(width=pixels[0], height=pixels[1]))
            except LegmapError as error:
                texts, possible = [str(error)], False
            else:
                with QSignalBlocker(self.form.width_px):
                    self.form.width_px.setValue(pixels[0])
        self.form.pixels.setText(joined(texts))
        self.save_button.setEnabled(possible)

    def _place_note(self, place: QPointF) -> None:
        self.form.notes.place(*place_on_sheet(self._figure, place.x(), place.y()))

    def _copy(self) -> None:
        picture = self._current()
        QGuiApplication.clipboard().setImage(render_image(picture, pixel_size(picture, None, 150.0)))

    def _save(self) -> None:
        form = self.form.chosen_format
        name = f"{self._stem}{form.suffix}"
        ask_save_path(self, self.tr("Export Picture"), name, [form.file_filter], self._save_as)

    def _save_as(self, path: Path, _: str) -> None:
        suffix = self.form.chosen_format.suffix
        if path.suffix.lower() != suffix:
            path = path.with_name(f"{path.name}{suffix}")
        confirm_and_write(self, path, self._write_and_close)

    def _write_and_close(self, path: Path) -> None:
        try:
            self.write(path, overwrite=True)
        except LegmapError as error:
            box = plain_text_box(QMessageBox.Icon.Warning, str(error), self)
            box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            box.open()
            return
        self.accept()
