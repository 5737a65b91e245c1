"""A small invented atlas: four roots, two plexuses, six nerves; small enough to foresee every finding.

``B1`` takes part in the lumbar plexus and, through the trunk, in the sacral one (as L4 does); ``A1`` to
``A3`` are sacral. ``twin`` has two nerves, ``tail`` two sources of fibres. Its files are in
``tests/data/small_atlas``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.load import load_atlas

FILES: Mapping[str, str] = {
    file.name: file.read_text(encoding="utf-8")
    for file in sorted((Path(__file__).parent / "data" / "small_atlas").glob("*.toml"))
}


def write_small_atlas(folder: Path, changes: Mapping[str, tuple[str, str]] | None = None) -> Path:
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
