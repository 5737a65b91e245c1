"""What each muscle can add to a movement, in published models of the limb."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from legmap.anatomy.records import Basis


@dataclass(frozen=True, slots=True)
class TorqueModel:
    """A published model of the limb's muscles.

    Attributes
    ----------
    key : str
        By which rows of torque name it.
    name : str
        What it is called, with author and year.
    family : str
        Models of one family share their measurements and count as one voice.
    sources, basis
        As in `Structure`.
    """

    key: str
    name: str
    family: str
    sources: tuple[str, ...] = ()
    basis: Basis = "sourced"


@dataclass(frozen=True, slots=True)
class Torque:
    """What one muscle can add to one movement.

    Attributes
    ----------
    movement, muscle : str
        Ids.
    newton_metres : mapping
        Key of the model to maximal isometric force times mean moment arm, in newton metres.
    """

    movement: str
    muscle: str
    newton_metres: Mapping[str, float]
