"""Findings of an examination in words."""

from __future__ import annotations

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.records import CutaneousField, Group
from legmap.lesion.differential.conflicts import Conflict, ConflictKind
from legmap.lesion.examination_finding import Finding
from legmap.messages import capital, joined, say


def examined_name(atlas: Atlas, structure_id: str) -> str:
    """Return what a structure is called when it is examined; a field is the skin of its nerve."""
    record = atlas.structures[structure_id]
    if isinstance(record, CutaneousField):
        return say("localise.skin", name=atlas.name(record.nerve))
    return record.name


def finding_name(atlas: Atlas, finding: Finding) -> str:
    """Return what was examined: as the user typed it, or by the names of the atlas."""
    if finding.typed:
        return finding.typed
    if len(finding.ids) > 1:
        group = next((g for g in atlas.every(Group) if g.members == finding.ids), None)
        if group is not None:
            return group.name
    return joined([examined_name(atlas, structure_id) for structure_id in finding.ids])


def state_words(finding: Finding) -> str:
    """Return how something was found, as a phrase: "weak, MRC 3"."""
    word = say(f"localise.state.{finding.state}")
    return word if finding.grade is None else joined([word, say("localise.grade.of", grade=finding.grade)])


def finding_words(atlas: Atlas, finding: Finding) -> str:
    """Return a finding as a phrase: "tibialis anterior weak, MRC 3"."""
    return say("pattern.after", text=finding_name(atlas, finding), remark=state_words(finding))


def conflict_words(atlas: Atlas, conflict: Conflict) -> str:
    """Return in one sentence why findings cannot all be right."""
    first = conflict.findings[0]
    if conflict.kind is ConflictKind.UNEXPLAINED:
        return say("localise.conflict.unexplained", finding=finding_words(atlas, first))
    name = capital(finding_name(atlas, first))
    if conflict.kind is ConflictKind.BOTH:
        states = {"state": state_words(first), "normal": state_words(conflict.findings[1])}
        return say("localise.conflict.both", name=name, **states)
    return say(f"localise.conflict.{conflict.kind}", name=name)
