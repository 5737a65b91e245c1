"""Search as you type: from a keystroke to the painted list."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from bench.timing import Row, at_most, ms_of
from legmap.anatomy.atlas import Atlas
from legmap.anatomy.records import Landmark, Structure
from legmap.anatomy.search import SearchIndex, index_of
from legmap.gui.finder.finder import Finder

TYPED = ("gastrocnemius", "tibial nerve", "foot drop", "l5", "peroneal", "ext hall", "gastrocnemus")
NAMES = 40_000
ROUNDS = 3
"""The best counts: others at work on the machine only ever make a round slower."""


def name_rows(atlas: Atlas) -> Iterator[Row]:
    """Time keystrokes on the real names and on very many."""
    real, many = index_of(atlas), index_of(grown(atlas, NAMES))
    for index, most in ((real, 1.0), (many, 5.0)):
        taken = min((_keystrokes(atlas, index) for _ in range(ROUNDS)), key=statistics.median)
        beside = f"slowest {max(taken):.2f} ms of {len(taken)}"
        what = f"search keystroke to painted list, {len(index.terms)} names"
        yield at_most(what, statistics.median(taken), most, beside=beside)


def grown(atlas: Atlas, names: int) -> Atlas:
    """The same atlas with copies of its structures, until it has so many names."""
    kept: dict[str, Structure] = dict(atlas.structures)
    count = len(index_of(atlas).terms)
    models = [s for s in atlas.structures.values() if not isinstance(s, Landmark)]
    copy = 0
    while count < names:
        copy += 1
        for model in models:
            made = replace(
                model,
                id=f"{model.id}-{copy}",
                name=f"{model.name} {_word(copy)}",
                synonyms=tuple(f"{text} {_word(copy)}" for text in model.synonyms),
            )
            kept[made.id] = made
            count += 2 + len(made.synonyms) + len(made.everyday) + bool(made.short) + bool(made.latin)
            count += made.ta2 is not None
    return replace(atlas, structures=kept)


def _word(number: int) -> str:
    """A word that tells copies apart, other than any in use."""
    return "zo" + "".join("bdfgklmnpr"[int(digit)] + "u" for digit in str(number))


def _keystrokes(atlas: Atlas, index: SearchIndex) -> list[float]:
    finder = Finder(atlas, index)
    finder.resize(320, 800)
    finder.show()
    box = finder.findChild(QLineEdit)
    assert isinstance(box, QLineEdit)
    box.setFocus()
    QApplication.processEvents()

    def press(key: str) -> None:
        QTest.keyClicks(box, key)
        QApplication.processEvents()

    taken = []
    for text in TYPED:
        box.clear()
        QApplication.processEvents()
        taken += [ms_of(partial(press, key)) for key in text]
    finder.close()
    return taken
