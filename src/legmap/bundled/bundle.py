"""The files of the bundle: found, checked, read and written."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from legmap import __version__
from legmap.resources import assets_dir, data_dir

FORMAT = 2
Signature = tuple[tuple[str, int, int], ...]
"""Name, size and time of change in nanoseconds of every source file."""


@dataclass(frozen=True, slots=True)
class Header:
    """The sources that a bundle file was made from.

    Attributes
    ----------
    format : int
        See `FORMAT`.
    version : str
        Of legmap.
    sources : str
        SHA-256 over the source files, in hexadecimal.
    signature : tuple or None
        Of the source files of a checkout; None in a wheel, whose sources do not change.
    """

    format: int
    version: str
    sources: str
    signature: Signature | None


def bundle_file(name: str) -> Path:
    """Return where a file of the bundle is; it need not exist."""
    return Path(__file__).parent / f"{name}.bin"


def read_bundle(name: str) -> object | None:
    """Read a file of the bundle.

    It is trusted as the modules beside it are.

    Parameters
    ----------
    name : str
        One of `legmap.bundled.compile.NAMES`.

    Returns
    -------
    object or None
        Its content; None where there is none that fits the sources and this version of the program.
    """
    try:
        with bundle_file(name).open("rb") as file:
            header: Header = pickle.load(file)
            if not _fits(header):
                return None
            content: object = pickle.load(file)
            return content
    except FileNotFoundError:
        return None
    except Exception:  # unpickling damaged data can raise anything, and the sources are there
        return None


def read_header(file: Path) -> Header:
    """Read what a bundle file was made from."""
    with file.open("rb") as opened:
        header: Header = pickle.load(opened)
    return header


def write_bundle(file: Path, header: Header, content: object) -> None:
    """Write a file of the bundle, beside its place first."""
    part = file.with_suffix(".part")
    with part.open("wb") as opened:
        _Pickler(opened, 5).dump(header)
        _Pickler(opened, 5).dump(content)
    part.replace(file)


class _Pickler(pickle.Pickler):
    """Writes records as calls of their classes, which are read faster than what dataclasses do."""

    def reducer_override(self, value: Any) -> Any:
        """Return a class and its arguments for a record, and leave everything else to pickle."""
        kind = type(value)
        if not is_dataclass(kind) or not all(f.init and not f.kw_only for f in fields(kind)):
            return NotImplemented
        return kind, tuple(getattr(value, f.name) for f in fields(kind))


def source_files() -> Iterator[Path]:
    """Yield the data, the drawings, and the modules that read them and work on them."""
    package = Path(__file__).parents[1]
    yield from sorted(data_dir().glob("*.toml"))
    yield from sorted(assets_dir().glob("*.svg"))
    for folder in ("anatomy", "lesion", "diagram", "bundled"):
        yield from sorted((package / folder).rglob("*.py"))


def signature_of_sources() -> Signature:
    """Return the signature of the source files as they are now."""
    found = ((file.name, file.stat()) for file in source_files())
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in found)


def _fits(header: Header) -> bool:
    if (header.format, header.version) != (FORMAT, __version__):
        return False
    return header.signature is None or header.signature == signature_of_sources()
