"""Which drawings stand side by side, and the tabs that turn to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QTabBar, QWidget

from legmap.diagram.model import Diagram
from legmap.messages import say

VIEW_SETS: Mapping[str, tuple[str, ...]] = {
    "front-back": ("anterior", "posterior"),
    "sides": ("lateral", "medial"),
    "foot": ("dorsum", "sole"),
    "plexus": ("plexus", "saddle"),
    "all": ("anterior", "posterior", "lateral", "medial", "dorsum", "sole", "plexus", "saddle"),
}
PAGE_NAMES = ("lesion", "strength", "compare", "localise")
"""The pages on a lesion, beside the drawings."""

BESIDE = ("plexus", "saddle")
DOT = 10


def views_of(view_set: str, *, plexus_beside: bool) -> tuple[str, ...]:
    """The drawings of a page, with the plexus docked beside them if so wished.

    Parameters
    ----------
    view_set : str
        A key of `VIEW_SETS`.
    plexus_beside : bool
        Whether root and limb are to be seen in one glance.
    """
    views = VIEW_SETS[view_set]
    return (*views, *(v for v in BESIDE if plexus_beside and v not in views))


def view_sets_showing(diagram: Diagram, ids: Iterable[str]) -> tuple[str, ...]:
    """Pages, in their order, that together show some structures as far as these are drawn.

    Parameters
    ----------
    diagram : Diagram
        All drawings.
    ids : iterable of str
        Structures.
    """
    missing = {i: set(diagram.where(i)) for i in ids if diagram.where(i)}
    chosen: list[str] = []
    for view_set, views in VIEW_SETS.items():
        found = [i for i, where in missing.items() if where.intersection(views)]
        if found and view_set != "all":
            chosen.append(view_set)
            for structure_id in found:
                del missing[structure_id]
    return tuple(chosen)


class ViewTabs(QTabBar):
    """Tabs, one a page; a dot marks those on which something is lit.

    Signals
    -------
    view_set_chosen : str
        The user turned to a page.
    """

    view_set_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setIconSize(QSize(DOT, DOT))
        self.setAccessibleName(self.tr("Drawings"))
        for view_set in VIEW_SETS:
            self.addTab(say(f"page.{view_set}"))
        self.tabBarClicked.connect(self._choose)

    def show_view_set(self, view_set: str) -> None:
        """Show which page is open, telling nobody."""
        self.setCurrentIndex(list(VIEW_SETS).index(view_set))

    def mark_highlighted(self, lit: frozenset[str], colour: str) -> None:
        """Mark the pages that have something lit.

        Parameters
        ----------
        lit : frozenset of str
            Names of the views in which something is lit.
        colour : str
            Of the dot.
        """
        for place, (view_set, views) in enumerate(VIEW_SETS.items()):
            shines = view_set != "all" and bool(lit.intersection(views))
            name = say(f"page.{view_set}")
            self.setTabIcon(place, _dot(colour) if shines else QIcon())
            self.setTabToolTip(place, say("page.lit", view_set=name) if shines else name)

    def _choose(self, place: int) -> None:
        if place >= 0:
            self.view_set_chosen.emit(list(VIEW_SETS)[place])


def _dot(colour: str) -> QIcon:
    pixmap = QPixmap(DOT, DOT)
    pixmap.fill(QColor(0, 0, 0, 0))
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(QColor(colour))
        painter.drawEllipse(1, 1, DOT - 2, DOT - 2)
    return QIcon(pixmap)
