"""A figure for a selection: the same for the window, the clipboard and the command line."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF

from legmap import __version__
from legmap.anatomy.atlas import Atlas
from legmap.diagram.model import Diagram
from legmap.diagram.sheet import Sheet
from legmap.lesion.highlight import highlights_of
from legmap.lesion.model import Deficit
from legmap.messages import say
from legmap.render.figure import Figure, Note
from legmap.render.layers import Layers
from legmap.render.style import LIGHT, Theme
from legmap.report.brief import tight_name
from legmap.report.summary import legend_of, summary_lines


@dataclass(frozen=True, slots=True, eq=False)
class Wishes:
    """What the user decides about a figure.

    Attributes
    ----------
    layers, theme, with_labels
        How it looks.
    caption : str
        The user's own words under it.
    notes : tuple of Note
        The user's own words on it.
    crop : QRectF or None
        The piece of the sheet to show, in millimetres; None for all.
    """

    layers: Layers = field(default_factory=Layers)
    theme: Theme = LIGHT
    with_labels: bool = True
    caption: str = ""
    notes: tuple[Note, ...] = ()
    crop: QRectF | None = None


def figure_of(atlas: Atlas, diagram: Diagram, sheet: Sheet, deficit: Deficit, wishes: Wishes) -> Figure:
    """Put together what a figure of a selection shows and says.

    Parameters
    ----------
    atlas, diagram, sheet
        What is known, where it is drawn, and which views are shown.
    deficit : Deficit
        Of the selection; an empty one gives the drawings at rest.
    wishes : Wishes
        What the user decides.
    """
    highlights = highlights_of(atlas, deficit)
    drawn = {i for p in sheet.placements for i in diagram.views[p.view].region_by_id}
    return Figure(
        diagram=diagram,
        sheet=sheet,
        highlights=highlights,
        layers=wishes.layers,
        theme=wishes.theme,
        title=title_of(atlas, deficit),
        subtitle=say(f"figure.side.{sheet.side}"),
        summary=summary_lines(atlas, deficit),
        legend=legend_of(deficit, (role for i, role in highlights.items() if i in drawn)),
        caption=wishes.caption,
        notes=wishes.notes,
        credit=say("figure.credit", version=__version__),
        name_of=lambda structure_id: tight_name(atlas, structure_id),
        caption_of=view_caption,
        mark_of=direction,
        with_labels=wishes.with_labels,
        crop=wishes.crop,
    )


def title_of(atlas: Atlas, deficit: Deficit) -> str:
    """What a figure is called: the lesion, or what the selection is about."""
    names = " + ".join(atlas.name(i) for i in deficit.lesion)
    if not names:
        return say("figure.title.rest")
    cut = {i.partition(".")[0] for i in deficit.lesion} <= {"root", "nerve", "muscle", "group"}
    return say("figure.title" if cut else "figure.title.about", names=names[0].upper() + names[1:])


def view_caption(view: str, side: str) -> str:
    """Caption of a view as the reader sees it."""
    return f"{say(f'view.{view}')} · {say(f'side.{side}')}"


def direction(name: str) -> str:
    """The word for a direction that stands below a drawing."""
    return say(f"direction.{name}")
