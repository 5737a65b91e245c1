"""The atlas: every record by id, with the relations that records store only once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from legmap.anatomy.course import courses_of
from legmap.anatomy.places import Level, Site, Station
from legmap.anatomy.records import (
    CutaneousField,
    Dermatome,
    DermatomeMap,
    Disagreement,
    Muscle,
    Nerve,
    Note,
    Source,
    Structure,
)
from legmap.anatomy.torque import Torque, TorqueModel

S = TypeVar("S", bound="Structure")
K = TypeVar("K")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Atlas:
    """Everything that is known, by id, in the order of the data files; build it with `atlas_of`.

    Attributes
    ----------
    structures, sources : mapping
        Records by id, sources by key.
    notes, disagreements : mapping
        What is said about a structure, by its id.
    branches : mapping
        Nerve (or root) to the nerves whose parent it is.
    contributes_to : mapping
        Nerve (or root) to the nerves it contributes to without being their parent.
    motor, skin : mapping
        Nerve to the muscles and to the cutaneous fields that it supplies directly.
    dermatomes : mapping
        Root to its dermatome.
    dermatome_maps : tuple of DermatomeMap
        Maps that drawings may follow; the first is the default, and the areas in words follow it.
    levels : mapping
        Named places along nerves, by id.
    courses : mapping
        Nerve to its stations from proximal to distal, those of its fascicles interleaved.
    hurt_alone : frozenset of str
        Nerves and roots that some site hurts by themselves.
    torque_models : tuple of TorqueModel
        Models of the limb's strength.
    torque : mapping
        Movement to muscle to model key to newton metres; movements without figures are absent.
    """

    structures: Mapping[str, Structure]
    sources: Mapping[str, Source]
    notes: Mapping[str, tuple[Note, ...]]
    disagreements: Mapping[str, tuple[Disagreement, ...]]
    branches: Mapping[str, tuple[str, ...]]
    contributes_to: Mapping[str, tuple[str, ...]]
    motor: Mapping[str, tuple[str, ...]]
    skin: Mapping[str, tuple[str, ...]]
    dermatomes: Mapping[str, str]
    dermatome_maps: tuple[DermatomeMap, ...] = ()
    levels: Mapping[str, Level] = field(default_factory=dict)
    courses: Mapping[str, tuple[Station, ...]] = field(default_factory=dict)
    hurt_alone: frozenset[str] = frozenset()
    torque_models: tuple[TorqueModel, ...] = ()
    torque: Mapping[str, Mapping[str, Mapping[str, float]]] = field(default_factory=dict)
    _every: Mapping[type, tuple[Structure, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        every: dict[type, list[Structure]] = {}
        for record in self.structures.values():
            every.setdefault(type(record), []).append(record)
        object.__setattr__(self, "_every", _tupled(every))

    def __contains__(self, structure_id: object) -> bool:
        return structure_id in self.structures

    def name(self, structure_id: str) -> str:
        """English name of a structure."""
        return self.structures[structure_id].name

    def every(self, kind: type[S]) -> Iterator[S]:
        """All records of one class, in order; a class that others derive from has none of its own."""
        return cast("Iterator[S]", iter(self._every.get(kind, ())))

    def get(self, structure_id: str, kind: type[S]) -> S:
        """The record of that id, which must be of that class.

        Raises
        ------
        KeyError
            If the id is unknown or names something else.
        """
        record = self.structures[structure_id]
        if not isinstance(record, kind):
            raise KeyError(structure_id)
        return record


def atlas_of(
    records: Iterable[Structure],
    sources: Iterable[Source] = (),
    notes: Iterable[Note] = (),
    disagreements: Iterable[Disagreement] = (),
    dermatome_maps: Iterable[DermatomeMap] = (),
    levels: Iterable[Level] = (),
    torque_models: Iterable[TorqueModel] = (),
    torques: Iterable[Torque] = (),
) -> Atlas:
    """Put records together and derive the relations that records store only once."""
    structures = {r.id: r for r in records}
    branches: dict[str, list[str]] = {}
    contributes_to: dict[str, list[str]] = {}
    motor: dict[str, list[str]] = {}
    skin: dict[str, list[str]] = {}
    dermatomes: dict[str, str] = {}
    for record in structures.values():
        match record:
            case Nerve():
                branches.setdefault(record.parent, []).append(record.id)
                for contributor in record.contributors:
                    contributes_to.setdefault(contributor, []).append(record.id)
            case Muscle():
                for nerve in record.nerves:
                    motor.setdefault(nerve, []).append(record.id)
            case CutaneousField():
                skin.setdefault(record.nerve, []).append(record.id)
            case Dermatome():
                dermatomes[record.root] = record.id
    hurt = {one for s in structures.values() if isinstance(s, Site) and (one := _only_injured(s))}
    strength: dict[str, dict[str, Mapping[str, float]]] = {}
    for torque in torques:
        strength.setdefault(torque.movement, {})[torque.muscle] = torque.newton_metres
    noted: dict[str, list[Note]] = {}
    for note in notes:
        noted.setdefault(note.about, []).append(note)
    differing: dict[str, list[Disagreement]] = {}
    for disagreement in disagreements:
        for about in disagreement.about:
            differing.setdefault(about, []).append(disagreement)
    return Atlas(
        structures=structures,
        sources={s.key: s for s in sources},
        notes=_tupled(noted),
        disagreements=_tupled(differing),
        branches={k: _in_order(structures.get(k), v) for k, v in branches.items()},
        contributes_to=_tupled(contributes_to),
        motor={k: _in_order(structures.get(k), v) for k, v in motor.items()},
        skin=_tupled(skin),
        dermatomes=dermatomes,
        dermatome_maps=tuple(dermatome_maps),
        levels={level.id: level for level in levels},
        courses=courses_of(structures),
        hurt_alone=frozenset(hurt),
        torque_models=tuple(torque_models),
        torque=strength,
    )


def _only_injured(site: Site) -> str:
    """The one nerve or root that a site strikes; empty where it strikes several."""
    return site.nerve or (site.roots[0] if len(site.roots) == 1 else "")


def _tupled(lists: dict[K, list[T]]) -> dict[K, tuple[T, ...]]:
    return {key: tuple(values) for key, values in lists.items()}


def _in_order(owner: Structure | None, ids: list[str]) -> tuple[str, ...]:
    """Branches or muscles in the order in which their nerve gives them off."""
    order = owner.gives_off if isinstance(owner, Nerve) else ()
    return tuple(sorted(ids, key=lambda i: order.index(i) if i in order else len(order)))
