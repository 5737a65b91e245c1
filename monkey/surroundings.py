"""Folders of its own for every process that the monkey starts."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).parent.parent


def surroundings(home: Path) -> dict[str, str]:
    """The environment for a program that must not touch anything outside a folder."""
    own = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CACHE", "CONFIG", "STATE", "DATA")}
    path = os.pathsep.join(p for p in (str(ROOT), str(ROOT / "src"), os.environ.get("PYTHONPATH", "")) if p)
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    return {**os.environ, **own, "HOME": str(home), "PYTHONPATH": path, "QT_QPA_PLATFORM": platform}
