"""Stations along the course of each nerve: its own, or those of its fascicles side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from legmap.anatomy.places import Station
from legmap.anatomy.records import CutaneousField, Nerve, Structure

_Entry = tuple[str, str]


def courses_of(structures: Mapping[str, Structure]) -> Mapping[str, tuple[Station, ...]]:
    """Return the stations of every nerve from proximal to distal, evenly spaced from 0 to 1.

    Fields of a nerve that its course does not name leave at its end. Fascicles run bound together: they pass
    their levels at the same place, and their branches between two levels stand side by side.
    """
    skin: dict[str, list[str]] = {}
    for record in structures.values():
        if isinstance(record, CutaneousField):
            skin.setdefault(record.nerve, []).append(record.id)
    nerves = {n.id: n for n in structures.values() if isinstance(n, Nerve)}
    own_entries = {i: tuple(_own_entries(n, skin.get(i, ()))) for i, n in nerves.items()}
    return {
        i: tuple(
            _spaced(
                _fascicle_columns(n, own_entries) if n.fascicles else [(entry,) for entry in own_entries[i]]
            )
        )
        for i, n in nerves.items()
    }


def _own_entries(nerve: Nerve, fields: Iterable[str]) -> Iterator[_Entry]:
    for structure_id in (*nerve.course, *(f for f in fields if f not in nerve.course)):
        yield structure_id, nerve.id


def _spaced(columns: Iterable[tuple[_Entry, ...]]) -> Iterator[Station]:
    rows = list(columns)
    for number, column in enumerate(rows):
        for structure_id, owner in column:
            yield Station(structure_id, owner, number / max(len(rows) - 1, 1))


def _fascicle_columns(nerve: Nerve, own: Mapping[str, tuple[_Entry, ...]]) -> list[tuple[_Entry, ...]]:
    entries = own[nerve.id]
    before = next((number for number, (i, _) in enumerate(entries) if i in nerve.fascicles), len(entries))
    columns: list[tuple[_Entry, ...]] = [(entry,) for entry in entries[:before]]
    segments = [_between_levels(own.get(f, ())) for f in nerve.fascicles]
    levels = [i for i, _ in own.get(nerve.fascicles[0], ()) if i.startswith("level.")]
    for number, level in enumerate((*levels, "")):
        side_by_side = [s[number] if number < len(s) else [] for s in segments]
        if level:
            columns += _side_by_side(side_by_side)
            columns.append(((level, nerve.id),))
        else:  # fascicles end together
            columns += reversed(_side_by_side([s[::-1] for s in side_by_side]))
    return columns + [(entry,) for entry in entries[before:] if entry[0] not in nerve.fascicles]


def _between_levels(course: tuple[_Entry, ...]) -> list[list[_Entry]]:
    segments: list[list[_Entry]] = [[]]
    for entry in course:
        if entry[0].startswith("level."):
            segments.append([])
        else:
            segments[-1].append(entry)
    return segments


def _side_by_side(rows: list[list[_Entry]]) -> list[tuple[_Entry, ...]]:
    columns: Iterable[tuple[_Entry | None, ...]] = zip_longest(*rows)
    return [tuple(entry for entry in column if entry is not None) for column in columns]
