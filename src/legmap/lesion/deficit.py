"""Calculation of the deficit of a lesion; pure functions over the atlas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.function import Condition, Movement, Reflex, Sign
from legmap.anatomy.places import Site
from legmap.anatomy.records import CutaneousField, Dermatome, Muscle, Nerve, Root
from legmap.lesion.injury import Injury, as_injuries, injury_side, resolve_sites
from legmap.lesion.interruption import interrupted_by, root_interruption
from legmap.lesion.losses import (
    Change,
    Deficit,
    InterruptedStructures,
    Loss,
    MovementLoss,
    MuscleLoss,
    ReflexChange,
    SkinLoss,
    Weakness,
)
from legmap.lesion.reflexes import reflex_change
from legmap.lesion.share import ALL, NONE, UNINTERRUPTED, LostShare, of_roots, of_several
from legmap.lesion.spared import spared_by
from legmap.lesion.strength import capacity_lost
from legmap.lesion.weakness import movement_loss

LOSS_RANK = {"minor": 1, "main": 2, "complete": 3}


def deficit_of(
    atlas: Atlas, lesion: Iterable[str | Injury], rivals: Iterable[Deficit] | None = None
) -> Deficit:
    """Return the deficit of a lesion in one limb.

    Ids stand for complete lesions of roots, nerves, muscles, groups, sites. A dermatome or field stands for
    numb skin; a movement, reflex or sign has no deficit of its own. Sides are ignored; see
    `injuries_of_limb`. The rivals, which the lesion is told apart from, come from `rival_lesions`, which is
    called when they are absent.
    """
    injuries = as_injuries(lesion)
    deficit = deficit_without_spared(atlas, injuries)
    if rivals is None:
        rivals = rival_lesions(atlas)
    return replace(deficit, spared=spared_by(atlas, deficit, rivals))


def rival_lesions(atlas: Atlas) -> tuple[Deficit, ...]:
    """Return the lesions of single roots and of nerves injured alone, without their spared findings."""
    return tuple(
        deficit_without_spared(atlas, (Injury(s.id),))
        for s in atlas.structures.values()
        if s.kind == "root" or (isinstance(s, Nerve) and not s.variant and s.id in atlas.hurt_alone)
    )


def deficit_without_spared(atlas: Atlas, injuries: tuple[Injury, ...]) -> Deficit:
    """Return a deficit without spared findings, which comparing many lesions can do without."""
    interrupted = interrupted_by(atlas, injuries)
    muscles = tuple(_muscles(atlas, interrupted))
    losses = {m.id: m for m in muscles}
    movements = tuple(_movements(atlas, losses))
    skin = tuple(_skin(atlas, interrupted, injuries))
    changes = ((r.id, reflex_change(atlas, interrupted, losses, r)) for r in atlas.every(Reflex))
    return Deficit(
        injuries=injuries,
        interrupted=interrupted,
        muscles=muscles,
        movements=movements,
        skin=skin,
        reflexes=tuple(ReflexChange(i, Change(change)) for i, change in changes if change),
        signs=tuple(_signs(atlas, injuries, interrupted, losses, movements, skin)),
    )


def _muscles(atlas: Atlas, interrupted: InterruptedStructures) -> Iterator[MuscleLoss]:
    by_roots = bool(interrupted.roots or interrupted.preplexus_roots)
    for muscle in atlas.every(Muscle):
        direct = interrupted.muscles.get(muscle.id, NONE)
        reached = any(
            n in interrupted.nerves or (n, muscle.id) in interrupted.motor_branches for n in muscle.nerves
        )
        if not (direct or by_roots or reached):
            continue
        supplies, by_nerve, interrupted_ids = [], bool(direct), set[str]()
        for nerve_id in muscle.nerves:
            nerve = interrupted.nerves.get(nerve_id, UNINTERRUPTED).motor.combined(
                interrupted.motor_branches.get((nerve_id, muscle.id), NONE)
            )
            roots, interrupted_roots = _by_roots(atlas, interrupted, muscle, nerve_id)
            by_nerve = by_nerve or bool(nerve)
            interrupted_ids |= interrupted_roots
            supplies.append(nerve.combined(roots))
        share = direct.combined(of_several(supplies))
        if share:
            grade = "" if by_nerve else "main" if interrupted_ids & set(muscle.main_roots) else "minor"
            yield MuscleLoss(muscle.id, share, grade)


def _by_roots(
    atlas: Atlas, interrupted: InterruptedStructures, muscle: Muscle, nerve_id: str
) -> tuple[LostShare, set[str]]:
    """Return the share of one nerve's supply that is lost with injured roots, and those roots."""
    if not interrupted.roots and not interrupted.preplexus_roots:
        return NONE, set()
    in_nerve = [r for r in muscle.roots if r in atlas.get(nerve_id, Nerve).roots]
    lost = {r: root_interruption(atlas, interrupted, r, nerve_id).motor for r in in_nerve}
    main = [lost[r] for r in in_nerve if r in muscle.main_roots]
    if not in_nerve:
        return NONE, set()
    return of_roots(main or lost.values(), lost.values()), {r for r, share in lost.items() if share}


def _movements(atlas: Atlas, losses: Mapping[str, MuscleLoss]) -> Iterator[MovementLoss]:
    shares = {i: loss.share for i, loss in losses.items()}
    for movement in atlas.every(Movement):
        if any(m in losses for m in (*movement.prime_movers, *movement.helpers)):
            weak = movement_loss(movement, losses, capacity_lost(atlas, movement.id, shares))
            if weak is not None:
                yield weak


def _skin(
    atlas: Atlas, interrupted: InterruptedStructures, injuries: tuple[Injury, ...]
) -> Iterator[SkinLoss]:
    """Yield the skin losses: of fields by their nerves or branches, of dermatomes by their roots.

    A dermatome is reduced rather than lost, because neighbours overlap, unless these are injured as well. A
    lesion given as skin means exactly that skin.
    """
    named = {injury.id for injury in injuries}
    numb_roots = _numb_roots(atlas, interrupted)
    isolated = _without_neighbours(atlas, interrupted)
    for record in atlas.structures.values():
        match record:
            case CutaneousField():
                share = ALL if record.id in named else _of_field(atlas, interrupted, record)
                if share:
                    loss = Loss.COMPLETE if share.whole else Loss.PARTIAL
                    variable = record.variable and record.id not in named
                    yield SkinLoss(record.id, Loss.VARIABLE if variable else loss)
            case Dermatome():
                if record.id in named or record.root in numb_roots:
                    yield SkinLoss(record.id, Loss.COMPLETE if record.root in isolated else Loss.PARTIAL)
            case _:
                pass


def _of_field(atlas: Atlas, interrupted: InterruptedStructures, record: CutaneousField) -> LostShare:
    own = interrupted.nerves.get(record.nerve, UNINTERRUPTED).sensory.combined(
        interrupted.fields.get(record.id, NONE)
    )
    if interrupted.preplexus_roots:
        own = own.combined(_of_plexus(atlas, atlas.get(record.nerve, Nerve), interrupted))
    if own:
        return own
    through = any(interrupted.nerves.get(nerve, UNINTERRUPTED).sensory for nerve in record.through)
    return LostShare(0.0, 1.0) if through else NONE


def _of_plexus(atlas: Atlas, nerve: Nerve, interrupted: InterruptedStructures) -> LostShare:
    """Return the share of a nerve's skin lost when all roots around its own are injured in the plexus."""
    supplied = [
        interrupted.preplexus_roots.get((nerve.plexus, root), UNINTERRUPTED).sensory for root in nerve.roots
    ]
    if not all(supplied):
        return NONE
    order = [root.id for root in atlas.every(Root)]
    # a root that only contributes a share, as T12 does, does not count as a root of the plexus
    known = {r for site in atlas.every(Site) if site.plexus == nerve.plexus for r in site.roots}
    joining = known or {r for n in atlas.every(Nerve) if n.plexus == nerve.plexus for r in n.roots}
    positions = [order.index(root) for root in nerve.roots]
    around = {order[i] for p in positions for i in (p - 1, p, p + 1) if 0 <= i < len(order)} & joining
    nearby = [interrupted.preplexus_roots.get((nerve.plexus, root), UNINTERRUPTED).sensory for root in around]
    return LostShare(min(s.low for s in nearby), min(s.high for s in nearby))


def _without_neighbours(atlas: Atlas, interrupted: InterruptedStructures) -> set[str]:
    """Return the roots that are interrupted completely together with their neighbours."""
    order = [root.id for root in atlas.every(Root)]
    interrupted_ids = {r for r, how in interrupted.roots.items() if how.sensory.whole}
    return {
        root
        for position, root in enumerate(order)
        if len(order) > 1 and all(r in interrupted_ids for r in order[max(0, position - 1) : position + 2])
    }


def _numb_roots(atlas: Atlas, interrupted: InterruptedStructures) -> set[str]:
    """Return the roots with reduced skin; one injured in the sacral plexus alone keeps lumbar sensation."""
    lumbar = {r for n in atlas.every(Nerve) if n.plexus == "lumbar" for r in n.roots}
    interrupted_ids = {r for r, how in interrupted.roots.items() if how.sensory}
    return interrupted_ids | {
        root
        for (plexus, root), how in interrupted.preplexus_roots.items()
        if how.sensory and (plexus == "lumbar" or root not in lumbar)
    }


def _signs(
    atlas: Atlas,
    injuries: tuple[Injury, ...],
    interrupted: InterruptedStructures,
    losses: Mapping[str, MuscleLoss],
    movements: tuple[MovementLoss, ...],
    skin: tuple[SkinLoss, ...],
) -> Iterator[str]:
    weaknesses = {m.id: m.weakness for m in movements}
    numb = {s.id: s.loss for s in skin}
    resolved = resolve_sites(atlas, injuries)
    one_sided = _one_sided(atlas, injuries)
    roots = {r for r, how in interrupted.roots.items() if how.most}

    def holds(condition: Condition) -> bool:
        return (
            all(weaknesses.get(i, 0) >= Weakness[word.upper()] for i, word in condition.movements)
            and all(i in losses and losses[i].rank >= LOSS_RANK[word] for i, word in condition.muscles)
            and all(_numb_enough(numb.get(i), word) for i, word in condition.skin)
            and (not condition.roots or bool(roots & set(condition.roots)))
            and (not condition.nerves or any(_sits_at(injury, condition) for injury in resolved))
            and not (condition.both and one_sided)
            and not any(i in weaknesses for i in condition.kept)
        )

    for sign in atlas.every(Sign):
        if any(holds(condition) for condition in sign.when):
            yield sign.id


def _sits_at(injury: Injury, condition: Condition) -> bool:
    return injury.id in condition.nerves and (not condition.levels or injury.place in condition.levels)


def _one_sided(atlas: Atlas, injuries: tuple[Injury, ...]) -> bool:
    """Return whether a lesion surely spares the other limb; roots that name no side leave it open."""
    return all(
        injury_side(atlas, injury) in ("right", "left")
        or (not injury_side(atlas, injury) and isinstance(atlas.structures[injury.id], Site))
        for injury in injuries
    )


def _numb_enough(loss: Loss | None, word: str) -> bool:
    return loss is Loss.COMPLETE or (loss is Loss.PARTIAL and word == "partial")
