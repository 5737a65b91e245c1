"""The atlas as bytes, and the one that comes with the program."""

import pickle

import pytest

from legmap import cache
from legmap.anatomy import shipped
from legmap.anatomy.atlas import Atlas
from legmap.anatomy.kept import pack, unpack
from legmap.anatomy.load import load_atlas
from legmap.anatomy.shipped import shipped_atlas
from legmap.errors import AtlasError
from tests.small_atlas import write_small_atlas

ATLAS = load_atlas()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Folder of a small atlas that takes the place of the program's own, with an empty cache."""
    monkeypatch.setattr(cache, "cache_dir", lambda: tmp_path / "kept")
    (tmp_path / "data").mkdir()
    write_small_atlas(tmp_path / "data")
    monkeypatch.setattr(shipped, "data_dir", lambda: tmp_path / "data")
    return tmp_path / "data"


def test_the_atlas_comes_back_as_it_was():
    again = unpack(pack(ATLAS))
    assert isinstance(again, Atlas)
    assert again == ATLAS
    assert list(again.structures) == list(ATLAS.structures)


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\x80",
        b"nothing",
        pickle.dumps(5),
        pickle.dumps(pickle.loads),
        pickle.dumps(print),
        pickle.dumps({"a": [1]}),
        b"cos\nsystem\n(S'exit 3'\ntR.",
        b"\x80\x05" + b"(" * 2000,
        b"\x80\x05\x8c\x05ABC",
    ],
    ids=range(10),
)
def test_bytes_that_are_no_atlas_are_none_and_call_nothing(payload):
    assert unpack(payload) is None


def test_bytes_cut_anywhere_are_none_or_the_atlas():
    whole = pack(ATLAS)
    for cut in range(0, len(whole) - 1, 4001):
        assert unpack(whole[:cut]) is None


def test_the_second_start_reads_no_toml(folder, monkeypatch):
    first = shipped_atlas()

    def no_reading(_):
        raise AssertionError("read although it was kept")

    monkeypatch.setattr("legmap.anatomy.load.load_atlas", no_reading)
    assert shipped_atlas() == first


def test_changed_data_is_read_anew(folder):
    before = shipped_atlas()
    file = folder / "muscles.toml"
    text = file.read_text(encoding="utf-8")
    name = next(line for line in text.splitlines() if line.startswith("name ="))
    file.write_text(text.replace(name, 'name = "renamed muscle"', 1), encoding="utf-8")
    assert shipped_atlas() != before
    assert any(s.name == "renamed muscle" for s in shipped_atlas().structures.values())


def test_a_damaged_file_is_made_anew_silently(folder, capsys):
    whole = shipped_atlas()
    (kept,) = cache.cache_dir().iterdir()
    good = kept.read_bytes()
    kept.write_bytes(good[: len(good) // 2])
    assert shipped_atlas() == whole
    assert kept.read_bytes() == good
    key = kept.stem.removeprefix("atlas-")
    cache.keep("atlas", key, b"whole, and no atlas")
    assert shipped_atlas() == whole
    assert kept.read_bytes() == good
    assert capsys.readouterr() == ("", "")


def test_wrong_data_is_told_and_not_kept(folder):
    (folder / "nerves.toml").write_text("[[nerve]\n", encoding="utf-8")
    with pytest.raises(AtlasError):
        shipped_atlas()
    assert not cache.cache_dir().exists()
