"""Figures of lesions and comparisons, the same for the window, the clipboard and the command line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QRectF

from legmap import __version__
from legmap.anatomy.atlas import Atlas
from legmap.diagram.model import Diagram
from legmap.diagram.sheet import Sheet
from legmap.highlighting import Highlighting, highlighting_of, highlighting_of_pair, stations_of
from legmap.lesion.comparison import Pair, compare
from legmap.lesion.injury import without_side
from legmap.lesion.losses import Deficit
from legmap.messages import capital, joined, say
from legmap.messages.catalogue import MESSAGES
from legmap.platform.untrusted import shown
from legmap.render.figure.figure import Figure, FigureNote
from legmap.render.layers import Layers
from legmap.render.theme import LIGHT, Theme
from legmap.report.brief import short_name
from legmap.report.comparison import compare_title, comparison_lines, contrast_legend, names_of
from legmap.report.lesion_names import lesion_name
from legmap.report.summary import legend_of, summary_lines
from legmap.roles import LIMBS, Limb, Role, Side, limbs_of

DeficitsByLimb = Mapping[Limb, Deficit]
"""The deficit of each limb; a limb that is missing has none."""

Legend = tuple[tuple[Role, str], ...]

FigureBuilder = Callable[[Diagram, Sheet, "FigureOptions"], Figure]
"""Function that returns the figure of a lesion, comparison or findings for a choice of views."""


@dataclass(frozen=True, slots=True, eq=False)
class FigureOptions:
    """The user's options for a figure.

    Attributes
    ----------
    caption : str
        A text by the user below the drawings.
    notes : tuple of FigureNote
        Texts by the user on the drawings.
    crop : QRectF or None
        The part of the sheet to show, in millimetres; None for all.
    """

    layers: Layers = field(default_factory=Layers)
    theme: Theme = LIGHT
    with_labels: bool = True
    caption: str = ""
    notes: tuple[FigureNote, ...] = ()
    crop: QRectF | None = None


def lesion_figure(
    atlas: Atlas, diagram: Diagram, sheet: Sheet, deficit: Deficit | DeficitsByLimb, options: FigureOptions
) -> Figure:
    """Return a figure of a selection.

    An empty deficit gives the drawings at rest. A single one applies to every limb shown.
    """
    deficits = deficits_by_limb(sheet.side, deficit)
    highlighting = highlighting_of(atlas, deficits)
    drawn = {i for p in sheet.placements for i in diagram.views[p.view].region_by_id}
    return Figure(
        diagram=diagram,
        sheet=sheet,
        highlights=highlighting.highlights,
        layers=options.layers,
        theme=options.theme,
        title=figure_title(atlas, deficits),
        subtitle=say(f"figure.side.{sheet.side}"),
        summary=_summary(atlas, deficits),
        legend=_legend(legend_of(one, _roles(highlighting, limb, drawn)) for limb, one in deficits.items()),
        caption=options.caption,
        notes=options.notes,
        credit=say("figure.credit", version=__version__),
        name_of=lambda structure_id: short_name(atlas, structure_id),
        caption_of=view_caption,
        direction_of=direction_label,
        with_labels=options.with_labels,
        crop=options.crop,
        stations=stations_of(atlas),
        segments=highlighting.segments,
        marks=highlighting.marks,
    )


def comparison_figure(
    atlas: Atlas,
    diagram: Diagram,
    sheet: Sheet,
    lesions: Sequence[Deficit],
    pair: Pair,
    options: FigureOptions,
) -> Figure:
    """Return a figure of two of several lesions, given by index; all limbs show the same."""
    comparison = compare(atlas, lesions)
    every = names_of(atlas, comparison)
    names = [every[index] for index in pair]
    drawn = {i for p in sheet.placements for i in diagram.views[p.view].region_by_id}
    highlighting = highlighting_of_pair(atlas, lesions[pair[0]], lesions[pair[1]])
    limbs = limbs_of(sheet.side)
    roles = {role for i, role in highlighting.highlights["right"].items() if i in drawn}
    base_figure = lesion_figure(atlas, diagram, sheet, {}, options)
    return replace(
        base_figure,
        highlights={limb: highlighting.highlights[limb] for limb in limbs},
        segments={limb: highlighting.segments[limb] for limb in limbs},
        title=compare_title(names),
        summary=comparison_lines(atlas, comparison, pair),
        legend=contrast_legend(names, roles),
    )


def deficits_by_limb(side: Side, deficit: Deficit | DeficitsByLimb) -> dict[Limb, Deficit]:
    """Return the deficit of each limb that a side shows.

    A single deficit applies to every limb shown; a limb that a mapping lacks is at rest.
    """
    if isinstance(deficit, Deficit):
        return dict.fromkeys(limbs_of(side), deficit)
    return {limb: deficit.get(limb, Deficit(())) for limb in limbs_of(side)}


def figure_title(atlas: Atlas, deficit: Deficit | DeficitsByLimb) -> str:
    """Return the title: the lesion or the structure selected, with the limb where two are shown."""
    if isinstance(deficit, Deficit):
        return _titled(_names(atlas, deficit), deficit.lesion)
    injured = {limb: one for limb, one in deficit.items() if one.lesion}
    lesion = tuple(i for one in injured.values() for i in one.lesion)
    if len(deficit) < 2 or not injured:
        return _titled("".join(_names(atlas, one) for one in injured.values()), lesion)
    if same_on_both_limbs(deficit):
        return _titled(say("figure.on.both", names=_names(atlas, injured["right"])), lesion)
    parts = [say(f"figure.on.{limb}", names=_names(atlas, one)) for limb, one in injured.items()]
    return _titled(joined(parts, "semicolon"), lesion)


def same_on_both_limbs(deficits: DeficitsByLimb) -> bool:
    """Return whether both limbs have the same lesion."""
    return len(deficits) == len(LIMBS) and without_side(deficits["right"].injuries) == without_side(
        deficits["left"].injuries
    )


def view_caption(view: str, side: Side) -> str:
    """Return the caption of a view; without a limb where both share the drawing.

    A drawing of the user's own may have any name and is captioned by its file's name.
    """
    key = f"view.{view}"
    name = say(key) if key in MESSAGES else capital(shown(view, 30))
    return name if side == "both" else joined([name, say(f"side.{side}")], "dot")


def direction_label(name: str) -> str:
    """Return the word for a direction that stands below a drawing."""
    return say(f"direction.{name}")


def _names(atlas: Atlas, deficit: Deficit) -> str:
    """Return the lesion in words, without the limb."""
    return lesion_name(atlas, without_side(deficit.injuries))


def _titled(names: str, lesion: Sequence[str]) -> str:
    if not names:
        return say("figure.title.rest")
    cut = {i.partition(".")[0] for i in lesion} <= {"root", "nerve", "muscle", "group", "site"}
    return say("figure.title" if cut else "figure.title.about", names=capital(names))


def _summary(atlas: Atlas, deficits: DeficitsByLimb) -> tuple[str, ...]:
    """Return the lines of each limb under its heading; without headings for one limb or no difference."""
    if len(deficits) < 2 or same_on_both_limbs(deficits):
        return summary_lines(atlas, next(iter(deficits.values()))) if deficits else ()
    lines: list[str] = []
    for limb, one in deficits.items():
        if one.lesion:
            lines += [""] * bool(lines)
            heading = say("pattern.label", label=say(f"summary.{limb}"), value=_names(atlas, one))
            lines += [heading, *summary_lines(atlas, one)]
    return tuple(lines)


def _roles(highlighting: Highlighting, limb: Limb, drawn: Collection[str]) -> Iterator[Role]:
    """Yield every role that a limb shows, with the role of a lesion where a nerve has a mark."""
    yield from (role for i, role in highlighting.highlights[limb].items() if i in drawn)
    if any(mark.limb == limb and mark.nerve_id in drawn for mark in highlighting.marks):
        yield Role.LESION


def _legend(legends: Iterable[Legend]) -> Legend:
    """Return one legend for all limbs; a role with different meanings on them is listed with each."""
    entries = {entry: None for legend in legends for entry in legend}
    order = list(Role)
    return tuple(sorted(entries, key=lambda entry: -order.index(entry[0])))
