"""Files of the cache: the atlas and the drawings."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from PySide6.QtGui import QPainterPath
from tests.small_atlas import write_small_atlas

from fuzz.case import BrokenPromiseError
from fuzz.mutate import spoiled
from legmap import cache
from legmap.anatomy import kept as kept_atlas
from legmap.anatomy.atlas import Atlas
from legmap.anatomy.load import load_atlas
from legmap.diagram import kept as kept_drawings
from legmap.diagram.reader.drawings import read_diagram
from legmap.resources import assets_dir


class Cached:
    """A cached file as it stands, with its sum; some of the atlas are given on as if the sum were right.

    Drawings are not: Qt believes what a stream says of a path, so that only the sum keeps damage away.
    """

    share = 5
    ending = "bin"

    def __init__(self) -> None:
        with TemporaryDirectory() as name:
            atlas = load_atlas(write_small_atlas(Path(name)))
        diagram = read_diagram(assets_dir(), ("saddle",))
        self._payloads = (kept_atlas.pack(atlas), kept_drawings.pack(diagram))

    def make(self, random: Random) -> bytes:
        """A letter for what it is (atlas or drawings), one for the sum, and the bytes of the file."""
        which = random.randrange(2)
        payload = self._payloads[which]
        letter = b"ad"[which : which + 1]
        if letter == b"a" and random.random() < 0.4:
            return letter + b"+" + spoiled(random, payload, self._payloads, (b"\x80\x05", b"\x94", b"."))
        whole = cache._head(payload) + payload
        return letter + b"-" + spoiled(random, whole, (whole, payload), (b"legmap cache 1\n", b"\x80\x05"))

    def run(self, data: bytes, folder: Path) -> str:
        """Fetch it as a start of the program does."""
        os.environ["XDG_CACHE_HOME"] = str(folder)
        name = {b"a": "atlas", b"d": "drawings"}[data[:1]]
        file = cache._file(name, "key")
        file.parent.mkdir(parents=True)
        file.write_bytes(cache._head(data[2:]) + data[2:] if data[1:2] == b"+" else data[2:])
        try:
            payload = cache.fetch(name, "key")
        finally:
            file.unlink(missing_ok=True)
            file.parent.rmdir()
        if payload is None:
            return f"{name}: passed over"
        if name == "drawings":
            return f"drawings: {'passed over' if _drawings(payload) is None else 'read'}, sum right"
        atlas = kept_atlas.unpack(payload)
        if atlas is not None and not isinstance(atlas, Atlas):
            raise BrokenPromiseError("no atlas")
        return f"atlas: {'passed over' if atlas is None else 'read'}, sum right"


def _drawings(payload: bytes) -> object:
    diagram = kept_drawings.unpack(payload)
    if diagram is not None:
        for view in diagram.views.values():
            for region in view.regions:
                for path in (region.body, *(shape.path for shape in region.shapes)):
                    if not isinstance(path, QPainterPath):
                        raise BrokenPromiseError("no path")
                    path.boundingRect()
    return diagram
