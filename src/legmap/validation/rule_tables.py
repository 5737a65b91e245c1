"""Tables of rules for the checks, read from the TOML files beside this module."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any


@cache
def required_views() -> Mapping[str, Any]:
    """Return the required drawings and what each must show: ``required_views.toml``."""
    return _table("required_views.toml")


@cache
def places() -> Mapping[str, Any]:
    """Return the positions of structures: ``places.toml``."""
    return _table("places.toml")


@cache
def order() -> Mapping[str, Any]:
    """Return the order of structures relative to one another: ``order.toml``."""
    return _table("order.toml")


@cache
def overlaps() -> Mapping[str, Mapping[str, str]]:
    """Return superficial muscles that lie over others, with the reason: ``overlaps.toml``."""
    above: dict[str, dict[str, str]] = {}
    for entry in _table("overlaps.toml")["over"]:
        above.setdefault(entry["muscle"], {}).update(dict.fromkeys(entry["covers"], entry["reason"]))
    return above


def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
