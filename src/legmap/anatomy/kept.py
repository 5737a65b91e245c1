"""The atlas as bytes, to be read back many times faster than its TOML."""

from __future__ import annotations

import io
import pickle
from typing import Any

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.function import Condition, Movement, Reflex, Sign
from legmap.anatomy.places import Level, Site, Station
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
)
from legmap.anatomy.torque import TorqueModel

_RECORDS: dict[str, type] = {
    kind.__name__: kind
    for kind in (
        Atlas,
        Claim,
        Condition,
        CutaneousField,
        Dermatome,
        DermatomeMap,
        Disagreement,
        Group,
        Landmark,
        Level,
        Movement,
        Muscle,
        Nerve,
        Note,
        Reflex,
        Root,
        Sign,
        Site,
        Source,
        Station,
        TorqueModel,
    )
}


def pack(atlas: Atlas) -> bytes:
    """Write an atlas."""
    return pickle.dumps(atlas, 5)


def unpack(data: bytes) -> Atlas | None:
    """Read what `pack` wrote; None where it is anything else.

    Only records of the atlas are made, so that bytes from elsewhere cannot call what they like.
    """
    try:
        atlas = _Unpacker(io.BytesIO(data)).load()
    except (pickle.UnpicklingError, ArithmeticError, AttributeError, EOFError, LookupError, MemoryError):
        return None
    except (TypeError, ValueError, RecursionError, ImportError):
        return None
    return atlas if isinstance(atlas, Atlas) else None


class _Unpacker(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """The class of a record; nothing else can be named."""
        kind = _RECORDS.get(name)
        if kind is not None and kind.__module__ == module:
            return kind
        if (module, name) == ("builtins", "frozenset"):
            return frozenset
        raise pickle.UnpicklingError(f"{module}.{name} is no record")
