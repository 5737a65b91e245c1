"""Injuries moved along their nerves by clicks and marks.

A place `at` along a nerve runs from 0 to 1 over its stations.
"""

from __future__ import annotations

from dataclasses import replace

from legmap.anatomy.atlas import Atlas
from legmap.gui.canvas.events import Click
from legmap.gui.state.selection import Injuries
from legmap.lesion.injury import (
    Injury,
    equivalent_place,
    injury_side,
    place_fraction,
    places_of,
    resolve_sites,
)


def injury_clicked_again(atlas: Atlas, injuries: Injuries, click: Click) -> Injury | None:
    """Return the injury if it is the only one and the click is on its nerve, in its limb."""
    if click.place is None or len(injuries) != 1:
        return None
    (injury,) = injuries
    limbs = ("", "both", click.limb)
    same = _nerve_of(atlas, injury) == click.structure_id and injury_side(atlas, injury) in limbs
    return injury if same else None


def injured_at(atlas: Atlas, injury: Injury, at: float) -> Injury:
    """Return an injury of a nerve at the nearest place that has the same effect as `at`."""
    return replace(injury, place=equivalent_place(atlas, injury.id, at))


def moved(atlas: Atlas, injury: Injury, at: float) -> Injury:
    """Return an injury moved along its nerve; that of a site becomes one of the nerve unless it stays."""
    return _at_place(atlas, injury, equivalent_place(atlas, _nerve_of(atlas, injury), at))


def stepped(atlas: Atlas, injury: Injury, step: int) -> Injury:
    """Return an injury moved by some places towards the end of its nerve, or its origin (negative)."""
    places = places_of(atlas, _nerve_of(atlas, injury))
    present = _place_of(atlas, injury)
    now = places.index(present) if present in places else len(places) - 1
    return _at_place(atlas, injury, places[min(max(now + step, 0), len(places) - 1)])


def _nerve_of(atlas: Atlas, injury: Injury) -> str:
    return resolve_sites(atlas, (injury,))[0].id


def _place_of(atlas: Atlas, injury: Injury) -> str | float | None:
    """Return the place as `places_of` lists it; several levels of a nerve can have the same effect."""
    nerve = resolve_sites(atlas, (injury,))[0]
    return equivalent_place(atlas, nerve.id, place_fraction(atlas, nerve.id, nerve.place))


def _at_place(atlas: Atlas, injury: Injury, place: str | float | None) -> Injury:
    if place == _place_of(atlas, injury):
        return injury
    return replace(injury, id=_nerve_of(atlas, injury), place=place)
