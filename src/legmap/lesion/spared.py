"""Spared findings that tell a lesion from its rivals."""

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
MAX_RIVALS = 8
SHARED_ROOTS_WEIGHT = 0.35
PROXIMAL_WEIGHT = 0.3


def spared_by(atlas: Atlas, deficit: Deficit, rivals: Iterable[Deficit]) -> tuple[Spared, ...]:
    """Return at most eight spared findings, each of which speaks against a rival lesion.

    Rivals are the single lesions that share most with this one (muscles, then roots, and a more proximal
    place on the same pathway). The nearest rivals come first; each contributes its clearest losses that this
    lesion spares. No finding is named twice, nor a movement beside a muscle that makes it.

    Parameters
    ----------
    deficit : Deficit
        The lesion in lesion, without its spared findings.
    """
    if not deficit.muscles and not deficit.skin:
        return ()
    lesion = _lesion_in_question(atlas, deficit)
    near = sorted(
        ((_similarity(atlas, lesion, r), r) for r in rivals if _is_rival(atlas, lesion, r)),
        key=lambda pair: -pair[0],
    )
    chosen: dict[str, Spared] = {}
    tested: set[str] = set()
    offers = [
        (r.lesion[0], iter(_discriminating_findings(atlas, deficit, r)))
        for score, r in near[:MAX_RIVALS]
        if score > 0
    ]
    for rival, findings in offers * MAX_PER_RIVAL:  # every rival gets one finding before any gets a second
        finding = next((f for f in findings if not _tested_structures(atlas, f) & tested), None)
        if finding is not None and len(chosen) < MAX_SPARED:
            chosen[finding] = Spared(finding, rival)
            tested |= _tested_structures(atlas, finding)
    return tuple(chosen.values())


@dataclass(frozen=True, slots=True)
class _LesionInQuestion:
    """The lesion in question, with the values to compare with every rival.

    `above` are the nerves and roots from which the injured nerves come, or the roots beside the injured
    roots; `ranks` the rank of the loss of each muscle; `roots` the roots concerned, each with 1.
    """

    deficit: Deficit
    injured: tuple[str, ...]
    above: frozenset[str]
    ranks: dict[str, int]
    roots: dict[str, int]


def _lesion_in_question(atlas: Atlas, deficit: Deficit) -> _LesionInQuestion:
    injured = _injured_ids(atlas, deficit)
    above = frozenset(_above(atlas, injured)) | frozenset(deficit.interrupted.partial_nerves)
    return _LesionInQuestion(
        deficit, injured, above, {m.id: m.rank for m in deficit.muscles}, _roots(atlas, injured)
    )


def _is_rival(atlas: Atlas, lesion: _LesionInQuestion, rival: Deficit) -> bool:
    """Return whether another lesion is worth telling apart.

    Roots count if commonly injured alone, and any root beside other roots; nerves count if known to be
    injured alone and if they share a loss with this lesion, lie more proximal on the same pathway, or
    leave the same plexus beside it.
    """
    other = rival.lesion[0]
    interrupted = lesion.deficit.interrupted
    if other in lesion.deficit.lesion and other not in interrupted.partial_nerves:
        return False
    if other in interrupted.nerves or other in interrupted.roots or not (rival.muscles or rival.skin):
        return False
    record = atlas.structures[other]
    if isinstance(record, Root):  # the lowest roots are injured together, and matter only beside other roots
        return other in atlas.hurt_alone or any(i.startswith("root.") for i in lesion.injured)
    if not isinstance(record, Nerve) or other not in atlas.hurt_alone:
        return False
    if other in lesion.above:
        return True
    plexus = _plexus(atlas, other)
    if plexus and all(_plexus(atlas, i) == plexus for i in lesion.injured):
        return True
    return any(i.startswith(("muscle.", "field.")) for i in lesion.deficit.ids & rival.ids)


def _injured_ids(atlas: Atlas, deficit: Deficit) -> tuple[str, ...]:
    """Return the ids of the injured structures, sites replaced by their nerve or roots."""
    return tuple(dict.fromkeys(injury.id for injury in resolve_sites(atlas, deficit.injuries)))


def _plexus(atlas: Atlas, structure_id: str) -> str:
    """Return the plexus of a nerve that leaves it directly; else empty."""
    record = atlas.structures[structure_id]
    leaves = isinstance(record, Nerve) and atlas.structures[record.parent].kind == "root"
    return record.plexus if isinstance(record, Nerve) and leaves else ""


def _tested_structures(atlas: Atlas, finding: str) -> frozenset[str]:
    """Return the finding itself and, of a muscle, the movements of which it is a prime mover."""
    if not finding.startswith("muscle."):
        return frozenset({finding})
    makes = (m.id for m in atlas.every(Movement) if finding in m.prime_movers)
    return frozenset({finding, *makes})


def _similarity(atlas: Atlas, lesion: _LesionInQuestion, rival: Deficit) -> float:
    score = _overlap(lesion.ranks, {m.id: m.rank for m in rival.muscles})
    score += SHARED_ROOTS_WEIGHT * _overlap(lesion.roots, _roots(atlas, rival.lesion))
    return score + PROXIMAL_WEIGHT * (rival.lesion[0] in lesion.above)


def _above(atlas: Atlas, injured: Iterable[str]) -> set[str]:
    """Return nerves and roots from which the lesion's nerves come, or the roots beside its roots."""
    above: set[str] = set()
    order = [r.id for r in atlas.every(Root)]
    for structure_id in injured:
        record = atlas.structures[structure_id]
        if isinstance(record, Nerve):
            above.update(upstream(atlas, structure_id), record.roots)
        elif isinstance(record, Muscle):
            above.update(record.nerves, record.roots)
        elif structure_id in order:
            position = order.index(structure_id)
            above.update(order[max(0, position - 1) : position + 2])
    return above


def _overlap(a: dict[str, int], b: dict[str, int]) -> float:
    """Return the ratio of shared weight to joint weight."""
    joint = sum(max(a.get(k, 0), b.get(k, 0)) for k in a.keys() | b.keys())
    return sum(min(a[k], b[k]) for k in a.keys() & b.keys()) / joint if joint else 0.0


def _roots(atlas: Atlas, injured: Iterable[str]) -> dict[str, int]:
    roots: dict[str, int] = {}
    for structure_id in injured:
        record = atlas.structures[structure_id]
        named = record.roots if isinstance(record, (Nerve, Muscle)) else (structure_id,)
        roots.update(dict.fromkeys(named, 1))
    return roots


def _discriminating_findings(atlas: Atlas, deficit: Deficit, rival: Deficit) -> list[str]:
    """Return the losses of the rival that this lesion spares, the clearest first."""
    abnormal = deficit.ids
    affected_roots = _roots_with_skin_loss(atlas, deficit)
    return [
        i
        for _, i in sorted(_losses(atlas, rival), key=lambda pair: -pair[0])
        if i not in abnormal and not _skin_roots(atlas, i) & affected_roots
    ]


def _roots_with_skin_loss(atlas: Atlas, deficit: Deficit) -> set[str]:
    """Return the roots with any skin loss: none of their skin is surely spared."""
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


def _losses(atlas: Atlas, rival: Deficit) -> Iterator[tuple[float, str]]:
    """Yield the losses of a rival with a score for how clearly they can be tested.

    Reflexes that examiners test come first, then movements and muscles that they test (no others), then skin,
    last the reflexes tested only when the pelvic floor is suspect; complete before partial losses.
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
