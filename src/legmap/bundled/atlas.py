"""The atlas that ships with the program, and what is always worked out from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from legmap.anatomy.atlas import Atlas
from legmap.bundled.bundle import read_bundle

if TYPE_CHECKING:
    from legmap.anatomy.search_index import SearchIndex
    from legmap.lesion.losses import Deficit


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


def shipped_search_index(atlas: Atlas) -> SearchIndex:
    """Return the search index of the shipped atlas, from the bundle where it is there.

    Parameters
    ----------
    atlas : Atlas
        From `shipped_atlas`.
    """
    from legmap.anatomy.search_index import SearchIndex, index_of

    index = read_bundle("search_index")
    return index if isinstance(index, SearchIndex) else index_of(atlas)


def shipped_rivals(atlas: Atlas) -> tuple[Deficit, ...]:
    """Return the rival lesions of the shipped atlas, from the bundle where they are there.

    Parameters
    ----------
    atlas : Atlas
        From `shipped_atlas`.
    """
    from legmap.lesion.deficit import rival_lesions

    rivals = cast("tuple[Deficit, ...] | None", read_bundle("rivals"))
    return rival_lesions(atlas) if rivals is None else rivals
