"""A made-up language: every letter accented, every text a third longer, parameters and markup kept."""

from __future__ import annotations

import gettext
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from PySide6.QtCore import QObject, QTranslator

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.records import Source
from legmap.messages.language import DOMAIN

CODE = "xx"
ACCENTED = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "ạḅċḍẹḟġḥịĵḳḷṃṇọṗɋṛṣṭụṿẉẋỵẓẠḄĊḌẸḞĠḤỊĴḲḶṂṆỌṖɊṚṢṬỤṾẈẊỴẒ",
        strict=True,
    )
)
KEPT = re.compile(r"\{\w+\}|%\(\w+\)[a-z]|%[nrs]\b|<[^<>]*>|&\w+;|\*\.\w+|\.(?:png|svg|pdf)\b")
"""Parameters, tags, and what the system needs as it is."""
_NOT_ACCENTED = re.compile(f"[^\n{''.join(ACCENTED.values())}]+")


def pseudo(text: str) -> str:
    """A text in the made-up language."""
    if not any(letter in ACCENTED for letter in KEPT.sub("", text)):
        return text
    parts, end = [], 0
    for found in KEPT.finditer(text):
        parts += [_accented(text[end : found.start()]), found[0]]
        end = found.end()
    longer = "ẹ" * max(1, len(KEPT.sub("", text).strip()) // 3)
    body = "".join([*parts, _accented(text[end:])])
    trailing = body[len(body.rstrip()) :]
    return f"{body.rstrip()} {longer}{trailing}"


def _accented(text: str) -> str:
    return "".join(ACCENTED.get(letter, letter) for letter in text)


def write_catalogue(template: Path, folder: Path) -> None:
    """Translate a template of gettext into the made-up language, and compile it."""
    with template.open("rb") as file:
        known = read_po(file)
    made = Catalog(locale="en", domain=DOMAIN)
    for message in known:
        if isinstance(message.id, tuple):
            made.add(message.id, tuple(map(pseudo, message.id)), context=message.context)
        elif message.id:
            made.add(message.id, pseudo(str(message.id)), context=message.context)
    target = folder / CODE / "LC_MESSAGES" / f"{DOMAIN}.mo"
    target.parent.mkdir(parents=True)
    with target.open("wb") as file:
        write_mo(file, made)
    gettext.translation(DOMAIN, folder, [CODE])


def write_qt_catalogue(template: Path, folder: Path) -> None:
    """Translate a template of Qt into the made-up language, and compile it."""
    tree = ElementTree.parse(template)
    for message in tree.iter("message"):
        translation = message.find("translation")
        assert translation is not None
        translation.attrib.pop("type", None)
        translation.text = pseudo(message.findtext("source", ""))
    target = folder / CODE / "LC_MESSAGES" / f"{DOMAIN}.ts"
    tree.write(target, encoding="utf-8")
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([tool, "-silent", target, "-qm", target.with_suffix(".qm")], check=True)


class PseudoTranslator(QTranslator):
    """Translates whatever Qt asks for into the made-up language."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.asked: set[str] = set()

    def translate(self, context: str, sourceText: str, disambiguation: str = "", n: int = -1) -> str:  # type: ignore[override]
        self.asked.add(sourceText)
        return pseudo(sourceText).replace("%n", str(n))

    def isEmpty(self) -> bool:
        return False


class Untranslated:
    """Finds words that are not of the made-up language.

    Parameters
    ----------
    atlas : Atlas
        Its names and texts are not translated by the program.
    allowed : iterable of str
        Further texts that may stand as they are: ids, what somebody typed, names of files.
    """

    def __init__(self, atlas: Atlas, allowed: Iterable[str] = ()) -> None:
        self._atlas_texts = _texts_of(atlas)
        self._allowed = {_bare(text) for text in allowed}

    def words(self, text: str) -> list[str]:
        """Runs of plain words in a visible text, without those of the atlas."""
        plain = unescape(re.sub(r"<[^<>]*>", "\n", text)).replace("\u00a0", " ")
        return [left for run in _NOT_ACCENTED.findall(plain) for left in self._left(run)]

    def _left(self, run: str) -> Iterator[str]:
        ends = [m.end() for m in re.finditer(r"\w(?!\w)", run)]
        place = 0
        while (found := re.compile(r"\w+").search(run, place)) is not None:
            start = found.start()
            known = (e for e in reversed(ends) if e > start and self._known(run[start:e]))
            end = next(known, 0)
            if not end and len(re.findall("[A-Za-z]", found[0])) > 1:
                yield found[0]
            place = end or found.end()

    def _known(self, text: str) -> bool:
        plain = _bare(text)
        return plain in self._atlas_texts or plain in self._allowed or bool(_ID.fullmatch(plain))


def _bare(text: str) -> str:
    """A text without what stands around its first and last word."""
    return re.sub(r"^\W+|\W+$", "", text).lower()


_ID = re.compile(
    r"(root|nerve|muscle|group|dermatome|field|movement|reflex|sign|site|level|landmark|bone|outline|map|layer)"
    r"\.[a-z0-9-]+"
)
NOT_SHOWN = {"basis", "main_roots_basis", "plexus", "sides", "usual_severity", "topic", "when"}
"""Fields of the atlas that hold words of a fixed list, which the program says in its own words."""


def _texts_of(atlas: Atlas) -> frozenset[str]:
    found: set[str] = set()
    _collect(atlas, found)
    for text in tuple(found):
        if _ID.fullmatch(text):
            found.add(text.partition(".")[2])
    return frozenset(_bare(text) for text in found if re.search("[A-Za-z]", text))


def _collect(value: object, found: set[str]) -> None:
    if isinstance(value, str):
        found.add(value)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            _collect(key, found)
            _collect(inner, found)
    elif isinstance(value, (tuple, list, set, frozenset)):
        for inner in value:
            _collect(inner, found)
    elif is_dataclass(value):
        if isinstance(value, Source):
            found |= {value.citation, f"{value.author} {value.year}"}
        for field in fields(value):
            if field.name not in NOT_SHOWN:
                _collect(getattr(value, field.name), found)
