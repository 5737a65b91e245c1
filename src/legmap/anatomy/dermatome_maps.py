"""Which dermatome map is meant, and which layer of the drawings holds it."""

from __future__ import annotations

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.records import DermatomeMap
from legmap.errors import UsageError
from legmap.foreign import shown
from legmap.messages import say

FALLBACK_LAYER = "dermatomes"


def chosen_map(atlas: Atlas, map_id: str = "") -> DermatomeMap | None:
    """The map of an id, or the default where no map has it; None where the atlas has no maps.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    map_id : str
        As remembered from another day, perhaps of another atlas.
    """
    default = atlas.dermatome_maps[0] if atlas.dermatome_maps else None
    return next((m for m in atlas.dermatome_maps if m.id == map_id), default)


def map_named(atlas: Atlas, map_id: str) -> DermatomeMap:
    """The map of an id.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    map_id : str
        As typed.

    Raises
    ------
    UsageError
        With the maps there are, where none has that id.
    """
    found = chosen_map(atlas, map_id)
    if found is None or found.id != map_id:
        known = ", ".join(m.id for m in atlas.dermatome_maps)
        raise UsageError(say("map.unknown", text=shown(map_id), known=known))
    return found


def layer_of_map(dermatome_map: DermatomeMap | None) -> str:
    """Name of the layer that holds a map, without ``layer.``."""
    return dermatome_map.layer if dermatome_map else FALLBACK_LAYER
