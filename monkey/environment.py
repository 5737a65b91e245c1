"""Folders of its own for every process that is started, and what its platform says without need."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXCUSED = "This plugin does not support"
"""What the offscreen platform says of raising, grabbing and size hints; real ones do not."""


def environment_in(home: Path) -> dict[str, str]:
    """Return the environment for a program that must not touch anything outside a folder."""
    own = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CACHE", "CONFIG", "STATE", "DATA")}
    path = os.pathsep.join(p for p in (str(ROOT), str(ROOT / "src"), os.environ.get("PYTHONPATH", "")) if p)
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    return {**os.environ, **own, "HOME": str(home), "PYTHONPATH": path, "QT_QPA_PLATFORM": platform}
