"""Keep what is known while a drawing is read: problems, regions, and how much work it has cost."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath, QTransform

from legmap.diagram.geometry import overlapping_pieces
from legmap.diagram.model import Region
from legmap.diagram.reader.path_data import PathDataError
from legmap.diagram.reader.transforms import read_transform, require_usable
from legmap.diagram.reader.view_box import LARGEST
from legmap.diagram.reader.xmltree import Element
from legmap.errors import DrawingError
from legmap.messages import say
from legmap.platform.untrusted import shown

FARTHEST = 10
"""The greatest distance by which a shape may leave the paper, in longer sides of the paper."""

MAX_PROBLEMS = 100
"""Noted of one file."""

MAX_PATH_ELEMENTS = 120_000
"""Of all painter paths of a file; the fullest drawing of the program comes to a third. Those of nerves weigh
more."""

NERVE_WEIGHT = 10
"""Nerves are outlined as fine polygons, so that one curve costs a hundred points."""

MAX_OVERLAPS = 20_000
"""Pairs of pieces of even-odd paths that may cross, in a file; each costs Qt up to 30 microseconds."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a drawing.

    Attributes
    ----------
    text : str
        One sentence: file, element, what is wrong and what to do.
    fatal : bool
        Whether the drawing cannot be used before it is mended.
    """

    text: str
    fatal: bool = True


@dataclass(slots=True)
class ReadContext:
    """A drawing as far as it has been read.

    Attributes
    ----------
    file, view : str
        How messages call the file, and how the view is called.
    map_layer : str
        The layer that is read as the dermatomes.
    paper : QRectF
        The viewBox, in view units; the largest there may be until it is known.
    problems : list of Problem
        In the order of the file.
    regions : list of Region
        Those that could be read.
    ids : dict
        Every id and the line on which it stands first.
    even_odd : set of int
        The `id` of every element that is filled by the even-odd rule, by itself or by what it stands in.
    drawn : set of str
        Ids of groups that have become regions.
    elements, overlaps : int
        Spent of `MAX_PATH_ELEMENTS` and `MAX_OVERLAPS`.
    """

    file: str
    view: str
    map_layer: str
    paper: QRectF = field(default_factory=lambda: QRectF(0, 0, LARGEST, LARGEST))
    problems: list[Problem] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    even_odd: set[int] = field(default_factory=set)
    drawn: set[str] = field(default_factory=set)
    elements: int = 0
    overlaps: int = 0

    @property
    def is_full(self) -> bool:
        """True when no further problem is noted."""
        return len(self.problems) > MAX_PROBLEMS

    def note(self, element: Element, what: str, *, fatal: bool = True) -> None:
        """Note what is wrong with an element; the text completes a sentence that names it.

        After `MAX_PROBLEMS` nothing is noted but that there are more.
        """
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(self._sentence(element, what), fatal))
        elif not self.is_full:
            what = say("drawing.many-problems", most=MAX_PROBLEMS)
            self.problems.append(Problem(say("drawing.of-file", file=shown(self.file), what=what)))

    def spend_elements(self, element: Element, count: int) -> None:
        """Add to the elements of all painter paths.

        Raises
        ------
        DrawingError
            If these are too many: nothing more of the file is read.
        """
        self.elements += count
        if self.elements > MAX_PATH_ELEMENTS:
            what = say("drawing.points", most=MAX_PATH_ELEMENTS, nerves=MAX_PATH_ELEMENTS // NERVE_WEIGHT)
            raise DrawingError(self._sentence(element, what))

    def spend_overlaps(self, element: Element, path: QPainterPath) -> None:
        """Add to what comparing the fill rules of paths has cost.

        Raises
        ------
        DrawingError
            If that is too much: nothing more of the file is read.
        """
        self.overlaps += overlapping_pieces(path)
        if self.overlaps > MAX_OVERLAPS:
            raise DrawingError(self._sentence(element, say("drawing.winding")))

    def transform(self, element: Element, outer: QTransform) -> QTransform:
        """Return the transform of an element within that of its parent; the parent's where it has none."""
        text = element.attributes.get("transform")
        if text is None:
            return outer
        try:
            combined = read_transform(text) * outer
            require_usable(combined)
            return combined
        except PathDataError as problem:
            self.note(element, say("drawing.transform.advice", fault=problem))
            return outer

    def is_far(self, rect: QRectF) -> bool:
        """Return whether something lies so far from the paper that no drawing can mean it."""
        far = FARTHEST * max(self.paper.width(), self.paper.height())
        reach = self.paper.adjusted(-far, -far, far, far)
        # numbers that are none compare as false, and lie far
        return not (
            reach.left() <= rect.left() <= rect.right() <= reach.right()
            and reach.top() <= rect.top() <= rect.bottom() <= reach.bottom()
        )

    def _sentence(self, element: Element, what: str) -> str:
        key = "drawing.element.id" if element.id else "drawing.element"
        named = say(key, tag=shown(element.tag.rpartition("}")[2]), id=shown(element.id))
        return say("drawing.at", file=shown(self.file), line=element.line, element=named, what=what)
