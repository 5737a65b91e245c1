"""Compile the bundle: when a wheel is built (``hatch_build.py``), and in a checkout by ``make run``.

``python -m legmap.bundled.compile`` writes it beside this module if the sources have changed. No display is
needed.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from legmap import __version__
from legmap.anatomy.dermatome_maps import FALLBACK_LAYER
from legmap.anatomy.load import load_atlas
from legmap.anatomy.search_index import index_of
from legmap.bundled.bundle import (
    FORMAT,
    Header,
    Signature,
    bundle_file,
    read_header,
    signature_of_sources,
    source_files,
    write_bundle,
)
from legmap.bundled.paths import pack_diagram
from legmap.diagram.svg import read_diagram, require_views
from legmap.errors import LegmapError
from legmap.lesion.deficit import rival_lesions
from legmap.resources import assets_dir

NAMES = ("atlas", "search_index", "rivals", "drawings")


def compile_bundle(folder: Path, signature: Signature | None = None) -> list[Path]:
    """Read atlas and drawings from their sources and write the bundle.

    Parameters
    ----------
    folder : Path
        Where to write its files.
    signature : tuple, optional
        Of the sources, where these may change afterwards.

    Returns
    -------
    list of Path
        The files.

    Raises
    ------
    LegmapError
        If the atlas or a drawing has a problem.
    """
    header = Header(FORMAT, __version__, hash_of_sources(), signature)
    atlas = load_atlas()
    require_views(assets_dir())
    layers = [m.layer for m in atlas.dermatome_maps] or [FALLBACK_LAYER]
    drawn = {
        layer: pack_diagram(read_diagram(assets_dir(), dermatomes=layer)) for layer in dict.fromkeys(layers)
    }
    files = []
    contents = (atlas, index_of(atlas), rival_lesions(atlas), drawn)
    for name, content in zip(NAMES, contents, strict=True):
        file = folder / bundle_file(name).name
        write_bundle(file, header, content)
        files.append(file)
    return files


def hash_of_sources() -> str:
    """Return the SHA-256 over names and contents of the source files, in hexadecimal."""
    total = hashlib.sha256()
    for file in source_files():
        content = file.read_bytes()
        total.update(b"%s %d\n" % (file.name.encode(), len(content)))
        total.update(content)
    return total.hexdigest()


def _is_current(signature: Signature) -> bool:
    try:
        headers = [read_header(bundle_file(name)) for name in NAMES]
    except Exception:  # missing, or damaged in any way
        return False
    return all((h.format, h.version, h.signature) == (FORMAT, __version__, signature) for h in headers)


def main() -> int:
    """Compile the bundle of a checkout where its sources have changed."""
    signature = signature_of_sources()
    try:
        if not _is_current(signature):
            compile_bundle(bundle_file("").parent, signature)
    except (LegmapError, OSError) as error:  # the program reads the sources and says the same in its window
        print(error, file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
