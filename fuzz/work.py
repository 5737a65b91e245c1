"""Work that a program that is gone has left."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from fuzz.kinds import BrokenPromiseError
from fuzz.mutations import Draw, as_json, changed_tree, damaged, words
from legmap.anatomy.atlas import Atlas
from legmap.anatomy.load import load_atlas
from legmap.gui.state.document_file import RecoveryData, from_json, read_recovery_data, to_json
from legmap.lesion.case import case_of
from legmap.lesion.examination_finding import finding_kind, finding_of
from legmap.lesion.injury import Fibres, Injury, Severity, levels_of
from legmap.lesion.notation import LESION_KINDS, write_lesion
from legmap.report.lesion_names import lesion_name

VALUES: tuple[Any, ...] = (
    "nerve.tibial", "muscle.soleus", "level.fibular-neck", "root.L5", "movement.x", {"id": "nerve.tibial"},
    ["movement.ankle-dorsiflexion"],
)  # fmt: skip
LIKELY: dict[str, tuple[Any, ...]] = {
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
_WORDS = words('null true false NaN Infinity -1 1e999 [ ] { } : , "\\ud800" "nerve.tibial" "weak" "skin"')
WORDS = (
    *(f'"{key}"' for key in ("version", "injuries", "findings", "lesions", "ids", "name", *LIKELY)),
    *_WORDS,
)


class Work:
    """A file of work."""

    share = 13
    suffix = "json"

    def __init__(self) -> None:
        self._atlas = load_atlas()

    def cases(self) -> Sequence[bytes]:
        """Return no work at all."""
        return [to_json(RecoveryData()).encode(), b"", b"[]", b"[" * 100_000]

    def inputs(self) -> st.SearchStrategy[bytes]:
        """Make work, and change it as a tree or as text."""
        sound = saved_work(self._atlas)
        changed = changed_tree(sound.map(json.loads), LIKELY, VALUES).map(as_json)
        return st.one_of(changed, damaged(sound, WORDS), sound)

    def run(self, data: bytes, folder: Path) -> None:
        """Read it as the window does; what it gives must be work that can be done."""
        file = folder / "work.json"
        file.write_bytes(data)
        try:
            kept = read_recovery_data(file, self._atlas)
        except ValueError:
            return
        finally:
            file.unlink()
        if from_json(to_json(kept), self._atlas) != kept:
            raise BrokenPromiseError("work does not come back")
        for injuries in (kept.injuries, *kept.lesions):
            case_of(self._atlas, injuries)
            lesion_name(self._atlas, injuries)
            write_lesion(injuries)


@st.composite
def saved_work(draw: Draw, atlas: Atlas) -> bytes:
    """Draw work as the program writes it."""
    examined = [i for i in atlas.structures if finding_kind(i)]
    lesion = st.lists(injury(atlas), max_size=3).map(tuple)
    ids = draw(st.lists(st.sampled_from(examined), max_size=3, unique=True))
    findings = tuple(finding_of(atlas, i) for i in ids)
    lesions = tuple(draw(st.lists(lesion, max_size=4)))
    return to_json(RecoveryData(draw(lesion), findings, lesions, (0, 1), draw(st.integers(0, 2)))).encode()


@st.composite
def injury(draw: Draw, atlas: Atlas) -> Injury:
    """Draw an injury of any structure, at any place of a nerve."""
    structure_id = draw(st.sampled_from([i for i in atlas.structures if i.partition(".")[0] in LESION_KINDS]))
    places: tuple[str | float | None, ...] = (None,)
    if structure_id.startswith("nerve."):
        places = (None, 0.5, *levels_of(atlas, structure_id))
    severity, fibres = draw(st.sampled_from(list(Severity))), draw(st.sampled_from(list(Fibres)))
    side = draw(st.sampled_from(("", "left")))
    return Injury(structure_id, draw(st.sampled_from(places)), severity, fibres, side)
