import pytest

from legmap.cli import main
from tests.two_dermatome_maps import SECOND, SHIPPED, write_two_maps


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_two_maps(tmp_path_factory.mktemp("maps"))


@pytest.fixture
def two_maps(folder, monkeypatch, qapp):
    for module in ("atlas", "drawings"):
        monkeypatch.setattr(f"legmap.bundled.{module}.read_bundle", lambda name: None)
    monkeypatch.setattr("legmap.anatomy.load.data_dir", lambda: folder / "data")
    monkeypatch.setattr("legmap.bundled.drawings.assets_dir", lambda: folder / "svg")


def export(path, *words):
    code = main(["export", "L5", "-o", str(path), "--views", "anterior", "--no-labels", *words])
    return code, path.read_text(encoding="utf-8") if path.exists() else ""


def test_the_map_asked_for_is_drawn_and_the_first_without_asking(two_maps, tmp_path):
    code, first = export(tmp_path / "a.svg")
    assert code == 0
    assert export(tmp_path / "b.svg", "--map", SHIPPED) == (0, first)
    code, second = export(tmp_path / "c.svg", "--map", SECOND)
    assert code == 0
    assert second != first
    assert "--shifted" not in second


@pytest.mark.parametrize("typed", ["map.nowhere", "", "shifted"])
def test_an_unknown_map_is_one_sentence(two_maps, tmp_path, capsys, typed):
    assert export(tmp_path / "a.svg", "--map", typed) == (2, "")
    error = capsys.readouterr().err
    assert error.startswith("legmap: ")
    assert len(error.splitlines()) == 1
    assert SHIPPED in error
    assert SECOND in error
