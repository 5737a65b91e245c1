"""Help of the command line."""

from __future__ import annotations

from legmap.messages.message import Message, message

MESSAGES: tuple[Message, ...] = (
    message("cli.words", "{reason}; for the commands and options see `{command} --help`."),
    message(
        "cli.description",
        "What a nerve or root of the lower limb supplies, and what is lost when it is injured.",
    ),
    message(
        "cli.epilog",
        'Structures are named by id (nerve.tibial), by name ("tibial nerve"), or by any unambiguous short '
        'form\n(L5, "tib ant"). A lesion may name its place, severity, fibres and limb:\n'
        "nerve.tibial@popliteal-fossa, nerve.sciatic@0.4:severe, L5:moderate:left, nerve.tibial:motor. "
        "Numbers run\nfrom 0 (origin) to 1 (end) over the levels and branches of the nerve; `legmap list "
        "nerves --format json`\nnames its levels. `legmap` alone opens the window; `legmap nerve.tibial` "
        "opens it on that lesion, and\n`legmap --assets DIR` opens it on drawings of your own.",
    ),
    message(
        "cli.epilog.localise",
        "Names are ids, names or everyday words; several areas of skin of one name are taken together, and a "
        "group of muscles means all of them. {rule} Of partial lesions moderate ones stand for all, and are "
        "listed only where they fit better than complete ones. The score in JSON is these points: 0 fits "
        "everything.",
    ),
    message("cli.command.open", "open the window (the default)"),
    message("cli.command.list", "list every record of a kind"),
    message("cli.command.show", "show what a lesion affects and what it spares"),
    message("cli.command.search", "find structures by any name"),
    message("cli.command.compare", "compare two to four lesions, with the fewest tests that tell them apart"),
    message("cli.command.localise", "find the lesions that explain findings"),
    message("cli.command.export", "write an annotated picture"),
    message("cli.command.check", "check the drawings against the atlas"),
    message("cli.version", "show program's version number and exit"),
    message("cli.value.command", "COMMAND"),
    message("cli.value.id", "ID"),
    message("cli.value.text", "TEXT"),
    message("cli.value.lesion", "LESION"),
    message("cli.value.picture", "FILE{endings}"),
    message("cli.value.folder", "DIR"),
    message("cli.value.list", "LIST"),
    message("cli.value.number", "N"),
    message("cli.value.name", "NAME"),
    message("cli.value.graded", "NAME[=0-5]"),
    message("cli.ids", "structures to select at the start"),
    message("cli.lesions", "structures injured together are joined by +, as in L5+S1"),
    message("cli.pair.output", "write a picture that compares two of them instead"),
    message("cli.pair", "the two lesions that the picture compares (default: AB)"),
    message("cli.views", "comma-separated, e.g. anterior,posterior"),
    message("cli.size", "pixels of a PNG, e.g. 2400x3000"),
    message("cli.dpi", "resolution of a PNG instead of its size"),
    message("cli.side", "limbs shown (default: the injured ones)"),
    message("cli.map", "the dermatome map to draw (default: the first)"),
    message("cli.no-labels", "leave the names out"),
    message("cli.caption", "a caption of your own under the picture"),
    message("cli.force", "overwrite an existing file"),
    message("cli.assets", "folder of drawings (default: those that come with legmap)"),
    message("cli.data", "folder of atlas data (default: the data that comes with legmap)"),
    message("cli.most", "how many lesions to list (default: {count})"),
    message("cli.found.weak", "a weak muscle or movement, with its MRC grade if known"),
    message("cli.found.normal", "a muscle or movement of normal strength"),
    message("cli.found.numb", "numb skin, by its area or its nerve"),
    message("cli.found.reduced-skin", "skin that feels less"),
    message("cli.found.normal-skin", "skin that feels normally"),
    message("cli.found.reflex-lost", "a reflex that is absent"),
    message("cli.found.reflex-reduced", "a reflex that is reduced"),
    message("cli.found.reflex-normal", "a reflex that is normal"),
    message("cli.found.sign", "a sign that is present"),
    message("cli.found.no-sign", "a sign that is absent"),
)
