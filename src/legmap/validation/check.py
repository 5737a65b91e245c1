"""Atlas against drawings, in both directions, every problem at once."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.load import load_atlas
from legmap.diagram.reader.drawings import view_names
from legmap.diagram.reader.view_reader import parse_view
from legmap.diagram.reader.xmltree import read_tree
from legmap.errors import AtlasError, DrawingError
from legmap.foreign import shown
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
from legmap.validation.drawing import LIMB_VIEWS, Drawing
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
"""What is asked of one drawing whatever the atlas says."""

MAX_PRINTED = 400
"""Problems that are printed; a folder of other people's drawings can have any number."""

MAX_PROBLEM_LENGTH = 600
"""Letters of a problem; only names in a file can make one that long."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found.

    Attributes
    ----------
    problems : tuple of str
        One line each: file, structure, what is wrong and what to do.
    structures, drawings : int
        How many were looked at.
    """

    problems: tuple[str, ...]
    structures: int
    drawings: int


def check_command(parsed: argparse.Namespace) -> int:
    """Print every problem of atlas and drawings.

    Parameters
    ----------
    parsed : argparse.Namespace
        With `assets` and `data`: a folder, or None for the shipped one.

    Returns
    -------
    int
        0 if there is none, else 1.
    """
    verdict = check(parsed.assets or assets_dir(), parsed.data or data_dir())
    for problem in verdict.problems[:MAX_PRINTED]:
        print(problem)
    if verdict.problems:
        count = len(verdict.problems)
        if count > MAX_PRINTED:
            print(f"... and {count - MAX_PRINTED} more; mend these first")
        print(f"{count} problem{'' if count == 1 else 's'} found")
        return 1
    print(f"{verdict.structures} structures, {verdict.drawings} drawings: no problem found")
    return 0


def check(assets: Path, data: Path) -> CheckResult:
    """Hold a folder of drawings and a folder of atlas data against each other.

    Where the atlas cannot be loaded, the drawings are still held to the rules that need none.
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
    """Every drawing that can be read at all, though faulty, and the names of those that cannot."""
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
    """A drawing, and what is wrong with its file."""
    root = read_tree(path)
    view, found = parse_view(root, path.name, name)
    return Drawing(view), [*(p.text for p in found), *map(str, layers.unnamed_layers(root, path.name))]


def _drawing_problems(drawings: Mapping[str, Drawing]) -> Iterator[str]:
    """What is wrong with drawings whatever the atlas says."""
    for drawing in drawings.values():
        for rule in _DRAWING_RULES:
            yield from map(str, rule(drawing))


def _cross_problems(atlas: Atlas, drawings: Mapping[str, Drawing], unreadable: Set[str]) -> Iterator[str]:
    """What is wrong between atlas and drawings."""
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
