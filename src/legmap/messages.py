"""Sentences that the window, the command line and exported figures share; no Qt here.

A later language is another mapping with the same keys. Anatomical names are parameters and come from the
atlas.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        "section.supply": "Supply",
        "section.actions": "Actions",
        "section.attachments": "Origin and insertion",
        "section.members": "Members",
        "section.movers": "Muscles and their nerves",
        "section.arc": "Reflex arc",
        "section.whose": "Whose skin this is",
        "section.map": "About the dermatome map",
        "section.cause": "What brings it about",
        "section.motor": "Motor loss",
        "section.skin": "Sensory loss",
        "section.reflexes": "Reflexes",
        "section.signs": "Gait and signs",
        "section.spared": "Spared, and worth testing",
        "section.neighbours": "Neighbours",
        "section.branches": "Branches, in the order they leave",
        "section.notes": "Course and causes",
        "section.variants": "Variants",
        "section.differ": "Sources differ",
        "section.sources": "Sources",
        "topic.course": "Course",
        "topic.function": "Function",
        "topic.supply": "Supply",
        "topic.movements": "Movements",
        "topic.deficit": "Deficit",
        "topic.gait": "Gait",
        "topic.skin": "Skin",
        "topic.causes": "What hurts it",
        "topic.symptoms": "Quality of symptoms",
        "topic.examination": "Examination",
        "topic.confirmation": "How it is confirmed",
        "topic.variants": "Variants",
        "topic.vessels": "Vessels",
        "kind.root": "spinal nerve root",
        "kind.nerve": "nerve",
        "kind.muscle": "muscle",
        "kind.group": "muscle group",
        "kind.dermatome": "dermatome",
        "kind.field": "cutaneous field",
        "kind.movement": "movement",
        "kind.reflex": "reflex",
        "kind.sign": "sign",
        "kind.bone": "bone",
        "kind.landmark": "landmark",
        "severity.lost": "lost",
        "severity.severe": "severely weak",
        "severity.weak": "weak",
        "severity.slight": "slightly weak",
        "rule.severity": "Lost: every muscle of the movement is paralysed. Severely weak: all prime movers "
        "are, and no more muscles are left unharmed than are paralysed. Weak: a quarter of the prime movers "
        "or more is paralysed or partly so, or more than half of all muscles is paralysed. Slightly weak: "
        "less than that. Helpers that are only partly lost are not counted.",
        "loss.complete": "complete",
        "loss.partial": "partial",
        "loss.main": "partial, main root",
        "loss.minor": "partial, minor root",
        "loss.variable": "in some people only",
        "skin.complete.field": "numb",
        "skin.partial.field": "reduced",
        "skin.variable.field": "numb in some people only",
        "skin.complete.dermatome": "numb",
        "skin.partial.dermatome": "reduced, because neighbouring dermatomes overlap",
        "skin.autonomous": "surely felt as numb only in its autonomous zone: {zone}",
        "change.lost": "lost",
        "change.reduced": "reduced",
        "change.perhaps reduced": "perhaps reduced",
        "reflexes.kept": "kept: {names}",
        "reflexes.plantar": "a peripheral lesion can abolish the plantar response, never turn it upgoing",
        "motor.none": "No muscle is affected.",
        "skin.none": "No skin is affected.",
        "reflexes.none": "No reflex is affected.",
        "signs.none": "No typical sign.",
        "spared.why": "kept; a lesion of the {rival} would take it",
        "spared.against": "speaks against {rival}",
        "left": "left",
        "weak": "weak",
        "supply.nerve": "Nerve",
        "supply.roots": "Roots",
        "supply.main": "main {roots} ({basis})",
        "supply.variant": "in some people also",
        "supply.skin": "Skin",
        "supply.own": "Own muscles",
        "supply.main.muscles": "Main root of",
        "supply.carries": "Carries",
        "basis.study": "measured in studies",
        "basis.table": "from published tables",
        "basis.judgement": "judgement from overlapping tables",
        "basis.consensus": "standard teaching, not read in a source here",
        "mover.prime": "Prime movers",
        "mover.helper": "Helpers",
        "mover.needed": "Needed for",
        "arc.stimulus": "Stimulus",
        "arc.response": "Response",
        "arc.afferent": "Afferent",
        "arc.efferent": "Efferent",
        "arc.muscles": "Muscles that answer",
        "whose.nerve": "Nerve",
        "whose.root": "Root",
        "whose.area": "Area",
        "whose.autonomous": "Autonomous zone",
        "whose.variable": "Variable",
        "whose.map": "Dermatome map",
        "attach.origin": "Origin",
        "attach.insertion": "Insertion",
        "attach.compartment": "Compartment",
        "neighbours.nerve": "Same nerve ({nerve})",
        "neighbours.roots": "Same main roots ({roots})",
        "group.member": "Member of",
        "variant.present": "Not everybody has it",
        "note.standard": "Standard view",
        "note.unusual": "the article's statement; standard texts differ",
        "differ.adopted": "The atlas goes by",
        "legend.lost": "paralysed",
        "legend.partial": "partly lost",
        "legend.minor": "partly lost, minor root",
        "legend.skin-lost": "skin numb",
        "legend.skin-partial": "skin reduced",
        "legend.skin-variable": "skin, in some people",
        "legend.selected": "selected nerve or root",
        "legend.path": "nerves concerned",
        "legend.spared": "spared and telling",
        "legend.related": "related",
        "legend.prime": "prime mover",
        "legend.helper": "helper",
        "legend.muscle": "muscle",
        "legend.skin": "skin area",
        "label.field": "{nerve} (skin)",
        "summary.path": "Course",
        "summary.numb": "Numb",
        "summary.reduced": "Feeling reduced",
        "summary.variable": "Numb in some people",
        "summary.spared": "Spared",
        "summary.not": "so not {rival}",
        "summary.more": "and {count} more",
        "figure.title": "{names}: what a lesion takes",
        "figure.title.about": "{names}",
        "figure.title.rest": "Muscles and nerves of the lower limb",
        "figure.side.right": "Right lower limb",
        "figure.side.left": "Left lower limb",
        "figure.credit": "legmap {version}. Drawings and data CC BY-SA 4.0; names after Terminologia "
        "Anatomica 2 (FIPAT), Z-Anatomy; geometry after OpenSim models. For learning, not a medical device.",
        "view.anterior": "Anterior",
        "view.posterior": "Posterior",
        "view.medial": "Medial",
        "view.lateral": "Lateral",
        "view.dorsum": "Dorsum of foot",
        "view.sole": "Sole",
        "view.plexus": "Lumbosacral plexus",
        "view.saddle": "Perineal and perianal skin",
        "direction.lateral": "lateral",
        "direction.medial": "medial",
        "direction.anterior": "anterior",
        "direction.posterior": "posterior",
        "page.front-back": "Front and back",
        "page.sides": "Sides",
        "page.foot": "Foot",
        "page.plexus": "Plexus",
        "page.all": "All",
        "page.lit": "{page}: something is lit there",
        "side.right": "right",
        "side.left": "left",
        "figure.credit.short": "legmap; drawings and data CC BY-SA 4.0",
        "map.unknown": "There is no dermatome map {text}; choose among {known}.",
        "map.areas": "The areas in words follow another map: {name}.",
        "export.size": "'{text}' is not a size; write width and height in pixels, such as 2400x3000.",
        "export.size-and-dpi": "Give either --size or --dpi, not both.",
        "save.failed": "{path} could not be written ({reason}). Choose another place.",
        "settings.damaged": "The settings in {file} were damaged; they are kept beside it as {aside}, "
        "and the program starts with its defaults.",
        "display.missing": "There is no display to open a window on. Pictures can be made without one: "
        "legmap export nerve.sciatic -o sciatic.png",
        "display.refused": "The display {display} does not answer. Start legmap from a desktop session, "
        "or make pictures without a window: legmap export nerve.sciatic -o sciatic.png",
        "display.library": "Qt's display library {library} is missing. On Debian or Ubuntu: "
        "sudo apt install libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxkbcommon-x11-0 libxcb-shape0",
        "disclaimer": "For learning, not a medical device.",
    }
)


def say(key: str, **parameters: object) -> str:
    """The sentence of a key with its parameters filled in.

    Parameters
    ----------
    key : str
        A key of the catalogue.
    **parameters : object
        What the sentence names in braces.

    Raises
    ------
    KeyError
        If the catalogue lacks the key or a parameter is missing.
    """
    return ENGLISH[key].format(**parameters)
