"""How much strength is gone, in words: figures, intervals with what they assume, and whose estimate it is."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.records import Muscle
from legmap.lesion.injury import Severity
from legmap.lesion.losses import Deficit, MovementLoss
from legmap.lesion.share import LostShare
from legmap.lesion.strength import NOISE, CapacityLost
from legmap.messages import say
from legmap.report.model import Line, Section, Span, line, link, links, quiet

NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six")


def strength_section(atlas: Atlas, deficit: Deficit) -> Section:
    """What each weak movement loses of the limb's capacity, and the muscles that make it up.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    deficit : Deficit
        What a lesion takes away.
    """
    told = tuple(_lines(atlas, deficit)) if deficit.movements else (line(quiet(say("strength.none"))),)
    return Section("strength", say("section.strength"), told)


def movements_with_estimate(deficit: Deficit) -> tuple[tuple[MovementLoss, CapacityLost], ...]:
    """The movements that have a figure, those that lose most first.

    Parameters
    ----------
    deficit : Deficit
        What a lesion takes away.
    """
    known = [(m, m.capacity) for m in deficit.movements if m.capacity is not None and m.capacity.by_muscle]
    return tuple(sorted(known, key=lambda pair: -pair[1].middle))


def movements_without_estimate(atlas: Atlas, deficit: Deficit) -> dict[str, tuple[str, ...]]:
    """Why weak movements have no figure: a sentence, and the movements of which it holds.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    deficit : Deficit
        What a lesion takes away.
    """
    reasons: dict[str, tuple[str, ...]] = {}
    for movement in deficit.movements:
        if movement.capacity is not None and movement.capacity.by_muscle:
            continue
        if movement.id not in atlas.torque:
            why = say("strength.why.missing")
        elif movement.capacity is None:
            why = say("strength.why.noise", percent=round(100 * NOISE))
        else:
            why = say("strength.why.lacking")
        reasons[why] = (*reasons.get(why, ()), movement.id)
    return reasons


def capacity_words(atlas: Atlas, capacity: CapacityLost) -> str:
    """The share of the limb's capacity that is gone, as it ends a sentence.

    Parameters
    ----------
    atlas : Atlas
        The anatomy, for how many models were asked.
    capacity : CapacityLost
        The share.
    """
    count = _count(atlas)
    low, high = rounded_outward(capacity.low, capacity.high)
    if capacity.whole and low == 100:
        return say("strength.all", count=count)
    if capacity.whole and low == high:
        return say("strength.agreed", middle=high, count=count)
    if capacity.whole:
        return say("strength.about", middle=round(100 * capacity.middle), low=low, high=high, count=count)
    if capacity.low < NOISE:
        return say("strength.most", high=high)
    return say("strength.between", low=low, high=high)


def muscle_words(share: LostShare) -> str:
    """What one muscle takes of a movement's capacity.

    Parameters
    ----------
    share : LostShare
        Of the movement's capacity.
    """
    if share.high < NOISE:
        return say("strength.muscle.noise", percent=round(100 * NOISE))
    low, high = round(100 * share.low), round(100 * share.high)
    return (
        say("strength.muscle.one", share=high) if low == high else say("strength.muscle", low=low, high=high)
    )


def rounded_outward(low: float, high: float) -> tuple[int, int]:
    """Two shares as per cent, the lower rounded down and the higher up.

    Parameters
    ----------
    low, high : float
        Shares, 0 to 1.
    """
    return floor(round(100 * low, 3)), ceil(round(100 * high, 3))


def percent_range(capacity: CapacityLost) -> str:
    """The bounds of a loss as per cent, without the sign.

    Parameters
    ----------
    capacity : CapacityLost
        The share.
    """
    low, high = rounded_outward(capacity.low, capacity.high)
    return str(high) if low == high else say("capacity.range", low=low, high=high)


def estimate_source(atlas: Atlas) -> str:
    """Who says so, and that it is no clinical grade.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    """
    models = ", ".join(model.name for model in atlas.torque_models)
    return say("strength.whose", count=_count(atlas), models=models)


def assumption(atlas: Atlas, deficit: Deficit) -> str:
    """What the intervals rest on; empty where there is none.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    deficit : Deficit
        What a lesion takes away.
    """
    if all(capacity.whole for _, capacity in movements_with_estimate(deficit)):
        return ""
    reasons = [say(f"strength.if.{key}") for key in _assumed(atlas, deficit)]
    return say("strength.assumes", reasons="; and if ".join(reasons)) if reasons else ""


def muscle_spans(atlas: Atlas, capacity: CapacityLost) -> tuple[Span, ...]:
    """The muscles that make up a loss with what each takes, names as references.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    capacity : CapacityLost
        The share of a movement's capacity that is gone.
    """
    comma = "; " if any("," in atlas.name(muscle_id) for muscle_id, _ in capacity.by_muscle) else ", "
    spans: list[Span] = []
    for muscle_id, share in capacity.by_muscle:
        spans += [Span(comma)] if spans else []
        spans += [link(atlas, muscle_id), Span(f" {muscle_words(share)}")]
    return tuple(spans)


def _count(atlas: Atlas) -> str:
    """How many models were asked, in a word."""
    models = len(atlas.torque_models)
    return NUMBER_WORDS[models] if models < len(NUMBER_WORDS) else str(models)


def _assumed(atlas: Atlas, deficit: Deficit) -> Iterator[str]:
    if deficit.interrupted.roots or deficit.interrupted.preplexus_roots:
        yield "roots"
    nerves = {*deficit.interrupted.nerves, *(nerve for nerve, _ in deficit.interrupted.motor_branches)}
    counted = {m for _, capacity in movements_with_estimate(deficit) for m, _ in capacity.by_muscle}
    partly = [
        set(atlas.get(m.id, Muscle).nerves) for m in deficit.muscles if m.id in counted and not m.share.whole
    ]
    if any(supplied & nerves and not supplied <= nerves for supplied in partly):
        yield "nerves"
    met = {injury.severity for injury in deficit.injuries}
    yield from (
        severity.value for severity in Severity if severity in met and severity is not Severity.COMPLETE
    )


def _lines(atlas: Atlas, deficit: Deficit) -> Iterator[Line]:
    for movement, capacity in movements_with_estimate(deficit):
        yield line(
            Span(atlas.name(movement.id), ref=movement.id, style="strong"),
            f": {capacity_words(atlas, capacity)}",
        )
        yield line(quiet(f"{say('strength.made')}: "), muscle_spans(atlas, capacity), indent=1)
        if capacity.qualitative:
            yield line(quiet(f"{say('strength.lacking')}: "), links(atlas, capacity.qualitative), indent=1)
    for why, movements in movements_without_estimate(atlas, deficit).items():
        yield line(links(atlas, movements), quiet(f": {why}"))
    if assumed := assumption(atlas, deficit):
        yield line(quiet(assumed))
    if movements_with_estimate(deficit):
        yield line(quiet(estimate_source(atlas)))
