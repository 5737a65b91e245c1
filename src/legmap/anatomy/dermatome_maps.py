"""Choice among the dermatome maps, and the layer of the drawings that holds each."""

from __future__ import annotations

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.records import DermatomeMap
from legmap.errors import UsageError
from legmap.messages import say
from legmap.platform.untrusted import shown

FALLBACK_LAYER = "dermatomes"


def chosen_map(atlas: Atlas, map_id: str = "") -> DermatomeMap | None:
    """Return the map of an id, the default map for an unknown id, or None where the atlas has no maps."""
    default = atlas.dermatome_maps[0] if atlas.dermatome_maps else None
    return next((m for m in atlas.dermatome_maps if m.id == map_id), default)


def map_named(atlas: Atlas, map_id: str) -> DermatomeMap:
    """Return the map of an id typed by the user, or raise UsageError with the ids there are."""
    found = chosen_map(atlas, map_id)
    if found is None or found.id != map_id:
        known = ", ".join(m.id for m in atlas.dermatome_maps)
        raise UsageError(say("map.unknown", text=shown(map_id), known=known))
    return found


def layer_of_map(dermatome_map: DermatomeMap | None) -> str:
    """Return the name of the layer that holds a map, without the prefix ``layer.``."""
    return dermatome_map.layer if dermatome_map else FALLBACK_LAYER
