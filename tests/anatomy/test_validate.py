from __future__ import annotations

import pytest

from legmap.anatomy.load import load_atlas
from legmap.anatomy.toml_reader import read_folder
from legmap.anatomy.validate import problems_between
from legmap.errors import AtlasError
from tests.cases import every_case
from tests.small_atlas import FILES, PROBLEMS, write_small_atlas

BREACHES = PROBLEMS["between"]


def test_the_small_atlas_is_sound(tmp_path):
    load_atlas(write_small_atlas(tmp_path))


@pytest.mark.parametrize("field", ["id", "name", "layer"])
def test_no_two_dermatome_maps_share_id_name_or_layer(tmp_path, field):
    first = {"id": "map.strips", "name": "map of the small atlas", "layer": "dermatomes"}
    second = {"id": "map.rings", "name": "rings", "layer": "dermatomes-rings"} | {field: first[field]}
    written = "".join(f'{key} = "{value}"\n' for key, value in second.items())
    record = f'[[dermatome_map]]\n{written}text = "Rings."\nbasis = "consensus"\n'
    write_small_atlas(tmp_path, {"skin.toml": ("[[field]]", f"{record}\n[[field]]")})
    problems = problems_between(read_folder(tmp_path))
    assert f"skin.toml: {second['id']}: field '{field}': given twice." in problems


@every_case("name", BREACHES)
def test_each_breach_is_told_with_file_record_and_field(tmp_path, name):
    (file, *change), told = BREACHES[name].values()
    records = read_folder(write_small_atlas(tmp_path, {file: change}))
    assert not records.problems, "the breach must lie between records, not in the shape of one"
    problems = problems_between(records)
    assert any(told in problem for problem in problems), problems
    with pytest.raises(AtlasError):
        load_atlas(tmp_path)


def test_each_circle_is_told_once(tmp_path):
    records = read_folder(
        write_small_atlas(
            tmp_path, {"nerves.toml": ('parent = "nerve.inner"', 'parent = "nerve.inner"\n# "nerve.big"')}
        )
    )
    assert not any("cannot feed itself" in p for p in problems_between(records))
    text = FILES["nerves.toml"].replace('parent = "root.A2"', 'parent = "nerve.inner"')
    (tmp_path / "nerves.toml").write_text(text, encoding="utf-8")
    circles = [p for p in problems_between(read_folder(tmp_path)) if "cannot feed itself" in p]
    assert len(circles) == 1
    assert "nerve.big" in circles[0]
    assert "nerve.inner" in circles[0]


def test_an_atlas_without_movements_is_no_atlas(tmp_path):
    write_small_atlas(tmp_path)
    (tmp_path / "function.toml").unlink()
    assert "no movement is defined anywhere." in problems_between(read_folder(tmp_path))
