"""The lesion itself: severity, fibres, limb, place and site."""

from __future__ import annotations

from legmap.messages.message import Message, message

MESSAGES: tuple[Message, ...] = (
    message("degree.mild", "mild"),
    message("degree.moderate", "moderate"),
    message("degree.severe", "severe"),
    message("degree.complete", "complete"),
    message(
        "degree.meaning",
        "Mild: up to a third of the fibres do not conduct; moderate: a third to two thirds; severe: more "
        "than two thirds, not all; complete: none conducts. These bounds are legmap's convention.",
    ),
    message("fibres.all", "all fibres"),
    message("fibres.motor", "motor fibres only"),
    message("fibres.sensory", "sensory fibres only"),
    message(
        "fibres.no-nerve",
        "{name} has no fibres to choose from; give motor or sensory to a nerve or root.",
    ),
    message("limb.right", "right"),
    message("limb.left", "left"),
    message("limb.both", "both sides"),
    message("limb.heading.right", "Right limb"),
    message("limb.heading.left", "Left limb"),
    message("limb.heading", "{limb}: {heading}"),
    message("place.origin", "at its origin"),
    message("place.whole", "nothing branches off above, so all of it is lost"),
    message("place.spares", "Spared, because it branches off above"),
    message("place.takes", "Lost first"),
    message("place.given", "beyond the {place}"),
    message("place.between", "between the {place} and the {next}"),
    message("place.below", "beyond the branch to {names}"),
    message("place.no-nerve", "{name} is not a nerve; only a nerve can be injured at a place of its course."),
    message(
        "place.range",
        "'{text}' is not a place on a nerve; give a number from 0 (origin) to 1 (end) or a level.",
    ),
    message("place.unknown", "The {nerve} passes no level called '{text}'; it passes: {levels}."),
    message("place.unknown.none", "The {nerve} passes no level called '{text}'; it passes: none."),
    message("site.emergency", "Emergency"),
    message("site.nerve", "Nerve"),
    message("site.roots", "Roots"),
    message("site.sides", "On both sides"),
    message("site.usual", "Usual severity"),
    message("site.told", "The following applies to a complete lesion unless another severity is chosen."),
    message("site.usually", "Usually affected most"),
    message(
        "cut.twice",
        "'{text}' gives something twice; give one severity, one kind of fibres and one limb.",
    ),
    message(
        "cut.no-lesion",
        "{name} cannot be injured by itself; give severity and limb to a root, nerve or muscle.",
    ),
    message(
        "cut.word",
        "'{word}' does not describe a lesion; use mild, moderate, severe, complete, motor, sensory, right, "
        "left or both.",
    ),
    message("summary.share", "{share} %"),
    message("summary.strength", "Strength lost, by models of the limb"),
    message("summary.path", "Course"),
    message("summary.numb", "Numb"),
    message("summary.reduced", "Feeling reduced"),
    message("summary.variable", "Numb in some people"),
    message("summary.spared", "Spared"),
    message("summary.not", "so not {rival}"),
    message("summary.right", "Right limb"),
    message("summary.left", "Left limb"),
    message("side.right", "right"),
    message("side.left", "left"),
)
