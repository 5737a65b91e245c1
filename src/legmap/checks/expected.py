"""The tables the checks go by, read from the TOML files beside this module."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


@cache
def required_views() -> Mapping[str, Any]:
    """Which drawings there must be and what each must show: ``required_views.toml``."""
    return _table("required_views.toml")


@cache
def places() -> Mapping[str, Any]:
    """Where structures lie: ``places.toml``."""
    return _table("places.toml")


def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
