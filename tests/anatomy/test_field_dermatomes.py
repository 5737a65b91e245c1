"""In which dermatomes a cutaneous field lies: what `skin.toml` says, measured again on the drawings."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pytest
from PySide6.QtGui import QPainterPath

from legmap.anatomy.load import load_atlas
from legmap.anatomy.records import CutaneousField, Dermatome
from legmap.bundled.drawings import drawings
from legmap.diagram import geometry

ATLAS = load_atlas()
FIELDS = {f.id: f for f in ATLAS.every(CutaneousField)}
DERMATOMES = {d.id for d in ATLAS.every(Dermatome)}
LISTED = 0.15
"""Share of a field from which on a dermatome is listed."""
TOLD = 0.03
"""How far a line may be redrawn before a share has to be looked at again."""
MISSED = 0.3
WITHIN = 0.75
"""Share of a dermatome from which on it is listed behind the others: it is seen in this field alone."""

Shares = Mapping[str, float]


def area(path: QPainterPath) -> float:
    """Area in square view units; what two shapes share comes in pieces, and only then turned alike."""
    return geometry.area(path.simplified())


@pytest.fixture(scope="module")
def overlaps() -> dict[str, dict[str, tuple[float, Shares]]]:
    """Area of every field by view, and how much of it lies in each dermatome, in square view units."""
    found: dict[str, dict[str, tuple[float, Shares]]] = {}
    for view in drawings("dermatomes").views.values():
        roots = [r for r in view.regions if r.layer == "dermatomes"]
        for field in (r for r in view.regions if r.layer == "fields"):
            shares = {r.id: area(field.body.intersected(r.body)) for r in roots}
            found.setdefault(field.id, {})[view.name] = (area(field.body), shares)
    return found


@pytest.fixture(scope="module")
def drawn() -> dict[str, float]:
    """Area of every dermatome over all views, in square view units."""
    total = dict.fromkeys(DERMATOMES, 0.0)
    for view in drawings("dermatomes").views.values():
        for region in view.regions:
            if region.layer == "dermatomes":
                total[region.id] += area(region.body)
    return total


def pooled(views: Mapping[str, tuple[float, Shares]]) -> dict[str, float]:
    """Shares of a field over the views that show at least half as much of it as the largest."""
    largest = max(whole for whole, _ in views.values())
    used = [(whole, parts) for whole, parts in views.values() if whole >= largest / 2]
    total = sum(whole for whole, _ in used)
    return {r: sum(parts.get(r, 0.0) for _, parts in used) / total for r in DERMATOMES}


def test_every_field_is_drawn_and_lies_in_some_dermatome(overlaps):
    assert set(overlaps) == set(FIELDS)
    assert all(f.dermatomes and set(f.dermatomes) <= DERMATOMES for f in FIELDS.values())
    assert all(len(set(f.dermatomes)) == len(f.dermatomes) for f in FIELDS.values())


def test_every_dermatome_holds_skin_of_some_nerve():
    assert {d for f in FIELDS.values() for d in f.dermatomes} == DERMATOMES


@pytest.mark.parametrize("field", FIELDS)
def test_listed_dermatomes_overlap_the_field(field, overlaps, drawn):
    shares = pooled(overlaps[field])
    for dermatome in FIELDS[field].dermatomes:
        shared = sum(parts.get(dermatome, 0.0) for _, parts in overlaps[field].values())
        assert shared > 0, dermatome
        assert shares[dermatome] > LISTED - TOLD or shared / drawn[dermatome] > WITHIN - TOLD, dermatome


@pytest.mark.parametrize("field", FIELDS)
def test_no_dermatome_that_holds_much_of_the_field_is_missing(field, overlaps, drawn):
    listed = FIELDS[field].dermatomes
    shares = pooled(overlaps[field])
    assert {d for d, share in shares.items() if share > LISTED + TOLD} <= set(listed)
    whole, parts = max(overlaps[field].values(), key=lambda entry: entry[0])
    assert {d for d, part in parts.items() if part / whole > MISSED} <= set(listed)
    for dermatome in DERMATOMES:
        shared = sum(p.get(dermatome, 0.0) for _, p in overlaps[field].values())
        assert dermatome in listed or shared / drawn[dermatome] < WITHIN + TOLD, dermatome


@pytest.mark.parametrize("field", FIELDS)
def test_the_largest_share_comes_first(field, overlaps):
    shares = pooled(overlaps[field])
    listed = FIELDS[field].dermatomes
    for before, after in pairwise(listed):
        assert shares[before] > shares[after] - TOLD


@pytest.mark.parametrize(
    ("field", "dermatomes"),
    [
        ("deep-fibular-medial-terminal-branch", "L5"),
        ("lateral-dorsal-cutaneous", "S1"),
        ("saphenous-medial-crural-branches", "L4"),
        ("pudendal", "S3 S4 S5"),
        ("posterior-femoral-cutaneous", "S2 S1"),
        ("femoral-anterior-cutaneous", "L2 L3"),
    ],
)
def test_what_everyone_teaches(field, dermatomes):
    assert FIELDS[f"field.{field}"].dermatomes == tuple(f"dermatome.{d}" for d in dermatomes.split())
