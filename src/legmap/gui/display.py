"""What is shown and how: side, page, layers, appearance; the only owner of these."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from legmap.gui.pages import views_of
from legmap.render.layers import Layers
from legmap.roles import Limb, Lit, Role, Side, limbs_of

SKIN_ROLES = (Role.SKIN_LOST, Role.SKIN_PARTIAL, Role.SKIN_VARIABLE)


@dataclass(frozen=True, slots=True)
class Showing:
    """One choice of everything that can be chosen about the picture.

    Attributes
    ----------
    side : {"right", "left", "both"}
        Which limb, or both.
    page : str
        A key of `legmap.gui.pages.PAGES`.
    plexus_beside : bool
        Whether the plexus is docked beside every page.
    layers : Layers
        What is shown of the drawings.
    appearance : str
        ``system``, ``light`` or ``dark``.
    map_id : str
        The dermatome map that the drawings follow; the default of the atlas where none has that id.
    """

    side: Side = "right"
    page: str = "front-back"
    plexus_beside: bool = True
    layers: Layers = field(default_factory=Layers)
    appearance: str = "system"
    map_id: str = ""

    @property
    def views(self) -> tuple[str, ...]:
        """Names of the drawings on the sheet."""
        return views_of(self.page, plexus_beside=self.plexus_beside)


class Display(QObject):
    """Owner of what is shown.

    Signals
    -------
    showing_changed : Showing
        After every change.
    """

    showing_changed = Signal(object)

    def __init__(self, showing: Showing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._showing = showing
        self._wished = showing.layers
        self._wished_side = showing.side

    @property
    def showing(self) -> Showing:
        """What is shown now."""
        return self._showing

    @property
    def wished(self) -> Showing:
        """What the user chose, without the layers and limbs that a selection brought out."""
        return replace(self._showing, layers=self._wished, side=self._wished_side)

    def show_as(self, showing: Showing) -> None:
        """Show something else."""
        if showing != self._showing:
            self._showing = showing
            self.showing_changed.emit(showing)

    def restore(self, wished: Showing) -> None:
        """Show again what the user had chosen before."""
        self._wished, self._wished_side = wished.layers, wished.side
        self.show_as(wished)

    def set_side(self, side: Side) -> None:
        """Show the right limb, the left one, or both, from now on."""
        self._wished_side = side
        self.show_as(replace(self._showing, side=side))

    def turn_to(self, limbs: Collection[Limb]) -> None:
        """Show the limbs that a lesion strikes; the side that the user chose if it shows them all."""
        side = self._wished_side
        if not set(limbs) <= set(limbs_of(side)):
            side = next(iter(limbs)) if len(limbs) == 1 else "both"
        self.show_as(replace(self._showing, side=side))

    def set_layers(self, layers: Layers) -> None:
        """Show other layers, from now on."""
        self._wished = layers
        self.show_as(replace(self._showing, layers=layers))

    def choose_layers(self, muscles: str, skin: str, nerves: bool, bones: bool, labels: bool) -> None:
        """Show the layers that the switches say; see `Layers`."""
        self.set_layers(Layers(muscles, skin, nerves, bones, labels))  # type: ignore[arg-type]

    def set_appearance(self, appearance: str) -> None:
        """Follow the system, or be light or dark."""
        self.show_as(replace(self._showing, appearance=appearance))

    def set_map(self, map_id: str) -> None:
        """Draw the dermatomes after another map."""
        self.show_as(replace(self._showing, map_id=map_id))

    def set_page(self, page: str) -> None:
        """Turn to another page of drawings."""
        self.show_as(replace(self._showing, page=page))

    def set_plexus_beside(self, beside: bool) -> None:
        """Dock the plexus beside the drawings, or give them all the room."""
        self.show_as(replace(self._showing, plexus_beside=beside))

    def show_what_is_lit(self, selected: tuple[str, ...], lit: Lit) -> None:
        """Bring out the layers that a selection needs, on top of those that the user chose.

        Muscles that were lifted off come back for a selected muscle; a nerve's stay lifted off, so that one
        can look underneath.

        Parameters
        ----------
        selected : tuple of str
            Ids of what is selected.
        lit : mapping
            What stands out, on each limb.
        """
        roles = [(i, role) for highlights in lit.values() for i, role in highlights.items()]
        layers = self._wished
        if any(i.startswith(("muscle.", "group.")) for i in selected):
            layers = replace(layers, muscles="superficial")
        kinds = {i.partition(".")[0] for i, role in roles if role is not Role.SPARED}
        if "muscle" in kinds and layers.muscles == "off":
            layers = replace(layers, muscles="superficial")
        if kinds & {"nerve", "root"} and not layers.nerves:
            layers = replace(layers, nerves=True)
        skin = {i.partition(".")[0] for i, role in roles if role in SKIN_ROLES}
        if layers.skin == "dermatomes" and skin == {"field"}:
            layers = replace(layers, skin="fields")
        if layers.skin == "fields" and skin == {"dermatome"}:
            layers = replace(layers, skin="dermatomes")
        self.show_as(replace(self._showing, layers=layers))
