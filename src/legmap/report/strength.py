"""Loss of strength in words: figures, intervals with their assumptions, and the source of the estimate."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.records import Muscle
from legmap.lesion.injury import Severity
from legmap.lesion.losses import Deficit, MovementLoss
from legmap.lesion.share import LostShare
from legmap.lesion.strength import NOISE, CapacityLost
from legmap.messages import joined, number, say
from legmap.report.model import Line, Section, Span, fill, joined_spans, labelled, line, link, links, quiet

NUMBER_WORDS = ("zero", "one", "two", "three", "four", "five", "six")
"""Last parts of the keys of the numbers that are written as words."""


def strength_section(atlas: Atlas, deficit: Deficit) -> Section:
    """Return the loss of capacity of each weak movement, with the contributions of muscles."""
    shown = tuple(_lines(atlas, deficit)) if deficit.movements else (line(quiet(say("strength.none"))),)
    return Section("strength", say("section.strength"), shown)


def movements_with_estimate(deficit: Deficit) -> tuple[tuple[MovementLoss, CapacityLost], ...]:
    """Return the movements that have a figure, the greatest loss first."""
    known = [(m, m.capacity) for m in deficit.movements if m.capacity is not None and m.capacity.by_muscle]
    return tuple(sorted(known, key=lambda pair: -pair[1].middle))


def movements_without_estimate(atlas: Atlas, deficit: Deficit) -> dict[str, tuple[str, ...]]:
    """Return why weak movements have no figure: a sentence to the movements it applies to."""
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
    """Return the lost share of the limb's capacity, as the end of a sentence."""
    count, models = _models(atlas), _count(atlas)
    low, high = rounded_outward(capacity.low, capacity.high)
    if capacity.whole and low == 100:
        return say("strength.all", count=count, number=models)
    if capacity.whole and low == high:
        return say("strength.agreed", middle=high, count=count, number=models)
    if capacity.whole:
        middle = round(100 * capacity.middle)
        return say("strength.about", middle=middle, low=low, high=high, count=count, number=models)
    if capacity.low < NOISE:
        return say("strength.most", high=high)
    return say("strength.between", low=low, high=high)


def muscle_words(share: LostShare) -> str:
    """Return the contribution of one muscle to the loss, in words."""
    if share.high < NOISE:
        return say("strength.muscle.noise", percent=round(100 * NOISE))
    low, high = round(100 * share.low), round(100 * share.high)
    return (
        say("strength.muscle.one", share=high) if low == high else say("strength.muscle", low=low, high=high)
    )


def rounded_outward(low: float, high: float) -> tuple[int, int]:
    """Return two shares as per cent, the lower rounded down and the higher up."""
    return floor(round(100 * low, 3)), ceil(round(100 * high, 3))


def percent_range(capacity: CapacityLost) -> str:
    """Return the bounds of a loss as per cent, without the sign."""
    low, high = rounded_outward(capacity.low, capacity.high)
    return number(high) if low == high else say("capacity.range", low=low, high=high)


def estimate_source(atlas: Atlas) -> str:
    """Return the source of the estimate, and that it is no clinical grade."""
    models = joined([model.name for model in atlas.torque_models])
    return say("strength.whose", count=_models(atlas), number=_count(atlas), models=models)


def assumption(atlas: Atlas, deficit: Deficit) -> str:
    """Return the assumptions behind the intervals; empty where there are none."""
    if all(capacity.whole for _, capacity in movements_with_estimate(deficit)):
        return ""
    reasons = [say(f"strength.if.{key}") for key in _assumed(atlas, deficit)]
    return say("strength.assumes", reasons=joined(reasons, "if")) if reasons else ""


def muscle_spans(atlas: Atlas, capacity: CapacityLost) -> tuple[Span, ...]:
    """Return the muscles that contribute to a loss with their shares, names as references."""
    with_comma = any("," in atlas.name(muscle_id) for muscle_id, _ in capacity.by_muscle)
    items = (
        fill("pattern.after", text=link(atlas, muscle_id), remark=muscle_words(share))
        for muscle_id, share in capacity.by_muscle
    )
    return joined_spans(items, "semicolon" if with_comma else "comma")


def _models(atlas: Atlas) -> int:
    return len(atlas.torque_models)


def _count(atlas: Atlas) -> str:
    """Return the number of models as a word."""
    models = _models(atlas)
    return say(f"number.{NUMBER_WORDS[models]}") if models < len(NUMBER_WORDS) else number(models)


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
            labelled(
                Span(atlas.name(movement.id), ref=movement.id, style="strong"),
                capacity_words(atlas, capacity),
            )
        )
        yield line(labelled(quiet(say("strength.made")), muscle_spans(atlas, capacity)), indent=1)
        if capacity.qualitative:
            yield line(labelled(quiet(say("strength.lacking")), links(atlas, capacity.qualitative)), indent=1)
    for why, movements in movements_without_estimate(atlas, deficit).items():
        yield line(links(atlas, movements), quiet(f": {why}"))
    if assumed := assumption(atlas, deficit):
        yield line(quiet(assumed))
    if movements_with_estimate(deficit):
        yield line(quiet(estimate_source(atlas)))
