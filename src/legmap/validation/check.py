"""The command `legmap check`: atlas against drawings, in both directions, with all problems at once."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.load import load_atlas
from legmap.diagram.svg import view_names
from legmap.diagram.views import LIMB_VIEWS
from legmap.diagram.walk import walk
from legmap.diagram.xmltree import read_tree
from legmap.errors import AtlasError, DrawingError
from legmap.platform.untrusted import shown
from legmap.resources import assets_dir, data_dir
from legmap.validation import (
    agreement,
    branching,
    completeness,
    dermatome_maps,
    layers,
    muscle_overlap,
    nerve_landmarks,
    nerves,
    placement,
    skin,
)
from legmap.validation.drawing import Drawing
from legmap.validation.rule_tables import required_views

_DRAWING_RULES = (
    placement.off_paper,
    placement.too_complex,
    placement.off_frame,
    placement.wrong_order,
    placement.muscles_outside_skin,
    nerve_landmarks.nerves_off_landmarks,
    muscle_overlap.overlapping_muscles,
    muscle_overlap.oversized_muscles,
    muscle_overlap.outside_silhouette,
    skin.missed_key_points,
    skin.zones_outside_area,
)
"""Rules for one drawing that do not depend on the atlas."""

MAX_PROBLEM_LENGTH = 600
"""Most letters of a problem; only names in a file can make one that long."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The result of a check: one line per problem, and the number of structures and drawings checked."""

    problems: tuple[str, ...]
    structures: int
    drawings: int


def check_command(parsed: argparse.Namespace) -> int:
    """Print every problem of atlas and drawings; return 1 if there is any, else 0."""
    result = check(parsed.assets or assets_dir(), parsed.data or data_dir())
    for problem in result.problems:
        print(problem)
    if result.problems:
        count = len(result.problems)
        print(f"{count} problem{'' if count == 1 else 's'} found")
        return 1
    print(f"{result.structures} structures, {result.drawings} drawings: no problem found")
    return 0


def check(assets: Path, data: Path) -> CheckResult:
    """Check a folder of drawings against a folder of atlas data.

    Where the atlas cannot be loaded, the rules that do not need it are still applied to the drawings.
    """
    problems: list[str] = []
    atlas = None
    try:
        atlas = load_atlas(data)
    except AtlasError as error:
        problems += error.problems
    drawings, unreadable = _drawings(assets, problems)
    problems += _drawing_problems(drawings)
    if atlas is not None:
        problems += _cross_problems(atlas, drawings, unreadable)
        problems += dermatome_maps.further_maps(atlas, assets, drawings)
    unique = tuple(dict.fromkeys(shown(problem, MAX_PROBLEM_LENGTH) for problem in problems))
    return CheckResult(unique, len(atlas.structures) if atlas else 0, len(drawings))


def _drawings(assets: Path, problems: list[str]) -> tuple[dict[str, Drawing], frozenset[str]]:
    """Return every readable drawing, even if faulty, and the names of unreadable ones."""
    try:
        names = view_names(assets)
    except DrawingError as error:
        problems.append(str(error))
        return {}, frozenset(required_views()["drawings"])
    unreadable = set()
    for name in required_views()["drawings"]:
        if name not in names:
            problems.append(f"{name}.svg: view {name}: the drawing is missing; restore the file.")
            unreadable.add(name)
    drawings = {}
    for name in names:
        path = assets / f"{name}.svg"
        try:
            drawings[name], found = _read(path, name)
        except DrawingError as error:
            problems.append(str(error))
            unreadable.add(name)
            continue
        problems += found
    return drawings, frozenset(unreadable)


def _read(path: Path, name: str) -> tuple[Drawing, list[str]]:
    """Return a drawing and the problems of its file."""
    root = read_tree(path)
    view, found = walk(root, path.name, name)
    return Drawing(view), [*(p.text for p in found), *map(str, layers.unnamed_layers(root, path.name))]


def _drawing_problems(drawings: Mapping[str, Drawing]) -> Iterator[str]:
    """Yield the problems of drawings that do not depend on the atlas."""
    for drawing in drawings.values():
        for rule in _DRAWING_RULES:
            yield from map(str, rule(drawing))


def _cross_problems(atlas: Atlas, drawings: Mapping[str, Drawing], unreadable: Set[str]) -> Iterator[str]:
    """Yield the problems between atlas and drawings."""
    yield from map(str, completeness.missing_structures(atlas, drawings, unreadable))
    for drawing in drawings.values():
        yield from map(str, completeness.structures_not_in_atlas(atlas, drawing))
        yield from map(str, nerves.attachments(atlas, drawing))
        yield from map(str, branching.branches_out_of_order(atlas, drawing))
        yield from map(str, nerves.wrong_twigs(atlas, drawing))
        yield from map(
            str, nerves.nerves_short_of_field(atlas, drawing) if drawing.name in LIMB_VIEWS else ()
        )
        yield from map(str, skin.gaps_and_overlaps(atlas, drawing))
    yield from map(str, agreement.disagreements(atlas, drawings))
    limbs = [drawings[name] for name in LIMB_VIEWS if name in drawings]
    if len(limbs) == len(LIMB_VIEWS):
        yield from map(str, nerves.muscles_without_twig(atlas, limbs))
