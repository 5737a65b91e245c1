"""Records of muscle torque: what each muscle adds to a movement in published models of the limb."""

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
        Column of the torque rows that hold its figures.
    family : str
        Models of one family share their measurements and count once.
    """

    key: str
    name: str
    family: str
    sources: tuple[str, ...] = ()
    basis: Basis = "sourced"


@dataclass(frozen=True, slots=True)
class Torque:
    """The contribution of one muscle to one movement.

    Attributes
    ----------
    newton_metres : mapping
        Key of the model to maximal isometric force times mean moment arm, in newton metres.
    """

    movement: str
    muscle: str
    newton_metres: Mapping[str, float]
