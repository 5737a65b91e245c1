"""Findings of an examination and the lesions that explain them."""

from __future__ import annotations

from legmap.messages.message import Message, message, plural

MESSAGES: tuple[Message, ...] = (
    message(
        "localise.no-finding",
        "While localising, click a muscle or an area of skin: {name} cannot be examined by itself.",
    ),
    message("localise.grade", "'{text}' is not an MRC grade; write a number from 0 to 5, such as {name}=3."),
    message(
        "localise.unknown.weak",
        "No muscle or movement is called '{text}'. The names are listed by: legmap list {kind}",
    ),
    message(
        "localise.unknown.numb",
        "No area of skin is called '{text}'. The names are listed by: legmap list {kind}",
    ),
    message(
        "localise.unknown.lost", "No reflex is called '{text}'. The names are listed by: legmap list {kind}"
    ),
    message(
        "localise.unknown.present", "No sign is called '{text}'. The names are listed by: legmap list {kind}"
    ),
    message("localise.none", 'No finding was given; give at least one, such as --weak "tibialis anterior".'),
    message("localise.state.normal", "normal"),
    message("localise.state.weak", "weak"),
    message("localise.state.numb", "numb"),
    message("localise.state.reduced", "reduced"),
    message("localise.state.lost", "lost"),
    message("localise.state.present", "present"),
    message("localise.state.absent", "absent"),
    message("localise.state.untested", "not tested"),
    message("localise.grade.of", "MRC {grade}"),
    message(
        "localise.most",
        "At least one lesion must be listed, not {count}; write --most 12 or leave it out.",
    ),
    message("localise.ranked", "{rank}. {name}"),
    message("localise.ranked.points", "  ({points})"),
    message("localise.title", "Where is the lesion?"),
    message("localise.skin", "skin of the {name}"),
    plural("localise.points", "{count} point, {kind}", "{count} points, {kind}"),
    message("localise.kind.nerve", "nerve"),
    message("localise.kind.site", "site of injury"),
    message("localise.kind.root", "root"),
    message("localise.kind.division", "division of a nerve"),
    message("localise.kind.plexus", "plexus"),
    message("localise.kind.roots", "several roots"),
    message("localise.kind.pair", "two lesions"),
    message("localise.healthy", "Nothing abnormal was found, so there is no lesion to look for."),
    message("localise.nothing", "No lesion explains what was found."),
    message("localise.lesions", "Lesions that explain it"),
    message("localise.findings", "Findings"),
    message("localise.conflicts", "Contradictory findings"),
    message("localise.explains", "explains"),
    message("localise.contradicts", "against it"),
    message("localise.predicts", "would also affect"),
    message("localise.why.unexplained", "{finding}: not explained"),
    message("localise.why.missing", "{finding}: expected to be abnormal"),
    message("localise.why.cannot", "{finding}: impossible with this lesion"),
    message("localise.conflict.both", "{name} was found {state} and {normal}: examine it again."),
    message(
        "localise.conflict.normal",
        "{name} cannot be normal while all its prime movers are paralysed: examine it again.",
    ),
    message(
        "localise.conflict.weak",
        "{name} cannot be weak while all its muscles are normal: examine it again.",
    ),
    message("localise.conflict.nothing", "No lesion known here explains this finding: {name}."),
    message(
        "localise.conflict.unexplained",
        "No lesion explains everything; the finding that fits least: {finding}.",
    ),
    message("localise.next", "Next test"),
    message("localise.next.amiss", "if {state}: {names}"),
    message("localise.next.normal", "if normal: {names}"),
    message("localise.next.trap", "Pitfall: {text}"),
    message(
        "localise.rule",
        "Each finding costs a lesion points: 4 if the lesion does not explain it; 1 if part of it should "
        "be there and is not; 8 if the lesion would abolish what was found normal (2 for skin); 0.25 to 2 "
        "if the lesion causes it only perhaps, or to another degree. A plexus costs 0.5 more, several "
        "roots 1, two lesions 2. The fewest points rank first; equal points share a rank.",
    ),
)
