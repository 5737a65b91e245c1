"""Drawings that have been through Inkscape 1.2 read as before.

In ``data/inkscape.svg`` a belly was simplified, another moved, a muscle rotated, the layer of bones moved
down, a fill changed and a point moved, all by Inkscape, which wrote its own namespaces, ids, relative paths,
transforms and styles. ``data/before_inkscape.svg`` is what it was given.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

from legmap.diagram.model import Region, View
from legmap.diagram.reader.drawings import all_problems, read_view
from legmap.resources import assets_dir
from legmap.validation.scanline import centroid, covered_area, rows_of

DATA = Path(__file__).parent / "data"
INKSCAPE = shutil.which("inkscape")


@pytest.fixture(scope="module")
def before() -> View:
    return read_view(DATA / "before_inkscape.svg", "anterior")


@pytest.fixture(scope="module")
def after() -> View:
    return read_view(DATA / "inkscape.svg", "anterior")


def told(region: Region) -> tuple[object, ...]:
    """All that is said of a region beside its geometry."""
    kinds = [(s.kind, s.widths, s.to) for s in region.shapes]
    return region.id, region.layer, region.order, region.label_at, region.align, kinds


def test_it_is_a_file_as_inkscape_writes_it() -> None:
    text = (DATA / "inkscape.svg").read_text(encoding="utf-8")
    for mark in ("sodipodi:namedview", 'style="fill:', 'transform="rotate(', 'd="m -115,7 c ', 'id="path'):
        assert mark in text
    assert len(text) < 60_000


def test_it_has_no_problem() -> None:
    assert all_problems(DATA / "inkscape.svg") == []


def test_ids_classes_and_data_are_kept(before: View, after: View) -> None:
    assert [told(r) for r in after.regions] == [told(r) for r in before.regions]
    assert after.bounds == before.bounds
    assert any(s.to for r in after.regions for s in r.shapes)
    assert after.region_by_id["nerve.femoral"].label_at == (-70.0, 20.0)


@pytest.mark.parametrize(
    ("structure_id", "right", "down"),
    [
        ("outline.limb", 0, 0),
        ("muscle.vastus-intermedius", 0, 0),
        ("dermatome.L3", 0, 0),
        ("nerve.femoral", 0, 0),
        ("bone.patella", 0, 5),  # its layer was moved
        ("landmark.isncsci-l3", 3, 0),
    ],
)
def test_what_was_left_alone_stays_and_what_was_moved_moves(
    before: View, after: View, structure_id: str, right: float, down: float
) -> None:
    x, y = centroid(rows_of(before.region_by_id[structure_id].body)) or (0.0, 0.0)
    assert centroid(rows_of(after.region_by_id[structure_id].body)) == pytest.approx(
        (x + right, y + down), abs=0.01
    )


@pytest.mark.parametrize(
    ("structure_id", "most"),
    [("muscle.sartorius", 2.0), ("muscle.gracilis", 4.0), ("muscle.rectus-femoris", 2.0)],
)
def test_an_edited_muscle_is_seen_as_edited(
    before: View, after: View, structure_id: str, most: float
) -> None:
    old, new = (rows_of(v.region_by_id[structure_id].body) for v in (before, after))
    assert old != new
    assert covered_area(new) == pytest.approx(covered_area(old), rel=0.01)
    assert centroid(new) == pytest.approx(centroid(old), abs=most)


@pytest.mark.skipif(INKSCAPE is None, reason="Inkscape is not installed")
@pytest.mark.parametrize("name", ["lateral", "plexus"])
def test_a_shipped_drawing_survives_inkscape(name: str, tmp_path: Path) -> None:
    source, saved = assets_dir() / f"{name}.svg", tmp_path / f"{name}.svg"
    command = [str(INKSCAPE), "--export-type=svg", f"--export-filename={saved}", str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert all_problems(saved) == all_problems(source) == []
    old, new = read_view(source, name), read_view(saved, name)
    assert [told(r) for r in new.regions] == [told(r) for r in old.regions]
    for a, b in zip(old.regions, new.regions, strict=True):
        assert b.bounds.center().toTuple() == pytest.approx(a.bounds.center().toTuple(), abs=1e-3)
