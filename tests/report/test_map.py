import shutil

import pytest

from legmap.anatomy.load import load_atlas
from legmap.lesion.deficit import deficit_of
from legmap.report.build import build_report
from legmap.report.data import deficit_data
from legmap.resources import data_dir
from tests.two_dermatome_maps import RECORD, SECOND, SHIPPED


@pytest.fixture(scope="module")
def atlas(tmp_path_factory):
    folder = tmp_path_factory.mktemp("atlas") / "data"
    shutil.copytree(data_dir(), folder)
    with (folder / "skin.toml").open("a", encoding="utf-8") as file:
        file.write(RECORD)
    return load_atlas(folder)


def told(report, key):
    section = report.section(key)
    return "\n".join(line.text for line in section.lines) if section else ""


def test_a_dermatome_names_the_map_with_its_text_and_its_sources(atlas):
    report = build_report(atlas, deficit_of(atlas, ["dermatome.L5"]))
    shipped = atlas.dermatome_maps[0]
    assert f"Dermatome map: {shipped.name}" in told(report, "whose")
    assert shipped.text in told(report, "map")
    assert "another map" not in told(report, "map")
    for key in shipped.sources:
        assert atlas.sources[key].author in told(report, "map")
        assert atlas.sources[key].citation in told(report, "sources")
    keys = {s["key"] for s in deficit_data(atlas, deficit_of(atlas, ["dermatome.L5"]))["sources"]}
    assert keys >= set(shipped.sources)


def test_another_map_is_named_and_said_not_to_be_that_of_the_words(atlas):
    deficit = deficit_of(atlas, ["dermatome.L5"])
    report = build_report(atlas, deficit, SECOND)
    assert "Dermatome map: every root's skin one too low" in told(report, "whose")
    assert "Invented for tests" in told(report, "map")
    assert atlas.dermatome_maps[0].name in told(report, "map")
    assert build_report(atlas, deficit, "map.lost") == build_report(atlas, deficit, SHIPPED)


def test_the_map_is_told_once_and_only_where_a_dermatome_is_selected(atlas):
    both = build_report(atlas, deficit_of(atlas, ["dermatome.L4", "dermatome.L5"]))
    assert told(both, "map").count(atlas.dermatome_maps[0].text) == 1
    for other in ("field.sural", "root.L5"):
        assert build_report(atlas, deficit_of(atlas, [other])).section("map") is None
