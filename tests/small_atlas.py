"""A small invented atlas: four roots, two plexuses, six nerves; small enough to foresee every finding.

``B1`` takes part in the lumbar plexus and, through the trunk, in the sacral one (as L4 does); ``A1`` to
``A3`` are sacral. ``twin`` has two nerves, ``tail`` two sources of fibres. Its files are in
``tests/data/small_atlas``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.load import load_atlas

DATA = Path(__file__).parent / "data"
FILES: Mapping[str, str] = {
    file.name: file.read_text(encoding="utf-8") for file in sorted((DATA / "small_atlas").glob("*.toml"))
}
PROBLEMS = tomllib.loads((DATA / "small_atlas_problems.toml").read_text(encoding="utf-8"))
"""Ways to spoil the files, and the problem that must be told of each."""


def write_small_atlas(folder: Path, changes: Mapping[str, Sequence[str]] | None = None) -> Path:
    """Write the files, each with one piece of text exchanged where `changes` names it."""
    for name, text in FILES.items():
        old, new = (changes or {}).get(name, ("", ""))
        assert not old or old in text, f"{old!r} is not in {name}"
        (folder / name).write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    return folder


@cache
def small_atlas() -> Atlas:
    with TemporaryDirectory() as folder:
        return load_atlas(write_small_atlas(Path(folder)))
