"""The form of the export dialog."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit, QSpinBox, QWidget

from legmap.figures.lesion_figure import FigureOptions
from legmap.gui.dialogs.export.note_list import NoteList
from legmap.gui.state.view_options import ViewOptions
from legmap.gui.widgets.theme import theme_of
from legmap.render.figure.formats import FIGURE_FORMATS, FigureFormat
from legmap.render.figure.raster import MAX_SIDE
from legmap.render.theme import LIGHT

DPI = 300


class ExportForm(QWidget):
    """The controls of the export dialog; `pixels` shows the resulting size, or why it is impossible."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.format = QComboBox(self)
        self.format.addItems([form.label for form in FIGURE_FORMATS])
        self.part = QComboBox(self)
        self.part.addItems([self.tr("Everything shown"), self.tr("Only what is in sight")])
        self.dpi = QSpinBox(self)
        self.dpi.setRange(72, 1200)
        self.dpi.setValue(DPI)
        self.dpi.setSuffix(self.tr(" dpi"))
        self.width_px = QSpinBox(self)
        self.width_px.setRange(16, MAX_SIDE)
        self.width_px.setSuffix(self.tr(" px wide"))
        self.pixels = QLabel(self)
        self.pixels.setWordWrap(True)
        self.labels = QCheckBox(self.tr("Labels with leader lines"), self)
        self.labels.setChecked(True)
        self.paper = QComboBox(self)
        self.paper.addItems([self.tr("Light, for print"), self.tr("As on the screen")])
        self.caption = QLineEdit(self)
        self.caption.setPlaceholderText(self.tr("Your own caption"))
        self.notes = NoteList(self)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.tr("Format"), self.format)
        form.addRow(self.tr("Show"), self.part)
        form.addRow(self.tr("Resolution"), self.dpi)
        form.addRow(self.tr("or width"), self.width_px)
        form.addRow("", self.pixels)
        form.addRow(self.tr("Paper"), self.paper)
        form.addRow("", self.labels)
        form.addRow(self.tr("Caption"), self.caption)
        form.addRow(self.tr("Note"), self.notes)

    @property
    def chosen_format(self) -> FigureFormat:
        """The chosen format."""
        return FIGURE_FORMATS[self.format.currentIndex()]

    def options(self, view_options: ViewOptions, seen: QRectF) -> FigureOptions:
        """Return the options of the figure, given those of the view and the part of the sheet in sight."""
        on_screen = theme_of(view_options.appearance, self.palette())
        return FigureOptions(
            layers=view_options.layers,
            theme=LIGHT if self.paper.currentIndex() == 0 else on_screen,
            with_labels=self.labels.isChecked(),
            caption=self.caption.text().strip(),
            notes=self.notes.notes,
            crop=QRectF(seen) if self.part.currentIndex() == 1 else None,
        )
