"""The order of branches on a small invented drawing: a trunk that gives off two nerves."""

import pytest

from legmap.anatomy.atlas import Atlas, atlas_of
from legmap.anatomy.records import Nerve, Root
from legmap.diagram.model import Region
from legmap.validation.branching import branches_out_of_order
from tests.cases import every_case
from tests.validation.sketch import Point, course, drawing, nerve, piece


@pytest.fixture(scope="module")
def small() -> Atlas:
    def branch(slug: str) -> Nerve:
        return Nerve(id=f"nerve.{slug}", name=slug, parent="nerve.trunk", roots=("root.A",), plexus="sacral")

    trunk = Nerve(
        id="nerve.trunk",
        name="trunk",
        parent="root.A",
        roots=("root.A",),
        plexus="sacral",
        course=("nerve.first", "nerve.second"),
    )
    return atlas_of([Root(id="root.A", name="A"), trunk, branch("first"), branch("second")])


def told(small: Atlas, trunk: Region, first: Point, second: Point) -> list[str]:
    branches = [course(f"nerve.{n}", p, (p[0] + 50, p[1])) for n, p in (("first", first), ("second", second))]
    return [str(f) for f in branches_out_of_order(small, drawing(trunk, *branches))]


WHOLE = course("nerve.trunk", (0, 0), (0, 100))
PIECES = nerve("nerve.trunk", piece("covered", (0, 0), (0, 50)), piece("course", (0, 50), (0, 100)))
BACKWARDS = nerve("nerve.trunk", piece("course", (0, 50), (0, 100)), piece("covered", (0, 0), (0, 50)))
FORK = nerve(
    "nerve.trunk",
    piece("course", (0, 0), (0, 50)),
    piece("course", (0, 50), (40, 100)),
    piece("course", (0, 50), (-40, 100)),
)


@every_case("trunk", [WHOLE, PIECES, BACKWARDS])
@every_case(
    ("first", "second", "wrong"),
    [(20, 80, False), (50, 52, False), (52, 50, False), (56, 50, True), (80, 20, True)],
)
def test_branches_leave_in_the_order_of_the_atlas(
    small: Atlas, trunk: Region, first: float, second: float, wrong: bool
) -> None:
    said = told(small, trunk, (0, first), (0, second))
    assert bool(said) is wrong
    assert all("gives off nerve.second" in t and "before nerve.first" in t for t in said)


def test_branches_of_different_legs_of_a_fork_have_no_order(small: Atlas) -> None:
    assert told(small, FORK, (-40, 100), (8, 60)) == []
    assert told(small, FORK, (40, 100), (8, 60)) != []


def test_a_branch_of_the_stem_comes_before_those_of_the_legs(small: Atlas) -> None:
    assert told(small, FORK, (0, 20), (-40, 100)) == []
    assert told(small, FORK, (-40, 100), (0, 20)) != []


def test_a_branch_that_does_not_touch_the_nerve_has_no_place_in_the_order(small: Atlas) -> None:
    assert told(small, WHOLE, (30, 90), (0, 20)) == []
