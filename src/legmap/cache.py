"""What was worked out once and is the same at every start, kept in the platform's cache folder.

Everything here can be lost at any time: a missing, damaged or foreign file is passed over and made anew, and
a folder that cannot be written only costs time.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
import zlib
from collections.abc import Iterable, Iterator
from importlib.util import source_hash
from pathlib import Path

from legmap import __version__
from legmap.foreign import bytes_of
from legmap.leftovers import runs

_MAGIC = b"legmap cache 1\n"
_SUM_BYTES = 4
LARGEST = 256 * 1024 * 1024
"""Bytes of a file; the largest that is kept has a few million."""
MOST_KEPT = 3
"""Files of one name that stay: the shipped drawings, a folder of one's own, another version of either."""


def cache_dir() -> Path:
    """Folder for what can be made anew, by the rules of the platform; it need not exist."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "legmap" / "cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "legmap"
    told = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(told) if os.path.isabs(told) else home / ".cache") / "legmap"


def key_of(parts: Iterable[bytes | str]) -> str:
    """A name for content: another one as soon as a part, the program's version or Python's changes.

    Parameters
    ----------
    parts : iterable of bytes or str
        What the cached thing was made from.
    """
    version = f"{__version__} {sys.implementation.cache_tag}"
    pieces = [p.encode() if isinstance(p, str) else p for p in (version, *parts)]
    # lengths keep "ab", "c" apart from "a", "bc"
    return source_hash(b"".join(b"%d:" % len(p) + p for p in pieces)).hex()


def files_in(folder: Path, *endings: str) -> Iterator[bytes | str]:
    """Names and contents of the files of a folder, in order, as parts of a key.

    The modules that make a thing belong to its key as much as what they read: a program under development
    changes while its version stays.

    Raises
    ------
    OSError
        If the folder or a file cannot be read.
    """
    for name in sorted(n for n in os.listdir(folder) if n.endswith(endings)):
        yield name
        yield (folder / name).read_bytes()


def fetch(name: str, key: str) -> bytes | None:
    """What was kept, or None where there is nothing whole of that key.

    Parameters
    ----------
    name : str
        What it is: ``atlas``, ``view-anterior`` ...
    key : str
        Names the content it was made from; see `key_of`.
    """
    try:
        file = _file(name, key)
        data = bytes_of(file, LARGEST)
    except (OSError, RuntimeError):  # pathlib says RuntimeError where there is no home
        return None
    if data is None:  # a pipe or a device, which nobody should wait for
        return None
    start = len(_MAGIC) + _SUM_BYTES
    payload = data[start:]
    if data[:start] == _head(payload):
        return payload
    with contextlib.suppress(OSError):  # so that `has` does not hold it for something
        file.unlink()
    return None


def has(name: str, key: str) -> bool:
    """Whether something of that key was kept; whether it is whole shows when it is fetched."""
    try:
        return _file(name, key).is_file()
    except (OSError, RuntimeError):
        return False


def keep(name: str, key: str, payload: bytes) -> bool:
    """Keep something for the next start; tells whether that worked, and never raises.

    The file appears whole under its name or not at all, so that programs that start at once and one that is
    killed leave nothing half-written behind.

    Parameters
    ----------
    name, key
        As in `fetch`.
    payload : bytes
        What to keep.
    """
    try:
        file = _file(name, key)
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_name(f"{file.name}.{os.getpid()}.new")
        try:
            new.unlink(missing_ok=True)
            with open(new, "xb") as beside:  # never through a link that somebody left there
                beside.write(_head(payload) + payload)
            os.replace(new, file)
        finally:
            new.unlink(missing_ok=True)
        _drop_old(file, name)
    except (OSError, RuntimeError):
        return False
    return True


def _head(payload: bytes) -> bytes:
    return _MAGIC + zlib.crc32(payload).to_bytes(_SUM_BYTES, "big")


def _file(name: str, key: str) -> Path:
    return cache_dir() / f"{name}-{key}.bin"


def _drop_old(fresh: Path, name: str) -> None:
    """Remove what other versions left, and what a killed program was about to write.

    The file that was just written stays whatever its date: the clock may have been set back. One from a time
    that is still to come goes first, or it would outlive everything that is written from now on.
    """
    now = time.time_ns()
    old: list[tuple[int, Path]] = []
    for file in fresh.parent.iterdir():
        if file == fresh or not file.name.startswith(f"{name}-"):
            continue
        with contextlib.suppress(OSError):
            if file.suffix != ".new":
                written = file.stat().st_mtime_ns
                old.append((written if written <= now else 0, file))
            elif not runs(file.stem.rpartition(".")[2]):
                file.unlink()
    old.sort(reverse=True)
    for _, file in old[MOST_KEPT - 1 :]:
        with contextlib.suppress(OSError):
            file.unlink()
