"""Locations of the program's own data files, installed or in a checkout."""

from __future__ import annotations

from pathlib import Path

from legmap.errors import LegmapError


def data_dir() -> Path:
    """Return the folder of the atlas TOML files."""
    return Path(__file__).parent / "anatomy" / "data"


def assets_dir() -> Path:
    """Return the folder of the drawings: in the package when installed, beside ``src`` in a checkout.

    Raises
    ------
    LegmapError
        If neither folder exists.
    """
    installed = Path(__file__).parent / "assets" / "svg"
    checkout = Path(__file__).parents[2] / "assets" / "svg"
    for folder in (installed, checkout):
        if folder.is_dir():
            return folder
    raise LegmapError(f"The drawings are missing from {installed}. Install legmap again.")
