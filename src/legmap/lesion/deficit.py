"""From a lesion to everything it takes away. Pure functions over the atlas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.model import (
    Condition,
    CutaneousField,
    Dermatome,
    Movement,
    Muscle,
    Nerve,
    Reflex,
    Sign,
    Structure,
)
from legmap.lesion.model import (
    Change,
    Deficit,
    Loss,
    MovementLoss,
    MuscleLoss,
    Reach,
    ReflexChange,
    Severity,
    SkinLoss,
)
from legmap.lesion.reach import cut_roots, reach_of
from legmap.lesion.severity import weaken
from legmap.lesion.spared import spared_by

LOSS_RANK = {"minor": 1, "main": 2, "complete": 3}


def deficit_of(atlas: Atlas, ids: Iterable[str], rivals: Iterable[Deficit] | None = None) -> Deficit:
    """Everything that cutting some structures together takes away.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    ids : iterable of str
        What is cut: roots, nerves, muscles, groups. A dermatome or field stands for numb skin; a movement,
        reflex or sign has no deficit of its own.
    rivals : iterable of Deficit, optional
        Lesions to tell this one apart from, as `single_lesions` gives them. Worked out when absent; pass
        them in when asking often.
    """
    lesion = tuple(dict.fromkeys(ids))
    deficit = _findings(atlas, lesion)
    if rivals is None:
        rivals = single_lesions(atlas)
    return replace(deficit, spared=spared_by(atlas, deficit, rivals))


def single_lesions(atlas: Atlas) -> tuple[Deficit, ...]:
    """The deficit of every single nerve and root, variants aside, without what each spares."""
    return tuple(
        _findings(atlas, (s.id,))
        for s in atlas.structures.values()
        if s.kind == "root" or (isinstance(s, Nerve) and not s.variant)
    )


def _findings(atlas: Atlas, lesion: tuple[str, ...]) -> Deficit:
    reach = reach_of(atlas, lesion)
    muscles = tuple(_muscles(atlas, reach))
    losses = {m.id: m for m in muscles}
    movements = tuple(m for movement in atlas.every(Movement) if (m := weaken(movement, losses)) is not None)
    skin = tuple(_skin(atlas, reach, lesion))
    return Deficit(
        lesion=lesion,
        reach=reach,
        muscles=muscles,
        movements=movements,
        skin=skin,
        reflexes=tuple(_reflexes(atlas, reach, losses)),
        signs=tuple(_signs(atlas, lesion, reach, losses, movements, skin)),
    )


def _muscles(atlas: Atlas, reach: Reach) -> Iterator[MuscleLoss]:
    for muscle in atlas.every(Muscle):
        if muscle.id in reach.muscles:
            yield MuscleLoss(muscle.id, Loss.COMPLETE)
            continue
        gone = touched = False
        severed: set[str] = set()
        supplies = []
        for nerve_id in muscle.nerves:
            nerve_loss = reach.nerves.get(nerve_id)
            in_nerve = set(muscle.roots) & set(atlas.get(nerve_id, Nerve).roots)
            cut = in_nerve & cut_roots(atlas, reach, nerve_id)
            severed |= cut
            touched = touched or nerve_loss is not None
            supplies.append(nerve_loss is Loss.COMPLETE or (bool(in_nerve) and cut == in_nerve))
        gone = bool(supplies) and all(supplies)
        if gone:
            yield MuscleLoss(muscle.id, Loss.COMPLETE, _grade(muscle, severed) if not touched else "")
        elif touched or severed:
            yield MuscleLoss(muscle.id, Loss.PARTIAL, _grade(muscle, severed) if not touched else "")


def _grade(muscle: Muscle, severed: set[str]) -> str:
    return "main" if severed & set(muscle.main_roots) else "minor"


def _skin(atlas: Atlas, reach: Reach, lesion: tuple[str, ...]) -> Iterator[SkinLoss]:
    """Fields go with their nerves, and a share of one with a branch through which it runs.

    A dermatome is reduced rather than lost, because neighbours overlap. Where a lesion is named by its skin
    alone, that skin is what is meant.
    """
    lumbar = {r for n in atlas.every(Nerve) if n.plexus == "lumbar" for r in n.roots}
    roots = reach.roots | (reach.carried - lumbar)
    for record in atlas.structures.values():
        if record.id in lesion and isinstance(record, (CutaneousField, Dermatome)):
            yield SkinLoss(record.id, Loss.COMPLETE if isinstance(record, CutaneousField) else Loss.PARTIAL)
        elif isinstance(record, CutaneousField) and record.nerve in reach.nerves:
            loss = Loss.VARIABLE if record.variable else reach.nerves[record.nerve]
            yield SkinLoss(record.id, loss)
        elif _partly(record, reach, roots):
            yield SkinLoss(record.id, Loss.PARTIAL)


def _partly(record: Structure, reach: Reach, roots: frozenset[str]) -> bool:
    match record:
        case CutaneousField():
            return any(nerve in reach.nerves for nerve in record.through)
        case Dermatome():
            return record.root in roots
        case _:
            return False


def _reflexes(atlas: Atlas, reach: Reach, losses: Mapping[str, MuscleLoss]) -> Iterator[ReflexChange]:
    for reflex in atlas.every(Reflex):
        change = max(
            (_by_nerves(reach, reflex), _by_roots(atlas, reach, reflex), _by_muscles(reach, losses, reflex))
        )
        if change:
            yield ReflexChange(reflex.id, Change(change))


def _by_nerves(reach: Reach, reflex: Reflex) -> int:
    """A limb of the arc that is cut whole ends the reflex; one that is touched reduces it."""
    worst = 0
    for limb in (reflex.afferent, reflex.efferent):
        losses = [reach.nerves.get(nerve) for nerve in limb]
        if all(loss is Loss.COMPLETE for loss in losses):
            return Change.LOST
        if any(losses):
            worst = Change.REDUCED
    return worst


def _by_roots(atlas: Atlas, reach: Reach, reflex: Reflex) -> int:
    """All main roots: lost. Some main root: reduced. Only others: perhaps reduced."""
    cut = frozenset[str]().union(*(cut_roots(atlas, reach, n) for n in (*reflex.afferent, *reflex.efferent)))
    if reflex.main_roots and set(reflex.main_roots) <= cut:
        return Change.LOST
    if cut & set(reflex.main_roots):
        return Change.REDUCED
    return Change.PERHAPS_REDUCED if cut & set(reflex.roots) else 0


def _by_muscles(reach: Reach, losses: Mapping[str, MuscleLoss], reflex: Reflex) -> int:
    """Paralysis of the muscles that answer ends the reflex, whatever paralysed them."""
    gone = [m for m in reflex.muscles if m in losses and losses[m].loss is Loss.COMPLETE]
    if not gone:
        return 0
    return Change.LOST if len(gone) == len(reflex.muscles) else Change.REDUCED


def _signs(
    atlas: Atlas,
    lesion: tuple[str, ...],
    reach: Reach,
    losses: Mapping[str, MuscleLoss],
    movements: tuple[MovementLoss, ...],
    skin: tuple[SkinLoss, ...],
) -> Iterator[str]:
    severities = {m.id: m.severity for m in movements}
    numb = {s.id: s.loss for s in skin}

    def holds(condition: Condition) -> bool:
        return (
            all(severities.get(i, 0) >= Severity[word.upper()] for i, word in condition.movements)
            and all(i in losses and losses[i].rank >= LOSS_RANK[word] for i, word in condition.muscles)
            and all(_numb_enough(numb.get(i), word) for i, word in condition.skin)
            and (not condition.roots or bool(reach.roots & set(condition.roots)))
            and (not condition.nerves or bool(set(lesion) & set(condition.nerves)))
            and not any(i in severities for i in condition.kept)
        )

    for sign in atlas.every(Sign):
        if any(holds(condition) for condition in sign.when):
            yield sign.id


def _numb_enough(loss: Loss | None, word: str) -> bool:
    return loss is Loss.COMPLETE or (loss is Loss.PARTIAL and word == "partial")
