"""From a lesion to everything it takes away. Pure functions over the atlas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.function import Condition, Movement, Reflex, Sign
from legmap.anatomy.model import CutaneousField, Dermatome, Muscle, Nerve, Root
from legmap.anatomy.places import Site
from legmap.lesion.cut import Cut, as_cuts, cut_limbs, struck
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
from legmap.lesion.reach import reach_of, root_interruption
from legmap.lesion.reflexes import reflex_change
from legmap.lesion.severity import weaken
from legmap.lesion.share import ALL, NONE, UNHURT, Share, of_roots, of_several
from legmap.lesion.spared import spared_by
from legmap.lesion.strength import capacity_lost

LOSS_RANK = {"minor": 1, "main": 2, "complete": 3}


def deficit_of(atlas: Atlas, lesion: Iterable[str | Cut], rivals: Iterable[Deficit] | None = None) -> Deficit:
    """Everything that a lesion takes away in one limb.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    lesion : iterable of str or Cut
        What is hurt: cuts, or ids for complete lesions of roots, nerves, muscles, groups, sites. A dermatome
        or field stands for numb skin; a movement, reflex or sign has no deficit of its own. Sides are not
        heeded here; see `on_side`.
    rivals : iterable of Deficit, optional
        Lesions to tell this one apart from, as `rival_lesions` gives them. Worked out when absent; pass
        them in when asking often.
    """
    cuts = as_cuts(lesion)
    deficit = findings_of(atlas, cuts)
    if rivals is None:
        rivals = rival_lesions(atlas)
    return replace(deficit, spared=spared_by(atlas, deficit, rivals))


def rival_lesions(atlas: Atlas) -> tuple[Deficit, ...]:
    """Roots and nerves that are hurt alone, which others are told apart from; without what each spares."""
    return tuple(
        findings_of(atlas, (Cut(s.id),))
        for s in atlas.structures.values()
        if s.kind == "root" or (isinstance(s, Nerve) and not s.variant and s.id in atlas.hurt_alone)
    )


def findings_of(atlas: Atlas, cuts: tuple[Cut, ...]) -> Deficit:
    """A deficit without what it spares, which is all that comparing many lesions needs."""
    reach = reach_of(atlas, cuts)
    muscles = tuple(_muscles(atlas, reach))
    losses = {m.id: m for m in muscles}
    movements = tuple(_movements(atlas, losses))
    skin = tuple(_skin(atlas, reach, cuts))
    changes = ((r.id, reflex_change(atlas, reach, losses, r)) for r in atlas.every(Reflex))
    return Deficit(
        cuts=cuts,
        reach=reach,
        muscles=muscles,
        movements=movements,
        skin=skin,
        reflexes=tuple(ReflexChange(i, Change(change)) for i, change in changes if change),
        signs=tuple(_signs(atlas, cuts, reach, losses, movements, skin)),
    )


def _muscles(atlas: Atlas, reach: Reach) -> Iterator[MuscleLoss]:
    by_roots = bool(reach.roots or reach.carried)
    for muscle in atlas.every(Muscle):
        direct = reach.muscles.get(muscle.id, NONE)
        reached = any(n in reach.nerves or (n, muscle.id) in reach.twigs for n in muscle.nerves)
        if not (direct or by_roots or reached):
            continue
        supplies, by_nerve, severed = [], bool(direct), set[str]()
        for nerve_id in muscle.nerves:
            nerve = reach.nerves.get(nerve_id, UNHURT).motor.joined(
                reach.twigs.get((nerve_id, muscle.id), NONE)
            )
            roots, cut = _by_roots(atlas, reach, muscle, nerve_id)
            by_nerve = by_nerve or bool(nerve)
            severed |= cut
            supplies.append(nerve.joined(roots))
        share = direct.joined(of_several(supplies))
        if share:
            grade = "" if by_nerve else "main" if severed & set(muscle.main_roots) else "minor"
            yield MuscleLoss(muscle.id, share, grade)


def _by_roots(atlas: Atlas, reach: Reach, muscle: Muscle, nerve_id: str) -> tuple[Share, set[str]]:
    """What cut roots take of the supply that comes by one nerve, and which of its roots are cut."""
    if not reach.roots and not reach.carried:
        return NONE, set()
    in_nerve = [r for r in muscle.roots if r in atlas.get(nerve_id, Nerve).roots]
    gone = {r: root_interruption(atlas, reach, r, nerve_id).motor for r in in_nerve}
    main = [gone[r] for r in in_nerve if r in muscle.main_roots]
    if not in_nerve:
        return NONE, set()
    return of_roots(main or gone.values(), gone.values()), {r for r, share in gone.items() if share}


def _movements(atlas: Atlas, losses: Mapping[str, MuscleLoss]) -> Iterator[MovementLoss]:
    shares = {i: loss.share for i, loss in losses.items()}
    for movement in atlas.every(Movement):
        if any(m in losses for m in (*movement.prime_movers, *movement.helpers)):
            weak = weaken(movement, losses, capacity_lost(atlas, movement.id, shares))
            if weak is not None:
                yield weak


def _skin(atlas: Atlas, reach: Reach, cuts: tuple[Cut, ...]) -> Iterator[SkinLoss]:
    """Fields go with their nerves, and a share of one with a branch through which it runs.

    A dermatome is reduced rather than lost, because neighbours overlap, unless these are cut as well. Where a
    lesion is named by its skin alone, that skin is what is meant.
    """
    named = {cut.id for cut in cuts}
    numb_roots = _numb_roots(atlas, reach)
    bare = _without_neighbours(atlas, reach)
    for record in atlas.structures.values():
        match record:
            case CutaneousField():
                share = ALL if record.id in named else _of_field(atlas, reach, record)
                if share:
                    loss = Loss.COMPLETE if share.whole else Loss.PARTIAL
                    variable = record.variable and record.id not in named
                    yield SkinLoss(record.id, Loss.VARIABLE if variable else loss)
            case Dermatome():
                if record.id in named or record.root in numb_roots:
                    yield SkinLoss(record.id, Loss.COMPLETE if record.root in bare else Loss.PARTIAL)
            case _:
                pass


def _of_field(atlas: Atlas, reach: Reach, record: CutaneousField) -> Share:
    own = reach.nerves.get(record.nerve, UNHURT).sensory.joined(reach.fields.get(record.id, NONE))
    if reach.carried:
        own = own.joined(_of_plexus(atlas, atlas.get(record.nerve, Nerve), reach))
    if own:
        return own
    through = any(reach.nerves.get(nerve, UNHURT).sensory for nerve in record.through)
    return Share(0.0, 1.0) if through else NONE


def _of_plexus(atlas: Atlas, nerve: Nerve, reach: Reach) -> Share:
    """What goes of a nerve's skin with its plexus: its roots must be cut there, and those beside them."""
    joined = [reach.carried.get((nerve.plexus, root), UNHURT).sensory for root in nerve.roots]
    if not all(joined):
        return NONE
    order = [root.id for root in atlas.every(Root)]
    # a root that only lends a share, as T12 does, is not among those by which the plexus is known
    known = {r for site in atlas.every(Site) if site.plexus == nerve.plexus for r in site.roots}
    joining = known or {r for n in atlas.every(Nerve) if n.plexus == nerve.plexus for r in n.roots}
    places = [order.index(root) for root in nerve.roots]
    around = {order[i] for p in places for i in (p - 1, p, p + 1) if 0 <= i < len(order)} & joining
    cut = [reach.carried.get((nerve.plexus, root), UNHURT).sensory for root in around]
    return Share(min(s.low for s in cut), min(s.high for s in cut))


def _without_neighbours(atlas: Atlas, reach: Reach) -> set[str]:
    """Roots that are cut whole together with the roots above and below them."""
    order = [root.id for root in atlas.every(Root)]
    cut = {r for r, how in reach.roots.items() if how.sensory.whole}
    return {
        root
        for place, root in enumerate(order)
        if len(order) > 1 and all(r in cut for r in order[max(0, place - 1) : place + 2])
    }


def _numb_roots(atlas: Atlas, reach: Reach) -> set[str]:
    """Roots whose skin is dulled; one cut on its way into the sacral plexus still feels by the lumbar."""
    lumbar = {r for n in atlas.every(Nerve) if n.plexus == "lumbar" for r in n.roots}
    cut = {r for r, how in reach.roots.items() if how.sensory}
    return cut | {
        root
        for (plexus, root), how in reach.carried.items()
        if how.sensory and (plexus == "lumbar" or root not in lumbar)
    }


def _signs(
    atlas: Atlas,
    cuts: tuple[Cut, ...],
    reach: Reach,
    losses: Mapping[str, MuscleLoss],
    movements: tuple[MovementLoss, ...],
    skin: tuple[SkinLoss, ...],
) -> Iterator[str]:
    severities = {m.id: m.severity for m in movements}
    numb = {s.id: s.loss for s in skin}
    hurt = struck(atlas, cuts)
    one_sided = _one_sided(atlas, cuts)
    roots = {r for r, how in reach.roots.items() if how.most}

    def holds(condition: Condition) -> bool:
        return (
            all(severities.get(i, 0) >= Severity[word.upper()] for i, word in condition.movements)
            and all(i in losses and losses[i].rank >= LOSS_RANK[word] for i, word in condition.muscles)
            and all(_numb_enough(numb.get(i), word) for i, word in condition.skin)
            and (not condition.roots or bool(roots & set(condition.roots)))
            and (not condition.nerves or any(_sits_at(cut, condition) for cut in hurt))
            and not (condition.both and one_sided)
            and not any(i in severities for i in condition.kept)
        )

    for sign in atlas.every(Sign):
        if any(holds(condition) for condition in sign.when):
            yield sign.id


def _sits_at(cut: Cut, condition: Condition) -> bool:
    return cut.id in condition.nerves and (not condition.levels or cut.place in condition.levels)


def _one_sided(atlas: Atlas, cuts: tuple[Cut, ...]) -> bool:
    """Whether a lesion leaves the other side whole; roots that name no side do not say so."""
    return all(
        cut_limbs(atlas, cut) in ("right", "left")
        or (not cut_limbs(atlas, cut) and isinstance(atlas.structures[cut.id], Site))
        for cut in cuts
    )


def _numb_enough(loss: Loss | None, word: str) -> bool:
    return loss is Loss.COMPLETE or (loss is Loss.PARTIAL and word == "partial")
