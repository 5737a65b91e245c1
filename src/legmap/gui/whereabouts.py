"""Where lit structures are that cannot be seen just now, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF

from legmap.anatomy.atlas import Atlas
from legmap.gui.pages import pages_showing
from legmap.gui.scene import Scene
from legmap.messages import say

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
    outside, undrawn = scene.unseen(seen)
    elsewhere = tuple(i for i in undrawn if scene.diagram.where(i))
    nowhere = tuple(i for i in undrawn if i not in elsewhere)
    told = []
    if outside:
        told.append(_tr("Out of sight (0 shows everything): {}").format(_some(atlas, outside)))
    if elsewhere:
        pages = ", ".join(say(f"page.{p}") for p in pages_showing(scene.diagram, elsewhere))
        told.append(_tr("On other pages ({}): {}").format(pages, _some(atlas, elsewhere)))
    told += [_tr("On the {} limb, which is not shown").format(say(f"side.{i}")) for i in scene.hidden_limbs()]
    if nowhere:
        told.append(_tr("In no drawing: {}").format(_some(atlas, nowhere)))
    return "   ".join(told)


def _some(atlas: Atlas, ids: tuple[str, ...]) -> str:
    names = ", ".join(atlas.name(i) for i in ids[:NAMED_AT_MOST])
    more = len(ids) - NAMED_AT_MOST
    return names + (_tr(" and {} more").format(more) if more > 0 else "")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Whereabouts", text)
