"""Read the bytes of a drawing into a plain tree of elements, with a cap on everything.

Documents with a DOCTYPE are refused, so no entity is ever defined, and nothing outside the file is opened.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from legmap.errors import DrawingError
from legmap.messages import say, sentence
from legmap.platform.untrusted import bytes_of, shown, shown_path

MAX_BYTES = 16 * 1024 * 1024
MAX_DEPTH = 40
MAX_XML_ELEMENTS = 100_000
_GZIP = b"\x1f\x8b"
SVG = "http://www.w3.org/2000/svg"


@dataclass(slots=True)
class Element:
    """Hold one XML element.

    Attributes
    ----------
    tag : str
        Local name for SVG elements, ``{namespace}name`` for others.
    attributes : dict
        By name; names in a namespace are spelled ``{namespace}name``.
    children : list of Element
        In order; text between them is not kept.
    line : int
        Where it starts in the file, from 1.
    """

    tag: str
    attributes: dict[str, str]
    line: int
    children: list[Element] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Return its id, or an empty string."""
        return self.attributes.get("id", "")


def read_tree(path: Path) -> Element:
    """Read an SVG file's elements.

    Raises
    ------
    DrawingError
        If the file cannot be opened, is too large, is not well-formed SVG, declares a DOCTYPE or is nested
        too deeply.
    """
    return parse_tree(_bytes(path), path.name)


def _bytes(path: Path) -> bytes:
    try:
        data = bytes_of(path, MAX_BYTES)
    except FileNotFoundError as error:
        raise DrawingError(sentence("drawing.no-file", file=shown_path(path))) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise DrawingError(sentence("drawing.unread", file=shown_path(path), reason=reason)) from error
    if data is None:
        raise DrawingError(sentence("drawing.device", file=shown_path(path)))
    if len(data) > MAX_BYTES:
        most = MAX_BYTES // 1024 // 1024
        raise DrawingError(sentence("drawing.large", file=shown(path.name), most=most))
    return data


def parse_tree(data: bytes, name: str) -> Element:
    """Parse the bytes of an SVG file; `name` is how messages call it."""
    name = shown(name)
    if data.startswith(_GZIP):
        raise DrawingError(sentence("drawing.compressed", file=name))
    builder = _Builder(name)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = builder.refuse_doctype
    parser.EntityDeclHandler = builder.refuse_doctype
    parser.ProcessingInstructionHandler = builder.refuse_style_sheet
    parser.StartElementHandler = lambda tag, attributes: builder.start(
        tag, attributes, parser.CurrentLineNumber
    )
    parser.EndElementHandler = builder.end
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code) or say("drawing.xml.unknown")
        raise DrawingError(sentence("drawing.xml", file=name, line=error.lineno, reason=reason)) from error
    except (LookupError, ValueError) as error:
        raise DrawingError(sentence("drawing.encoding", file=name)) from error
    root = builder.root
    if root is None or root.tag != "svg":
        raise DrawingError(sentence("drawing.no-svg", file=name, namespace=SVG))
    return root


class _Builder:
    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Element | None = None
        self.open: list[Element] = []
        self.count = 0

    def refuse_doctype(self, *_: object) -> None:
        raise DrawingError(sentence("drawing.doctype", file=self.name))

    def refuse_style_sheet(self, target: str, _data: str) -> None:
        if target == "xml-stylesheet":
            raise DrawingError(sentence("drawing.style-sheet", file=self.name))

    def start(self, tag: str, attributes: dict[str, str], line: int) -> None:
        self.count += 1
        if self.count > MAX_XML_ELEMENTS:
            raise DrawingError(sentence("drawing.elements", file=self.name, most=MAX_XML_ELEMENTS, line=line))
        if len(self.open) >= MAX_DEPTH:
            raise DrawingError(sentence("drawing.nested", file=self.name, most=MAX_DEPTH, line=line))
        element = Element(_name(tag), {_name(k, ""): v for k, v in attributes.items()}, line)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def end(self, _tag: str) -> None:
        self.open.pop()


def _name(qualified: str, home: str = SVG) -> str:
    """Spell an expat name ``uri local`` as ``local`` in the home namespace, else as ``{uri}local``."""
    uri, space, local = qualified.rpartition(" ")
    if uri == home:
        return local
    if not space:
        return f"{{}}{local}"
    return f"{{{uri}}}{local}"
