"""The wheel carries everything: what runs here comes from it and from nowhere else."""

import os
import site
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from legmap.bundled.compile import hash_of_sources

ROOT = Path(__file__).parents[1]

TELL_PLACES = """
import os, sys
import legmap
from legmap.resources import assets_dir, data_dir

print(legmap.__file__, assets_dir(), data_dir(), os.pathsep.join(sys.path), sep="\\n")
"""

TELL_BUNDLE = """
import sys
from legmap.bundled.atlas import shipped_atlas
from legmap.bundled.bundle import bundle_file, read_header
from legmap.bundled.drawings import drawings

headers = [read_header(bundle_file(name)) for name in ("atlas", "drawings")]
print(*(header.sources for header in headers))
print(*(header.signature for header in headers))
shipped_atlas(), drawings("dermatomes")
print(*(name in sys.modules for name in ("legmap.anatomy.load", "legmap.diagram.svg")))
"""

WINDOW = """
import sys
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from legmap.gui.shell.app import build_window

application = QApplication([])
window = build_window(())
window.resize(1280, 800)
window.show()
for _ in range(5):
    application.processEvents()
image = QImage(window.size(), QImage.Format.Format_RGB32)
image.fill(0xFF00FF)
window.render(image)
places = [(x, y) for x in range(2, image.width(), 4) for y in range(2, image.height(), 4)]
colours = {image.pixel(x, y) & 0xFFFFFF for x, y in places}
unpainted = sum(image.pixel(x, y) & 0xFFFFFF == 0xFF00FF for x, y in places)
window.close()
print(len(colours), unpainted)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = folder.glob("legmap-*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The python of an environment that has the wheel, and this one's dependencies without this legmap."""
    folder = tmp_path_factory.mktemp("installed") / "env"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    install = [*pip, "install", "--quiet", "--no-index", "--no-deps", str(wheel)]
    done = subprocess.run(install, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    # a folder named in a .pth is added without reading the .pth files in it: an editable legmap stays out
    (packages,) = folder.glob("lib/python*/site-packages")
    lines = [path for path in site.getsitepackages() if Path(path).is_dir()]
    (packages / "dependencies.pth").write_text("\n".join(lines), encoding="utf-8")
    return python


def run(python: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    clean |= {
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
    command = [str(python), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, env=clean)


def test_the_wheel_holds_drawings_data_and_tables(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    drawings = {f"legmap/assets/svg/{p.name}" for p in (ROOT / "assets" / "svg").glob("*.svg")}
    tables = {f"legmap/{p.relative_to(ROOT / 'src' / 'legmap')}" for p in (ROOT / "src").rglob("*.toml")}
    assert len(drawings) >= 4
    assert len(tables) >= 10
    assert drawings | tables | {"legmap/py.typed"} <= names
    assert {"legmap/bundled/atlas.bin", "legmap/bundled/drawings.bin"} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [n for n in names if "__pycache__" in n or "_cache/" in n or n.startswith("tests")]


def test_it_is_the_wheel_that_is_imported(installed: Path, tmp_path: Path) -> None:
    done = run(installed, "-c", TELL_PLACES, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    *places, paths = done.stdout.splitlines()
    assert len(places) == 3
    for place in places:
        assert Path(place).is_relative_to(installed.parents[1]), f"{place} is not from the wheel"
    checkout = {str(ROOT), str(ROOT / "src")}
    assert not checkout.intersection(paths.split(os.pathsep))


def test_the_bundle_was_made_from_these_sources_and_is_used(installed: Path, tmp_path: Path) -> None:
    done = run(installed, "-c", TELL_BUNDLE, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    sources, signatures, read = done.stdout.splitlines()
    assert sources.split() == [hash_of_sources()] * 2
    assert signatures == "None None"
    assert read == "False False"


def test_the_installed_command_reads(installed: Path, tmp_path: Path) -> None:
    legmap = installed.parent / "legmap"
    version = run(legmap, "--version", folder=tmp_path)
    assert version.returncode == 0, version.stderr
    assert version.stdout.startswith("legmap ")
    shown = run(legmap, "show", "root.L5", folder=tmp_path)
    assert shown.returncode == 0, shown.stderr
    assert "foot drop" in shown.stdout.lower()


def test_the_installed_check_finds_what_the_checkout_finds(installed: Path, tmp_path: Path) -> None:
    there = run(installed, "-m", "legmap", "check", folder=tmp_path)
    here = run(Path(sys.executable), "-m", "legmap", "check", folder=tmp_path)
    assert there.stderr == ""
    assert there.stdout == here.stdout
    assert there.returncode == here.returncode


def test_the_window_opens_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    done = run(installed, "-W", "error", "-c", WINDOW, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    colours, unpainted = map(int, done.stdout.split())
    assert colours > 50
    assert unpainted == 0
