"""The rows of ``tests/data/lesions.toml``, and the ids that their words stand for."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

_TABLES = tomllib.loads((Path(__file__).parents[1] / "data" / "lesions.toml").read_text(encoding="utf-8"))
CONSENSUS = "consensus"
ROWS: tuple[dict[str, Any], ...] = tuple(_TABLES["row"])
PLACES: dict[str, str] = _TABLES["places"]
_KINDS = {
    **dict.fromkeys(("paralysed", "weak_muscles", "kept_muscles"), "muscle"),
    **dict.fromkeys(("weak", "kept"), "movement"),
    **dict.fromkeys(("numb", "reduced", "kept_skin"), "field"),
    **dict.fromkeys(("reflexes", "kept_reflexes"), "reflex"),
    **dict.fromkeys(("signs", "no_signs"), "sign"),
}


def ids(row: dict[str, Any], part: str) -> set[str]:
    """Return the ids that a row lists as weak, numb and so on; none where it lists nothing."""
    words = [w for word in row.get(part, "").split() for w in _TABLES["groups"].get(word, word).split()]
    kind = _KINDS[part]
    return {f"{'dermatome' if kind == 'field' and w[0].isupper() else kind}.{w}" for w in words}


def name_of(row: dict[str, Any]) -> str:
    return f"{row['lesion']} {row['source']}"
