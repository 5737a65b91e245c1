"""The shipped atlas, read and checked as a whole."""

from __future__ import annotations

from pathlib import Path

from legmap.anatomy.atlas import Atlas, atlas_of
from legmap.anatomy.toml_reader import STRUCTURE_TABLES, read_folder
from legmap.anatomy.validate import problems_between
from legmap.errors import AtlasError
from legmap.foreign import shown
from legmap.resources import data_dir

LONGEST = 600
"""Letters of a problem; only ids in the data can make one that long."""

KEPT_IN = {
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
"""Where the shipped data keeps each kind of record, to say what is missing when a whole kind is."""


def load_atlas(folder: Path | None = None) -> Atlas:
    """Read and validate the atlas.

    Parameters
    ----------
    folder : Path, optional
        Folder of TOML files; the shipped data by default.

    Raises
    ------
    AtlasError
        With every problem of every file at once.
    """
    records = read_folder(folder or data_dir())
    missing = [
        f"{KEPT_IN[table]}: no {table} is defined; the file is missing or empty. Install legmap again."
        for table, kind in STRUCTURE_TABLES.items()
        if not any(isinstance(record, kind) for _, record in records.structures)
    ]
    # with a whole kind gone every link to it would be told as broken, and bury the cause
    problems = records.problems + (missing or problems_between(records))
    if problems:
        raise AtlasError(shown(problem, LONGEST) for problem in problems)
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
