"""The course of a nerve as a lesion meets it: its own, or that of its fascicles side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from legmap.anatomy.places import Station
from legmap.anatomy.records import CutaneousField, Nerve, Structure

Entry = tuple[str, str]
"""Id and owner of what will be a station."""


def courses_of(structures: Mapping[str, Structure]) -> Mapping[str, tuple[Station, ...]]:
    """Stations of every nerve from proximal to distal, evenly spaced from 0 to 1.

    Fields of a nerve that its course does not name leave at its end. Fascicles run bound together: they pass
    their levels at once, and what they give off between two levels stands side by side.

    Parameters
    ----------
    structures : mapping
        All records by id.
    """
    skin: dict[str, list[str]] = {}
    for record in structures.values():
        if isinstance(record, CutaneousField):
            skin.setdefault(record.nerve, []).append(record.id)
    nerves = {n.id: n for n in structures.values() if isinstance(n, Nerve)}
    own = {i: tuple(_own(n, skin.get(i, ()))) for i, n in nerves.items()}
    return {
        i: tuple(_spaced(_bound(n, own) if n.fascicles else [(entry,) for entry in own[i]]))
        for i, n in nerves.items()
    }


def _own(nerve: Nerve, fields: Iterable[str]) -> Iterator[Entry]:
    for structure_id in (*nerve.course, *(f for f in fields if f not in nerve.course)):
        yield structure_id, nerve.id


def _spaced(columns: Iterable[tuple[Entry, ...]]) -> Iterator[Station]:
    rows = list(columns)
    for place, column in enumerate(rows):
        for structure_id, owner in column:
            yield Station(structure_id, owner, place / max(len(rows) - 1, 1))


def _bound(nerve: Nerve, own: Mapping[str, tuple[Entry, ...]]) -> list[tuple[Entry, ...]]:
    mine = own[nerve.id]
    before = next((place for place, (i, _) in enumerate(mine) if i in nerve.fascicles), len(mine))
    columns: list[tuple[Entry, ...]] = [(entry,) for entry in mine[:before]]
    segments = [_between_levels(own.get(f, ())) for f in nerve.fascicles]
    levels = [i for i, _ in own.get(nerve.fascicles[0], ()) if i.startswith("level.")]
    for place, level in enumerate((*levels, "")):
        side_by_side = [s[place] if place < len(s) else [] for s in segments]
        if level:
            columns += _zipped(side_by_side)
            columns.append(((level, nerve.id),))
        else:  # fascicles end together
            columns += reversed(_zipped([s[::-1] for s in side_by_side]))
    return columns + [(entry,) for entry in mine[before:] if entry[0] not in nerve.fascicles]


def _between_levels(course: tuple[Entry, ...]) -> list[list[Entry]]:
    segments: list[list[Entry]] = [[]]
    for entry in course:
        if entry[0].startswith("level."):
            segments.append([])
        else:
            segments[-1].append(entry)
    return segments


def _zipped(rows: list[list[Entry]]) -> list[tuple[Entry, ...]]:
    columns: Iterable[tuple[Entry | None, ...]] = zip_longest(*rows)
    return [tuple(entry for entry in column if entry is not None) for column in columns]
