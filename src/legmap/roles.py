"""What a structure is in the present picture; shared by the lesion side and the painting side."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """Why a structure stands out, in rising order of precedence."""

    RELATED = "related"
    SPARED = "spared"
    SKIN_VARIABLE = "skin-variable"
    SKIN_PARTIAL = "skin-partial"
    SKIN_LOST = "skin-lost"
    MINOR = "minor"
    PARTIAL = "partial"
    LOST = "lost"
    PATH = "path"
    SELECTED = "selected"


Highlights = Mapping[str, Role]
