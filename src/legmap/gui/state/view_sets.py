"""The sets of views that are shown side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from legmap.diagram.model import Diagram

VIEW_SETS: Mapping[str, tuple[str, ...]] = {
    "front-back": ("anterior", "posterior"),
    "sides": ("lateral", "medial"),
    "foot": ("dorsum", "sole"),
    "plexus": ("plexus", "saddle"),
    "all": ("anterior", "posterior", "lateral", "medial", "dorsum", "sole", "plexus", "saddle"),
}

BESIDE = ("plexus", "saddle")


def views_of(view_set: str, *, plexus_beside: bool) -> tuple[str, ...]:
    """Return the views of a set, with the plexus beside them if wanted."""
    views = VIEW_SETS[view_set]
    return (*views, *(v for v in BESIDE if plexus_beside and v not in views))


def view_sets_showing(diagram: Diagram, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the sets, in order, that together show structures as far as these are drawn."""
    missing = {i: set(diagram.where(i)) for i in ids if diagram.where(i)}
    chosen: list[str] = []
    for view_set, views in VIEW_SETS.items():
        found = [i for i, where in missing.items() if where.intersection(views)]
        if found and view_set != "all":
            chosen.append(view_set)
            for structure_id in found:
                del missing[structure_id]
    return tuple(chosen)
