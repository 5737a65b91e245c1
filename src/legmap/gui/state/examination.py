"""The findings of an examination and what follows from them: the only owner of the findings."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext

from PySide6.QtCore import QObject, Signal

from legmap.anatomy.atlas import Atlas
from legmap.gui.state.history import Recorder
from legmap.lesion.differential.candidates import Candidate, iter_candidates
from legmap.lesion.differential.localisation import Localisation, localisation_of
from legmap.lesion.differential.segments import nerve_segments_of
from legmap.lesion.examination_finding import STATES, Finding, FindingState, finding_kind, finding_of
from legmap.messages import say
from legmap.roles import NerveSegment


class Examination(QObject):
    """The findings; their localisation is computed on demand."""

    changed = Signal(object)  # tuple of Finding: after every change, and only then

    def __init__(self, atlas: Atlas, parent: QObject | None = None, record: Recorder = nullcontext) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._record = record
        self._findings: tuple[Finding, ...] = ()
        self._candidates: list[Candidate] = []
        self._remaining_candidates = iter_candidates(atlas)
        self._localisation: Localisation | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings in the order in which they were noted; some may be untested."""
        return self._findings

    @property
    def localisation(self) -> Localisation:
        """The lesions that explain the findings."""
        if self._localisation is None:
            if any(f.state is not FindingState.UNTESTED for f in self._findings):
                self.prepare()
            self._localisation = localisation_of(self._atlas, self._candidates, self._findings)
        return self._localisation

    def prepare(self) -> None:
        """Compute the candidate lesions, which takes about 0.25 s the first time."""
        self._candidates.extend(self._remaining_candidates)

    @property
    def segments(self) -> tuple[NerveSegment, ...]:
        """Nerve segments where the lesion can be or cannot be; empty where nothing is abnormal."""
        localisation = self.localisation
        return nerve_segments_of(self._atlas, self._candidates, localisation.findings, localisation.lesions)

    def add(self, finding: Finding) -> None:
        """Add a finding, in place of one about the same structures."""
        before = next((f for f in self._findings if f.ids == finding.ids), None)
        if before is None:
            self.set_all((*self._findings, finding))
        else:
            self.replace(before, finding)

    def replace(self, before: Finding, after: Finding) -> None:
        """Replace a finding by another; an unknown one is ignored."""
        self.set_all(after if f == before else f for f in self._findings)

    def remove(self, finding: Finding) -> None:
        """Remove a finding."""
        self.set_all(f for f in self._findings if f != finding)

    def clear(self) -> None:
        """Remove all findings."""
        self.set_all(())

    def set_all(self, findings: Iterable[Finding]) -> None:
        """Replace all findings; each structure, or group of one name, keeps the last."""
        wanted = {f.ids: f for f in findings}
        each = tuple(wanted.values())
        if each != self._findings:
            with self._record(say("undo.findings")):
                self._findings = each
                self._localisation = None
                self.changed.emit(each)

    def cycle_finding(self, structure_id: str) -> bool:
        """Cycle the finding of a structure: abnormal, normal, none; return whether it can be examined."""
        if structure_id not in self._atlas or finding_kind(structure_id) is None:
            return False
        new = finding_of(self._atlas, structure_id)
        known = next((f for f in self._findings if f.ids == new.ids), None)
        if known is None:
            self.add(new)
        elif known.state is FindingState.UNTESTED:
            self.replace(known, new)
        elif known.abnormal:
            self.replace(known, known.with_state(STATES[known.kind][-1]))
        else:
            self.remove(known)
        return True
