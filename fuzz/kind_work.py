"""Work that a program that is gone has left."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

from fuzz.case import BrokenPromiseError
from fuzz.mutate import spoiled
from legmap.anatomy.load import load_atlas
from legmap.gui.state.document_file import RecoveryData, from_json, read_recovery_data, to_json
from legmap.lesion.case import case_of
from legmap.lesion.examination_finding import finding_kind, finding_of
from legmap.lesion.injury import Fibres, Injury, Severity, levels_of
from legmap.lesion.notation import LESION_KINDS, write_lesion
from legmap.report.lesion_names import lesion_name

VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2, 5, 10**30, 0.5, 1.5, float("nan"), float("inf"), -0.0, "", "right",
    "both", "complete", "mild", "motor", "nerve.tibial", "muscle.soleus", "level.fibular-neck", "root.L5",
    "movement.x", "\ud800", "\0", "a" * 5000, [], {}, [[]], [None], {"id": "nerve.tibial"},
    ["movement.ankle-dorsiflexion"], [0, 1], [1, 0], [0, 0, 0],
)  # fmt: skip
LIKELY: dict[Any, tuple[Any, ...]] = {
    "id": ("nerve.tibial", "nerve.sciatic", "root.L5", "muscle.soleus", "site.fibular-neck", "field.sural"),
    "place": (None, 0, 1, 0.25, 1e-300, "level.fibular-neck", "level.popliteal-fossa", True),
    "severity": ("mild", "moderate", "severe", "complete"),
    "fibres": ("all", "motor", "sensory"),
    "side": ("", "left", "right", "both"),
    "state": ("weak", "normal", "lost", "reduced", "numb", "present", "absent", "untested"),
    "grade": (None, 0, 3, 4, 5),
    "kind": ("muscle", "movement", "skin", "reflex", "sign"),
    "pair": ([0, 1], [1, 3], [3, 0], [2, 2]),
    "starts": (0, 1, 9),
}
_WORDS = [
    '"version"',
    '"starts"',
    '"cuts"',
    '"findings"',
    '"lesions"',
    '"pair"',
    '"id"',
    '"place"',
    '"severity"',
    '"fibres"',
    '"side"',
    '"ids"',
    '"name"',
    '"kind"',
    '"state"',
    '"grade"',
    "null",
    "true",
    "NaN",
    "Infinity",
    "-1",
    "1e999",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    '"\\ud800"',
    '"nerve.tibial"',
    '"weak"',
    '"muscle"',
    '"movement"',
    '"skin"',
    '"normal"',
    '"untested"',
    '"lost"',
]
WORDS = tuple(word.encode() for word in _WORDS)


class Work:
    """A file of work."""

    share = 13
    ending = "json"

    def __init__(self) -> None:
        self._atlas = load_atlas()
        ids = self._atlas.structures
        self._hurt = [i for i in ids if i.partition(".")[0] in LESION_KINDS]
        self._examined = [i for i in ids if finding_kind(i)]

    def make(self, random: Random) -> bytes:
        """A file of work."""
        whole = self._whole(random).encode()
        way = random.random()
        if way < 0.5:
            data = json.loads(whole)
            for _ in range(random.choice((1, 1, 2, 3))):
                _change(random, data)
            return json.dumps(data).encode()
        return spoiled(random, whole, (whole, self._whole(random).encode()), WORDS)

    def _whole(self, random: Random) -> str:
        lesions = tuple(self._lesion(random) for _ in range(random.randint(0, 4)))
        findings = tuple(finding_of(self._atlas, i) for i in random.sample(self._examined, 3))
        return to_json(RecoveryData(self._lesion(random), findings, lesions, (0, 1), random.randint(0, 2)))

    def _lesion(self, random: Random) -> tuple[Injury, ...]:
        injuries = []
        for structure_id in random.sample(self._hurt, random.randint(0, 3)):
            places: tuple[str | float | None, ...] = (None,)
            if structure_id.startswith("nerve."):
                places = (None, 0.5, *levels_of(self._atlas, structure_id))
            severity, fibres = random.choice(list(Severity)), random.choice(list(Fibres))
            injuries.append(
                Injury(structure_id, random.choice(places), severity, fibres, random.choice(("", "left")))
            )
        return tuple(injuries)

    def run(self, data: bytes, folder: Path) -> str:
        """Read it as the window does; what it gives must be work that can be done."""
        file = folder / "work.json"
        file.write_bytes(data)
        try:
            kept = read_recovery_data(file, self._atlas)
        except ValueError as error:
            return f"refused: {type(error).__name__}"
        finally:
            file.unlink()
        if from_json(to_json(kept), self._atlas) != kept:
            raise BrokenPromiseError("work does not come back")
        for injuries in (kept.injuries, *kept.lesions):
            case_of(self._atlas, injuries)
            lesion_name(self._atlas, injuries)
            write_lesion(injuries)
        return "empty" if kept.empty else "read"


def _change(random: Random, data: Any) -> None:
    """Change one value somewhere within."""
    while True:
        keys = list(data) if isinstance(data, dict) else list(range(len(data)))
        if not keys:
            return
        key = random.choice(keys)
        inner = data[key]
        if isinstance(inner, (dict, list)) and inner and random.random() < 0.8:
            data = inner
            continue
        _spoil(random, data, key)
        return


def _spoil(random: Random, data: Any, key: Any) -> None:
    inner = data[key]
    match random.randrange(6):
        case 0:
            data.pop(key)
        case 1 if isinstance(data, list):
            data.append(deepcopy(inner))
        case 2:
            data[key] = [inner] * random.choice((1, 2, 300))
        case 3 if key in LIKELY:
            data[key] = random.choice(LIKELY[key])
        case 4 if key in LIKELY:
            data[key] = random.choice(LIKELY[key])
        case _:
            data[key] = deepcopy(random.choice(VALUES))
