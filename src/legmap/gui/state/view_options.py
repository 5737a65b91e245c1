"""Side, set of views, layers and appearance of the drawings; the only owner of these.

A lesion or findings can bring out a layer or turn to a limb that the user has not chosen. `view_options` says
what is shown, `user_options` what the user chose, which comes back when nothing needs more; only the latter
is remembered, saved and undone. Everything but side and layers is the same in both.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import nullcontext
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from legmap.gui.state.history import Recorder
from legmap.gui.state.view_sets import views_of
from legmap.messages import say
from legmap.render.layers import Layers
from legmap.roles import HighlightsByLimb, Limb, Role, Side, limbs_of

SKIN_ROLES = (Role.SKIN_LOST, Role.SKIN_PARTIAL, Role.SKIN_VARIABLE)


@dataclass(frozen=True, slots=True)
class ViewOptions:
    """One choice of everything that can be chosen about the picture.

    Attributes
    ----------
    side : {"right", "left", "both"}
        Which limb, or both.
    view_set : str
        A key of `legmap.gui.state.view_sets.VIEW_SETS`.
    plexus_beside : bool
        Whether the plexus is docked beside every set.
    layers : Layers
        What is shown of the drawings.
    appearance : str
        ``system``, ``light`` or ``dark``.
    map_id : str
        The dermatome map that the drawings follow; the default of the atlas where none has that id.
    """

    side: Side = "right"
    view_set: str = "front-back"
    plexus_beside: bool = True
    layers: Layers = field(default_factory=Layers)
    appearance: str = "system"
    map_id: str = ""

    @property
    def views(self) -> tuple[str, ...]:
        """Names of the drawings on the sheet."""
        return views_of(self.view_set, plexus_beside=self.plexus_beside)


class ViewState(QObject):
    """Owner of what is shown.

    Parameters
    ----------
    view_options : ViewOptions
        What to begin with.
    record : Recorder
        Records each change for undoing.

    Signals
    -------
    appearance_changed : str
        Light or dark is wanted; emitted before the other.
    view_options_changed : ViewOptions
        After every change.
    """

    appearance_changed = Signal(str)
    view_options_changed = Signal(object)

    def __init__(
        self, view_options: ViewOptions, parent: QObject | None = None, record: Recorder = nullcontext
    ) -> None:
        super().__init__(parent)
        self._record = record
        self._view_options = view_options
        self._user_layers = view_options.layers
        self._user_side = view_options.side

    @property
    def view_options(self) -> ViewOptions:
        """The options that are shown now."""
        return self._view_options

    @property
    def user_options(self) -> ViewOptions:
        """The options that the user chose, without the layers and limbs that a selection brought out."""
        return replace(self._view_options, layers=self._user_layers, side=self._user_side)

    def set_view_options(self, view_options: ViewOptions) -> None:
        """Show something else."""
        before = self._view_options
        if view_options == before:
            return
        with self._record(say("undo.view")):
            self._view_options = view_options
            if view_options.appearance != before.appearance:
                self.appearance_changed.emit(view_options.appearance)
            self.view_options_changed.emit(view_options)

    def restore(self, user_options: ViewOptions) -> None:
        """Show again what the user had chosen before."""
        self._user_layers, self._user_side = user_options.layers, user_options.side
        self.set_view_options(user_options)

    def set_side(self, side: Side) -> None:
        """Show the right limb, the left one, or both, from now on."""
        self._user_side = side
        self.set_view_options(replace(self._view_options, side=side))

    def show_limbs(self, limbs: Collection[Limb]) -> None:
        """Show the limbs that a lesion strikes; the side that the user chose if it shows them all."""
        side = self._user_side
        if not set(limbs) <= set(limbs_of(side)):
            side = next(iter(limbs)) if len(limbs) == 1 else "both"
        self.set_view_options(replace(self._view_options, side=side))

    def set_layers(self, layers: Layers) -> None:
        """Show other layers, from now on."""
        self._user_layers = layers
        self.set_view_options(replace(self._view_options, layers=layers))

    def choose_layers(self, muscles: str, skin: str, nerves: bool, bones: bool, labels: bool) -> None:
        """Show the layers that the switches say; see `Layers`."""
        self.set_layers(Layers(muscles, skin, nerves, bones, labels))  # type: ignore[arg-type]

    def set_appearance(self, appearance: str) -> None:
        """Follow the system, or be light or dark."""
        self.set_view_options(replace(self._view_options, appearance=appearance))

    def set_map(self, map_id: str) -> None:
        """Draw the dermatomes after another map."""
        self.set_view_options(replace(self._view_options, map_id=map_id))

    def set_view_set(self, view_set: str) -> None:
        """Turn to another set of drawings."""
        self.set_view_options(replace(self._view_options, view_set=view_set))

    def set_plexus_beside(self, beside: bool) -> None:
        """Dock the plexus beside the drawings, or give them all the room."""
        self.set_view_options(replace(self._view_options, plexus_beside=beside))

    def show_layers_for(self, selected: tuple[str, ...], highlights: HighlightsByLimb) -> None:
        """Bring out the layers that a selection needs, on top of those that the user chose.

        Muscles that were lifted off come back for a selected muscle; a nerve's stay lifted off, so that one
        can look underneath.

        Parameters
        ----------
        selected : tuple of str
            Ids of what is selected.
        highlights : mapping
            What stands out, on each limb.
        """
        roles = [(i, role) for roles in highlights.values() for i, role in roles.items()]
        layers = self._user_layers
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
        self.set_view_options(replace(self._view_options, layers=layers))
