"""The bundle holds what the sources hold, and the sources are read wherever it does not fit them."""

import os
import pickle
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

from legmap.anatomy.load import load_atlas
from legmap.bundled import bundle, compile
from legmap.bundled.atlas import shipped_atlas
from legmap.bundled.bundle import read_bundle, read_header, signature_of_sources, write_bundle
from legmap.bundled.compile import compile_bundle, hash_of_sources
from legmap.bundled.drawings import drawings
from legmap.bundled.paths import pack_path, unpack_path
from legmap.diagram.reader.drawings import read_diagram
from legmap.resources import assets_dir

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bundle")
    compile_bundle(folder)
    return folder


@pytest.fixture
def place(compiled, tmp_path, monkeypatch):
    """A copy of the bundle where the program looks for it."""
    for file in compiled.iterdir():
        shutil.copy(file, tmp_path)
    monkeypatch.setattr(bundle, "bundle_file", lambda name: tmp_path / f"{name}.bin")
    return tmp_path


def fields(region):
    shapes = [(s.kind, s.path, s.widths, s.to) for s in region.shapes]
    rest = region.view, region.layer, region.order, region.bounds, region.label_at, region.align
    return region.id, shapes, region.body, *rest


def test_it_holds_the_atlas_and_the_drawings(place, monkeypatch):
    fresh = load_atlas()
    drawn = read_diagram(assets_dir())
    for module in ("legmap.anatomy.load", "legmap.diagram.reader.drawings"):  # sources are not read
        monkeypatch.setitem(sys.modules, module, None)
    assert shipped_atlas() == fresh
    unpacked = drawings("dermatomes")
    assert list(unpacked.views) == list(drawn.views)
    for name, view in drawn.views.items():
        again = unpacked.views[name]
        assert (again.bounds, again.content) == (view.bounds, view.content)
        for one, other in zip(view.regions, again.regions, strict=True):
            assert fields(one) == fields(other), (name, one.id)


def test_it_names_the_sources_it_was_made_from(compiled):
    for file in compiled.iterdir():
        header = read_header(file)
        assert header.sources == hash_of_sources()
        assert header.signature is None


def test_of_another_version_damaged_or_missing_it_is_passed_over(place):
    file = place / "atlas.bin"
    content = file.read_bytes()
    header = read_header(file)
    assert read_bundle("atlas") is not None
    for spoil in (
        lambda: write_bundle(file, replace(header, version="0.0.9"), "other"),
        lambda: write_bundle(file, replace(header, format=99), "other"),
        lambda: write_bundle(file, replace(header, signature=signature_of_sources()[1:]), "other"),
        lambda: file.write_bytes(content[: len(content) // 2]),
        lambda: file.write_bytes(b""),
        lambda: file.write_bytes(b"\x80\x05cno_such_module\nno\n."),
        lambda: file.write_bytes(pickle.dumps("no header")),
        file.unlink,
    ):
        spoil()
        assert read_bundle("atlas") is None
        assert "nerve.tibial" in shipped_atlas()


def test_in_a_checkout_it_is_used_until_a_source_changes(tmp_path):
    """As ``make run`` does it, in a copy of the program whose sources can be edited."""
    copy = tmp_path / "copy"
    shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__", "*.bin"))
    shutil.copytree(ROOT / "assets", copy / "assets")
    own = os.environ | {"PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}

    def run(*words):
        done = subprocess.run(
            [sys.executable, *words], env=own, cwd=copy, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, ""), words
        return done.stdout

    read = "import sys; from legmap.bundled.{} import {}; {}; print('{}' in sys.modules)"
    atlas = read.format("atlas", "shipped_atlas", "shipped_atlas()", "legmap.anatomy.load")
    drawn = read.format("drawings", "drawings", "drawings('dermatomes')", "legmap.diagram.reader.drawings")
    assert run("-c", atlas) == run("-c", drawn) == "True\n"
    run("-m", "legmap.bundled.compile")
    files = sorted((copy / "src" / "legmap" / "bundled").glob("*.bin"))
    assert len(files) == len(compile.NAMES)
    assert run("-c", atlas) == run("-c", drawn) == "False\n"
    before = [f.stat().st_mtime_ns for f in files]
    run("-m", "legmap.bundled.compile")
    assert [f.stat().st_mtime_ns for f in files] == before
    svg = copy / "assets" / "svg" / "saddle.svg"
    svg.write_text(svg.read_text() + "<!-- edited -->\n")
    assert run("-c", drawn) == "True\n"
    run("-m", "legmap.bundled.compile")
    assert run("-c", drawn) == "False\n"


def test_paths_come_back_element_for_element():
    path = QPainterPath()
    assert unpack_path(pack_path(path)) == path
    path.addEllipse(0.1, 0.2, 30.3, 40.4)
    path.moveTo(5, 5)
    path.lineTo(6, -1e-9)
    path.closeSubpath()
    path.setFillRule(Qt.FillRule.WindingFill)
    again = unpack_path(pack_path(path))
    assert again == path
    assert again.fillRule() is path.fillRule()
    assert again.elementCount() == path.elementCount()
