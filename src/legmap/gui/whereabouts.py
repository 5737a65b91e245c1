"""Where lit structures are that cannot be seen just now."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QRectF

from legmap.anatomy.atlas import Atlas
from legmap.gui.pages import pages_showing
from legmap.gui.scene import Scene
from legmap.messages import say
from legmap.roles import Limb, Role

NAMED_AT_MOST = 4


def whereabouts(atlas: Atlas, scene: Scene, seen: QRectF) -> str:
    """One line on every lit structure out of sight, on another page or in no drawing; empty if there is none.

    Parameters
    ----------
    atlas : Atlas
        For the names.
    scene : Scene
        What is lit, and which drawings there are.
    seen : QRectF
        The piece of the sheet in sight, in sheet millimetres.
    """
    outside, undrawn = unseen(scene, seen)
    elsewhere = tuple(i for i in undrawn if scene.diagram.where(i))
    nowhere = tuple(i for i in undrawn if i not in elsewhere)
    told = []
    if outside:
        told.append(_tr("Out of sight (0 shows everything): {}").format(_some(atlas, outside)))
    if elsewhere:
        pages = ", ".join(say(f"page.{p}") for p in pages_showing(scene.diagram, elsewhere))
        told.append(_tr("On other pages ({}): {}").format(pages, _some(atlas, elsewhere)))
    told += [_tr("On the {} limb, which is not shown").format(say(f"side.{i}")) for i in hidden_limbs(scene)]
    if nowhere:
        told.append(_tr("In no drawing: {}").format(_some(atlas, nowhere)))
    return "   ".join(told)


def unseen(scene: Scene, seen: QRectF) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lit structures that are not in sight.

    Parameters
    ----------
    scene : Scene
        What is lit.
    seen : QRectF
        The piece of the sheet that is in sight, in sheet millimetres.

    Returns
    -------
    tuple of (tuple of str, tuple of str)
        Those on the sheet but out of sight on some limb, and those that no drawing on the sheet shows.
    """
    outside: dict[str, None] = {}
    undrawn: dict[str, None] = {}
    for limb, structure_id in _telling(scene):
        bodies = scene.bodies(structure_id, limb)
        if not bodies:
            undrawn[structure_id] = None
        elif not any(body.controlPointRect().intersects(seen) for _, body in bodies):
            outside[structure_id] = None
    return tuple(outside), tuple(undrawn)


def lit_views(scene: Scene) -> frozenset[str]:
    """Names of all views, on the sheet or not, in which something stands out."""
    lit = {structure_id for _, structure_id in _telling(scene)}
    for limb in scene.look.sheet.limbs:
        lit |= {s.id for s in scene.stretches.get(limb, ()) if s.role not in (Role.RELATED, Role.EXCLUDED)}
    return frozenset(
        name for name, view in scene.diagram.views.items() if any(i in view.region_by_id for i in lit)
    )


def hidden_limbs(scene: Scene) -> tuple[Limb, ...]:
    """Limbs that are not shown and on which other things stand out than on the one that is."""
    shown = scene.look.sheet.limbs
    there = [scene.lit.get(limb, {}) for limb in shown]
    return tuple(limb for limb, some in scene.lit.items() if some and limb not in shown and some not in there)


def _telling(scene: Scene) -> Iterator[tuple[Limb, str]]:
    """What stands out on the limbs that are shown, but for what is merely related or spared."""
    for limb in scene.look.sheet.limbs:
        for structure_id, role in scene.lit.get(limb, {}).items():
            if role not in (Role.RELATED, Role.SPARED, Role.EXCLUDED):
                yield limb, structure_id


def _some(atlas: Atlas, ids: tuple[str, ...]) -> str:
    names = ", ".join(atlas.name(i) for i in ids[:NAMED_AT_MOST])
    more = len(ids) - NAMED_AT_MOST
    return names + (_tr(" and {} more").format(more) if more > 0 else "")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Whereabouts", text)
