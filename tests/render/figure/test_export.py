import os
import shutil
import subprocess

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainterPath

from legmap.errors import LegmapError, UsageError
from legmap.render.figure.export import write_figure
from legmap.render.figure.raster import pixel_size, render_image
from legmap.render.picture import Paint, PathItem, Picture, TextItem


@pytest.fixture
def picture():
    page, mark = QPainterPath(), QPainterPath()
    page.addRect(0, 0, 400, 200)
    mark.addRect(100, 50, 200, 100)
    return Picture(
        QRectF(0, 0, 400, 200),
        (
            PathItem(page, Paint(fill="#FBFAF7"), role="paper", group="paper"),
            PathItem(
                mark, Paint(fill="#D55E00", stroke="#000000", width=2.0, dash=(5, 3)), "muscle.a", "anterior"
            ),
            TextItem("superficial fibular", 200, 30, 14, "#101010", "middle", halo="#FFFFFF"),
        ),
        0.25,
    )


def test_png_has_size_text_chunks_and_colour(picture, tmp_path):
    path = tmp_path / "a.png"
    write_figure(picture, path, size=(800, 600), title="Läsion Δ", source="legmap nerve.x")
    image = QImage(str(path))
    assert (image.width(), image.height()) == (800, 600)
    assert image.text("Title") == "Läsion Δ"
    assert image.text("Source") == "legmap nerve.x"
    assert image.text("Software") == "legmap"
    assert image.pixelColor(400, 300).name() == "#d55e00"
    assert image.pixelColor(400, 20).name() == "#fbfaf7"  # the paper goes on beyond the picture


def test_png_by_resolution(picture, tmp_path):
    path = tmp_path / "a.png"
    write_figure(picture, path, dpi=254)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (1000, 500)  # 100 x 50 mm at 10 pixels a millimetre
    assert image.dotsPerMeterX() == 10_000


def test_pdf_has_text_as_text_in_embedded_fonts_on_a_fitting_page(picture, tmp_path):
    path = tmp_path / "a.pdf"
    write_figure(picture, path, title="A lesion", source="s")
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    assert b"/FontFile2" in data or b"/FontFile3" in data
    assert b"/MediaBox [0 0 284.000000 142.000000]" in data or b"/MediaBox [0 0 284 142]" in data
    if shutil.which("pdftotext"):
        out = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
        assert out.split("\n")[0] == "superficial fibular"


def test_svg(picture, tmp_path):
    path = tmp_path / "a.svg"
    write_figure(picture, path, title="T", source="S")
    text = path.read_text(encoding="utf-8")
    assert 'id="muscle.a"' in text
    assert ">superficial fibular</text>" in text


@pytest.mark.parametrize("ending", [".png", ".svg", ".pdf"])
def test_existing_files_are_kept_unless_overwriting_is_allowed(picture, tmp_path, ending):
    path = tmp_path / f"a{ending}"
    path.write_text("mine")
    with pytest.raises(LegmapError, match="exists already"):
        write_figure(picture, path)
    assert path.read_text() == "mine"
    write_figure(picture, path, overwrite=True)
    assert path.stat().st_size > 500
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("ending", [".png", ".svg", ".pdf"])
def test_an_impossible_place_is_said_in_one_sentence(picture, tmp_path, ending):
    file = tmp_path / "file"
    file.write_text("no folder")
    for path in (tmp_path / "nowhere" / f"a{ending}", file / f"a{ending}"):
        with pytest.raises(LegmapError) as caught:
            write_figure(picture, path)
        assert str(path) in str(caught.value)
        assert "\n" not in str(caught.value)
    folder = tmp_path / f"folder{ending}"
    folder.mkdir()
    with pytest.raises(LegmapError, match="is a folder"):
        write_figure(picture, folder, overwrite=True)


def test_unknown_ending(picture, tmp_path):
    with pytest.raises(LegmapError, match=r"name the file \.png, \.svg or \.pdf"):
        write_figure(picture, tmp_path / "a.gif")


@pytest.mark.parametrize("ending", [".png", ".svg", ".pdf"])
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs setrlimit")
def test_a_full_disk_leaves_nothing_half_written(picture, tmp_path, ending, qapp):
    """A limit on the size of files stands in for a full disk."""
    path = tmp_path / f"a{ending}"
    path.write_text("before")
    code = """
import resource, signal, sys
from PySide6.QtGui import QGuiApplication, QPainterPath
from PySide6.QtCore import QRectF
from pathlib import Path
from legmap.errors import LegmapError
from legmap.render.figure.export import write_figure
from legmap.render.picture import *
app = QGuiApplication([])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
page = QPainterPath(); page.addRect(0, 0, 400, 200)
items = [PathItem(page, Paint(fill="#FBFAF7"))]
items += [TextItem(f"text {n}", n % 300, n % 190, 9, "#101010", halo="#FFFFFF") for n in range(400)]
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
try:
    write_figure(Picture(QRectF(0, 0, 400, 200), tuple(items)), Path(sys.argv[1]), overwrite=True)
except LegmapError as error:
    print(error)
    sys.exit(7)
"""
    import sys

    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 7, done.stdout + done.stderr
    assert str(path) in done.stdout
    assert len(done.stdout.strip().splitlines()) == 1
    assert path.read_text() == "before"
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_absurd_sizes_are_refused(picture, tmp_path):
    for size, dpi in (
        ((50_000, 10), None),
        ((0, 0), None),
        ((20_000, 20_000), None),
        (None, 1e9),
        (None, -1),
    ):
        with pytest.raises(LegmapError):
            write_figure(picture, tmp_path / "a.png", size=size, dpi=dpi)
    for dpi in (float("nan"), float("inf"), 0.0, -1.0):
        with pytest.raises(UsageError, match="not a usable resolution"):
            pixel_size(picture, None, dpi)
    assert not list(tmp_path.iterdir())


def test_preview_equals_the_file(picture, tmp_path):
    write_figure(picture, tmp_path / "a.png", size=(640, 320))
    written = QImage(str(tmp_path / "a.png")).convertToFormat(QImage.Format.Format_RGB32)
    assert written == render_image(picture, (640, 320)).convertToFormat(QImage.Format.Format_RGB32)
