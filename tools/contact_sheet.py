"""Paints every view and layer on one contact sheet for those who review the drawings.

    make sheet        (or: python tools/contact_sheet.py docs/contact-sheet.png --scale 0.8)

One row per view; in it the whole drawing, then its layers one by one, over the faint outline of the limb. The
picture is painted by the program's own painter, so it shows what a user sees.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF  # noqa: TID251
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter  # noqa: TID251

from legmap.anatomy.load import load_atlas
from legmap.diagram.model import DEEP_LAYERS, MUSCLE_LAYERS, Diagram, View, diagram_of
from legmap.diagram.reader.drawings import read_diagram
from legmap.diagram.sheet import arrange
from legmap.errors import LegmapError
from legmap.render.compose import base_items
from legmap.render.layers import Layers
from legmap.render.qt_painter import paint, prepare
from legmap.render.theme import LIGHT
from legmap.report.brief import short_name
from legmap.resources import assets_dir

BACKGROUND_LAYERS = ("outline",)
COLUMNS: dict[str, tuple[str, ...]] = {
    "all but skin": ("bones", *MUSCLE_LAYERS, "nerves", "landmarks"),
    "bones": ("bones", "landmarks"),
    "deep muscles": DEEP_LAYERS,
    "superficial": ("superficial-muscles",),
    "nerves, bones": ("bones", "nerves"),
    "dermatomes": ("dermatomes", "landmarks"),
    "fields": ("fields",),
}
"""What each column shows, by its heading."""

ZOOM = {"dorsum": 2.6, "sole": 2.6, "plexus": 1.35, "saddle": 1.35}
"""Views drawn larger than the limbs."""
GAP = 14
TITLE = 26
HEADING = 20


@dataclass(frozen=True, slots=True)
class Cell:
    """One picture of the sheet: some layers of a view, and how many pixels it takes."""

    view: View
    heading: str
    layers: tuple[str, ...]
    width: int
    height: int

    @property
    def shown(self) -> View:
        """The view with these layers only."""
        kept = tuple(r for r in self.view.regions if r.layer in (*BACKGROUND_LAYERS, *self.layers))
        return View(self.view.name, self.view.bounds, kept)

    @property
    def is_empty(self) -> bool:
        """Whether the view has nothing on these layers."""
        return not any(r.layer in self.layers for r in self.view.regions)

    def paint(self, painter: QPainter, corner: QPointF, name_of: Callable[[str], str]) -> None:
        """Paint the cell with its upper left corner at a point."""
        whole = diagram_of({self.view.name: self.view})
        sheet = arrange(whole, [self.view.name])
        box = sheet.placements[0].box
        skin: Literal["dermatomes", "fields", "off"] = "off"
        if "dermatomes" in self.layers:
            skin = "dermatomes"
        elif "fields" in self.layers:
            skin = "fields"
        items = base_items(
            diagram_of({self.view.name: self.shown}),
            sheet,
            Layers(muscles="superficial" if skin == "off" else "off", skin=skin),
            LIGHT,
            dimmed=False,
            name_of=name_of,
        )
        painter.save()
        painter.setClipRect(QRectF(corner.x(), corner.y(), self.width, self.height))
        painter.translate(corner)
        painter.scale(self.width / box.width(), self.height / box.height())
        painter.translate(-box.topLeft())
        paint(prepare(items), painter)
        painter.restore()


def rows_of(diagram: Diagram, scale: float) -> list[list[Cell]]:
    """The cells of every view, one row each."""
    rows = []
    for view in diagram.views.values():
        zoom = scale * ZOOM.get(view.name, 1.0)
        size = round(view.content.width() * zoom), round(view.content.height() * zoom)
        rows.append([Cell(view, heading, layers, *size) for heading, layers in COLUMNS.items()])
    return rows


def contact_sheet(diagram: Diagram, scale: float) -> QImage:
    """Paint the whole sheet.

    Parameters
    ----------
    diagram : Diagram
        All views.
    scale : float
        Pixels per millimetre of a limb.
    """
    atlas = load_atlas()
    rows = [[cell for cell in row if not cell.is_empty] for row in rows_of(diagram, scale)]
    width = GAP + max(sum(cell.width + GAP for cell in row) for row in rows)
    height = GAP + sum(TITLE + HEADING + row[0].height + GAP for row in rows)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.paper))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = GAP
        for row in rows:
            _write(painter, GAP, y, width, row[0].view.name, 18, bold=True)
            x, y = GAP, y + TITLE
            for cell in row:
                _write(painter, x, y, cell.width + GAP, cell.heading, 12)
                cell.paint(painter, QPointF(x, y + HEADING), lambda i: short_name(atlas, i))
                x += cell.width + GAP
            y += HEADING + row[0].height + GAP
    return image


def _write(
    painter: QPainter, x: int, y: int, width: int, text: str, size: int, *, bold: bool = False
) -> None:
    font = QFont("DejaVu Sans")
    font.setPixelSize(size)
    font.setBold(bold)
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.ink))
    painter.drawText(QRectF(x, y, width, TITLE), 0, text)


def main(arguments: list[str]) -> int:
    """Write the sheet; see the module's docstring."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("output", type=Path, help="the PNG file to write")
    parser.add_argument("--assets", type=Path, default=None, help="folder of drawings (default: the shipped)")
    parser.add_argument("--scale", type=float, default=0.72, help="pixels per millimetre of a limb")
    parsed = parser.parse_args(arguments)
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    try:
        image = contact_sheet(read_diagram(parsed.assets or assets_dir()), parsed.scale)
    except LegmapError as error:
        print(error, file=sys.stderr)
        return 1
    if not image.save(str(parsed.output), "PNG", 0):  # type: ignore[call-overload]
        print(f"{parsed.output} could not be written; check the folder.", file=sys.stderr)
        return 1
    size = parsed.output.stat().st_size / 1e6
    print(f"{parsed.output}: {image.width()} x {image.height()} pixels, {size:.1f} MB")
    del app
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
