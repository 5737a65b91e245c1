from __future__ import annotations

import pytest

from legmap.anatomy.load import load_atlas
from legmap.anatomy.toml_reader import read_folder
from legmap.errors import AtlasError
from tests.cases import every_case
from tests.small_atlas import PROBLEMS, write_small_atlas

SPOILED = PROBLEMS["shape"]


@every_case("name", SPOILED)
def test_a_slip_is_told_with_file_record_and_field(tmp_path, name):
    (file, *change), told = SPOILED[name].values()
    problems = read_folder(write_small_atlas(tmp_path, {file: change})).problems
    assert told in problems


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"[[root]\nid =", "cannot be read as TOML"),
        (b"\xff\xfe\x00", "cannot be read as TOML"),
        (b"x = " + b"[" * 20000, "cannot be read as TOML"),
    ],
    ids=["broken", "not UTF-8", "nested without end"],
)
def test_a_file_that_is_no_toml_is_one_problem_and_the_others_are_still_read(tmp_path, content, why):
    write_small_atlas(tmp_path)
    (tmp_path / "roots.toml").write_bytes(content)
    records = read_folder(tmp_path)
    assert len(records.problems) == 1
    assert records.problems[0].startswith("roots.toml: ")
    assert why in records.problems[0]
    assert any(record.id == "nerve.big" for _, record in records.structures)


@pytest.mark.parametrize("folder", ["", "nowhere"], ids=["empty", "missing"])
def test_a_folder_without_data_is_a_problem(tmp_path, folder):
    problems = read_folder(tmp_path / folder).problems
    assert len(problems) == 1
    assert "no atlas data" in problems[0]


def test_every_problem_of_every_file_is_told_at_once(tmp_path):
    write_small_atlas(
        tmp_path,
        {
            "roots.toml": ('name = "B1 root"', "name = 1"),
            "nerves.toml": ('parent = "nerve.outer"', 'parent = "nerve.nobody"'),
            "muscles.toml": ('origin = "hip"', 'orgin = "hip"'),
            "notes.toml": ('sources = ["TWO"]', 'sources = ["THREE"]'),
        },
    )
    (tmp_path / "zebra.toml").write_text("a = [", encoding="utf-8")
    with pytest.raises(AtlasError) as caught:
        load_atlas(tmp_path)
    files = {problem.partition(":")[0] for problem in caught.value.problems}
    assert {"roots.toml", "nerves.toml", "muscles.toml", "notes.toml", "zebra.toml"} <= files
    assert all(problem in str(caught.value) for problem in caught.value.problems)
    assert caught.value.exit_code == 1


def test_a_record_with_several_slips_tells_them_all(tmp_path):
    write_small_atlas(tmp_path, {"nerves.toml": ('plexus = "lumbar"', 'plexuss = "lumbar"\nvariant = 3')})
    told = [p for p in read_folder(tmp_path).problems if "nerve.front" in p]
    assert len(told) == 3


def test_files_are_taken_in_alphabetical_order_and_other_files_left_alone(tmp_path):
    write_small_atlas(tmp_path)
    (tmp_path / "README.md").write_text("not TOML: [", encoding="utf-8")
    records = read_folder(tmp_path)
    assert not records.problems
    files = list(dict.fromkeys(file for file, _ in records.structures))
    assert files == sorted(files)
    assert [(file, m.name) for file, m in records.dermatome_maps] == [("skin.toml", "map of the small atlas")]
