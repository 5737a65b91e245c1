"""Atlas data: a small atlas of which one file is damaged, or rows of the program's own data."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st
from tests.small_atlas import write_small_atlas

from fuzz.kinds import BrokenPromiseError, require_sentence
from fuzz.mutations import Draw, changed_tree, damaged, words
from legmap.anatomy.load import load_atlas
from legmap.anatomy.search import index_of, search
from legmap.errors import AtlasError, LegmapError
from legmap.lesion.case import case_of
from legmap.lesion.injury import Injury
from legmap.report.build import build_report
from legmap.report.formats import to_text
from legmap.resources import data_dir
from legmap.validation.check import check

_TABLES = words(
    "root nerve muscle group dermatome field movement reflex sign site landmark source note disagreement "
    "level torque torque_model dermatome_map sign.when disagreement.claim"
)
WORDS = (
    *(f"[[{name}]]" for name in _TABLES),
    *words(
        "[root] id name short parent roots nerves course contributors levels basis sources movements about "
        "key text true false nan inf 1979-05-27T07:32:00Z 07:32:00 'root.B1' 'nerve.big' 'nerve.front' "
        "'muscle.front' '' {} [] = , . \"\"\" ''' # {a.b=1} ['x',1] 1e400 0xffff -1"
    ),
)
VALUES: tuple[Any, ...] = (
    "root.A1", "nerve.big", "nerve.front", "muscle.front", "muscle.twin", "movement.lift", "level.knee",
    "consensus", "lumbar", [1], ["root.A1"], ["nerve.big", "nerve.big"], ["muscle.front"] * 40,
    {"movement.lift": "weak"},
)  # fmt: skip


class AtlasData:
    """A folder of TOML files, as one JSON object of names and latin-1 contents."""

    share = 15
    suffix = "json"

    def __init__(self) -> None:
        with TemporaryDirectory() as name:
            folder = write_small_atlas(Path(name))
            self._small = {file.name: file.read_bytes() for file in sorted(folder.glob("*.toml"))}

    def cases(self) -> Sequence[bytes]:
        """Return the small atlas as it is."""
        return [_pack(self._small)]

    @st.composite
    @staticmethod
    def _files(draw: Draw, small: dict[str, bytes], own: list[bytes]) -> bytes:
        name = draw(st.sampled_from(list(small)))
        base = st.just(small[name])
        if draw(st.integers(0, 6)) == 6:  # a few rows of the program's own
            rows = draw(st.sampled_from(own)).split(b"\n[[")
            base = st.lists(st.sampled_from(rows), min_size=1, max_size=3).map(b"\n[[".join)
        changed = changed_tree(base.map(_tables), {}, VALUES).map(written)
        return _pack(small | {name: draw(st.one_of(changed, damaged(base, WORDS)))})

    def inputs(self) -> st.SearchStrategy[bytes]:
        """Change one of the files, as tables or as text."""
        own = [file.read_bytes() for file in sorted(data_dir().glob("*.toml"))]
        return self._files(self._small, own)

    def run(self, data: bytes, folder: Path) -> None:
        """Load it, and use it if it is an atlas."""
        for name, text in json.loads(data).items():
            (folder / name).write_bytes(text.encode("latin-1"))
        try:
            self._load(folder, Random(data))
        finally:
            for file in folder.iterdir():
                file.unlink()

    def _load(self, folder: Path, chance: Random) -> None:
        if chance.random() < 0.03:
            for problem in check(folder / "none", folder).problems:
                require_sentence(problem)
        try:
            atlas = load_atlas(folder)
        except AtlasError as error:
            if not error.problems:
                raise BrokenPromiseError("refused without a problem") from error
            for problem in error.problems:
                require_sentence(problem)
            return
        search(index_of(atlas), "front")
        for record in chance.sample(list(atlas.structures), min(3, len(atlas.structures))):
            try:
                to_text(build_report(atlas, case_of(atlas, (Injury(record),))))
            except LegmapError as error:
                require_sentence(str(error))


def _pack(files: dict[str, bytes]) -> bytes:
    return json.dumps({name: data.decode("latin-1") for name, data in files.items()}).encode()


def _tables(data: bytes) -> dict[str, Any]:
    """Parse TOML; what is none (rows cut from their table) becomes one empty table."""
    try:
        return tomllib.loads(data.decode())
    except ValueError:
        return {"nerve": [{"id": "nerve.none"}]}


def written(tables: Any) -> bytes:
    """Write tables as TOML; what are no rows of a table is left out."""
    lines = []
    for name, rows in tables.items():
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict):
                lines += [f"[[{name or 'x'}]]", *(f"{_value(k)} = {_value(v)}" for k, v in row.items())]
    return ("\n".join(lines) + "\n").encode(errors="surrogatepass")


def _value(value: Any) -> str:
    match value:
        case list():
            return f"[{', '.join(map(_value, value))}]"
        case dict():
            return "{" + ", ".join(f"{_value(k)} = {_value(v)}" for k, v in value.items()) + "}"
        case str() | bool() | None:
            return json.dumps(value, ensure_ascii=False)
        case _:
            return str(value)
