"""The list of ranked lesions, with a mark for each finding explained or contradicted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from legmap.anatomy.atlas import Atlas
from legmap.gui.widgets.rich_text import Colours, colours_of
from legmap.lesion.differential.ranking import Explanation
from legmap.report.localisation import candidate_name, points

Index = QModelIndex | QPersistentModelIndex
GAP = 8
RANK_WIDTH = 24
WIDTH = 300
MAX_HEIGHT = 264
"""Height beyond which the list scrolls."""
MARK = 8
STEP = 11
WRAPPED = int(Qt.TextFlag.TextWordWrap)
EXPLANATION = Qt.ItemDataRole.UserRole + 1


class LesionModel(QAbstractListModel):
    """Model of explanations, best first."""

    def __init__(self, atlas: Atlas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._lesions: tuple[Explanation, ...] = ()

    def show_lesions(self, lesions: tuple[Explanation, ...]) -> None:
        """Set the explanations."""
        self.beginResetModel()
        self._lesions = lesions
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of lesions."""
        return 0 if parent is not None and parent.isValid() else len(self._lesions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name, the explanation, and all in words for screen readers."""
        if not 0 <= index.row() < len(self._lesions):
            return None
        lesion = self._lesions[index.row()]
        name = candidate_name(self._atlas, lesion.candidate)
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == EXPLANATION:
            return lesion
        text = self.tr("{rank}. {name}: explains {explained}, against it {against}; {points}").format(
            rank=lesion.rank,
            name=name,
            explained=len(lesion.explains),
            against=len(lesion.contradicts),
            points=points(lesion),
        )
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return text
        return None


class LesionDelegate(QStyledItemDelegate):
    """Paint rank, name, points and marks of a lesion."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one lesion."""
        lesion = index.data(EXPLANATION)
        if not isinstance(lesion, Explanation):
            return
        rect, palette = option.rect, option.palette
        colours = colours_of(palette)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ink = palette.color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text)
        painter.save()
        if chosen:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Highlight))
        inner = rect.adjusted(GAP, 4, -GAP, -4)
        metrics = option.fontMetrics
        painter.setPen(ink if chosen else QColor(colours["heading"]))
        painter.drawText(QRect(inner.topLeft(), QSize(RANK_WIDTH, metrics.height())), 0, f"{lesion.rank}.")
        text = inner.adjusted(RANK_WIDTH, 0, 0, 0)
        painter.setPen(ink)
        painter.drawText(text, WRAPPED, str(index.data()))
        below = text.bottom() - metrics.height() + 1
        painter.setPen(ink if chosen else QColor(colours["quiet"]))
        fits = (True,) * len(lesion.explains) + (False,) * len(lesion.contradicts)
        room = QRect(text.left(), below, text.width(), metrics.height())
        room.setLeft(room.left() + STEP * len(fits) + (GAP if fits else 0))
        words = metrics.elidedText(points(lesion), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, 0, words)
        for place, fit in enumerate(fits):
            corner = QPoint(text.left() + STEP * place, below + (metrics.height() - MARK) // 2)
            _paint_mark(painter, QRect(corner, QSize(MARK, MARK)), fit, ink if chosen else None, colours)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the name needs when it wraps, and one line more."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else WIDTH
        metrics = option.fontMetrics
        name = metrics.boundingRect(
            QRect(0, 0, max(width - 2 * GAP - RANK_WIDTH, 80), 1000), WRAPPED, str(index.data())
        )
        return QSize(0, name.height() + metrics.height() + 10)


class LesionList(QListView):
    """List the ranked lesions."""

    lesion_marked = Signal(object)  # Explanation or None: another lesion is the current one
    lesion_chosen = Signal(object)  # tuple of Injury: a lesion was chosen by Enter or a double click

    def __init__(self, atlas: Atlas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = LesionModel(atlas, self)
        self.setModel(self._model)
        self.setItemDelegate(LesionDelegate(self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # names wrap at a fixed width
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAccessibleName(self.tr("Lesions that explain the findings, best first"))
        self.selectionModel().currentChanged.connect(self._mark)
        self.activated.connect(self._choose)

    @property
    def marked(self) -> Explanation | None:
        """The current lesion."""
        found = self.currentIndex().data(EXPLANATION)
        return found if isinstance(found, Explanation) else None

    def sizeHint(self) -> QSize:
        """Return the height of the lesions, up to a limit."""
        rows = sum(self.sizeHintForRow(row) for row in range(self._model.rowCount()))
        return QSize(WIDTH, min(rows, MAX_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Update the height, since names wrap differently."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self.setFixedHeight(self.sizeHint().height())

    def show_lesions(self, lesions: Sequence[Explanation]) -> None:
        """Show other lesions with the best marked."""
        self._model.show_lesions(tuple(lesions))
        self.setFixedHeight(self.sizeHint().height())
        if lesions:
            self.setCurrentIndex(self._model.index(0, 0))
        else:
            self.lesion_marked.emit(None)

    def _mark(self, now: QModelIndex) -> None:
        found = now.data(EXPLANATION)
        if isinstance(found, Explanation):
            self.lesion_marked.emit(found)

    def _choose(self, index: QModelIndex) -> None:
        found = index.data(EXPLANATION)
        if isinstance(found, Explanation):
            self.lesion_chosen.emit(found.candidate.injuries)


def _paint_mark(painter: QPainter, rect: QRect, fit: bool, ink: QColor | None, colours: Colours) -> None:
    if fit:
        painter.fillRect(rect, ink or QColor(colours["link"]))
        return
    painter.setPen(QPen(ink or QColor(colours["flag"]), 2))
    painter.drawLine(rect.topLeft(), rect.bottomRight())
    painter.drawLine(rect.topRight(), rect.bottomLeft())
