"""Report sections of a deficit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.function import Movement, Reflex
from legmap.anatomy.records import CutaneousField, Dermatome
from legmap.lesion.losses import Deficit, Loss, MovementLoss, MuscleLoss, SkinLoss
from legmap.messages import capital, say
from legmap.report.model import Line, Section, Span, fill, labelled, line, link, links, quiet, strong
from legmap.report.strength import percent_range


def deficit_sections(atlas: Atlas, deficit: Deficit) -> Iterator[Section]:
    """Yield motor loss, sensory loss, reflexes, signs and spared findings; nothing for an empty deficit."""
    if not deficit.ids:
        return
    yield _section("motor", _motor(atlas, deficit), say("motor.none"))
    yield _section("skin", _skin(atlas, deficit), say("skin.none"))
    yield _section("reflexes", _reflexes(atlas, deficit), say("reflexes.none"))
    yield _section("signs", _signs(atlas, deficit), say("signs.none"))
    if deficit.spared:
        yield _section("spared", _spared(atlas, deficit), "")


def muscle_loss_words(muscle: MuscleLoss) -> str:
    """Return the loss of a muscle in words: complete, partial, or partial by a main or minor root."""
    if muscle.share.whole:
        return say("loss.complete")
    return say(f"loss.{muscle.grade or muscle.loss}")


def skin_loss_words(loss: SkinLoss) -> str:
    """Return the loss of skin in words."""
    kind = "dermatome" if loss.id.startswith("dermatome.") else "field"
    return say(f"skin.{loss.loss}.{kind}")


def _section(key: str, lines: Iterable[Line], if_none: str) -> Section:
    shown = tuple(lines)
    return Section(key, say(f"section.{key}"), shown or (line(quiet(if_none)),))


def _motor(atlas: Atlas, deficit: Deficit) -> Iterator[Line]:
    losses = {m.id: m for m in deficit.muscles}
    for movement in sorted(deficit.movements, key=lambda m: (-m.weakness, -_share(atlas, m, losses))):
        yield line(
            labelled(
                Span(atlas.name(movement.id), ref=movement.id, style="strong"),
                say(f"severity.{movement.weakness.word}"),
            ),
            quiet(capacity_brief(movement)),
        )
        if movement.lost:
            yield line(labelled(quiet(say("legend.lost")), links(atlas, movement.lost)), indent=1)
        if movement.weakened:
            yield line(labelled(quiet(say("weak")), links(atlas, movement.weakened)), indent=1)
        if movement.remaining:
            yield line(labelled(quiet(say("left")), links(atlas, movement.remaining)), indent=1)
    yield from _muscles_by_loss(atlas, deficit)


def capacity_brief(movement: MovementLoss) -> str:
    """Return the lost share of the limb's torque in a few characters; empty where unknown."""
    lost = movement.capacity
    if lost is None or not lost.by_muscle:
        return ""
    return say("capacity.behind", capacity=say("capacity", share=percent_range(lost)))


def rival_name(atlas: Atlas, deficit: Deficit, rival: str) -> str:
    """Return the name of a rival lesion; of the same nerve with the words for a more proximal place."""
    name = atlas.name(rival)
    return say("spared.above", name=name) if rival in deficit.interrupted.partial_nerves else name


def _share(atlas: Atlas, movement: MovementLoss, losses: Mapping[str, MuscleLoss]) -> float:
    """Return the mean rank of loss of the prime movers, to list the clearest weakness first."""
    movers = atlas.get(movement.id, Movement).prime_movers
    return sum(losses[m].rank for m in movers if m in losses) / len(movers)


def _muscles_by_loss(atlas: Atlas, deficit: Deficit) -> Iterator[Line]:
    """Yield every muscle once, grouped by its loss."""
    by_words: dict[str, list[str]] = {}
    for muscle in sorted(deficit.muscles, key=lambda m: -m.rank):
        by_words.setdefault(muscle_loss_words(muscle), []).append(muscle.id)
    for words, ids in by_words.items():
        yield line(labelled(strong(capital(words)), links(atlas, ids)))


def _skin(atlas: Atlas, deficit: Deficit) -> Iterator[Line]:
    for skin in deficit.skin:
        record = atlas.structures[skin.id]
        assert isinstance(record, (CutaneousField, Dermatome))
        yield line(labelled(link(atlas, skin.id), skin_loss_words(skin)))
        yield line(record.area, indent=1)
        if isinstance(record, CutaneousField) and record.frequency:
            yield line(quiet(record.frequency), indent=1)
        wholly = isinstance(record, Dermatome) and skin.loss is Loss.COMPLETE
        if record.autonomous and skin.loss is not Loss.VARIABLE and not wholly:
            yield line(quiet(say("skin.autonomous", zone=record.autonomous)), indent=1)


def _reflexes(atlas: Atlas, deficit: Deficit) -> Iterator[Line]:
    changed = {r.id for r in deficit.reflexes}
    for reflex in deficit.reflexes:
        yield line(labelled(link(atlas, reflex.id), say(f"change.{reflex.change.word}")))
        if reflex.id == "reflex.plantar":
            yield line(quiet(say("reflexes.plantar")), indent=1)
    unchanged = [r.id for r in atlas.every(Reflex) if r.id not in changed]
    tendon = [i for i in unchanged if i in ("reflex.knee", "reflex.ankle")]
    if tendon and deficit.muscles:
        yield line(fill("reflexes.kept", names=links(atlas, tendon)))


def _signs(atlas: Atlas, deficit: Deficit) -> Iterator[Line]:
    for sign_id in deficit.signs:
        yield line(link(atlas, sign_id))


def _spared(atlas: Atlas, deficit: Deficit) -> Iterator[Line]:
    for spared in deficit.spared:
        above = spared.speaks_against in deficit.interrupted.partial_nerves
        key = "spared.further-up" if above else "spared.against"
        against = fill(key, "quiet", rival=link(atlas, spared.speaks_against))
        yield line(fill("pattern.after", text=link(atlas, spared.id), remark=against))
