"""The texts of the page Localise, as HTML."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication

from legmap.anatomy.atlas import Atlas
from legmap.gui.widgets.rich_text import Colours, anchor, heading, labelled_html, muted_html, warning_html
from legmap.lesion.differential.localisation import Localisation
from legmap.lesion.differential.next_test import NextTest, untested_losses
from legmap.lesion.differential.ranking import Explanation
from legmap.messages import capital, first_few, joined, say
from legmap.report.finding_words import conflict_words, examined_name, finding_words
from legmap.report.localisation import contradiction_words, outcomes

translate = QCoreApplication.translate

MAX_PREDICTIONS = 12
"""Number of predictions that are named."""


def conflicts_html(atlas: Atlas, localisation: Localisation, colours: Colours) -> str:
    """Return the findings that cannot be true together."""
    return warning_html(" ".join(escape(conflict_words(atlas, c)) for c in localisation.conflicts), colours)


def headline_html(localisation: Localisation, most: int, colours: Colours) -> str:
    """Return how many lesions explain the findings, and how many of them equally well."""
    best = sum(e.rank == 1 for e in localisation.lesions)
    count = len(localisation.lesions)
    if best > 1 and count > most:
        summary = translate("LocalisePage", "{best} fit equally well; best {shown} of {count}")
    elif best > 1:
        summary = translate("LocalisePage", "{best} fit equally well; {count} in all")
    elif count > most:
        summary = translate("LocalisePage", "one fits best; best {shown} of {count}")
    else:
        summary = translate("LocalisePage", "one fits best; {count} in all")
    summary = summary.format(best=best, shown=most, count=count)
    key = translate(
        "LocalisePage",
        "On the nerves: bright where the lesion can be, dotted and struck through where it cannot.",
    )
    lines = "<br>".join(muted_html(escape(text), colours) for text in (summary, key))
    return f"{heading(say('localise.lesions'), colours)}<br>{lines}"


def next_html(atlas: Atlas, test: NextTest, colours: Colours) -> str:
    """Return the next test, what its outcomes speak for, and what misleads."""
    name = anchor(test.id, examined_name(atlas, test.id), colours)
    label = escape(say("localise.next"))
    parts = [f"<b>{say('pattern.label', label=label, value=name)}</b>"]
    parts += [muted_html(escape(capital(text)), colours) for text in outcomes(atlas, test)]
    parts += [escape(say("localise.next.trap", text=note.text)) for note in test.traps[:1]]
    return "<br>".join(parts)


def lesion_html(atlas: Atlas, localisation: Localisation, lesion: Explanation, colours: Colours) -> str:
    """Return what speaks for and against a lesion, and what it would further take."""
    further = untested_losses(atlas, lesion, localisation.lesions, localisation.findings)
    names = [anchor(p.id, examined_name(atlas, p.id), colours) for p in further]
    against = escape(joined([contradiction_words(atlas, c) for c in lesion.contradicts], "semicolon"))
    explains = joined([finding_words(atlas, f) for f in lesion.explains], "semicolon")
    return "".join(
        f'<p style="margin:0 0 4px 0">{labelled_html(capital(title), text, colours)}</p>'
        for title, text in (
            (say("localise.explains"), escape(explains)),
            (say("localise.contradicts"), warning_html(against, colours)),
            (say("localise.predicts"), first_few(names, MAX_PREDICTIONS)),
        )
        if text
    )


def hint_html() -> str:
    """Return the purpose of the page, for as long as there are no findings."""
    rows = (
        translate(
            "LocalisePage",
            "<b>Click</b> a muscle, a dermatome or other skin on the drawing to mark it as weak or numb; "
            "click again for normal, and once more to take it back.",
        ),
        translate(
            "LocalisePage",
            "Or <b>type</b> above what was examined: “tib ant”, “sole”, “ankle jerk”, “foot drop”.",
        ),
        translate(
            "LocalisePage",
            "The lesions that explain the findings are then ranked here, and shaded on the nerves.",
        ),
    )
    return "".join(f"<p>{row}</p>" for row in rows)
