"""Side, set of views, layers and appearance of the drawings; the only owner of these.

What is highlighted can need a layer or a limb that the user has not chosen. `ViewState.view_options` is what
is shown, `ViewState.user_options` what the user chose, which comes back when nothing needs more; only the
latter is saved. They differ in side and layers at most. A layer or side that the user chooses while something
else is needed is shown as chosen until other things are highlighted.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from legmap.gui.state.history import Recorder
from legmap.gui.state.view_sets import views_of
from legmap.messages import say
from legmap.render.layers import Layers
from legmap.roles import HighlightsByLimb, Limb, Role, Side, limbs_of

SKIN_ROLES = (Role.SKIN_LOST, Role.SKIN_PARTIAL, Role.SKIN_VARIABLE)


@dataclass(frozen=True, slots=True)
class ViewOptions:
    """Options of the view.

    Attributes
    ----------
    view_set : str
        A key of `legmap.gui.state.view_sets.VIEW_SETS`.
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


@dataclass(frozen=True, slots=True)
class UserView:
    """The view in a state of the document.

    Attributes
    ----------
    overrides_side, overrides_layers : bool
        Whether that is shown although what is highlighted needs more.
    """

    options: ViewOptions
    overrides_side: bool = False
    overrides_layers: bool = False


@dataclass(frozen=True, slots=True)
class _Needs:
    """Structures that are selected and highlighted, and limbs that have to be shown."""

    selected: tuple[str, ...] = ()
    highlights: HighlightsByLimb = field(default_factory=dict)
    limbs: tuple[Limb, ...] = ()

    def side(self, chosen: Side) -> Side:
        """Return the side that shows the limbs: the chosen one if it does."""
        if set(self.limbs) <= set(limbs_of(chosen)):
            return chosen
        return self.limbs[0] if len(self.limbs) == 1 else "both"

    def layers(self, chosen: Layers) -> Layers:
        """Return the chosen layers and those that are needed.

        Muscles that were lifted off come back for a selected muscle; a nerve's stay lifted off, so that one
        can look underneath.
        """
        roles = [(i, role) for roles in self.highlights.values() for i, role in roles.items()]
        layers = chosen
        if any(i.startswith(("muscle.", "group.")) for i in self.selected):
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
        return layers


class ViewState(QObject):
    """The only owner of the view options."""

    appearance_changed = Signal(str)  # light or dark is wanted; emitted before the other
    view_options_changed = Signal(object)  # ViewOptions: after every change of what is shown

    def __init__(
        self, view_options: ViewOptions, parent: QObject | None = None, record: Recorder = nullcontext
    ) -> None:
        super().__init__(parent)
        self._record = record
        self._view_options = view_options
        self._user_options = view_options
        self._needs = _Needs()

    @property
    def view_options(self) -> ViewOptions:
        """The options that are shown now."""
        return self._view_options

    @property
    def user_options(self) -> ViewOptions:
        """The options that the user chose, without the layers and limbs that a selection brought out."""
        return self._user_options

    @property
    def user_view(self) -> UserView:
        """The view to return to by `restore`."""
        shown, chosen = self._view_options, self._user_options
        return UserView(
            chosen,
            shown.side == chosen.side != self._needs.side(chosen.side),
            shown.layers == chosen.layers != self._needs.layers(chosen.layers),
        )

    def restore(self, view: UserView) -> None:
        """Show what the user had chosen, with what is needed unless the choice overrides it."""
        chosen = view.options
        with self._record(say("undo.view")):
            self._user_options = chosen
            self._show(
                replace(
                    chosen,
                    side=chosen.side if view.overrides_side else self._needs.side(chosen.side),
                    layers=chosen.layers if view.overrides_layers else self._needs.layers(chosen.layers),
                )
            )

    def show_needed(
        self,
        selected: tuple[str, ...] = (),
        highlights: HighlightsByLimb | None = None,
        limbs: Collection[Limb] = (),
    ) -> None:
        """Show what the user chose and what highlights need; this is no change to undo."""
        self._needs = _Needs(selected, highlights or {}, tuple(limbs))
        chosen = self._user_options
        self._show(
            replace(
                self._view_options,
                side=self._needs.side(chosen.side),
                layers=self._needs.layers(chosen.layers),
            )
        )

    def set_side(self, side: Side) -> None:
        """Show the right limb, the left one, or both."""
        self._choose(side=side)

    def set_layers(self, layers: Layers) -> None:
        """Show other layers."""
        self._choose(layers=layers)

    def set_appearance(self, appearance: str) -> None:
        """Follow the system, or be light or dark."""
        self._choose(appearance=appearance)

    def set_map(self, map_id: str) -> None:
        """Draw the dermatomes after another map."""
        self._choose(map_id=map_id)

    def set_view_set(self, view_set: str) -> None:
        """Show another set of views."""
        self._choose(view_set=view_set)

    def set_plexus_beside(self, beside: bool) -> None:
        """Dock the plexus beside the drawings, or give them all the room."""
        self._choose(plexus_beside=beside)

    def _choose(self, **changed: Any) -> None:
        """Show what the user chose; what is not changed stays as it is shown."""
        with self._record(say("undo.view")):
            self._user_options = replace(self._user_options, **changed)
            self._show(replace(self._view_options, **changed))

    def _show(self, view_options: ViewOptions) -> None:
        before, self._view_options = self._view_options, view_options
        if view_options.appearance != before.appearance:
            self.appearance_changed.emit(view_options.appearance)
        if view_options != before:
            self.view_options_changed.emit(view_options)
