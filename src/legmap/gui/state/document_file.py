"""The saved document as JSON, checked against the atlas when it is read."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
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

VERSION = 2
MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class RecoveryData:
    """The part of the document that is saved; how the drawings are shown is a setting.

    Attributes
    ----------
    injuries, findings, lesions, pair
        As in `DocumentState`.
    starts : int
        How often it was restored and the program ended right after; no part of what is compared.
    """

    injuries: Injuries = ()
    findings: tuple[Finding, ...] = ()
    lesions: tuple[Lesion, ...] = ()
    pair: Pair = (0, 1)
    starts: int = field(default=0, compare=False)

    @property
    def empty(self) -> bool:
        """True if there is nothing to lose."""
        return not (self.injuries or self.findings or self.lesions)

    def applied_to(self, state: DocumentState) -> DocumentState:
        """Return a state of the document with this in it."""
        return replace(
            state,
            injuries=self.injuries,
            findings=self.findings,
            lesions=self.lesions,
            pair=self.pair,
            history_index=-1,
        )


def recovery_data(state: DocumentState) -> RecoveryData:
    """Return the part of a state that is saved."""
    return RecoveryData(state.injuries, state.findings, state.lesions, state.pair)


def to_json(data: RecoveryData) -> str:
    """Return the data as `from_json` reads it."""
    return json.dumps({"version": VERSION} | asdict(data), ensure_ascii=False)


def read_recovery_data(file: Path, atlas: Atlas) -> RecoveryData:
    """Read a saved document, empty where there is no file.

    Raises
    ------
    OSError
        If it cannot be read.
    ValueError
        If it is damaged, or that of another version.
    """
    try:
        content = bytes_of(file, MAX_BYTES)
    except FileNotFoundError:
        return RecoveryData()
    if content is None or len(content) > MAX_BYTES:
        raise ValueError("not a saved document")
    return from_json(content.decode("utf-8"), atlas)


def from_json(text: str, atlas: Atlas) -> RecoveryData:
    """Return the data in a text, which may be damaged or of another version.

    Raises
    ------
    ValueError
        If it is not a document that can be shown with this atlas.
    """
    try:
        data = json.loads(text)
        if data["version"] != VERSION or len(data["lesions"]) > MAX_LESIONS:
            raise ValueError("another version")
        low, high = (_integer(n, MAX_LESIONS) for n in data["pair"])
        return RecoveryData(
            _lesion(atlas, data["injuries"]),
            tuple(_finding(atlas, finding) for finding in data["findings"]),
            tuple(_lesion(atlas, lesion) for lesion in data["lesions"]),
            (low, high),
            _integer(data["starts"], 9),
        )
    except (LookupError, TypeError, RecursionError) as error:
        raise ValueError(f"not a saved document: {error!r}") from error


def _lesion(atlas: Atlas, data: Any) -> Lesion:
    return tuple(_injury(atlas, injury) for injury in data)


def _injury(atlas: Atlas, data: Any) -> Injury:
    record, place, side = atlas.structures[data["id"]], data["place"], data["side"]
    on_nerve = isinstance(record, Nerve) and (
        0 <= place <= 1 if type(place) in (int, float) else place in levels_of(atlas, record.id)
    )
    if not (on_nerve or place is None) or side not in ("", *SIDES):
        raise ValueError("an unknown place or limb")
    return Injury(record.id, place, Severity(data["severity"]), Fibres(data["fibres"]), side)


def _finding(atlas: Atlas, data: Any) -> Finding:
    ids = tuple(atlas.structures[i].id for i in data["ids"])
    kinds = {finding_kind(i) for i in ids}
    kind, typed, grade = kinds.pop(), data["typed"], data["grade"]
    if kind is None or kinds or not (isinstance(typed, str) and typed.isprintable()):
        raise ValueError("structures that are not examined together")
    if grade is not None:
        grade = _integer(grade, NORMAL_GRADE)
    return Finding(ids, kind, STATES[kind][0], typed=typed).with_state(FindingState(data["state"]), grade)


def _integer(number: Any, most: int) -> int:
    if type(number) is not int or not 0 <= number <= most:
        raise ValueError(f"{number!r} is no number from 0 to {most}")
    return number
