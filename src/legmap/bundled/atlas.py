"""The atlas that ships with the program."""

from __future__ import annotations

from legmap.anatomy.atlas import Atlas
from legmap.bundled.bundle import read_bundle


def shipped_atlas() -> Atlas:
    """Read the atlas that ships with the program, from the bundle where it is there.

    Raises
    ------
    AtlasError
        With every problem of every file at once, where the sources are read.
    """
    atlas = read_bundle("atlas")
    if isinstance(atlas, Atlas):
        return atlas
    from legmap.anatomy.load import load_atlas  # the bundle saves loading the reader, too

    return load_atlas()
