"""The items of a scene, prepared so that repaints are fast."""

from __future__ import annotations

from typing import Literal

from legmap.diagram.model import Diagram
from legmap.figures.lesion_figure import direction_label, view_caption
from legmap.gui.canvas.item_cache import ItemCache, PreparedItems
from legmap.gui.canvas.scene import RenderOptions, Scene
from legmap.render.compose import base_items, highlight_items
from legmap.render.lesion_mark import LesionMark, lesion_mark_items
from legmap.render.picture import Item
from legmap.render.qt_painter import prepare
from legmap.render.segments import segment_items, without_segmented_nerves
from legmap.roles import HighlightsByLimb, SegmentsByLimb


class SceneItems:
    """Prepare the items of a scene, and keep them until the scene changes."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._cache = ItemCache()
        self._diagram: Diagram | None = None
        self._render_options: RenderOptions | None = None
        self._shapes: PreparedItems | None = None
        self._words: dict[bool, PreparedItems] = {}
        self._highlights: tuple[HighlightsByLimb, SegmentsByLimb, PreparedItems] | None = None
        self._marks: tuple[tuple[LesionMark, ...], PreparedItems] | None = None

    def shapes(self) -> PreparedItems:
        """Return the items of all shapes without highlights."""
        self._drop_outdated()
        if self._shapes is None:
            self._shapes = prepare(self._base("shapes", dimmed=False))
        return self._shapes

    def words(self, *, dimmed: bool) -> PreparedItems:
        """Return the items of names and captions."""
        self._drop_outdated()
        if dimmed not in self._words:
            self._words[dimmed] = self._cache.prepared(self._base("words", dimmed=dimmed))
        return self._words[dimmed]

    def highlighted_items(self) -> PreparedItems:
        """Return the items of highlights and marks; unchanged ones are the same objects as before."""
        self._drop_outdated()
        highlights, segments, marks = self._scene.highlights, self._scene.segments, self._scene.marks
        if (
            self._highlights is None
            or self._highlights[0] is not highlights
            or self._highlights[1] is not segments
        ):
            self._highlights = highlights, segments, self._cache.prepared(self._highlight_items())
        if self._marks is None or self._marks[0] is not marks:
            self._marks = marks, prepare(self._mark_items())
        return (*self._highlights[2], *self._marks[1])

    def _drop_outdated(self) -> None:
        """Drop items of other drawings or options than those of the scene, which replaces them as a whole."""
        diagram, new = self._scene.diagram, self._scene.render_options
        old = self._render_options
        if diagram is self._diagram and new is old:
            return
        if diagram is not self._diagram or old is None or (new.theme, new.sheet) != (old.theme, old.sheet):
            self._cache.clear()
        self._diagram, self._render_options = diagram, new
        self._shapes, self._words, self._highlights, self._marks = None, {}, None, None

    def _base(self, only: Literal["shapes", "words"], *, dimmed: bool) -> tuple[Item, ...]:
        options = self._scene.render_options
        return base_items(
            self._scene.diagram,
            options.sheet,
            options.layers,
            options.theme,
            dimmed,
            name_of=self._scene.name_of,
            caption_of=view_caption,
            direction_of=direction_label,
            only=only,
        )

    def _highlight_items(self) -> tuple[Item, ...]:
        scene, options = self._scene, self._scene.render_options
        structures = highlight_items(
            scene.diagram,
            options.sheet,
            without_segmented_nerves(scene.highlights, scene.segments),
            options.theme,
            layers=options.layers,
            name_of=scene.name_of,
            cache=self._cache.cache,
        )
        segments = segment_items(
            scene.courses,
            options.sheet,
            scene.segments,
            options.theme,
            layers=options.layers,
            name_of=scene.name_of,
            cache=self._cache.cache,
        )
        return (*structures, *segments)

    def _mark_items(self) -> tuple[Item, ...]:
        scene, options = self._scene, self._scene.render_options
        return lesion_mark_items(
            scene.courses,
            options.sheet,
            scene.marks,
            options.theme,
            layers=options.layers,
            name_of=scene.name_of,
        )
