"""The program's own atlas, from the cache where it is there."""

from __future__ import annotations

from pathlib import Path

from legmap import cache
from legmap.anatomy.atlas import Atlas
from legmap.anatomy.kept import pack, unpack
from legmap.resources import data_dir


def shipped_atlas() -> Atlas:
    """The atlas that comes with the program, read and checked when its data or the program changed.

    Raises
    ------
    AtlasError
        With every problem of every file at once.
    """
    folder = data_dir()
    key = _key(folder)
    kept = cache.fetch("atlas", key) if key else None
    atlas = unpack(kept) if kept is not None else None
    if atlas is None:
        from legmap.anatomy.load import load_atlas  # reading TOML is what the cache saves

        atlas = load_atlas(folder)
        if key:
            cache.keep("atlas", key, pack(atlas))
    return atlas


def _key(folder: Path) -> str:
    try:
        return cache.key_of((*cache.files_in(folder, ".toml"), *cache.files_in(Path(__file__).parent, ".py")))
    except OSError:
        return ""  # reading says what is wrong
