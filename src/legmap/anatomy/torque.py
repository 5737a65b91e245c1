"""Records of muscle torque: what each muscle adds to a movement in published models of the limb."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from legmap.anatomy.records import Basis


@dataclass(frozen=True, slots=True)
class TorqueModel:
    """A published model of the limb's muscles.

    Rows of torque name it by its `key`. Models of one `family` share their measurements and count once.
    """

    key: str
    name: str
    family: str
    sources: tuple[str, ...] = ()
    basis: Basis = "sourced"


@dataclass(frozen=True, slots=True)
class Torque:
    """The contribution of one muscle to one movement.

    `newton_metres` maps the key of a model to maximal isometric force times mean moment arm.
    """

    movement: str
    muscle: str
    newton_metres: Mapping[str, float]
