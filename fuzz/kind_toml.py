"""Atlas data: a small atlas of which one file is spoiled, or cuttings of the program's own data."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.small_atlas import write_small_atlas

from fuzz.case import BrokenPromiseError, outline, require_sentence
from fuzz.mutate import spoiled
from fuzz.tables import rearranged
from legmap.anatomy.load import load_atlas
from legmap.anatomy.search import index_of, search
from legmap.errors import AtlasError, LegmapError
from legmap.lesion.case import case_of
from legmap.lesion.injury import Injury
from legmap.report.build import build_report
from legmap.report.formats import to_text
from legmap.resources import data_dir
from legmap.validation.check import check

_WORDS = [
    "[[root]]",
    "[[nerve]]",
    "[[muscle]]",
    "[[group]]",
    "[[dermatome]]",
    "[[field]]",
    "[[movement]]",
    "[[reflex]]",
    "[[sign]]",
    "[[site]]",
    "[[landmark]]",
    "[[source]]",
    "[[note]]",
    "[[disagreement]]",
    "[[level]]",
    "[[torque]]",
    "[[torque_model]]",
    "[[dermatome_map]]",
    "[[sign.when]]",
    "[[disagreement.claim]]",
    "[root]",
    "id",
    "name",
    "short",
    "parent",
    "roots",
    "nerves",
    "course",
    "contributors",
    "levels",
    "basis",
    "sources",
    "movements",
    "about",
    "key",
    "text",
    "true",
    "false",
    "nan",
    "inf",
    "1979-05-27T07:32:00Z",
    "07:32:00",
    "'root.B1'",
    "'nerve.big'",
    "'nerve.front'",
    "'muscle.front'",
    "''",
    "{}",
    "[]",
    "=",
    ",",
    ".",
    '"""',
    "'''",
    "#",
    "{a.b=1}",
    "['x',1]",
    "1e400",
    "0xffff",
    "-1",
]
WORDS = tuple(word.encode() for word in _WORDS)


class Data:
    """A folder of TOML files, as one JSON object of names and latin-1 contents."""

    share = 12
    ending = "json"

    def __init__(self) -> None:
        with TemporaryDirectory() as name:
            folder = write_small_atlas(Path(name))
            self._small = {file.name: file.read_bytes() for file in sorted(folder.glob("*.toml"))}
        self._shipped = [file.read_bytes() for file in sorted(data_dir().glob("*.toml"))]
        self._others = [*self._small.values(), *(data[:20_000] for data in self._shipped)]

    def make(self, random: Random) -> bytes:
        """Names and contents of the files."""
        files = dict(self._small)
        name = random.choice(list(files))
        if random.random() < 0.15:
            rows = random.choice(self._shipped).split(b"\n[[")
            files[name] = b"\n[[".join(random.sample(rows, min(len(rows), 3)))
        if random.random() < 0.5:
            files[name] = rearranged(random, files[name])
        else:
            files[name] = spoiled(random, files[name], self._others, WORDS)
        return json.dumps({n: data.decode("latin-1") for n, data in files.items()}).encode()

    def run(self, data: bytes, folder: Path) -> str:
        """Load it, and use it if it is an atlas."""
        for name, text in json.loads(data).items():
            (folder / name).write_bytes(text.encode("latin-1"))
        try:
            return self._load(folder, Random(data))
        finally:
            for file in folder.iterdir():
                file.unlink()

    def _load(self, folder: Path, dice: Random) -> str:
        if dice.random() < 0.03:
            for problem in check(folder / "none", folder).problems:
                require_sentence(problem)
        try:
            atlas = load_atlas(folder)
        except AtlasError as error:
            if not error.problems:
                raise BrokenPromiseError("refused without a problem") from error
            for problem in error.problems:
                require_sentence(problem)
            return f"refused: {outline(error.problems[0])}"
        search(index_of(atlas), "front")
        for record in dice.sample(list(atlas.structures), min(3, len(atlas.structures))):
            try:
                to_text(build_report(atlas, case_of(atlas, (Injury(record),))))
            except LegmapError as error:
                require_sentence(str(error))
        return "read"
