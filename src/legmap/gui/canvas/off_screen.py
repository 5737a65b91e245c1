"""Highlighted structures that are out of sight, and where they are."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QRectF

from legmap.anatomy.atlas import Atlas
from legmap.gui.canvas.scene import Scene
from legmap.gui.state.view_sets import view_sets_showing
from legmap.messages import joined, say
from legmap.roles import Limb, Role

translate = QCoreApplication.translate

MAX_NAMES = 4


def off_screen_text(atlas: Atlas, scene: Scene, seen: QRectF) -> str:
    """Return a line on highlighted structures outside `seen` (sheet millimetres); empty without any."""
    outside, undrawn = off_screen_structures(scene, seen)
    elsewhere = tuple(i for i in undrawn if scene.diagram.where(i))
    nowhere = tuple(i for i in undrawn if i not in elsewhere)
    parts = []
    if outside:
        parts.append(
            translate("OffScreen", "Out of sight (0 shows everything): {names}").format(
                names=_listed_names(atlas, outside)
            )
        )
    if elsewhere:
        view_sets = joined([say(f"page.{p}") for p in view_sets_showing(scene.diagram, elsewhere)])
        parts.append(
            translate("OffScreen", "On other pages ({pages}): {names}").format(
                pages=view_sets, names=_listed_names(atlas, elsewhere)
            )
        )
    parts += [
        translate("OffScreen", "On the right limb, which is not shown")
        if limb == "right"
        else translate("OffScreen", "On the left limb, which is not shown")
        for limb in hidden_limbs(scene)
    ]
    if nowhere:
        parts.append(
            translate("OffScreen", "In no drawing: {names}").format(names=_listed_names(atlas, nowhere))
        )
    return "   ".join(parts)


def off_screen_structures(scene: Scene, seen: QRectF) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the highlighted structures outside `seen` (sheet millimetres).

    Returns
    -------
    tuple of (tuple of str, tuple of str)
        Those on the sheet but out of sight on some limb, and those that no drawing on the sheet shows.
    """
    outside: dict[str, None] = {}
    undrawn: dict[str, None] = {}
    for limb, structure_id in _highlighted(scene):
        bodies = scene.bodies(structure_id, limb)
        if not bodies:
            undrawn[structure_id] = None
        elif not any(body.controlPointRect().intersects(seen) for _, body in bodies):
            outside[structure_id] = None
    return tuple(outside), tuple(undrawn)


def highlighted_views(scene: Scene) -> frozenset[str]:
    """Return the names of all views, on the sheet or not, with something highlighted."""
    highlights = {structure_id for _, structure_id in _highlighted(scene)}
    for limb in scene.render_options.sheet.limbs:
        highlights |= {
            s.id for s in scene.segments.get(limb, ()) if s.role not in (Role.RELATED, Role.RULED_OUT)
        }
    layers = scene.diagram.layers
    return frozenset(name for name, drawn in layers.items() if not drawn.keys().isdisjoint(highlights))


def hidden_limbs(scene: Scene) -> tuple[Limb, ...]:
    """Return limbs that are not shown and whose highlights differ from those on the limbs shown."""
    shown = scene.render_options.sheet.limbs
    shown_roles = [scene.highlights.get(limb, {}) for limb in shown]
    return tuple(
        limb
        for limb, some in scene.highlights.items()
        if some and limb not in shown and some not in shown_roles
    )


def _highlighted(scene: Scene) -> Iterator[tuple[Limb, str]]:
    """Yield what is highlighted on the limbs shown, except what is related, spared or ruled out."""
    for limb in scene.render_options.sheet.limbs:
        for structure_id, role in scene.highlights.get(limb, {}).items():
            if role not in (Role.RELATED, Role.SPARED, Role.RULED_OUT):
                yield limb, structure_id


def _listed_names(atlas: Atlas, ids: tuple[str, ...]) -> str:
    names, more = joined([atlas.name(i) for i in ids[:MAX_NAMES]]), len(ids) - MAX_NAMES
    if more <= 0:
        return names
    return translate("OffScreen", "{names} and {count} more").format(names=names, count=more)
