"""The comparison of lesions."""

from __future__ import annotations

from legmap.messages.message import Message, message

MESSAGES: tuple[Message, ...] = (
    message(
        "compare.no-lesion",
        "{name} cannot be injured by itself; compare nerves, roots, muscles or sites.",
    ),
    message("compare.twice", "{name} is named twice; compare different lesions."),
    message("compare.number", "Two to four lesions can be compared, not {count}."),
    message("compare.pair", "'{text}' does not name two of the lesions; write two of {letters}, such as AB."),
    message("compare.title", "{first} compared with {others}"),
    message("compare.subtitle", "What each lesion does to one limb, and what tells them apart"),
    message("compare.lesions", "Lesions"),
    message("compare.tests", "Fewest tests that tell them apart"),
    message("compare.tests.rest", "Fewest tests that tell the others apart"),
    message("compare.pairs", "Best tests, pair by pair"),
    message("compare.findings", "Findings, the most informative first"),
    message("compare.finding", "Finding"),
    message("compare.between", "{first} or {second}"),
    message("compare.none", "Nothing here tells {first} from {second}."),
    message(
        "compare.rule",
        "A finding tells two lesions apart if one clearly causes it and the other does not, or only "
        "doubtfully (perhaps, slight).",
    ),
    message("compare.trap", "Pitfall"),
    message("compare.testing", "Testing {test}"),
    message("compare.cell", "{lesion}: {finding}: {word}"),
    message("compare.answer", "{lesion} {word}"),
    message("compare.word.none", "–"),
    message("compare.word.perhaps", "perhaps"),
    message("compare.word.slight", "slight"),
    message("compare.word.partly", "partly"),
    message("compare.word.reduced", "reduced"),
    message("compare.word.weak", "weak"),
    message("compare.word.severe", "severe"),
    message("compare.word.lost", "lost"),
    message("compare.word.present", "present"),
    message(
        "compare.words",
        "–: no deficit. Perhaps, slight: doubtful. Weak, partly, reduced, present: clearly there. Severe, "
        "lost: most or all is lost. Per cent: how much of the limb's capacity is lost, by models of the "
        "limb.",
    ),
    message("compare.capacity", "{low}–{high} %"),
    message("compare.capacity.one", "{share} %"),
    message("compare.summary.tests", "Tell apart by"),
)
