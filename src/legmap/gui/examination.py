"""What was found on examination, and what follows from it: the only owner of the findings."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from legmap.anatomy.atlas import Atlas
from legmap.lesion.candidates import Candidate, each_candidate
from legmap.lesion.finding import STATES, Finding, State, finding_of, kind_of
from legmap.lesion.localisation import Localisation, localisation_of
from legmap.lesion.stretches import stretches_of
from legmap.roles import Stretch


class Examination(QObject):
    """The findings; what follows from them is worked out when it is first asked for.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.

    Signals
    -------
    changed : tuple of Finding
        After every change, and only then.
    """

    changed = Signal(object)

    def __init__(self, atlas: Atlas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._findings: tuple[Finding, ...] = ()
        self._made: list[Candidate] = []
        self._making = each_candidate(atlas)
        self._localisation: Localisation | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found, in the order in which it was noted; some may be still untested."""
        return self._findings

    @property
    def localisation(self) -> Localisation:
        """Which lesions explain the findings."""
        if self._localisation is None:
            if any(f.state is not State.UNTESTED for f in self._findings):
                self.prepare()
            self._localisation = localisation_of(self._atlas, self._made, self._findings)
        return self._localisation

    def prepare(self) -> None:
        """Work out the lesions to choose from, or the rest of them: a quarter of a second in all."""
        while self.prepare_one():
            pass

    def prepare_one(self) -> bool:
        """Work out one of them; tells whether there was one left."""
        made = next(self._making, None)
        if made is not None:
            self._made.append(made)
        return made is not None

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """Where on the nerves the lesion can still be, and where not; empty where nothing is amiss."""
        told = self.localisation
        return stretches_of(self._atlas, self._made, told.findings, told.lesions)

    def add(self, finding: Finding) -> None:
        """Note a finding; one about the same structures is replaced."""
        before = next((f for f in self._findings if f.ids == finding.ids), None)
        if before is None:
            self.set_all((*self._findings, finding))
        else:
            self.replace(before, finding)

    def replace(self, before: Finding, after: Finding) -> None:
        """Put a finding in the place of another; unknown ones are passed over."""
        self.set_all(after if f == before else f for f in self._findings)

    def remove(self, finding: Finding) -> None:
        """Forget a finding."""
        self.set_all(f for f in self._findings if f != finding)

    def clear(self) -> None:
        """Forget all findings."""
        self.set_all(())

    def set_all(self, findings: Iterable[Finding]) -> None:
        """Replace all findings; each structure, or group of one name, keeps one."""
        wanted = {f.ids: f for f in findings}
        each = tuple(wanted.values())
        if each != self._findings:
            self._findings = each
            self._localisation = None
            self.changed.emit(each)

    def offer(self, structure_id: str) -> bool:
        """Take a structure through amiss, normal, and no finding.

        Parameters
        ----------
        structure_id : str
            Whatever was clicked.

        Returns
        -------
        bool
            Whether it is something that is examined.
        """
        if structure_id not in self._atlas or kind_of(structure_id) is None:
            return False
        new = finding_of(self._atlas, structure_id)
        known = next((f for f in self._findings if f.ids == new.ids), None)
        if known is None:
            self.add(new)
        elif known.state is State.UNTESTED:
            self.replace(known, new)
        elif known.abnormal:
            self.replace(known, known.as_found(STATES[known.kind][-1]))
        else:
            self.remove(known)
        return True
