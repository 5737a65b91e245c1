"""Conversion of TOML records to dataclasses; collects every problem of shape or spelling."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, TypeVar

from legmap.anatomy.function import Condition, Movement, Reflex, Sign
from legmap.anatomy.places import Level, Site
from legmap.anatomy.records import (
    Claim,
    CutaneousField,
    Dermatome,
    DermatomeMap,
    Disagreement,
    Group,
    Landmark,
    Muscle,
    Nerve,
    Note,
    Root,
    Source,
    Structure,
)
from legmap.anatomy.torque import Torque, TorqueModel
from legmap.platform.untrusted import bytes_of, shown, shown_path

R = TypeVar("R")

STRUCTURE_TABLES: Mapping[str, type[Structure]] = {
    "root": Root,
    "nerve": Nerve,
    "muscle": Muscle,
    "group": Group,
    "dermatome": Dermatome,
    "field": CutaneousField,
    "movement": Movement,
    "reflex": Reflex,
    "sign": Sign,
    "site": Site,
    "landmark": Landmark,
}
MAX_BYTES = 2 * 1024 * 1024
MAX_FILES = 200
MAX_DOTS = 500
"""Per line: the time tomllib takes for a dotted name grows out of bounds with its parts."""
MAX_NUMBER = 10**9
OTHER_TABLES = ("source", "note", "disagreement", "dermatome_map", "level", "torque_model", "torque")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "basis": ("sourced", "consensus"),
    "main_roots_basis": ("study", "table", "judgement"),
    "plexus": ("lumbar", "sacral", "posterior rami", "thoracic"),
    "sides": ("one", "both"),
    "usual_severity": ("mild", "moderate", "severe", "complete"),
}


class Records:
    """The contents of the data files, each record with its file name.

    `problems` are sentences with file, record and field.
    """

    def __init__(self) -> None:
        self.structures: list[tuple[str, Structure]] = []
        self.sources: list[tuple[str, Source]] = []
        self.notes: list[tuple[str, Note]] = []
        self.disagreements: list[tuple[str, Disagreement]] = []
        self.dermatome_maps: list[tuple[str, DermatomeMap]] = []
        self.levels: list[tuple[str, Level]] = []
        self.torque_models: list[tuple[str, TorqueModel]] = []
        self.torques: list[tuple[str, Torque]] = []
        self.problems: list[str] = []

    def simple_table(self, table: str) -> tuple[type[Any] | None, list[Any]]:
        """Return the class and the list of records for a table that needs no conversion of its own."""
        tables: dict[str, tuple[type[Any], list[Any]]] = {
            "source": (Source, self.sources),
            "note": (Note, self.notes),
            "dermatome_map": (DermatomeMap, self.dermatome_maps),
            "level": (Level, self.levels),
            "torque_model": (TorqueModel, self.torque_models),
            "torque": (Torque, self.torques),
        }
        return tables.get(table, (None, []))


def read_folder(folder: Path) -> Records:
    """Read every ``*.toml`` of a folder, in alphabetical order."""
    records = Records()
    files = _files_of(folder)
    if not files:
        records.problems.append(f"{shown_path(folder)}: no atlas data (*.toml) there; install legmap again.")
    if len(files) > MAX_FILES:
        records.problems.append(
            f"{shown_path(folder)}: more than {MAX_FILES} files (*.toml); move some away."
        )
        files = []
    for file in files:
        name = shown(file.name)
        try:
            tables = _tables_in(file)
        except RecursionError:
            records.problems.append(f"{name}: cannot be read as TOML (nested too deeply).")
        except OSError as error:
            records.problems.append(f"{name}: cannot be read ({error.strerror or error}).")
        except ValueError as error:  # bad TOML, bad UTF-8, or a number too long to be one
            records.problems.append(f"{name}: cannot be read as TOML ({shown(str(error), 160)}).")
        else:
            _read_tables(records, name, tables)
    return records


def _files_of(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob("*.toml")) if folder.is_dir() else []
    except (OSError, ValueError):  # no permission, or not a valid name
        return []


def _tables_in(file: Path) -> dict[str, Any]:
    data = bytes_of(file, MAX_BYTES)
    if data is None:
        raise ValueError("no ordinary file")
    if len(data) > MAX_BYTES:
        raise ValueError(f"larger than {MAX_BYTES // 1024} KB")
    if any(line.count(b".") > MAX_DOTS for line in data.splitlines()):
        raise ValueError(f"more than {MAX_DOTS} dots in a line")
    return tomllib.loads(data.decode("utf-8"))


def _read_tables(records: Records, file: str, tables: Mapping[str, Any]) -> None:
    for name, rows in tables.items():
        if name not in STRUCTURE_TABLES and name not in OTHER_TABLES:
            records.problems.append(f"{file}: unknown table [[{shown(name)}]].")
            continue
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            records.problems.append(f"{file}: [[{name}]] must be an array of tables.")
            continue
        for row in rows:
            _read_row(records, file, name, dict(row))


def _read_row(records: Records, file: str, table: str, row: dict[str, Any]) -> None:
    named = (row.get(field) for field in ("id", "key", "item", "about"))
    where = f"{file}: {shown(next((name for name in named if name and isinstance(name, str)), table))}"
    kind, target = records.simple_table(table)
    if kind is not None:
        if (record := _record(records, where, kind, row)) is not None:
            target.append((file, record))
    elif table == "disagreement":
        row["claims"] = _list_of(records, where, Claim, row.pop("claim", []))
        if (disagreement := _record(records, where, Disagreement, row)) is not None:
            records.disagreements.append((file, disagreement))
    else:
        if table == "sign":
            row["when"] = _list_of(records, where, Condition, row.get("when", []))
        if (structure := _record(records, where, STRUCTURE_TABLES[table], row)) is not None:
            records.structures.append((file, structure))


def _list_of(records: Records, where: str, kind: type[R], rows: object) -> tuple[R, ...]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        records.problems.append(f"{where}: {kind.__name__.lower()} must be an array of tables.")
        return ()
    made = (_record(records, where, kind, row) for row in rows)
    return tuple(record for record in made if record is not None)


def _record(records: Records, where: str, kind: type[R], row: Mapping[str, Any]) -> R | None:
    """Return one dataclass from one table, or None with the reasons noted."""
    known = {f.name: f for f in fields(kind)}  # type: ignore[arg-type]
    before = len(records.problems)
    values: dict[str, Any] = {}
    for name, value in row.items():
        if name not in known:
            records.problems.append(f"{where}: unknown field '{shown(name)}'.")
            continue
        expected = str(known[name].type)
        converted = _converted(value, expected)
        if converted is None:
            records.problems.append(f"{where}: field '{name}' must be {_wanted(expected)}.")
        elif name in CHOICES and converted not in CHOICES[name]:
            records.problems.append(f"{where}: field '{name}' must be one of {', '.join(CHOICES[name])}.")
        else:
            values[name] = converted
    for name, known_field in known.items():
        required = known_field.default is MISSING and known_field.default_factory is MISSING
        if required and name not in row:
            records.problems.append(f"{where}: field '{name}' is missing.")
    return kind(**values) if len(records.problems) == before else None


def _converted(value: object, expected: str) -> object | None:
    """Return the value as the dataclass needs it, or None where its type is wrong."""
    if expected.startswith("tuple[tuple[str, str]"):
        if isinstance(value, dict) and all(isinstance(v, str) for v in value.values()):
            return tuple(value.items())
        return None
    if expected.startswith("tuple[str"):
        if isinstance(value, list) and all(isinstance(v, str) for v in value):
            return tuple(value)
        return None
    if expected.startswith("tuple["):
        return value if isinstance(value, tuple) else None
    if expected.startswith("Mapping[str, float]"):
        if isinstance(value, dict) and all(_is_number(v) for v in value.values()):
            return {k: float(v) for k, v in value.items()}
        return None
    if expected == "bool":
        return value if isinstance(value, bool) else None
    if expected.startswith("int"):
        return value if _is_number(value) and isinstance(value, int) else None
    return value if isinstance(value, str) else None


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= MAX_NUMBER


def _wanted(expected: str) -> str:
    if expected.startswith("Mapping"):
        return "a table of model = newton metres"
    if expected.startswith("tuple[tuple"):
        return "a table of id = level"
    if expected.startswith("tuple"):
        return "a list of texts"
    return {"bool": "true or false", "int | None": "a whole number"}.get(expected, "a text")
