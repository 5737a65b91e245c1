"""Which layers of the drawings are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from legmap.diagram.model import MUSCLE_LAYERS

MUSCLE_LAYER_COUNT = {"superficial": 4, "deep": 3, "third": 2, "fourth": 1, "off": 0}
"""How many of the muscle layers are left for each choice, counted from the bottom."""


@dataclass(frozen=True, slots=True)
class Layers:
    """What is shown.

    Attributes
    ----------
    muscles : {"superficial", "deep", "third", "fourth", "off"}
        ``superficial`` shows all muscles, the deep ones underneath; ``deep`` lifts the superficial ones off,
        ``third`` and ``fourth`` lift the sole's next layers off too.
    skin : {"dermatomes", "fields", "off"}
        Which areas tile the skin.
    nerves, bones, labels : bool
        Bones stand with the landmarks; labels are the names and captions of the views.
    """

    muscles: Literal["superficial", "deep", "third", "fourth", "off"] = "superficial"
    skin: Literal["dermatomes", "fields", "off"] = "off"
    nerves: bool = True
    bones: bool = True
    labels: bool = True

    def visible(self) -> frozenset[str]:
        """Names of the layers of the drawings that are shown."""
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
        """Names of the layers on which a structure that stands out is painted.

        Skin that is numb shows whether or not the skin layer tiles the resting picture: without it a lesion
        would look as if it spared all feeling.
        """
        return self.visible() | {"dermatomes", "fields"}
