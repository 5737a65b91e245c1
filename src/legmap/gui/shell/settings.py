"""Settings that are remembered from one start to the next, in one JSON file."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
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
CHOICES: Mapping[str, tuple[str, ...]] = {
    "side": ("right", "left", "both"),
    "view_set": tuple(VIEW_SETS),
    "muscles": tuple(MUSCLE_LAYER_COUNT),
    "skin": ("dermatomes", "fields", "off"),
    "appearance": ("system", "light", "dark"),
}


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

    Returns
    -------
    tuple of (WindowSettings, str)
        The settings, with defaults for what is missing or makes no sense, and a sentence for the user where
        the file was damaged and has been set aside; else an empty text.
    """
    try:
        content = bytes_of(file, MAX_BYTES)
        data = json.loads(content or b"")
        layers = Layers(**_valid(asdict(Layers()), data.get("layers")))
    except (FileNotFoundError, NotADirectoryError):
        return WindowSettings(), ""
    except (OSError, ValueError, AttributeError, RecursionError):
        return WindowSettings(), _set_aside(file)
    options = asdict(ViewOptions()) | {"layers": layers}
    bars = _valid({"geometry": "", "state": ""}, data)
    return WindowSettings(
        ViewOptions(**_valid(options, data | {"layers": layers})),
        *(QByteArray.fromBase64(bars[name].encode("ascii", "ignore")) for name in ("geometry", "state")),
    ), ""


def save(file: Path, remembered: WindowSettings) -> bool:
    """Write the settings, and return whether that worked; a read-only home is no reason to stop."""
    data = asdict(remembered.view_options)
    data |= {name: _base64(getattr(remembered, name)) for name in ("geometry", "state")}
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
    except OSError:
        return False
    return os.access(file.parent, os.W_OK) and not file.is_dir()


def _valid(defaults: dict[str, Any], data: Any) -> dict[str, Any]:
    """Return the defaults, replaced by those values in the data that make sense."""
    given = data if isinstance(data, dict) else {}
    return {
        name: given[name]
        if type(given.get(name)) is type(default) and given[name] in CHOICES.get(name, (given[name],))
        else default
        for name, default in defaults.items()
    }


def _set_aside(file: Path) -> str:
    """Keep damaged settings beside their place, and return the sentence about it."""
    aside = file.with_suffix(".damaged.json")
    try:
        os.replace(file, aside)
    except OSError:
        return say("settings.unread", file=file)
    return say("settings.damaged", file=file, aside=aside.name)


def _base64(value: QByteArray) -> str:
    return bytes(value.toBase64().data()).decode()
