"""Lesions in words."""

from __future__ import annotations

from collections.abc import Iterable

from legmap.anatomy.atlas import Atlas
from legmap.lesion.injury import Fibres, Injury, Severity, proximal_stations
from legmap.messages import joined, say


def injury_name(atlas: Atlas, injury: Injury) -> str:
    """Return an injury in words: "common fibular nerve at the fibular neck, severe, left"."""
    name, where = atlas.name(injury.id), place_words(atlas, injury)
    words = [say("pattern.after", text=name, remark=where) if where else name]
    if injury.severity is not Severity.COMPLETE:
        words.append(say(f"degree.{injury.severity}"))
    if injury.fibres is not Fibres.ALL:
        words.append(say(f"fibres.{injury.fibres}"))
    if injury.side:
        words.append(say(f"limb.{injury.side}"))
    return joined(words)


def lesion_name(atlas: Atlas, injuries: Iterable[Injury]) -> str:
    """Return a lesion in words, its injuries joined by plus signs."""
    return joined([injury_name(atlas, injury) for injury in injuries], "plus")


def place_words(atlas: Atlas, injury: Injury) -> str:
    """Return where along its nerve an injury is, as the end of a phrase; empty for the whole nerve.

    A place that is not a named level is described by the branches that leave last above it.
    """
    if injury.place is None:
        return ""
    if isinstance(injury.place, str):
        return atlas.levels[injury.place].place
    given = proximal_stations(atlas, injury.id, injury.place)
    if not given:
        return say("place.origin")
    last = max(station.at for station in given)
    return say("place.below", names=joined([atlas.name(s.id) for s in given if s.at == last], "slash"))
