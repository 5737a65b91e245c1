"""The tables speak of structures that exist."""

from collections.abc import Iterator

from legmap.anatomy.records import Muscle
from legmap.validation.rule_tables import order, overlaps, places, required_views
from tests import shipped


def ids_in(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from ids_in(key)
            yield from ids_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from ids_in(inner)
    elif isinstance(value, str) and "." in value:
        yield value


def test_places_name_only_what_the_atlas_knows() -> None:
    atlas = shipped.atlas()
    named = set(ids_in(dict(places())))
    assert len(named) > 30
    assert {i for i in named if i not in atlas} == set()


def test_required_views_name_only_what_the_atlas_knows() -> None:
    atlas = shipped.atlas()
    table = required_views()
    named = {
        f"{kind}.{slug}"
        for kinds in table["view"].values()
        for kind, slugs in kinds.items()
        for slug in slugs
        if kind != "outline"
    }
    assert {i for i in named if i not in atlas} == set()
    assert set(table["view"]) <= set(table["drawings"])


def test_every_muscle_of_the_limb_has_a_view_that_must_show_it() -> None:
    views = required_views()["view"].values()
    shown = {f"muscle.{slug}" for kinds in views for slug in kinds.get("muscle", ())}
    limb = {m.id for m in shipped.atlas().every(Muscle) if m.in_limb}
    assert limb - shown <= {"muscle.adductor-minimus"}


def test_overlaps_and_rows_name_only_what_the_atlas_knows() -> None:
    atlas = shipped.atlas()
    named = {i for upper, covered in overlaps().items() for i in (upper, *covered)}
    named |= set(ids_in(dict(order()["rows"])))
    assert len(named) > 150
    assert {i for i in named if i not in atlas} == set()


def test_every_row_has_a_direction() -> None:
    table = order()
    for relation, views in table["rows"].items():
        assert set(views) <= set(table["axis"][relation])


def test_a_key_point_stands_in_every_view_that_isncsci_names_for_it() -> None:
    views = required_views()["view"]
    shown = {(slug, view) for view, kinds in views.items() for slug in kinds.get("landmark", ())}
    assert {slug for slug, _ in shown if slug.startswith("isncsci-")} == {
        f"isncsci-{root}" for root in ("l1", "l2", "l3", "l4", "l5", "s1", "s2", "s3", "s4")
    }
