"""What is kept while a drawing is read: problems, regions, and what bounds the work."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTransform

from legmap.diagram.model import Region
from legmap.diagram.pathdata import PathDataError
from legmap.diagram.rules import Problem
from legmap.diagram.transforms import read_transform, require_sound
from legmap.diagram.view_box import LARGEST
from legmap.diagram.xmltree import Element
from legmap.platform.untrusted import shown

FARTHEST = 10
"""How far a shape may leave the paper, in longer sides of the paper."""

MOST_PROBLEMS = 1000
"""Noted of one file."""


@dataclass(slots=True)
class Reading:
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
    segments : int
        How many have been read; those of nerves weigh more.
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
    segments: int = 0

    @property
    def is_full(self) -> bool:
        """Whether no further problem is noted."""
        return len(self.problems) > MOST_PROBLEMS

    def note(self, element: Element, what: str, *, fatal: bool = True) -> None:
        """Note what is wrong with an element; the text completes a sentence that names it.

        After `MOST_PROBLEMS` nothing is noted but that there are more.
        """
        if self.is_full:
            return
        if len(self.problems) == MOST_PROBLEMS:
            told = f"has more problems, and {MOST_PROBLEMS} are enough to be told; mend these first"
            self.problems.append(Problem(f"{shown(self.file)}: {told}."))
            return
        name = f"<{shown(element.tag.rpartition('}')[2])}>"
        named = f"{name} '{shown(element.id)}'" if element.id else name
        self.problems.append(Problem(f"{shown(self.file)}, line {element.line}: {named} {what}.", fatal))

    def transform(self, element: Element, outer: QTransform) -> QTransform:
        """The transform of an element within that of its parent; the parent's where it has none."""
        text = element.attributes.get("transform")
        if text is None:
            return outer
        try:
            combined = read_transform(text) * outer
            require_sound(combined)
            return combined
        except PathDataError as problem:
            self.note(element, f"{problem}; write it as matrix, translate, scale or rotate")
            return outer

    def is_far(self, rect: QRectF) -> bool:
        """Whether something lies so far from the paper that no drawing can mean it."""
        far = FARTHEST * max(self.paper.width(), self.paper.height())
        reach = self.paper.adjusted(-far, -far, far, far)
        # numbers that are none compare as false, and lie far
        return not (
            reach.left() <= rect.left() <= rect.right() <= reach.right()
            and reach.top() <= rect.top() <= rect.bottom() <= reach.bottom()
        )
