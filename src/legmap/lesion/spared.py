"""What a lesion leaves that its rivals would take: computed, not canned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.function import Movement, Reflex
from legmap.anatomy.records import CutaneousField, Dermatome, Muscle, Nerve, Root
from legmap.lesion.injury import resolve_sites
from legmap.lesion.interruption import upstream
from legmap.lesion.losses import Change, Deficit, Loss, Spared, Weakness

MAX_SPARED = 8
MAX_PER_RIVAL = 2
"""How many findings one rival may be told apart by."""
MAX_RIVALS = 8
SHARED_ROOTS_WEIGHT = 0.35
PROXIMAL_WEIGHT = 0.3


def spared_by(atlas: Atlas, deficit: Deficit, rivals: Iterable[Deficit]) -> tuple[Spared, ...]:
    """At most eight findings that are kept and speak against a rival lesion.

    Rivals are the single lesions that share most with this one (muscles, then roots, and lying further up on
    the same pathway). The nearest rivals speak first; each names what it would take most plainly
    and this lesion leaves whole. No finding is named twice, nor a movement beside a muscle that makes it.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    deficit : Deficit
        The lesion in question, without its spared findings.
    rivals : iterable of Deficit
        The lesions to hold against it.
    """
    if not deficit.muscles and not deficit.skin:
        return ()
    asked = _lesion_in_question(atlas, deficit)
    near = sorted(
        ((_similarity(atlas, asked, r), r) for r in rivals if _is_rival(atlas, asked, r)),
        key=lambda pair: -pair[0],
    )
    chosen: dict[str, Spared] = {}
    told: set[str] = set()
    offers = [
        (r.lesion[0], iter(_discriminating_findings(atlas, deficit, r)))
        for score, r in near[:MAX_RIVALS]
        if score > 0
    ]
    for rival, findings in offers * MAX_PER_RIVAL:  # every rival is heard once before any is heard again
        finding = next((f for f in findings if not _tests(atlas, f) & told), None)
        if finding is not None and len(chosen) < MAX_SPARED:
            chosen[finding] = Spared(finding, rival)
            told |= _tests(atlas, finding)
    return tuple(chosen.values())


@dataclass(frozen=True, slots=True)
class _LesionInQuestion:
    """The lesion in question, with what every rival is held against.

    Attributes
    ----------
    deficit : Deficit
        What it takes.
    hurt : tuple of str
        What is hurt, sites replaced by their nerve or roots.
    above : frozenset of str
        Nerves and roots from which the hurt nerves come, or the roots beside the hurt roots.
    ranks, roots : dict of str to int
        How badly each muscle is hit; the roots concerned.
    """

    deficit: Deficit
    hurt: tuple[str, ...]
    above: frozenset[str]
    ranks: dict[str, int]
    roots: dict[str, int]


def _lesion_in_question(atlas: Atlas, deficit: Deficit) -> _LesionInQuestion:
    hurt = _hurt(atlas, deficit)
    above = frozenset(_above(atlas, hurt)) | frozenset(deficit.interrupted.partial_nerves)
    return _LesionInQuestion(
        deficit, hurt, above, {m.id: m.rank for m in deficit.muscles}, _roots(atlas, hurt)
    )


def _is_rival(atlas: Atlas, asked: _LesionInQuestion, rival: Deficit) -> bool:
    """Whether another lesion is worth telling apart.

    A root is that is commonly hurt alone, and any root beside other roots; so is a nerve that is known to be
    hurt alone, if it takes something that this lesion takes too, lies further up on the same pathway, or
    leaves the same plexus beside it.
    """
    other = rival.lesion[0]
    interrupted = asked.deficit.interrupted
    if other in asked.deficit.lesion and other not in interrupted.partial_nerves:
        return False
    if other in interrupted.nerves or other in interrupted.roots or not (rival.muscles or rival.skin):
        return False
    record = atlas.structures[other]
    if isinstance(record, Root):  # the lowest roots are hurt together, and matter only beside other roots
        return other in atlas.hurt_alone or any(i.startswith("root.") for i in asked.hurt)
    if not isinstance(record, Nerve) or other not in atlas.hurt_alone:
        return False
    if other in asked.above:
        return True
    plexus = _plexus(atlas, other)
    if plexus and all(_plexus(atlas, i) == plexus for i in asked.hurt):
        return True
    return any(i.startswith(("muscle.", "field.")) for i in asked.deficit.ids & rival.ids)


def _hurt(atlas: Atlas, deficit: Deficit) -> tuple[str, ...]:
    """What is hurt, sites replaced by their nerve or roots."""
    return tuple(dict.fromkeys(injury.id for injury in resolve_sites(atlas, deficit.injuries)))


def _plexus(atlas: Atlas, structure_id: str) -> str:
    """The plexus that a nerve leaves; empty for its branches further out and for whatever is no nerve."""
    record = atlas.structures[structure_id]
    leaves = isinstance(record, Nerve) and atlas.structures[record.parent].kind == "root"
    return record.plexus if isinstance(record, Nerve) and leaves else ""


def _tests(atlas: Atlas, finding: str) -> frozenset[str]:
    """What a finding puts to the test: itself and, of a muscle, the movements it chiefly makes."""
    if not finding.startswith("muscle."):
        return frozenset({finding})
    makes = (m.id for m in atlas.every(Movement) if finding in m.prime_movers)
    return frozenset({finding, *makes})


def _similarity(atlas: Atlas, asked: _LesionInQuestion, rival: Deficit) -> float:
    score = _overlap(asked.ranks, {m.id: m.rank for m in rival.muscles})
    score += SHARED_ROOTS_WEIGHT * _overlap(asked.roots, _roots(atlas, rival.lesion))
    return score + PROXIMAL_WEIGHT * (rival.lesion[0] in asked.above)


def _above(atlas: Atlas, hurt: Iterable[str]) -> set[str]:
    """Nerves and roots from which the lesion's nerves come, or the roots beside its roots."""
    above: set[str] = set()
    order = [r.id for r in atlas.every(Root)]
    for structure_id in hurt:
        record = atlas.structures[structure_id]
        if isinstance(record, Nerve):
            above.update(upstream(atlas, structure_id), record.roots)
        elif isinstance(record, Muscle):
            above.update(record.nerves, record.roots)
        elif structure_id in order:
            place = order.index(structure_id)
            above.update(order[max(0, place - 1) : place + 2])
    return above


def _overlap(a: dict[str, int], b: dict[str, int]) -> float:
    """Shared weight over joint weight."""
    joint = sum(max(a.get(k, 0), b.get(k, 0)) for k in a.keys() | b.keys())
    return sum(min(a[k], b[k]) for k in a.keys() & b.keys()) / joint if joint else 0.0


def _roots(atlas: Atlas, hurt: Iterable[str]) -> dict[str, int]:
    roots: dict[str, int] = {}
    for structure_id in hurt:
        record = atlas.structures[structure_id]
        named = record.roots if isinstance(record, (Nerve, Muscle)) else (structure_id,)
        roots.update(dict.fromkeys(named, 1))
    return roots


def _discriminating_findings(atlas: Atlas, deficit: Deficit, rival: Deficit) -> list[str]:
    """What the rival takes and this lesion leaves, the plainest to test first."""
    abnormal = deficit.ids
    affected_roots = _roots_with_skin_loss(atlas, deficit)
    return [
        i
        for _, i in sorted(_taken(atlas, rival), key=lambda pair: -pair[0])
        if i not in abnormal and not _skin_roots(atlas, i) & affected_roots
    ]


def _roots_with_skin_loss(atlas: Atlas, deficit: Deficit) -> set[str]:
    """Roots some of whose skin is amiss: neither their dermatome nor a field they feed is surely kept."""
    numb = {root for skin in deficit.skin for root in _skin_roots(atlas, skin.id)}
    return numb | set(deficit.interrupted.roots) | {root for _, root in deficit.interrupted.preplexus_roots}


def _skin_roots(atlas: Atlas, structure_id: str) -> set[str]:
    match atlas.structures[structure_id]:
        case Dermatome() as dermatome:
            return {dermatome.root}
        case CutaneousField() as field:
            return set(atlas.get(field.nerve, Nerve).roots)
        case _:
            return set()


def _taken(atlas: Atlas, rival: Deficit) -> Iterator[tuple[float, str]]:
    """Findings of a rival with how plainly they can be tested.

    Reflexes that examiners test come first, then movements and muscles that they test (no others), then skin,
    last the reflexes that only a suspicion of the pelvic floor calls for; complete before partial losses.
    """
    for reflex in rival.reflexes:
        if reflex.change >= Change.REDUCED:
            tested = atlas.get(reflex.id, Reflex).tested
            yield 2.0 + 3.0 * tested + 0.2 * (reflex.change is Change.LOST), reflex.id
    for movement in rival.movements:
        if movement.weakness >= Weakness.WEAK and atlas.get(movement.id, Movement).tested:
            yield 4.0 + 0.2 * movement.weakness, movement.id
    for muscle in rival.muscles:
        if atlas.get(muscle.id, Muscle).tested and muscle.rank >= 2:
            yield 3.9 + 0.2 * muscle.rank, muscle.id
    for skin in rival.skin:
        if skin.loss is Loss.COMPLETE or skin.id.startswith("dermatome."):
            yield 2.5 + 0.5 * (skin.loss is Loss.COMPLETE), skin.id
