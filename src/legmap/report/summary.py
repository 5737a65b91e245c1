"""Summary of a deficit in a few lines, for a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.function import Sign
from legmap.anatomy.records import CutaneousField, Dermatome
from legmap.lesion.losses import Deficit, Loss, Weakness
from legmap.messages import capital, first_few, say
from legmap.report.about import path_to
from legmap.report.deficit_sections import rival_name
from legmap.report.strength import movements_with_estimate, percent_range
from legmap.roles import Role

MAX_LISTED = 6


def summary_lines(atlas: Atlas, deficit: Deficit) -> tuple[str, ...]:
    """Return losses and spared findings, one line for each kind."""
    return tuple(_lines(atlas, deficit))


def legend_of(deficit: Deficit, roles: Iterable[Role]) -> tuple[tuple[Role, str], ...]:
    """Return the meaning of the roles that occur, for this kind of selection, the strongest role first."""
    kinds = {i.partition(".")[0] for i in deficit.lesion}
    special: dict[Role, str] = {}
    if kinds == {"movement"}:
        special = {Role.LOST: "legend.prime", Role.PARTIAL: "legend.helper"}
    elif kinds <= {"reflex", "sign"}:
        special = {Role.LOST: "legend.muscle", Role.PARTIAL: "legend.helper"}
    elif kinds <= {"dermatome", "field"}:
        special = {Role.SKIN_LOST: "legend.skin", Role.SKIN_PARTIAL: "legend.skin"}
    present = set(roles)
    return tuple((r, say(special.get(r, f"legend.{r}"))) for r in reversed(Role) if r in present)


def _lines(atlas: Atlas, deficit: Deficit) -> Iterator[str]:
    if len(deficit.lesion) == 1:
        path = path_to(atlas, deficit.lesion[0])
        if len(path) > 1:
            yield f"{say('summary.path')}: " + " › ".join(atlas.name(i) for i in path)
    for structure_id in deficit.lesion:
        record = atlas.structures[structure_id]
        if isinstance(record, Sign):
            yield f"{say('section.cause')}: {record.description}"
    for weakness in reversed(Weakness):
        names = [atlas.name(m.id) for m in deficit.movements if m.weakness is weakness]
        if names and weakness > Weakness.SLIGHT:
            word = say(f"severity.{weakness.word}")
            yield f"{capital(word)}: {', '.join(names)}"
    figures = [
        f"{atlas.name(movement.id)} {say('summary.share', share=percent_range(lost))}"
        for movement, lost in movements_with_estimate(deficit)
        if movement.weakness > Weakness.SLIGHT
    ]
    if figures:
        yield f"{say('summary.strength')}: {', '.join(figures)}"
    for losses, key in (
        ((Loss.COMPLETE,), "numb"),
        ((Loss.PARTIAL,), "reduced"),
        ((Loss.VARIABLE,), "variable"),
    ):
        areas = [_area(atlas, s.id) for s in deficit.skin if s.loss in losses]
        if areas:
            yield f"{say(f'summary.{key}')}: {first_few(areas, MAX_LISTED, '; ')}"
    reflexes = [f"{atlas.name(r.id)} {say(f'change.{r.change.word}')}" for r in deficit.reflexes]
    if reflexes:
        yield f"{say('section.reflexes')}: {', '.join(reflexes)}"
    if deficit.signs:
        yield f"{say('section.signs')}: {', '.join(atlas.name(s) for s in deficit.signs)}"
    spared = [
        f"{atlas.name(s.id)} ({say('summary.not', rival=rival_name(atlas, deficit, s.speaks_against))})"
        for s in deficit.spared
    ]
    if spared:
        yield f"{say('summary.spared')}: {first_few(spared, MAX_LISTED, '; ')}"


def _area(atlas: Atlas, structure_id: str) -> str:
    record = atlas.structures[structure_id]
    assert isinstance(record, (CutaneousField, Dermatome))
    return record.area
