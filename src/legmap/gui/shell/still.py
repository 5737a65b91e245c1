"""The last picture of the resting window, shown while the next start is still on its way.

Little is imported here, because everything that is would come before the first thing one sees.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from legmap import cache
from legmap.foreign import bytes_of
from legmap.gui.shell.settings_file import LARGEST
from legmap.resources import assets_dir

_NAME = "still"
_HEAD = 12
_FORMAT = QImage.Format.Format_RGB32
_LARGEST = 64_000_000
"""Bytes; a picture that takes longer to read than the window to open is of no use."""


def fetch_still(settings: Path, assets: Path | None) -> QImage | None:
    """The picture of the window that these settings and drawings gave the last time.

    Parameters
    ----------
    settings : Path
        The settings file, written after the picture's window was closed.
    assets : Path, optional
        Folder of drawings of the user's own.
    """
    key = _key(settings, assets)
    data = cache.fetch(_NAME, key) if key else None
    if data is None or len(data) < _HEAD:
        return None
    width, height, percent = (int.from_bytes(data[i : i + 4], "big") for i in (0, 4, 8))
    if len(data) != _HEAD + 4 * width * height or not (width and height and percent):
        return None
    still = QImage(data[_HEAD:], width, height, 4 * width, _FORMAT).copy()
    still.setDevicePixelRatio(percent / 100)
    return still


def has_still(settings: Path, assets: Path | None) -> bool:
    """Whether `fetch_still` would find one."""
    key = _key(settings, assets)
    return bool(key) and cache.has(_NAME, key)


def keep_still(widget: QWidget, settings: Path, assets: Path | None) -> bool:
    """Keep what a widget looks like for `fetch_still`; tells whether that worked.

    Parameters
    ----------
    widget : QWidget
        The contents of the window, at rest.
    settings, assets
        As in `fetch_still`.
    """
    still = widget.grab().toImage().convertToFormat(_FORMAT)
    key = _key(settings, assets)
    if not key or still.isNull() or still.sizeInBytes() > _LARGEST:
        return False
    head = (still.width(), still.height(), round(100 * still.devicePixelRatio()))
    return cache.keep(_NAME, key, b"".join(n.to_bytes(4, "big") for n in head) + bytes(still.constBits()))


def _key(settings: Path, assets: Path | None) -> str:
    """What the picture depends on; of the drawings their dates, because reading them takes too long here."""
    dates: list[bytes] = []
    try:
        told = bytes_of(settings, LARGEST)
        if told is None:
            return ""
        with os.scandir(assets or assets_dir()) as files:
            for file in sorted(files, key=lambda f: f.name):
                with suppress(OSError):
                    dates.append(os.fsencode(f"{file.name} {file.stat().st_mtime_ns}"))
    except (OSError, ValueError):  # also a name that no folder can have
        return ""
    # asking for the colour scheme would make PySide prepare a hundred enumerations: a fifth of the start
    shade = QGuiApplication.palette().window().color().name()
    return cache.key_of((told, qVersion(), shade, os.fsencode(assets or ""), *dates))
