"""A figure for a selection: the same for the window, the clipboard and the command line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QRectF

from legmap import __version__
from legmap.anatomy.atlas import Atlas
from legmap.diagram.model import Diagram
from legmap.diagram.sheet import Sheet
from legmap.lesion.compare import Pair, compare
from legmap.lesion.cut import unsided
from legmap.lesion.model import Deficit
from legmap.lesion.notation import lesion_name
from legmap.messages import ENGLISH, capital, say
from legmap.platform.untrusted import shown
from legmap.render.figure import Figure, Note
from legmap.render.layers import Layers
from legmap.render.theme import LIGHT, Theme
from legmap.report.brief import tight_name
from legmap.report.compare import compare_title, comparison_lines, contrast_legend, names_of
from legmap.report.summary import legend_of, summary_lines
from legmap.roles import LIMBS, Limb, Role, Side, limbs_of
from legmap.scenery import Scenery, scenery_of, scenery_of_pair, stations_of

Deficits = Mapping[Limb, Deficit]
"""What each limb has lost; a limb that is missing has lost nothing."""

Legend = tuple[tuple[Role, str], ...]

Draw = Callable[[Diagram, Sheet, "Wishes"], Figure]
"""Makes the figure of something (a lesion, a comparison, findings) for a choice of views."""


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


def figure_of(
    atlas: Atlas, diagram: Diagram, sheet: Sheet, deficit: Deficit | Deficits, wishes: Wishes
) -> Figure:
    """Put together what a figure of a selection shows and says.

    Parameters
    ----------
    atlas, diagram, sheet
        What is known, where it is drawn, and which views are shown.
    deficit : Deficit or mapping of limb to Deficit
        Of the selection; an empty one gives the drawings at rest. One alone holds for every limb shown.
    wishes : Wishes
        What the user decides.
    """
    deficits = on_limbs(sheet.side, deficit)
    scenery = scenery_of(atlas, deficits)
    drawn = {i for p in sheet.placements for i in diagram.views[p.view].region_by_id}
    return Figure(
        diagram=diagram,
        sheet=sheet,
        lit=scenery.lit,
        layers=wishes.layers,
        theme=wishes.theme,
        title=title_of(atlas, deficits),
        subtitle=say(f"figure.side.{sheet.side}"),
        summary=_summary(atlas, deficits),
        legend=_legend(legend_of(one, _roles(scenery, limb, drawn)) for limb, one in deficits.items()),
        caption=wishes.caption,
        notes=wishes.notes,
        credit=say("figure.credit", version=__version__),
        name_of=lambda structure_id: tight_name(atlas, structure_id),
        caption_of=view_caption,
        mark_of=direction,
        with_labels=wishes.with_labels,
        crop=wishes.crop,
        stations=stations_of(atlas),
        stretches=scenery.stretches,
        marks=scenery.marks,
    )


def comparison_figure(
    atlas: Atlas, diagram: Diagram, sheet: Sheet, lesions: Sequence[Deficit], pair: Pair, wishes: Wishes
) -> Figure:
    """Put together a figure of what tells two of several lesions apart.

    Parameters
    ----------
    atlas, diagram, sheet
        As for `figure_of`; every limb that is shown shows the same.
    lesions : sequence of Deficit
        The lesions that are compared.
    pair : (int, int)
        Places of the two that the figure shows, the lower first.
    wishes : Wishes
        What the user decides.
    """
    comparison = compare(atlas, lesions)
    every = names_of(atlas, comparison)
    names = [every[place] for place in pair]
    drawn = {i for p in sheet.placements for i in diagram.views[p.view].region_by_id}
    scenery = scenery_of_pair(atlas, lesions[pair[0]], lesions[pair[1]])
    limbs = limbs_of(sheet.side)
    roles = {role for i, role in scenery.lit["right"].items() if i in drawn}
    plain = figure_of(atlas, diagram, sheet, {}, wishes)
    return replace(
        plain,
        lit={limb: scenery.lit[limb] for limb in limbs},
        stretches={limb: scenery.stretches[limb] for limb in limbs},
        title=compare_title(names),
        summary=comparison_lines(atlas, comparison, pair),
        legend=contrast_legend(names, roles),
    )


def on_limbs(side: Side, deficit: Deficit | Deficits) -> dict[Limb, Deficit]:
    """The deficit of each limb that a side shows.

    Parameters
    ----------
    side : {"right", "left", "both"}
        What is shown; a deficit of a limb that is not shown is left out.
    deficit : Deficit or mapping of limb to Deficit
        One alone holds for every limb shown; a limb that a mapping lacks is at rest.
    """
    if isinstance(deficit, Deficit):
        return dict.fromkeys(limbs_of(side), deficit)
    return {limb: deficit.get(limb, Deficit(())) for limb in limbs_of(side)}


def title_of(atlas: Atlas, deficit: Deficit | Deficits) -> str:
    """What a figure is called: the lesion, or what the selection is about; of two limbs, which has it."""
    if isinstance(deficit, Deficit):
        return _titled(_names(atlas, deficit), deficit.lesion)
    hurt = {limb: one for limb, one in deficit.items() if one.lesion}
    lesion = tuple(i for one in hurt.values() for i in one.lesion)
    if len(deficit) < 2 or not hurt:
        return _titled("".join(_names(atlas, one) for one in hurt.values()), lesion)
    if alike(deficit):
        return _titled(say("figure.on.both", names=_names(atlas, hurt["right"])), lesion)
    told = (say(f"figure.on.{limb}", names=_names(atlas, one)) for limb, one in hurt.items())
    return _titled("; ".join(told), lesion)


def alike(deficits: Deficits) -> bool:
    """Whether both limbs have the same lesion."""
    return len(deficits) == len(LIMBS) and unsided(deficits["right"].cuts) == unsided(deficits["left"].cuts)


def view_caption(view: str, side: Side) -> str:
    """Caption of a view as the reader sees it; without a limb where both share the drawing.

    A drawing of the user's own may be called anything and is captioned by its file's name.
    """
    key = f"view.{view}"
    name = say(key) if key in ENGLISH else capital(shown(view, 30))
    return name if side == "both" else f"{name} · {say(f'side.{side}')}"


def direction(name: str) -> str:
    """The word for a direction that stands below a drawing."""
    return say(f"direction.{name}")


def _names(atlas: Atlas, deficit: Deficit) -> str:
    """The lesion in words; which limb has it is said elsewhere."""
    return lesion_name(atlas, unsided(deficit.cuts))


def _titled(names: str, lesion: Sequence[str]) -> str:
    if not names:
        return say("figure.title.rest")
    cut = {i.partition(".")[0] for i in lesion} <= {"root", "nerve", "muscle", "group", "site"}
    return say("figure.title" if cut else "figure.title.about", names=capital(names))


def _summary(atlas: Atlas, deficits: Deficits) -> tuple[str, ...]:
    """The lines of each limb under its heading; no headings where there is one limb or no difference."""
    if len(deficits) < 2 or alike(deficits):
        return summary_lines(atlas, next(iter(deficits.values()))) if deficits else ()
    lines: list[str] = []
    for limb, one in deficits.items():
        if one.lesion:
            lines += [""] * bool(lines)
            lines += [f"{say(f'summary.{limb}')}: {_names(atlas, one)}", *summary_lines(atlas, one)]
    return tuple(lines)


def _roles(scenery: Scenery, limb: Limb, drawn: Collection[str]) -> Iterator[Role]:
    """Every role that a limb shows; a lesion is one where a nerve carries its mark."""
    yield from (role for i, role in scenery.lit[limb].items() if i in drawn)
    if any(mark.limb == limb and mark.nerve_id in drawn for mark in scenery.marks):
        yield Role.LESION


def _legend(legends: Iterable[Legend]) -> Legend:
    """One legend for all limbs; a role that means different things on them stands there with each."""
    entries = {entry: None for legend in legends for entry in legend}
    order = list(Role)
    return tuple(sorted(entries, key=lambda entry: -order.index(entry[0])))
