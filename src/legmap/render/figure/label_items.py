"""Display list items of placed labels: leader, anchor dot and text."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QPainterPath

from legmap.render.figure.label import Label
from legmap.render.picture import Item, Paint, PathItem, TextItem
from legmap.render.theme import Theme
from legmap.roles import HighlightsByLimb, Role


def label_items(
    labels: Iterable[tuple[str, Label]], highlights: HighlightsByLimb, theme: Theme, unit: float
) -> list[Item]:
    """Return leaders under texts, and halos under all leaders, so that no halo covers another leader.

    Texts of skin areas have the colour of skin, those of nerves are slanted, and selected ones are bold: a
    nerve and its field often share a name. Each label comes with its view; `unit` is a point in millimetres.
    """
    halos: list[Item] = []
    lines: list[Item] = []
    texts: list[Item] = []
    selected = {(i, limb) for limb, some in highlights.items() for i, r in some.items() if r == Role.SELECTED}
    for view, label in labels:
        leader, dot = _leader(label, unit), _dot(label, unit)
        halo = Paint(stroke=theme.paper, stroke_opacity=0.75, width=1.5 * unit)
        line = Paint(stroke=theme.ink, width=0.45 * unit, min_px=0.7)
        end = Paint(fill=theme.ink, stroke=theme.paper, width=0.4 * unit)
        halos.append(PathItem(leader, halo, label.id, view, "halo", group="label", limb=label.limb))
        lines.append(PathItem(leader, line, label.id, view, "leader", group="label", limb=label.limb))
        lines.append(PathItem(dot, end, label.id, view, "anchor", group="label", limb=label.limb))
        kind = label.id.partition(".")[0]
        texts.append(
            TextItem(
                label.text,
                label.x,
                label.y + label.size * 0.34,
                label.size,
                theme.skin_lost if kind in ("field", "dermatome") else theme.ink,
                "end" if label.side == "left" else "start",
                bold=(label.id, label.limb) in selected,
                italic=kind == "nerve",
                id=label.id,
                view=view,
                role="label",
                group="label",
                limb=label.limb,
            )
        )
    return [*halos, *lines, *texts]


def _leader(label: Label, unit: float) -> QPainterPath:
    path = QPainterPath()
    path.moveTo(label.x + (2.5 * unit if label.side == "left" else -2.5 * unit), label.y)
    path.lineTo(*label.anchor)
    return path


def _dot(label: Label, unit: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(label.anchor[0] - 1.1 * unit, label.anchor[1] - 1.1 * unit, 2.2 * unit, 2.2 * unit)
    return path
