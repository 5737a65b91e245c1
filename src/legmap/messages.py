"""Sentences that the window, the command line and exported figures share; no Qt here.

A later language is another mapping with the same keys. Anatomical names are parameters and come from the
atlas.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
        "section.site": "Site",
        "section.place": "Where along the nerve, and how badly",
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
        "kind.site": "site of injury",
        "topic.trap": "Mind when examining",
        "degree.mild": "mild",
        "degree.moderate": "moderate",
        "degree.severe": "severe",
        "degree.complete": "complete",
        "degree.meaning": (
            "Mild: up to a third of the fibres do not conduct; moderate: a third to two thirds; severe: more "
            "than two thirds, not all; complete: none conducts. These bounds are legmap's convention."
        ),
        "fibres.all": "all fibres",
        "fibres.motor": "motor fibres only",
        "fibres.sensory": "sensory fibres only",
        "fibres.no-nerve": "{name} has no fibres to choose from; give motor or sensory to a nerve or root.",
        "limb.right": "right",
        "limb.left": "left",
        "limb.both": "both sides",
        "place.origin": "at its origin",
        "place.whole": "nothing has left above, so all of it is lost",
        "place.spares": "Spares, because it has left above",
        "place.takes": "Takes first",
        "place.given": "beyond the {place}",
        "place.between": "between the {place} and the {next}",
        "desk.lesion": "Lesion",
        "desk.lesion.tip": "What is hurt, where and how badly, and what that takes",
        "desk.strength": "Strength",
        "desk.strength.tip": "How much strength each movement loses",
        "desk.compare": "Compare",
        "desk.compare.tip": "Lesions side by side, and the tests that tell them apart",
        "desk.localise": "Localise",
        "desk.localise.tip": "From what was found to the lesions that explain it",
        "localise.no-finding": (
            "While localising, click a muscle or an area of skin: {name} cannot be examined by itself."
        ),
        "list.nothing": "There is no list to save yet; select a structure or enter findings first.",
        "undo.lesion": "change of the lesion",
        "undo.findings": "change of the findings",
        "undo.comparison": "change of the comparison",
        "undo.view": "change of the view",
        "undo.recovery": "recovery of the work",
        "site.emergency": "Emergency",
        "site.nerve": "Nerve",
        "site.roots": "Roots",
        "site.sides": "On both sides",
        "site.usual": "Usual severity",
        "site.told": "What follows is told for a complete lesion unless another severity is chosen.",
        "site.usually": "Usually suffers most",
        "limb.heading.right": "Right limb",
        "limb.heading.left": "Left limb",
        "limb.heading": "{limb}: {heading}",
        "place.below": "beyond the branch to {names}",
        "place.no-nerve": "Only a nerve can be cut at a place of its course, and {name} is none.",
        "place.range": "'{text}' is no place on a nerve; give a number from 0 (origin) to 1 (end) "
        "or a level.",
        "place.unknown": "The {nerve} passes no level called '{text}'; it passes: {levels}.",
        "place.none": "none",
        "cli.words": "{reason}; `{command} --help` tells what can be said.",
        "cut.twice": "'{text}' says something twice; give one severity, one kind of fibres, one limb.",
        "cut.no-lesion": (
            "{name} is nothing that is hurt by itself; give severity and limb to a root, nerve or muscle."
        ),
        "summary.share": "{share} %",
        "summary.strength": "Strength gone, by models of the limb",
        "cut.word": (
            "'{word}' says nothing about a lesion; use mild, moderate, severe, complete, motor, sensory, "
            "right, left or both."
        ),
        "severity.lost": "lost",
        "severity.severe": "severely weak",
        "severity.weak": "weak",
        "severity.slight": "slightly weak",
        "rule.severity": "Lost: every muscle of the movement is paralysed. Severely weak: all prime movers "
        "have lost more than two thirds of their supply, and no more muscles are left unharmed than are so "
        "lost; or three quarters of the torque are surely gone, where it is known. Weak: a quarter of the "
        "prime movers or more is paralysed or surely partly so, or more than half of all muscles is lost. "
        "Slightly weak: less than that, or less than a quarter of the torque where it is known. Helpers "
        "that are only partly lost are not counted.",
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
        "spared.above": " further up",
        "spared.why": "kept; a lesion of the {rival} would take it",
        "spared.against": "speaks against {rival}",
        "spared.further-up": "speaks against a lesion further up the {rival}",
        "section.strength": "Strength lost",
        "capacity": "{share} % of its strength gone",
        "capacity.range": "{low} to {high}",
        "strength.none": "No movement is weak.",
        "strength.all": "all of the limb's capacity, in all {count} models",
        "strength.agreed": "about {middle} % of the limb's capacity, in all {count} models",
        "strength.about": "about {middle} % of the limb's capacity ({low} to {high} over {count} models)",
        "strength.between": "between {low} and {high} % of the limb's capacity",
        "strength.most": "up to {high} % of the limb's capacity",
        "strength.made": "made up of",
        "strength.muscle": "{low} to {high} %",
        "strength.muscle.one": "{share} %",
        "strength.muscle.noise": "under {percent} %",
        "strength.lacking": "hit too, but in none of the models",
        "strength.why.missing": "no figure, because some of the muscles are missing from the models",
        "strength.why.noise": "no figure, because less than {percent} % is gone",
        "strength.why.lacking": "no figure, because the muscles that are hit are missing from the models",
        "strength.assumes": "The intervals hold if {reasons}.",
        "strength.if.roots": "the main roots of a muscle carry at least half of it, in equal parts, "
        "wherever the rest runs",
        "strength.if.nerves": "the nerves of a muscle that has several carry at least half of it in equal "
        "parts, wherever the rest runs",
        "strength.if.mild": "a mild lesion stops up to a third of the fibres",
        "strength.if.moderate": "a moderate lesion stops a third to two thirds of the fibres",
        "strength.if.severe": "a severe lesion stops more than two thirds of the fibres",
        "strength.whose": "Estimated from {count} models of the limb ({models}): what it can no longer "
        "drive. This is not a clinical grade.",
        "left": "still working",
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
        "legend.lesion": "lesion (half hollow where partial)",
        "legend.possible": "lesion possible here",
        "legend.excluded": "lesion excluded here",
        "legend.only-first": "only {lesion}",
        "legend.only-second": "only {lesion}",
        "legend.shared": "both",
        "legend.found.weak": "muscle found weak",
        "legend.found.movement": "muscles of a movement or reflex found amiss",
        "legend.found.normal": "found normal",
        "legend.found.untested": "not tested yet",
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
        "figure.title": "{names}: what a lesion takes",
        "figure.title.about": "{names}",
        "figure.title.rest": "Muscles and nerves of the lower limb",
        "figure.side.right": "Right lower limb",
        "figure.side.left": "Left lower limb",
        "figure.side.both": "Both lower limbs; right and left are the person's own",
        "figure.on.right": "right {names}",
        "figure.on.left": "left {names}",
        "figure.on.both": "{names}, both sides",
        "summary.right": "Right limb",
        "summary.left": "Left limb",
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
        "direction.right": "right",
        "direction.left": "left",
        "page.front-back": "Front and back",
        "page.sides": "Sides",
        "page.foot": "Foot",
        "page.plexus": "Plexus",
        "page.all": "All",
        "page.lit": "{view_set}: something is lit there",
        "side.right": "right",
        "side.left": "left",
        "figure.credit.short": "legmap; drawings and data CC BY-SA 4.0",
        "map.unknown": "There is no dermatome map {text}; choose among {known}.",
        "map.areas": "The areas in words follow another map: {name}.",
        "export.size": "'{text}' is not a size; write width and height in pixels, such as 2400x3000.",
        "export.size-and-dpi": "Give either --size or --dpi, not both.",
        "search.nothing": "Nothing is called '{text}'.",
        "export.pixels-only": "--size and --dpi are for PNG; a {ending} file has no pixels. Leave them out.",
        "drawing.unknown": "{file} draws {id}, which legmap does not know; run legmap check "
        "--assets {folder}.",
        "save.failed": "{path} could not be written ({reason}); check the folder and the free space, or "
        "choose another place.",
        "save.folder": "{path} is a folder; give a file name in it.",
        "save.exists": "{path} exists already; choose another name or allow it to be overwritten.",
        "save.device": "{path} is no ordinary file; choose another name.",
        "output.failed": "The output could not be written ({reason}); check the free space, or send it "
        "somewhere else.",
        "memory.short": "There is not enough memory for this; close other programs, or ask for less.",
        "fault.kept": "Something went wrong that should not have ({kind}); the details are in {file}, please "
        "send them with a report.",
        "fault.unkept": "Something went wrong that should not have ({kind}); run it again with "
        "LEGMAP_DEBUG=1 to see the details, and send them with a report.",
        "fault.shown": "Something went wrong that should not have ({kind}); please send these details with a "
        "report.",
        "fault.again": "The same went wrong again ({count} times). Save what you need and start legmap anew.",
        "display.lost": "The display is gone; your work is kept and comes back with the next start.",
        "display.lost.unkept": "The display is gone, and your work could not be kept.",
        "work.restored": "legmap did not end properly the last time; your work is back. Undo takes it away.",
        "work.aside": "The work of the last time is set aside, because legmap ended twice while restoring "
        "it; Edit > Open Work Set Aside brings it back.",
        "work.opened": "The work that was set aside is back. Undo takes it away.",
        "work.unreadable": "The work that was set aside in {folder} cannot be read.",
        "work.damaged": "The work of the last time cannot be read, because it is damaged or of another "
        "version; it is kept in {file}.",
        "work.unkept": "Your work would be lost if legmap were killed, because nothing can be written to "
        "{folder} ({reason}); save the list or a picture, and make room there.",
        "settings.unread": "The settings in {file} cannot be read; the program starts with its defaults. "
        "Make the file readable, or remove it.",
        "settings.unkept": "Settings cannot be remembered, because {file} cannot be written; make its folder "
        "writable, or make room there.",
        "settings.damaged": "The settings in {file} were damaged; they are kept beside it as {aside}, "
        "and the program starts with its defaults.",
        "display.missing": "There is no display to open a window on. Pictures can be made without one: "
        "legmap export nerve.sciatic -o sciatic.png",
        "display.refused": "The display {display} does not answer. Start legmap from a desktop session, "
        "or make pictures without a window: legmap export nerve.sciatic -o sciatic.png",
        "print.failed": "The list could not be printed on {printer}; check the printer, or folder and free "
        "space if it is a file.",
        "save.name": "{path} cannot be written, because its name is not valid text (UTF-8); choose another.",
        "display.platform": "QT_QPA_PLATFORM asks for the platform '{platform}', which Qt does not have; "
        "unset it, or set it to xcb or wayland.",
        "display.library": "Libraries that Qt needs for a window are missing. On Debian or Ubuntu: "
        "sudo apt install libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxkbcommon-x11-0 libxcb-shape0",
        "compare.no-lesion": "{name} cannot be hurt by itself; compare nerves, roots, muscles or sites.",
        "compare.twice": "{name} is named twice; compare different lesions.",
        "compare.number": "Two to four lesions can be compared, not {count}.",
        "compare.pair": "'{text}' names no two of the lesions; write two of {letters}, such as AB.",
        "compare.title": "{first} compared with {others}",
        "compare.and": "{before} and {last}",
        "compare.subtitle": "What each lesion does to one limb, and what tells them apart",
        "compare.lesions": "Lesions",
        "compare.tests": "Fewest tests that tell them apart",
        "compare.tests.rest": "Fewest tests that tell the others apart",
        "compare.pairs": "Best tests, pair by pair",
        "compare.findings": "Findings, the most telling first",
        "compare.finding": "Finding",
        "compare.between": "{first} or {second}",
        "compare.none": "Nothing here tells {first} from {second}.",
        "compare.rule": "A finding tells two lesions apart if one takes it plainly and the other not, or "
        "hardly (perhaps, slightly).",
        "compare.trap": "Mind",
        "compare.testing": "Testing {test}",
        "compare.answer": "{lesion} {word}",
        "compare.word.none": "–",
        "compare.word.perhaps": "perhaps",
        "compare.word.slight": "slight",
        "compare.word.partly": "partly",
        "compare.word.reduced": "reduced",
        "compare.word.weak": "weak",
        "compare.word.severe": "severe",
        "compare.word.lost": "lost",
        "compare.word.present": "present",
        "compare.words": "–: nothing. Perhaps, slight: hardly to be found. Weak, partly, reduced, present: "
        "plainly there. Severe, lost: most or all is gone. Per cent: how much of the limb's capacity is "
        "gone, by models of the limb.",
        "compare.capacity": "{low}–{high} %",
        "compare.capacity.one": "{share} %",
        "compare.summary.tests": "Tell apart by",
        "localise.grade": "'{text}' is no MRC grade; write a number from 0 to 5, such as {name}=3.",
        "localise.unknown": "No {sort} is called '{text}'. The names are listed by: legmap list {kind}",
        "localise.sort.weak": "muscle or movement",
        "localise.sort.numb": "area of skin",
        "localise.sort.lost": "reflex",
        "localise.sort.present": "sign",
        "localise.none": 'No finding was given. Say what was found, such as --weak "tibialis anterior".',
        "localise.state.normal": "normal",
        "localise.state.weak": "weak",
        "localise.state.numb": "numb",
        "localise.state.reduced": "reduced",
        "localise.state.lost": "lost",
        "localise.state.present": "present",
        "localise.state.absent": "absent",
        "localise.state.untested": "not tested",
        "localise.grade.of": "MRC {grade}",
        "localise.most": "At least one lesion must be listed, not {count}; write --most 12 or leave it out.",
        "localise.title": "Where is the lesion?",
        "localise.skin": "skin of the {name}",
        "localise.points": "{points} points, {kind}",
        "localise.point": "1 point, {kind}",
        "localise.kind.nerve": "nerve",
        "localise.kind.site": "site of injury",
        "localise.kind.root": "root",
        "localise.kind.division": "division of a nerve",
        "localise.kind.plexus": "plexus",
        "localise.kind.roots": "several roots",
        "localise.kind.pair": "two lesions",
        "localise.healthy": "Nothing amiss was found, so there is no lesion to look for.",
        "localise.nothing": "No lesion explains what was found.",
        "localise.lesions": "Lesions that explain it",
        "localise.findings": "Findings",
        "localise.conflicts": "What cannot be right",
        "localise.explains": "explains",
        "localise.contradicts": "against it",
        "localise.predicts": "would further take",
        "more": "and {count} more",
        "localise.why.unexplained": "{finding}: not explained",
        "localise.why.missing": "{finding}: expected amiss",
        "localise.why.cannot": "{finding}: cannot be so under this lesion",
        "localise.conflict.both": "{name} was found {state} and {normal}: examine it again.",
        "localise.conflict.normal": "{name} cannot be normal while all its prime movers are paralysed: "
        "examine it again.",
        "localise.conflict.weak": "{name} cannot be weak while all its muscles are normal: examine it again.",
        "localise.conflict.nothing": "No lesion known here explains this finding: {name}.",
        "localise.conflict.unexplained": "No lesion explains everything; what fits least: {finding}.",
        "localise.next": "Next test",
        "localise.next.amiss": "if {state}: {names}",
        "localise.next.normal": "if normal: {names}",
        "localise.next.trap": "Mind: {text}",
        "localise.rule": "Each finding costs a lesion points: 4 if the lesion does not explain it; 1 if it "
        "should be there in part and is not; 8 if the lesion would end what was found normal (2 for skin); "
        "0.25 to 2 if the lesion brings it about only perhaps, or in another measure. A plexus costs 0.5 "
        "more, several roots 1, two lesions 2. The fewest points rank first; equal points share a rank.",
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


def capital(text: str) -> str:
    """A text as it begins a line or a sentence."""
    return text[:1].upper() + text[1:]


def first_few(texts: Sequence[str], most: int, comma: str = ", ") -> str:
    """Texts in one line, no more than a few of them, and how many more there are.

    Parameters
    ----------
    texts : sequence of str
        All of them, the most telling first.
    most : int
        How many are named.
    comma : str
        What stands between them.
    """
    more = [say("more", count=len(texts) - most)] if len(texts) > most else []
    return comma.join([*texts[:most], *more])
