"""The tables speak of structures that exist."""

from collections.abc import Iterator

from legmap.anatomy.load import load_atlas
from legmap.anatomy.model import Muscle
from legmap.checks.expected import places, required_views


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
    atlas = load_atlas()
    named = set(ids_in(dict(places())))
    assert len(named) > 100
    assert {i for i in named if i not in atlas} == set()


def test_required_views_name_only_what_the_atlas_knows() -> None:
    atlas = load_atlas()
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
    limb = {m.id for m in load_atlas().every(Muscle) if m.in_limb}
    assert limb - shown <= {"muscle.adductor-minimus"}
