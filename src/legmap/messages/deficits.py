"""Messages on deficits: affected and spared structures."""

from __future__ import annotations

from legmap.messages.message import Message, message, plural

MESSAGES: tuple[Message, ...] = (
    message("severity.lost", "lost"),
    message("severity.severe", "severely weak"),
    message("severity.weak", "weak"),
    message("severity.slight", "slightly weak"),
    message(
        "rule.severity",
        "Lost: every muscle of the movement is paralysed. Severely weak: all prime movers have lost more "
        "than two thirds of their supply, and the unharmed muscles are no more than those that have lost "
        "so much; or at least three quarters of the torque is certainly lost, where it is known. Weak: a "
        "quarter of the prime movers or more is paralysed or certainly partly paralysed, or more than half "
        "of all muscles is lost. Slightly weak: less than that, or less than a quarter of the torque where "
        "it is known. Helpers that are only partly lost are not counted.",
    ),
    message("loss.complete", "complete"),
    message("loss.partial", "partial"),
    message("loss.main", "partial, main root"),
    message("loss.minor", "partial, minor root"),
    message("loss.variable", "in some people only"),
    message("skin.complete.field", "numb"),
    message("skin.partial.field", "reduced"),
    message("skin.variable.field", "numb in some people only"),
    message("skin.complete.dermatome", "numb"),
    message("skin.partial.dermatome", "reduced, because neighbouring dermatomes overlap"),
    message("skin.autonomous", "reliably numb only in its autonomous zone: {zone}"),
    message("skin.none", "No skin is affected."),
    message("change.lost", "lost"),
    message("change.reduced", "reduced"),
    message("change.perhaps reduced", "perhaps reduced"),
    message("reflexes.kept", "preserved: {names}"),
    message(
        "reflexes.plantar",
        "a peripheral lesion can abolish the plantar response, never turn it upgoing",
    ),
    message("reflexes.none", "No reflex is affected."),
    message("motor.none", "No muscle is affected."),
    message("signs.none", "No typical sign."),
    message("spared.above", "{name} further up"),
    message("spared.why", "spared; a lesion of the {rival} would affect it"),
    message("spared.against", "speaks against {rival}"),
    message("spared.further-up", "speaks against a lesion further up the {rival}"),
    message("capacity.behind", " · {capacity}"),
    message("capacity", "{share} % of its strength lost"),
    message("capacity.range", "{low} to {high}"),
    message("strength.none", "No movement is weak."),
    plural(
        "strength.all",
        "all of the limb's capacity, in {number} model",
        "all of the limb's capacity, in all {number} models",
    ),
    plural(
        "strength.agreed",
        "about {middle} % of the limb's capacity, in {number} model",
        "about {middle} % of the limb's capacity, in all {number} models",
    ),
    plural(
        "strength.about",
        "about {middle} % of the limb's capacity ({low} to {high} over {number} model)",
        "about {middle} % of the limb's capacity ({low} to {high} over {number} models)",
    ),
    message("strength.between", "between {low} and {high} % of the limb's capacity"),
    message("strength.most", "up to {high} % of the limb's capacity"),
    message("strength.made", "made up of"),
    message("strength.muscle", "{low} to {high} %"),
    message("strength.muscle.one", "{share} %"),
    message("strength.muscle.noise", "under {percent} %"),
    message("strength.lacking", "also affected, but in none of the models"),
    message("strength.why.missing", "no figure, because some of the muscles are missing from the models"),
    message("strength.why.noise", "no figure, because less than {percent} % is lost"),
    message("strength.why.lacking", "no figure, because the affected muscles are missing from the models"),
    message("strength.assumes", "The intervals hold if {reasons}."),
    message(
        "strength.if.roots",
        "the main roots of a muscle carry at least half of it, in equal parts, wherever the rest runs",
    ),
    message(
        "strength.if.nerves",
        "where several nerves supply a muscle, they carry at least half of it in equal parts, wherever the "
        "rest runs",
    ),
    message("strength.if.mild", "a mild lesion stops up to a third of the fibres"),
    message("strength.if.moderate", "a moderate lesion stops a third to two thirds of the fibres"),
    message("strength.if.severe", "a severe lesion stops more than two thirds of the fibres"),
    plural(
        "strength.whose",
        "Estimated from {number} model of the limb ({models}): the share of its capacity "
        "that is lost. This is not a clinical grade.",
        "Estimated from {number} models of the limb ({models}): the share of its capacity "
        "that is lost. This is not a clinical grade.",
    ),
    message("left", "still working"),
    message("weak", "weak"),
)
