"""Sets up what legmap needs to run from a clone: an environment, and the system libraries of Qt.

Runs before anything is installed, so it uses the standard library only, and it must at least start on an
old Python to be able to say that it is too old.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

OLDEST = (3, 11)
LOCK = "requirements-dev.lock"
"""Versions and hashes of everything that is installed."""
CORE = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
}
FOR_A_DISPLAY = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
}
FONT_PACKAGE = "fonts-dejavu-core"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
FONT_ENDINGS = frozenset({".ttf", ".otf", ".ttc", ".pfb"})


class SetupError(Exception):
    """Setting up cannot go on; the text is the one sentence to show."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one step and return its exit code."""
    parser = argparse.ArgumentParser(description="Set up what legmap needs to run from a clone.")
    steps = parser.add_subparsers(dest="step", required=True)
    environment = steps.add_parser(
        "environment", help="make a virtual environment and install legmap into it"
    )
    environment.add_argument("folder", type=Path)
    libraries = steps.add_parser("libraries", help="install the system libraries of Qt, or say which lack")
    libraries.add_argument("--display", action="store_true", help="also those for a window on a screen")
    parsed = parser.parse_args(arguments)
    try:
        require_python(sys.version_info[:2])
        if parsed.step == "environment":
            make_environment(parsed.folder)
        elif sys.platform.startswith("linux"):
            provide_libraries(display=parsed.display and has_display(os.environ))
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def require_python(version: tuple[int, int]) -> None:
    """Refuse a Python that is too old."""
    if version < OLDEST:
        raise SetupError(
            "legmap needs Python {}.{} or newer, but python3 is {}.{}; ".format(*OLDEST, *version)
            + "install a newer one and name it, as in make run PYTHON=python3.12"
        )


def make_environment(folder: Path) -> None:
    """Make the virtual environment if there is none that works, and install legmap with its tools."""
    python = folder / "bin" / "python"
    works = python.exists() and _succeeds([str(python), "-m", "pip", "--version"])
    if not works and not _succeeds([sys.executable, "-m", "venv", "--clear", str(folder)], quiet=False):
        raise SetupError(
            f"No virtual environment could be made in {folder}; on Debian: sudo apt install python3-venv"
        )
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    locked = [*pip, "--require-hashes", "-r", LOCK]
    # without isolation, so that nothing unlocked is fetched to build with
    legmap = [*pip, "--no-deps", "--no-build-isolation", "-e", "."]
    if not all(_succeeds(command, quiet=False) for command in (locked, legmap)):
        raise SetupError(
            "Installing legmap failed (see above); check the network connection and try again. "
            f"Where {LOCK} does not suit this Python or platform: {python} -m pip install -e '.[dev]'"
        )


def has_display(environ: Mapping[str, str]) -> bool:
    """Whether there is a screen to open a window on."""
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def provide_libraries(*, display: bool) -> None:
    """Install what Qt lacks when we may, else say how."""
    wanted = {**CORE, **(FOR_A_DISPLAY if display else {})}
    lacking = packages_lacking(wanted, _loads, fonts=has_fonts(FONT_FOLDERS))
    if not lacking:
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing what Qt needs: {' '.join(lacking)}")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *lacking]
        if subprocess.run(install, env=quiet, check=False).returncode == 0:
            return
    raise SetupError(f"Qt lacks system libraries; run: {apt_line(wanted, lacking)}")


def packages_lacking(wanted: Mapping[str, str], loads: Callable[[str], bool], *, fonts: bool) -> list[str]:
    """Debian packages of the libraries that do not load, and of a font where there is none."""
    lacking = [package for library, package in wanted.items() if not loads(library)]
    return lacking if fonts else [*lacking, FONT_PACKAGE]


def apt_line(wanted: Mapping[str, str], lacking: Sequence[str]) -> str:
    """The one line that installs everything Qt may want, since one missing library hides the next."""
    font = [FONT_PACKAGE] if FONT_PACKAGE in lacking else []
    return " ".join(["sudo apt install", *wanted.values(), *font])


def has_fonts(folders: Iterable[str]) -> bool:
    """Whether any folder holds a font; without one Qt draws no text."""
    return any(
        path.suffix.lower() in FONT_ENDINGS
        for folder in folders
        for path in Path(folder).expanduser().rglob("*")
    )


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _succeeds(command: Sequence[str], *, quiet: bool = True) -> bool:
    sink = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.run(command, stdout=sink, stderr=sink, check=False).returncode == 0
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
