"""The work as text: everything that a crash must not take, checked against the atlas when it is read."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import Any

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.model import Nerve
from legmap.gui.comparison import Lesion
from legmap.gui.selection import Cuts
from legmap.gui.work import Work
from legmap.lesion.compare import MOST, Pair
from legmap.lesion.cut import Cut, Degree, Fibres, levels_of
from legmap.lesion.finding import STATES, STRONGEST, Finding, State, kind_of
from legmap.lesion.notation import SIDES

VERSION = 1
MANY = 1000
"""Structures in a list; there are fewer to choose from, and more would keep everybody waiting."""
LONG = 200
"""Letters of a name."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The part of the work that is kept; how the drawings are shown is a setting.

    Attributes
    ----------
    cuts, findings, lesions, pair
        As in `Work`.
    starts : int
        How often it was brought back and the program did not live to tell.
    """

    cuts: Cuts = ()
    findings: tuple[Finding, ...] = ()
    lesions: tuple[Lesion, ...] = ()
    pair: Pair = (0, 1)
    starts: int = 0

    @property
    def empty(self) -> bool:
        """Whether there is nothing to lose."""
        return not (self.cuts or self.findings or self.lesions)

    @property
    def state(self) -> dict[str, Any]:
        """The fields that it shares with `Work`."""
        return {
            "cuts": self.cuts,
            "findings": self.findings,
            "lesions": self.lesions,
            "pair": self.pair,
        }


def kept_of(work: Work) -> Kept:
    """What is kept of a state of the work."""
    return Kept(work.cuts, work.findings, work.lesions, work.pair)


def to_json(kept: Kept) -> str:
    """As `from_json` reads it."""
    return json.dumps(
        {
            "version": VERSION,
            "starts": kept.starts,
            "cuts": [_cut_data(c) for c in kept.cuts],
            "findings": [
                {"ids": f.ids, "name": f.name, "kind": f.kind, "state": f.state, "grade": f.grade}
                for f in kept.findings
            ],
            "lesions": [[_cut_data(c) for c in lesion] for lesion in kept.lesions],
            "pair": kept.pair,
        },
        ensure_ascii=False,
    )


def from_json(text: str, atlas: Atlas) -> Kept:
    """The work from its text.

    Parameters
    ----------
    text : str
        From `to_json`, perhaps of another version of the program, or damaged.
    atlas : Atlas
        Must know every structure, and every place.

    Raises
    ------
    ValueError
        If it is not the work of such a program on such an atlas.
    """
    try:
        data = json.loads(text)
        if data["version"] != VERSION:
            raise ValueError("another version")
        low, high = (_whole(n, 0, MOST) for n in data["pair"])
        return Kept(
            _lesion(atlas, data["cuts"]),
            tuple(_finding(atlas, f) for f in _few(data["findings"], MANY)),
            tuple(_lesion(atlas, lesion) for lesion in _few(data["lesions"], MOST)),
            (low, high),
            _whole(data["starts"], 0, 9),
        )
    except (KeyError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise ValueError(f"no work: {error!r}") from error


def _cut_data(cut: Cut) -> dict[str, Any]:
    return {
        "id": cut.id,
        "place": cut.place,
        "severity": cut.severity,
        "fibres": cut.fibres,
        "side": cut.side,
    }


def _lesion(atlas: Atlas, data: Any) -> Lesion:
    return tuple(_cut(atlas, c) for c in _few(data, MANY))


def _few(data: Any, most: int) -> list[Any]:
    if not isinstance(data, list) or len(data) > most:
        raise ValueError(f"no list of at most {most}")
    return data


def _cut(atlas: Atlas, data: Any) -> Cut:
    place, side = data["place"], data["side"]
    record = atlas.structures[data["id"]]
    if place is not None:
        if not isinstance(record, Nerve):
            raise ValueError("a place without a nerve")
        if isinstance(place, str):
            if place not in levels_of(atlas, record.id):
                raise ValueError("an unknown level")
        elif isinstance(place, bool) or not (math.isfinite(place) and 0 <= place <= 1):
            raise ValueError("a place off the nerve")
    if side not in ("", *SIDES):
        raise ValueError("an unknown limb")
    return Cut(record.id, place, Degree(data["severity"]), Fibres(data["fibres"]), side)


def _finding(atlas: Atlas, data: Any) -> Finding:
    ids = tuple(atlas.structures[i].id for i in _few(data["ids"], MANY))
    kind, state, grade, name = kind_of(ids[0]) if ids else None, data["state"], data["grade"], data["name"]
    if kind is None or data["kind"] != kind or any(kind_of(i) != kind for i in ids):
        raise ValueError("nothing that is examined")
    if not isinstance(name, str) or not (name.isprintable() and 0 < len(name) <= LONG):
        raise ValueError("a finding without a name that can be shown")
    if grade is not None:
        grade = _whole(grade, 0, STRONGEST - 1)
    found = Finding(ids, name, kind, STATES[kind][0]).as_found(State(state), grade)
    if found.grade != grade:
        raise ValueError("a grade of something else")
    return found


def _whole(number: Any, least: int, most: int) -> int:
    if not isinstance(number, int) or isinstance(number, bool) or not least <= number <= most:
        raise ValueError(f"{number!r} is no number from {least} to {most}")
    return number
