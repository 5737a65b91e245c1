"""Where the settings are, and what is wanted of them before anything else."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

GEOMETRY = "window/geometry"


def settings_file() -> Path:
    """Where the settings are kept on this platform."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "legmap" / "legmap.ini"


def open_settings(file: Path) -> QSettings:
    """The settings in a file, which need not exist."""
    return QSettings(os.fspath(file), QSettings.Format.IniFormat)


def remembered_geometry(file: Path) -> object:
    """Place and size of the window at the last time, as they stand in the file: perhaps nothing sensible."""
    return open_settings(file).value(GEOMETRY)
