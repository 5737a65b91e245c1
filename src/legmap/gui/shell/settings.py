"""What is remembered from one start to the next."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from legmap.gui.shell.settings_file import GEOMETRY, is_ordinary, make_way, open_settings
from legmap.gui.state.view_options import ViewOptions
from legmap.gui.state.view_sets import VIEW_SETS
from legmap.messages import say
from legmap.render.layers import MUSCLE_LAYER_COUNT, Layers

_COPIES = 10
"""Damaged files that are kept at most."""
APPEARANCES = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class WindowSettings:
    """The state of the window; the defaults are those of a first start."""

    view_options: ViewOptions = field(default_factory=ViewOptions)
    geometry: QByteArray = field(default_factory=QByteArray)
    state: QByteArray = field(default_factory=QByteArray)


def load(file: Path) -> tuple[WindowSettings, str]:
    """Read the settings.

    Parameters
    ----------
    file : Path
        The settings file; it need not exist.

    Returns
    -------
    tuple of (Remembered, str)
        What was remembered, with defaults for what is missing or makes no sense, and a sentence for the
        user where the file was damaged and has been set aside; else an empty text.
    """
    if not _is_text(file):
        return WindowSettings(), _set_aside(file)
    settings = open_settings(file)
    settings.allKeys()  # Qt parses a section when it is asked for, and only then tells that it is damaged
    if settings.status() is not QSettings.Status.NoError:
        return WindowSettings(), _set_aside(file)
    first = ViewOptions()
    layers = Layers(
        muscles=_choice(settings, "layers/muscles", tuple(MUSCLE_LAYER_COUNT), first.layers.muscles),  # type: ignore[arg-type]
        skin=_choice(settings, "layers/skin", ("dermatomes", "fields", "off"), first.layers.skin),  # type: ignore[arg-type]
        nerves=_flag(settings, "layers/nerves", first.layers.nerves),
        bones=_flag(settings, "layers/bones", first.layers.bones),
        labels=_flag(settings, "layers/labels", first.layers.labels),
    )
    view_options = ViewOptions(
        side=_choice(settings, "side", ("right", "left", "both"), first.side),  # type: ignore[arg-type]
        view_set=_choice(settings, "page", tuple(VIEW_SETS), first.view_set),
        plexus_beside=_flag(settings, "plexus_beside", first.plexus_beside),
        layers=layers,
        appearance=_choice(settings, "appearance", APPEARANCES, first.appearance),
        map_id=str(settings.value("dermatome_map", first.map_id)),
    )
    return WindowSettings(view_options, _bytes(settings, GEOMETRY), _bytes(settings, "window/state")), ""


def can_save(file: Path) -> bool:
    """Whether the settings can be written; their folder is made if need be."""
    return is_ordinary(file) and open_settings(file).isWritable()


def save(file: Path, remembered: WindowSettings) -> bool:
    """Write the settings; tells whether that worked (a read-only home is no reason to complain).

    Parameters
    ----------
    file : Path
        The settings file; its folder is made if need be.
    remembered : WindowSettings
        What to keep.
    """
    if not is_ordinary(file) or not make_way(file):
        return False
    settings = open_settings(file)
    settings.setValue("side", remembered.view_options.side)
    settings.setValue("page", remembered.view_options.view_set)
    settings.setValue("plexus_beside", remembered.view_options.plexus_beside)
    settings.setValue("appearance", remembered.view_options.appearance)
    settings.setValue("dermatome_map", remembered.view_options.map_id)
    for name in ("muscles", "skin", "nerves", "bones", "labels"):
        settings.setValue(f"layers/{name}", getattr(remembered.view_options.layers, name))
    settings.setValue(GEOMETRY, remembered.geometry)
    settings.setValue("window/state", remembered.state)
    settings.sync()
    return settings.status() is QSettings.Status.NoError


def _set_aside(file: Path) -> str:
    """Keep damaged settings beside their place, and tell where."""
    names = (file.with_suffix(f".damaged{n}.ini") for n in ("", *range(2, _COPIES)))
    aside = next((n for n in names if not os.path.lexists(n)), file.with_suffix(".damaged.ini"))
    try:
        os.replace(file, aside)
    except OSError:
        return say("settings.unread", file=file)
    return say("settings.damaged", file=file, aside=aside.name)


def _is_text(file: Path) -> bool:
    """Whether the file is absent or reads as settings do."""
    try:
        return is_ordinary(file) and "\0" not in file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return True
    except (OSError, UnicodeDecodeError):
        return False


def _choice(settings: QSettings, key: str, choices: tuple[str, ...], default: str) -> str:
    value = str(settings.value(key, default))
    return value if value in choices else default


def _flag(settings: QSettings, key: str, default: bool) -> bool:
    value = str(settings.value(key, default)).lower()
    return value == "true" if value in ("true", "false") else default


def _bytes(settings: QSettings, key: str) -> QByteArray:
    value = settings.value(key)
    return value if isinstance(value, QByteArray) else QByteArray()
