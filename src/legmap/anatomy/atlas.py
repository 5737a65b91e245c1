"""The atlas: every record by id, and the relations between records in both directions."""

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
    """Every record by id, in the order of the data files; build it with `atlas_of`.

    Attributes
    ----------
    notes, disagreements : mapping
        Statements about a structure, by its id.
    branches : mapping
        Nerve (or root) to the nerves whose parent it is.
    contributes_to : mapping
        Nerve (or root) to the nerves it contributes to without being their parent.
    motor, skin : mapping
        Nerve to the muscles and to the cutaneous fields that it supplies directly.
    dermatomes : mapping
        Root to its dermatome.
    dermatome_maps : tuple of DermatomeMap
        The first is the default, and the areas in words follow it.
    courses : mapping
        Nerve to its stations from proximal to distal, those of its fascicles interleaved.
    hurt_alone : frozenset of str
        Nerves and roots that some site injures by themselves.
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
        """Return the English name of a structure."""
        return self.structures[structure_id].name

    def every(self, kind: type[S]) -> Iterator[S]:
        """Return all records of exactly one class, in order; a base class has none of its own."""
        return cast("Iterator[S]", iter(self._every.get(kind, ())))

    def get(self, structure_id: str, kind: type[S]) -> S:
        """Return the record of that id and class, or raise KeyError."""
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
    injured_alone = {one for s in structures.values() if isinstance(s, Site) and (one := _only_injured(s))}
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
        hurt_alone=frozenset(injured_alone),
        torque_models=tuple(torque_models),
        torque=strength,
    )


def _only_injured(site: Site) -> str:
    """Return the one nerve or root that a site injures; empty where it injures several."""
    return site.nerve or (site.roots[0] if len(site.roots) == 1 else "")


def _tupled(lists: dict[K, list[T]]) -> dict[K, tuple[T, ...]]:
    return {key: tuple(values) for key, values in lists.items()}


def _in_order(owner: Structure | None, ids: list[str]) -> tuple[str, ...]:
    """Sort branches or muscles in the order in which their nerve gives them off."""
    order = owner.gives_off if isinstance(owner, Nerve) else ()
    return tuple(sorted(ids, key=lambda i: order.index(i) if i in order else len(order)))
