"""TOML changed as what it says: fields lost, doubled, swapped, and of other types."""

from __future__ import annotations

import json
import tomllib
from random import Random
from typing import Any

VALUES: tuple[Any, ...] = (
    "", "x", "root.A1", "nerve.big", "nerve.front", "muscle.front", "muscle.twin", "movement.lift",
    "level.knee", "consensus", "lumbar", "\t", "\u2028", "y" * 3000, 0, 1, -1, 10**12, 0.5, True, False, [],
    {}, [1], ["root.A1"], ["nerve.big", "nerve.big"], ["muscle.front"] * 40, [[]], [{}],
    {"movement.lift": "weak"}, {"x": 1}, {"": "lost"},
)  # fmt: skip


def rearranged(random: Random, data: bytes) -> bytes:
    """Change what a file says one to five times; what is no TOML stays as it is."""
    try:
        tables = tomllib.loads(data.decode())
    except ValueError:
        return data
    for _ in range(random.choice((1, 1, 1, 2, 3, 5))):
        _change(random, tables)
    return _written(tables).encode()


def _change(random: Random, tables: dict[str, Any]) -> None:
    rows = [
        row for rows in tables.values() if isinstance(rows, list) for row in rows if isinstance(row, dict)
    ]
    if not rows:
        return
    row, other = random.choice(rows), random.choice(rows)
    key = random.choice(list(row) or ["id"])
    match random.randrange(7):
        case 0:
            row.pop(key, None)
        case 1:
            row[key] = random.choice(VALUES)
        case 2:
            row[random.choice(list(other) or ["name"])] = random.choice(list(other.values()) or [""])
        case 3:
            table = random.choice([rows for rows in tables.values() if isinstance(rows, list)])
            table.append(dict(row))
        case 4:
            row[key], other[key] = other.get(key, ""), row.get(key, "")
        case 5 if isinstance(row.get(key), list) and row[key]:
            row[key] = random.sample(row[key], random.randrange(len(row[key])) + 1) * random.choice((1, 1, 2))
        case _:
            ids = [r["id"] for r in rows if isinstance(r.get("id"), str)] or ["x"]
            row[key] = random.choice(ids) if isinstance(row.get(key), str) else random.sample(ids, 1)


def _written(tables: dict[str, Any]) -> str:
    lines = []
    for name, rows in tables.items():
        for row in rows if isinstance(rows, list) else ():
            lines.append(f"[[{name}]]")
            lines += [f"{_text(key)} = {_value(value)}" for key, value in row.items()]
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _value(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _text(value)
        case list():
            return f"[{', '.join(map(_value, value))}]"
        case dict():
            return "{" + ", ".join(f"{_text(k)} = {_value(v)}" for k, v in value.items()) + "}"
        case _:
            return str(value)
