"""Which layers of the drawings are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Layers:
    """What is shown.

    Attributes
    ----------
    muscles : {"superficial", "deep", "off"}
        ``superficial`` shows all muscles, the deep ones underneath; ``deep`` lifts the superficial ones off.
    skin : {"dermatomes", "fields", "off"}
        Which areas tile the skin.
    nerves, bones, labels : bool
        Bones stand with the landmarks; labels are the names and captions of the views.
    """

    muscles: Literal["superficial", "deep", "off"] = "superficial"
    skin: Literal["dermatomes", "fields", "off"] = "off"
    nerves: bool = True
    bones: bool = True
    labels: bool = True

    def visible(self) -> frozenset[str]:
        """Names of the layers of the drawings that are shown."""
        shown = {"outline"}
        if self.bones:
            shown |= {"bones", "landmarks"}
        if self.muscles != "off":
            shown.add("deep-muscles")
        if self.muscles == "superficial":
            shown.add("superficial-muscles")
        if self.skin != "off":
            shown.add(self.skin)
        if self.nerves:
            shown.add("nerves")
        return frozenset(shown)

    def lit(self) -> frozenset[str]:
        """Names of the layers on which a structure that stands out is painted.

        Skin that is numb shows whether or not the skin layer tiles the resting picture: without it a lesion
        would look as if it spared all feeling.
        """
        return self.visible() | {"dermatomes", "fields"}
