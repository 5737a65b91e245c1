"""What the next click needs is worked out while nobody clicks."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

from legmap.anatomy.atlas import Atlas
from legmap.gui.canvas.canvas import Canvas
from legmap.gui.canvas.scene import Scene
from legmap.gui.state.examination import Examination
from legmap.gui.state.selection import Selection
from legmap.highlighting import highlighting_of

REST_MS = 600
"""How long the drawings stay as they are before it begins."""
PACE_MS = 15
"""Between two structures, so that it takes the smaller part of the time and none from whoever clicks."""
KINDS = ("root.", "nerve.", "muscle.", "dermatome.", "field.")


class Rehearsal(QObject):
    """Goes through the structures, the ones most asked for first, and prepares how each would stand out.

    The courses of a nerve and the shapes that light up with it are made once and kept, and so are the lesions
    among which findings choose; without this the first click on a large nerve, or the first finding, would
    wait for them.

    Parameters
    ----------
    atlas, selection, examination, scene, canvas
        What is known, what would be lost, what findings would want, where shapes are kept, what comes first.
    """

    def __init__(
        self,
        atlas: Atlas,
        selection: Selection,
        examination: Examination,
        scene: Scene,
        canvas: Canvas,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._selection = selection
        self._examination = examination
        self._scene = scene
        self._canvas = canvas
        self._steps: Iterator[None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    @property
    def over(self) -> bool:
        """Whether everything is prepared that there is room for, or nothing was to be."""
        return not self._timer.isActive()

    def begin(self) -> None:
        """Begin anew when the drawings have rested, because they look different now."""
        self._steps = None
        self._timer.start(REST_MS)

    def _go_on(self) -> None:
        if self._steps is None:
            self._steps = self._prepare()
        if not self._canvas.settled or next(self._steps, self) is not self:
            self._timer.start(PACE_MS)

    def _prepare(self) -> Iterator[None]:
        ids = self._atlas.structures
        for structure_id in (i for kind in KINDS for i in ids if i.startswith(kind)):
            case = self._selection.preview_case(structure_id)
            highlighting = highlighting_of(self._atlas, case.by_limb)
            if not self._scene.prewarm(highlighting.highlights, highlighting.segments, highlighting.marks):
                break
            yield
        while self._examination.prepare_next():
            yield
