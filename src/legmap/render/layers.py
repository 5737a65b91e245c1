"""The visible layers of the drawings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from legmap.diagram.model import MUSCLE_LAYERS

MUSCLE_LAYER_COUNT = {"superficial": 4, "deep": 3, "third": 2, "fourth": 1, "off": 0}
"""Number of muscle layers shown for each choice, counted from the bottom."""


@dataclass(frozen=True, slots=True)
class Layers:
    """The choice of visible layers.

    Attributes
    ----------
    muscles : {"superficial", "deep", "third", "fourth", "off"}
        ``superficial`` shows all muscles, the deep ones underneath; ``deep`` removes the superficial ones,
        ``third`` and ``fourth`` remove the sole's next layers too.
    skin : {"dermatomes", "fields", "off"}
        The areas that tile the skin.
    nerves, bones, labels : bool
        Bones include the landmarks; labels are the names and captions of the views.
    """

    muscles: Literal["superficial", "deep", "third", "fourth", "off"] = "superficial"
    skin: Literal["dermatomes", "fields", "off"] = "off"
    nerves: bool = True
    bones: bool = True
    labels: bool = True

    def visible(self) -> frozenset[str]:
        """Return the names of the visible layers of the drawings."""
        shown = {"outline"}
        if self.bones:
            shown |= {"bones", "landmarks"}
        shown |= set(MUSCLE_LAYERS[: MUSCLE_LAYER_COUNT[self.muscles]])
        if self.skin != "off":
            shown.add(self.skin)
        if self.nerves:
            shown.add("nerves")
        return frozenset(shown)

    def highlightable(self) -> frozenset[str]:
        """Return the names of the layers on which highlighted structures are painted.

        Numb skin is highlighted even where the skin layer is off, or a lesion would seem to spare sensation.
        """
        return self.visible() | {"dermatomes", "fields"}
