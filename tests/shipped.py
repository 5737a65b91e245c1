"""The shipped atlas and drawings, read once for all tests. Nothing may change them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.load import load_atlas
from legmap.lesion.deficit import rival_lesions
from legmap.lesion.differential.candidates import Candidate, candidates_of
from legmap.lesion.losses import Deficit
from legmap.resources import assets_dir

if TYPE_CHECKING:
    from legmap.diagram.model import Diagram


@cache
def atlas() -> Atlas:
    return load_atlas()


@cache
def rivals() -> tuple[Deficit, ...]:
    return rival_lesions(atlas())


@cache
def candidates() -> tuple[Candidate, ...]:
    return candidates_of(atlas())


@cache
def diagram() -> Diagram:
    """Return the drawings; a QGuiApplication must exist."""
    from legmap.diagram.reader.drawings import read_diagram

    return read_diagram(assets_dir())
