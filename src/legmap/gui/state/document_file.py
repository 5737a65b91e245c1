"""The work as text: everything that a crash must not take, checked against the atlas when it is read."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.records import Nerve
from legmap.gui.state.comparison import Lesion
from legmap.gui.state.document import DocumentState
from legmap.gui.state.selection import Injuries
from legmap.lesion.comparison import MAX_LESIONS, Pair
from legmap.lesion.examination_finding import NORMAL_GRADE, STATES, Finding, FindingState, finding_kind
from legmap.lesion.injury import Fibres, Injury, Severity, levels_of
from legmap.lesion.notation import SIDES
from legmap.platform.untrusted import bytes_of

VERSION = 1
MAX_BYTES = 1_000_000
MAX_ITEMS = 1000
"""Structures in a list; there are fewer to choose from, and more would keep everybody waiting."""
MAX_NAME_LENGTH = 200
"""Letters of a name."""


@dataclass(frozen=True, slots=True)
class RecoveryData:
    """The part of the work that is kept; how the drawings are shown is a setting.

    Attributes
    ----------
    injuries, findings, lesions, pair
        As in `DocumentState`.
    starts : int
        How often it was restored and the program ended right after.
    """

    injuries: Injuries = ()
    findings: tuple[Finding, ...] = ()
    lesions: tuple[Lesion, ...] = ()
    pair: Pair = (0, 1)
    starts: int = 0

    @property
    def empty(self) -> bool:
        """Return whether there is nothing to lose."""
        return not (self.injuries or self.findings or self.lesions)

    @property
    def state(self) -> dict[str, Any]:
        """Return the fields that it shares with `DocumentState`."""
        return {
            "injuries": self.injuries,
            "findings": self.findings,
            "lesions": self.lesions,
            "pair": self.pair,
        }


def recovery_data(work: DocumentState) -> RecoveryData:
    """Return what is kept of a state of the work."""
    return RecoveryData(work.injuries, work.findings, work.lesions, work.pair)


def to_json(kept: RecoveryData) -> str:
    """Return the work as text."""
    return json.dumps(
        {
            "version": VERSION,
            "starts": kept.starts,
            "cuts": [_injury_data(c) for c in kept.injuries],
            "findings": [
                {"ids": f.ids, "typed": f.typed, "kind": f.kind, "state": f.state, "grade": f.grade}
                for f in kept.findings
            ],
            "lesions": [[_injury_data(c) for c in lesion] for lesion in kept.lesions],
            "pair": kept.pair,
        },
        ensure_ascii=False,
    )


def read_recovery_data(file: Path, atlas: Atlas) -> RecoveryData:
    """Read the work in a file, empty where there is no file.

    Raises
    ------
    OSError
        If it cannot be read.
    ValueError
        If it is damaged, or that of another version.
    """
    try:
        data = bytes_of(file, MAX_BYTES)
    except FileNotFoundError:
        return RecoveryData()
    if data is None or len(data) > MAX_BYTES:
        raise ValueError("no file of work")
    return from_json(data.decode("utf-8"), atlas)


def from_json(text: str, atlas: Atlas) -> RecoveryData:
    """Return the work that a text holds.

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
        low, high = (_whole(n, 0, MAX_LESIONS) for n in data["pair"])
        return RecoveryData(
            _lesion(atlas, data["cuts"]),
            tuple(_finding(atlas, f) for f in _few(data["findings"], MAX_ITEMS)),
            tuple(_lesion(atlas, lesion) for lesion in _few(data["lesions"], MAX_LESIONS)),
            (low, high),
            _whole(data["starts"], 0, 9),
        )
    except (KeyError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise ValueError(f"no work: {error!r}") from error


def _injury_data(injury: Injury) -> dict[str, Any]:
    return {
        "id": injury.id,
        "place": injury.place,
        "severity": injury.severity,
        "fibres": injury.fibres,
        "side": injury.side,
    }


def _lesion(atlas: Atlas, data: Any) -> Lesion:
    return tuple(_injury(atlas, c) for c in _few(data, MAX_ITEMS))


def _few(data: Any, most: int) -> list[Any]:
    if not isinstance(data, list) or len(data) > most:
        raise ValueError(f"no list of at most {most}")
    return data


def _injury(atlas: Atlas, data: Any) -> Injury:
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
    return Injury(record.id, place, Severity(data["severity"]), Fibres(data["fibres"]), side)


def _finding(atlas: Atlas, data: Any) -> Finding:
    ids = tuple(atlas.structures[i].id for i in _few(data["ids"], MAX_ITEMS))
    kind, state, grade, typed = (
        finding_kind(ids[0]) if ids else None,
        data["state"],
        data["grade"],
        data.get("typed", ""),
    )
    if kind is None or data["kind"] != kind or any(finding_kind(i) != kind for i in ids):
        raise ValueError("nothing that is examined")
    if not isinstance(typed, str) or not typed.isprintable() or len(typed) > MAX_NAME_LENGTH:
        raise ValueError("a finding with a name that cannot be shown")
    if grade is not None:
        grade = _whole(grade, 0, NORMAL_GRADE - 1)
    found = Finding(ids, kind, STATES[kind][0], typed=typed).with_state(FindingState(state), grade)
    if found.grade != grade:
        raise ValueError("a grade of something else")
    return found


def _whole(number: Any, least: int, most: int) -> int:
    if not isinstance(number, int) or isinstance(number, bool) or not least <= number <= most:
        raise ValueError(f"{number!r} is no number from {least} to {most}")
    return number
