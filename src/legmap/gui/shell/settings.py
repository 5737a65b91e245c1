"""What is remembered from one start to the next, in one JSON file."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray

from legmap.gui.state.view_options import ViewOptions
from legmap.gui.state.view_sets import VIEW_SETS
from legmap.messages import say
from legmap.platform.files import replace_file
from legmap.platform.folders import config_folder, make_private
from legmap.platform.untrusted import bytes_of
from legmap.render.layers import MUSCLE_LAYER_COUNT, Layers

MAX_BYTES = 1_000_000
LAYER_SETTINGS = ("muscles", "skin", "nerves", "bones", "labels")
APPEARANCES = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class WindowSettings:
    """The state of the window; the defaults are those of a first start."""

    view_options: ViewOptions = field(default_factory=ViewOptions)
    geometry: QByteArray = field(default_factory=QByteArray)
    state: QByteArray = field(default_factory=QByteArray)


def settings_file() -> Path:
    """Return where the settings are kept."""
    return config_folder() / "settings.json"


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
    try:
        data = _read(file)
    except (OSError, ValueError, RecursionError):
        return WindowSettings(), _set_aside(file)
    first = ViewOptions()
    given = data.get("layers")
    layers = given if isinstance(given, dict) else {}
    view_options = ViewOptions(
        side=_choice(data, "side", ("right", "left", "both"), first.side),  # type: ignore[arg-type]
        view_set=_choice(data, "view_set", tuple(VIEW_SETS), first.view_set),
        plexus_beside=_flag(data, "plexus_beside", first.plexus_beside),
        layers=Layers(
            muscles=_choice(layers, "muscles", tuple(MUSCLE_LAYER_COUNT), first.layers.muscles),  # type: ignore[arg-type]
            skin=_choice(layers, "skin", ("dermatomes", "fields", "off"), first.layers.skin),  # type: ignore[arg-type]
            nerves=_flag(layers, "nerves", first.layers.nerves),
            bones=_flag(layers, "bones", first.layers.bones),
            labels=_flag(layers, "labels", first.layers.labels),
        ),
        appearance=_choice(data, "appearance", APPEARANCES, first.appearance),
        map_id=_text(data, "dermatome_map", first.map_id),
    )
    return WindowSettings(view_options, _bytes(data, "geometry"), _bytes(data, "state")), ""


def save(file: Path, remembered: WindowSettings) -> bool:
    """Write the settings and keep what another version of the program wrote beside them.

    Parameters
    ----------
    file : Path
        The settings file; its folder is made if need be.
    remembered : Remembered
        What to keep.

    Returns
    -------
    bool
        Whether that worked; a read-only home is no reason to stop.
    """
    view_options = remembered.view_options
    try:
        others = _read(file)
    except (OSError, ValueError, RecursionError):
        others = {}
    layers = others.get("layers")
    shown = {name: getattr(view_options.layers, name) for name in LAYER_SETTINGS}
    data = others | {
        "side": view_options.side,
        "view_set": view_options.view_set,
        "plexus_beside": view_options.plexus_beside,
        "appearance": view_options.appearance,
        "dermatome_map": view_options.map_id,
        "layers": (layers if isinstance(layers, dict) else {}) | shown,
        "geometry": _base64(remembered.geometry),
        "state": _base64(remembered.state),
    }
    try:
        make_private(file.parent)
        replace_file(file, json.dumps(data, indent=1).encode(), private=True)
    except (OSError, ValueError):
        return False
    return True


def can_save(file: Path) -> bool:
    """Return whether the settings can be written; their folder is made if need be."""
    try:
        make_private(file.parent)
        if file.exists() and not file.is_file():
            return False
    except OSError:
        return False
    return os.access(file.parent, os.W_OK)


def _read(file: Path) -> dict[str, Any]:
    """Read the file as it stands, empty where there is none; ValueError where it is damaged."""
    try:
        content = bytes_of(file, MAX_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    if content is None or len(content) > MAX_BYTES:
        raise ValueError("no settings file")
    data = json.loads(content)
    if not isinstance(data, dict):
        raise ValueError("no settings in it")
    return data


def _set_aside(file: Path) -> str:
    """Keep damaged settings beside their place, and return the sentence about it."""
    aside = file.with_suffix(".damaged.json")
    try:
        os.replace(file, aside)
    except OSError:
        return say("settings.unread", file=file)
    return say("settings.damaged", file=file, aside=aside.name)


def _choice(data: dict[str, Any], key: str, choices: tuple[str, ...], default: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) and value in choices else default


def _flag(data: dict[str, Any], key: str, default: bool) -> bool:
    value = data.get(key)
    return value if isinstance(value, bool) else default


def _text(data: dict[str, Any], key: str, default: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else default


def _bytes(data: dict[str, Any], key: str) -> QByteArray:
    value = _text(data, key, "")
    return QByteArray.fromBase64(value.encode("ascii", "ignore"))


def _base64(value: QByteArray) -> str:
    return bytes(value.toBase64().data()).decode()
