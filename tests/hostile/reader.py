"""A process of its own that reads drawings as the window and ``legmap check`` do.

``python reader.py FOLDER ...`` prints a line of JSON for each drawing: its name, what the window says where
it is the only one, and what the check says of it where it stands among others.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

from legmap.anatomy.load import load_atlas
from legmap.bundled.drawings import drawings
from legmap.diagram.svg import MAX_DRAWINGS
from legmap.errors import LegmapError
from legmap.validation import check


def main(folders):
    atlas = load_atlas()
    setattr(check, "load_atlas", lambda _: atlas)  # noqa: B010  loaded once for all
    files = [file for folder in folders for file in sorted(Path(folder).glob("*.svg"))]
    for start in range(0, len(files), MAX_DRAWINGS):
        some = files[start : start + MAX_DRAWINGS]
        problems = checked(some)
        for file in some:
            told = [p for p in problems if p.startswith(file.name)]
            print(json.dumps([file.name, opened(file, atlas), told]), flush=True)


def opened(file, atlas):
    with tempfile.TemporaryDirectory() as name:
        shutil.copy(file, name)
        try:
            drawings("dermatomes", Path(name), known=atlas.structures)
        except LegmapError as error:
            return str(error).replace(name, "FOLDER")
    return ""


def checked(files):
    with tempfile.TemporaryDirectory() as name:
        for file in files:
            shutil.copy(file, name)
        return check.check(Path(name), Path(name)).problems


if __name__ == "__main__":
    main(sys.argv[1:])
