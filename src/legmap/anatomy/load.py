"""Loading of the atlas: reading and checking the data as a whole."""

from __future__ import annotations

from pathlib import Path

from legmap.anatomy.atlas import Atlas, atlas_of
from legmap.anatomy.toml_reader import STRUCTURE_TABLES, read_folder
from legmap.anatomy.validate import problems_between
from legmap.errors import AtlasError
from legmap.platform.untrusted import shown
from legmap.resources import data_dir

MAX_PROBLEM_LENGTH = 600
"""Most letters of a problem; only ids in the data can make one that long."""

FILE_OF_KIND = {
    "root": "roots.toml",
    "nerve": "nerves.toml",
    "muscle": "muscles.toml",
    "group": "muscles.toml",
    "dermatome": "skin.toml",
    "field": "skin.toml",
    "movement": "movements.toml",
    "reflex": "function.toml",
    "sign": "function.toml",
    "site": "sites_hip.toml",
    "landmark": "landmarks.toml",
}
"""The file that holds each kind of record, to name it where a whole kind is missing."""


def load_atlas(folder: Path | None = None) -> Atlas:
    """Read and validate the atlas, by default the installed data.

    AtlasError is raised with every problem of every file at once.
    """
    records = read_folder(folder or data_dir())
    missing = [
        f"{FILE_OF_KIND[table]}: no {table} is defined; the file is missing or empty. Install legmap again."
        for table, kind in STRUCTURE_TABLES.items()
        if not any(isinstance(record, kind) for _, record in records.structures)
    ]
    # with a whole kind missing, every link to it would be reported as broken and hide the cause
    problems = records.problems + (missing or problems_between(records))
    if problems:
        raise AtlasError(shown(problem, MAX_PROBLEM_LENGTH) for problem in problems)
    return atlas_of(
        (record for _, record in records.structures),
        (source for _, source in records.sources),
        (note for _, note in records.notes),
        (disagreement for _, disagreement in records.disagreements),
        (dermatome_map for _, dermatome_map in records.dermatome_maps),
        (level for _, level in records.levels),
        (model for _, model in records.torque_models),
        (torque for _, torque in records.torques),
    )
