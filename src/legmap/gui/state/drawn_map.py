"""The dermatome map for which the drawings were read."""

from __future__ import annotations

from collections.abc import Callable

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.dermatome_maps import chosen_map, layer_of_map
from legmap.diagram.model import Diagram


class DrawnMap:
    """Remember for which dermatome map the drawings were read.

    Parameters
    ----------
    map_id : str
        The first map; the default one where none has that id.
    read : callable
        Reads the drawings for the layer of a map.
    """

    def __init__(self, atlas: Atlas, map_id: str, read: Callable[[str], Diagram]) -> None:
        self._atlas = atlas
        self._map = chosen_map(atlas, map_id)
        self._read = read

    @property
    def id(self) -> str:
        """Id of that map; empty where the atlas has none."""
        return self._map.id if self._map is not None else ""

    def differs_from(self, map_id: str) -> bool:
        """Return whether a wanted map differs from the one drawn."""
        wanted = chosen_map(self._atlas, map_id)
        return wanted is not None and wanted != self._map

    def read(self, map_id: str) -> Diagram:
        """Read the drawings for another map.

        Raises
        ------
        LegmapError
            If they cannot be used; the map stays what it was.
        """
        wanted = chosen_map(self._atlas, map_id)
        diagram = self._read(layer_of_map(wanted))
        self._map = wanted
        return diagram
