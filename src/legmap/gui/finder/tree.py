"""The tree of all structures: roots, nerves by branching, muscles by compartment, skin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.function import Movement, Reflex, Sign
from legmap.anatomy.places import Site
from legmap.anatomy.records import CutaneousField, Dermatome, Group, Muscle, Nerve, Root, Structure
from legmap.messages import capital

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A row of the tree; headings have no id."""

    text: str
    id: str = ""
    children: tuple[TreeNode, ...] = ()


def tree_of(atlas: Atlas) -> tuple[TreeNode, ...]:
    """Return the whole tree."""

    def heading(text: str, children: Iterable[TreeNode]) -> TreeNode:
        return TreeNode(text, children=tuple(children))

    def flat(records: Iterable[Structure]) -> tuple[TreeNode, ...]:
        return tuple(TreeNode(_title(r), r.id) for r in records)

    return (
        heading(translate("Tree", "Roots"), flat(atlas.every(Root))),
        heading(translate("Tree", "Nerves"), _nerves(atlas)),
        heading(translate("Tree", "Sites of injury"), _sites(atlas)),
        heading(translate("Tree", "Muscles"), _muscles(atlas)),
        heading(translate("Tree", "Muscle groups"), flat(atlas.every(Group))),
        heading(
            translate("Tree", "Skin"),
            (
                heading(translate("Tree", "Dermatomes"), flat(atlas.every(Dermatome))),
                heading(translate("Tree", "Cutaneous fields"), flat(atlas.every(CutaneousField))),
            ),
        ),
        heading(translate("Tree", "Movements"), flat(atlas.every(Movement))),
        heading(translate("Tree", "Reflexes"), flat(atlas.every(Reflex))),
        heading(translate("Tree", "Signs and gait"), flat(atlas.every(Sign))),
    )


def _title(record: Structure) -> str:
    return capital(record.name)


def _headings() -> dict[str, str]:
    return {
        "lumbar": translate("Tree", "Lumbar plexus"),
        "sacral": translate("Tree", "Sacral plexus"),
        "posterior rami": translate("Tree", "Posterior rami"),
        "thoracic": translate("Tree", "Thoracic"),
    }


def _sites(atlas: Atlas) -> tuple[TreeNode, ...]:
    """Return the sites by plexus of the injured nerve, then those of roots."""
    by_plexus: dict[str, list[TreeNode]] = {plexus: [] for plexus in (*_headings(), "")}
    for site in atlas.every(Site):
        plexus = atlas.get(site.nerve, Nerve).plexus if site.nerve else ""
        by_plexus[plexus].append(TreeNode(_title(site), site.id))
    texts = _headings() | {"": translate("Tree", "Roots and plexuses")}
    return tuple(TreeNode(texts[p], children=tuple(rows)) for p, rows in by_plexus.items() if rows)


def _nerves(atlas: Atlas) -> tuple[TreeNode, ...]:
    headings = _headings()
    tops = [n for n in atlas.every(Nerve) if not n.parent.startswith("nerve.")]
    return tuple(
        TreeNode(text, children=tuple(_nerve(atlas, n) for n in tops if n.plexus == plexus))
        for plexus, text in headings.items()
        if any(n.plexus == plexus for n in tops)
    )


def _nerve(atlas: Atlas, nerve: Nerve) -> TreeNode:
    children = tuple(_nerve(atlas, atlas.get(b, Nerve)) for b in atlas.branches.get(nerve.id, ()))
    return TreeNode(_title(nerve), nerve.id, children)


def _muscles(atlas: Atlas) -> tuple[TreeNode, ...]:
    by_compartment: dict[str, list[TreeNode]] = {}
    for muscle in atlas.every(Muscle):
        by_compartment.setdefault(muscle.compartment, []).append(TreeNode(_title(muscle), muscle.id))
    return tuple(
        TreeNode(capital(compartment), children=tuple(rows)) for compartment, rows in by_compartment.items()
    )
