from __future__ import annotations

import pytest

from legmap.anatomy.load import load_atlas
from legmap.anatomy.toml_reader import read_folder
from legmap.anatomy.validate import problems_between
from legmap.errors import AtlasError
from tests.cases import every_case
from tests.small_atlas import FILES, write_small_atlas

# name: file, what to exchange, against what, and the problem that must be told
BREACHES = {
    "id given twice": (
        "roots.toml",
        'id = "root.A1"',
        'id = "root.B1"',
        "roots.toml: root.B1: field 'id': given twice.",
    ),
    "id of another kind": (
        "roots.toml",
        'id = "root.A3"',
        'id = "rot.A3"',
        "roots.toml: rot.A3: field 'id': must begin with 'root.'.",
    ),
    "landmark that is none": (
        "notes.toml",
        'id = "bone.shank"',
        'id = "level.shank"',
        "notes.toml: level.shank: field 'id': must begin with 'bone.' or 'landmark.'.",
    ),
    "source nobody defined": (
        "nerves.toml",
        'sources = ["ONE"]',
        'sources = ["NONE"]',
        "nerves.toml: nerve.big: field 'sources': the source NONE is not defined.",
    ),
    "sourced without source": (
        "nerves.toml",
        'sources = ["ONE"]',
        "",
        "nerves.toml: nerve.big: field 'sources': empty, though the basis is not 'consensus'.",
    ),
    "unknown parent": (
        "nerves.toml",
        'parent = "root.A2"',
        'parent = "root.A9"',
        "nerves.toml: nerve.big: field 'parent': unknown id root.A9.",
    ),
    "parent of the wrong kind": (
        "nerves.toml",
        'parent = "root.A2"',
        'parent = "muscle.calf"',
        "nerves.toml: nerve.big: field 'parent': muscle.calf is not a nerve or root.",
    ),
    "unknown contributor": (
        "nerves.toml",
        'contributors = ["nerve.link"]',
        'contributors = ["nerve.lnk"]',
        "nerves.toml: nerve.tail: field 'contributors': unknown id nerve.lnk.",
    ),
    "carries no root": (
        "nerves.toml",
        'carries = ["root.B1", "root.A1"]',
        'carries = ["nerve.big"]',
        "nerves.toml: nerve.trunk: field 'carries': nerve.big is not a root.",
    ),
    "root that nothing feeds in": (
        "nerves.toml",
        'roots = ["root.A2"]',
        'roots = ["root.A2", "root.A3"]',
        "nerves.toml: nerve.link: field 'roots': root.A3 is not among the roots that feed it.",
    ),
    "nerve without roots": (
        "nerves.toml",
        'roots = ["root.A2"]',
        "roots = []",
        "nerves.toml: nerve.link: field 'roots': empty.",
    ),
    "gives_off lacks a branch": (
        "nerves.toml",
        '"nerve.inner", "nerve.outer"]',
        '"nerve.inner"]',
        "nerves.toml: nerve.big: field 'course': lacks nerve.outer, which names this nerve as its own.",
    ),
    "gives_off lacks a muscle": (
        "nerves.toml",
        '["muscle.thigh", "nerve.inner"',
        '["nerve.inner"',
        "nerves.toml: nerve.big: field 'course': lacks muscle.thigh, which names this nerve as its own.",
    ),
    "gives_off too much": (
        "nerves.toml",
        '"nerve.inner", "nerve.outer"]',
        '"nerve.inner", "nerve.outer", "nerve.link"]',
        "nerves.toml: nerve.big: field 'course': nerve.link does not name this nerve as its own.",
    ),
    "muscle root that its nerve lacks": (
        "muscles.toml",
        'roots = ["root.B1"]',
        'roots = ["root.B1", "root.A3"]',
        "muscles.toml: muscle.front: field 'roots': root.A3 is not among its nerves' roots.",
    ),
    "main root that is no root of it": (
        "muscles.toml",
        'main_roots = ["root.B1"]',
        'main_roots = ["root.A1"]',
        "muscles.toml: muscle.front: field 'main_roots': root.A1 is not among the muscle's roots.",
    ),
    "no main root": (
        "muscles.toml",
        'main_roots = ["root.B1"]',
        "main_roots = []",
        "muscles.toml: muscle.front: field 'main_roots': empty.",
    ),
    "muscle without nerve": (
        "muscles.toml",
        'nerves = ["nerve.front"]',
        "nerves = []",
        "muscles.toml: muscle.front: field 'nerves': empty.",
    ),
    "unknown variant nerve": (
        "muscles.toml",
        'variant_nerves = ["nerve.rare"]',
        'variant_nerves = ["nerve.rarer"]',
        "muscles.toml: muscle.shin: field 'variant_nerves': unknown id nerve.rarer.",
    ),
    "muscle without action": (
        "muscles.toml",
        'actions = ["moves the front"]',
        "actions = []",
        "muscles.toml: muscle.front: field 'actions': empty.",
    ),
    "source of main roots": (
        "muscles.toml",
        'origin = "hip"',
        'main_roots_sources = ["NONE"]',
        "muscles.toml: muscle.front: field 'main_roots_sources': the source NONE is not defined.",
    ),
    "group without members": (
        "muscles.toml",
        'members = ["muscle.shin", "muscle.calf"]',
        "members = []",
        "muscles.toml: group.leg: field 'members': empty.",
    ),
    "group with a nerve": (
        "muscles.toml",
        'members = ["muscle.shin",',
        'members = ["nerve.big",',
        "muscles.toml: group.leg: field 'members': nerve.big is not a muscle.",
    ),
    "field of nobody": (
        "skin.toml",
        'nerve = "nerve.tail"',
        'nerve = "nerve.tale"',
        "skin.toml: field.tail: field 'nerve': unknown id nerve.tale.",
    ),
    "field through nobody": (
        "skin.toml",
        'through = ["nerve.tail"]',
        'through = ["nerve.tale"]',
        "skin.toml: field.inner: field 'through': unknown id nerve.tale.",
    ),
    "dermatome of a nerve": (
        "skin.toml",
        'root = "root.A3"',
        'root = "nerve.big"',
        "skin.toml: dermatome.A3: field 'root': nerve.big is not a root.",
    ),
    "movement without muscle": (
        "function.toml",
        'prime_movers = ["muscle.calf"]',
        "prime_movers = []",
        "function.toml: movement.push: field 'prime_movers': empty.",
    ),
    "unknown helper": (
        "function.toml",
        'helpers = ["muscle.twin"]',
        'helpers = ["muscle.twins"]',
        "function.toml: movement.lift: field 'helpers': unknown id muscle.twins.",
    ),
    "reflex without arc": (
        "function.toml",
        'afferent = ["nerve.front"]',
        "afferent = []",
        "function.toml: reflex.front: field 'afferent': empty.",
    ),
    "reflex's main root": (
        "function.toml",
        'main_roots = ["root.B1"]',
        'main_roots = ["root.A3"]',
        "function.toml: reflex.front: field 'main_roots': root.A3 is not among the reflex's roots.",
    ),
    "sign that nothing brings about": (
        "function.toml",
        '[[sign.when]]\nroots = ["root.A1", "root.A2"]',
        "",
        "function.toml: sign.stretch: field 'when': a sign needs at least one condition.",
    ),
    "severity word": (
        "function.toml",
        '{ "movement.lift" = "weak" }',
        '{ "movement.lift" = "feeble" }',
        "function.toml: sign.drop: field 'when.movements': 'feeble' for movement.lift is not one of "
        "slight, weak, severe, lost.",
    ),
    "loss word": (
        "function.toml",
        '{ "muscle.calf" = "main" }',
        '{ "muscle.calf" = "partial" }',
        "function.toml: sign.weak-calf: field 'when.muscles': 'partial' for muscle.calf is not one of "
        "minor, main, complete.",
    ),
    "skin word": (
        "function.toml",
        '{ "field.tail" = "complete" }',
        '{ "field.tail" = "numb" }',
        "sign.numb-foot: field 'when.skin': 'numb' for field.tail is not one of partial, complete.",
    ),
    "unknown movement of a sign": (
        "function.toml",
        'kept = ["movement.lift"]',
        'kept = ["movement.left"]',
        "function.toml: sign.weak-calf: field 'when.kept': unknown id movement.left.",
    ),
    "unknown root of a sign": (
        "function.toml",
        '\nroots = ["root.A1", "root.A2"]',
        '\nroots = ["root.A9"]',
        "function.toml: sign.stretch: field 'when.roots': unknown id root.A9.",
    ),
    "unknown nerve of a sign": (
        "function.toml",
        'nerves = ["nerve.outer"]',
        'nerves = ["nerve.utter"]',
        "function.toml: sign.tap: field 'when.nerves': unknown id nerve.utter.",
    ),
    "unknown level of a sign": (
        "function.toml",
        'nerves = ["nerve.outer"]',
        'nerves = ["nerve.outer"]\nlevels = ["level.nowhere"]',
        "function.toml: sign.tap: field 'when.levels': unknown id level.nowhere.",
    ),
    "note about nobody": (
        "notes.toml",
        'about = "nerve.big"\ntopic = "course"',
        'about = "nerve.pig"\ntopic = "course"',
        "field 'about': unknown id nerve.pig.",
    ),
    "topic of a note": (
        "notes.toml",
        'topic = "course"',
        'topic = "travel"',
        "field 'topic': 'travel' is not one of course,",
    ),
    "source of the standard view": (
        "notes.toml",
        'standard_sources = ["TWO"]',
        'standard_sources = ["NONE"]',
        "field 'sources': the source NONE is not defined.",
    ),
    "note without source": (
        "notes.toml",
        'basis = "consensus"',
        'basis = "sourced"',
        "field 'sources': empty, though the basis is not 'consensus'.",
    ),
    "disagreement about nothing": (
        "notes.toml",
        'about = ["nerve.big", "muscle.thigh"]',
        "about = []",
        "notes.toml: disagreement 'roots of the big nerve': field 'about': empty.",
    ),
    "disagreement about nobody": (
        "notes.toml",
        'about = ["nerve.big", "muscle.thigh"]',
        'about = ["nerve.pig"]',
        "notes.toml: disagreement 'roots of the big nerve': field 'about': unknown id nerve.pig.",
    ),
    "source of a claim": (
        "notes.toml",
        'text = "Three roots."\nsources = ["ONE"]',
        'text = "Three roots."\nsources = ["NONE"]',
        "field 'claim.sources': the source NONE is not defined.",
    ),
    "source given twice": (
        "sources.toml",
        'key = "TWO"',
        'key = "ONE"',
        "sources.toml: ONE: field 'key': given twice.",
    ),
    "id of a map": (
        "skin.toml",
        'id = "map.strips"',
        'id = "strips"',
        "skin.toml: strips: field 'id': must be 'map.' and lower-case words joined by single hyphens.",
    ),
    "id of a map with a double hyphen": (
        "skin.toml",
        'id = "map.strips"',
        'id = "map.st--rips"',
        "skin.toml: map.st--rips: field 'id': must be 'map.'",
    ),
    "layer of a map": (
        "skin.toml",
        'layer = "dermatomes"',
        'layer = "dermatomes-stripes"',
        "skin.toml: map.strips: field 'layer': must be 'dermatomes' or 'dermatomes-strips'.",
    ),
    "map that says nothing": (
        "skin.toml",
        'text = "Strips."',
        'text = " "',
        "skin.toml: map.strips: field 'text': empty.",
    ),
    "source of a map": (
        "skin.toml",
        'layer = "dermatomes"',
        'layer = "dermatomes"\nsources = ["NONE"]',
        "skin.toml: map.strips: field 'sources': the source NONE is not defined.",
    ),
    "map without source": (
        "skin.toml",
        'layer = "dermatomes"\nbasis = "consensus"',
        'layer = "dermatomes"',
        "skin.toml: map.strips: field 'sources': empty, though the basis is not 'consensus'.",
    ),
    "nerve that feeds itself": (
        "nerves.toml",
        'parent = "nerve.big"',
        'parent = "nerve.outer"',
        "nerve.outer > nerve.outer: field 'parent': a nerve cannot feed itself.",
    ),
    "circle by a contributor": (
        "nerves.toml",
        'contributors = ["root.B1", "root.A1", "root.A3"]',
        'contributors = ["root.B1", "root.A1", "root.A3", "nerve.tail"]',
        "a nerve cannot feed itself.",
    ),
}


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
    file, old, new, told = BREACHES[name]
    records = read_folder(write_small_atlas(tmp_path, {file: (old, new)}))
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
