import itertools
import math
import random

import pytest

from legmap.render.figure.label import Label, LabelRequest, label_problems, leaders_cross
from legmap.render.figure.labels import place_labels, spread
from tests.cases import every_case


def measure(text, size):
    return 0.55 * size * len(text)


def cloud(seed, count, spread_x=150.0, spread_y=1100.0, apart=6.0):
    rng = random.Random(seed)
    wanted: list[LabelRequest] = []
    while len(wanted) < count:
        number = len(wanted)
        x, y = rng.uniform(0, spread_x), rng.uniform(0, spread_y)
        if any(math.dist((x, y), w.anchors[0]) < apart for w in wanted):
            continue
        others = tuple((x + rng.uniform(-8, 8), y + rng.uniform(-40, 40)) for _ in range(8))
        wanted.append(LabelRequest(f"muscle.m{number}", "name " * rng.randrange(1, 5), ((x, y), *others)))
    return wanted


@every_case("seed", range(40))
def test_forty_labels_neither_overlap_nor_cross_nor_hide_centres(seed):
    labels = place_labels(cloud(seed, 40), -30, 180, 0, 1150, measure, 15, 11)
    assert {label.id for label in labels} == {f"muscle.m{n}" for n in range(40)}
    assert label_problems(labels) == []


@pytest.mark.parametrize("seed", range(10))
def test_crowded_anchors_still_neither_overlap_nor_cross(seed):
    labels = place_labels(cloud(seed, 40, 60, 200, 0), -30, 90, 0, 400, measure, 15, 11)
    assert len(labels) == 40
    assert [p for p in label_problems(labels) if "centre" not in p] == []


def test_columns_stay_outside_the_panel():
    labels = place_labels(cloud(5, 30), -30, 180, 0, 1150, measure, 15, 11)
    for label in labels:
        left, _, right, _ = label.box
        assert right <= -30 + 1e-9 or left >= 180 - 1e-9


def test_too_many_shrink_and_then_run_on_but_none_is_dropped():
    few = place_labels(cloud(1, 10), -30, 180, 0, 300, measure, 15, 11)
    many = place_labels(cloud(1, 44), -30, 180, 0, 300, measure, 15, 11)
    heap = place_labels(cloud(1, 90), -30, 180, 0, 300, measure, 15, 11)
    assert few[0].size == 15
    assert many[0].size < 15
    assert heap[0].size == 11
    assert len(heap) == 90
    assert not [p for p in label_problems(heap) if "overlap" in p or "cross" in p]


def test_anchors_in_one_place_are_no_trouble():
    wanted = [LabelRequest(f"a.{n}", "text", ((50.0, 50.0),)) for n in range(12)]
    labels = place_labels(wanted, 0, 100, 0, 400, measure, 15, 11)
    assert label_problems(labels) == []


def test_spread_is_the_least_squares_answer():
    assert spread([10, 50, 90], 5, 0, 100) == [10, 50, 90]
    assert spread([50, 50, 50], 10, 0, 100) == [40, 50, 60]
    assert spread([1, 1], 10, 0, 100) == [5, 15]
    assert spread([99, 99], 10, 0, 100) == [85, 95]
    for seed in range(50):
        rng = random.Random(seed)
        preferred = sorted(rng.uniform(0, 100) for _ in range(8))
        found = spread(preferred, 10, 0, 100)
        assert all(b - a >= 10 - 1e-9 for a, b in itertools.pairwise(found))
        assert found[0] >= 5 - 1e-9
        assert found[-1] <= 95 + 1e-9


def test_the_check_finds_each_fault():
    def label(name, y, anchor, centre=None):
        return Label(name, name, "left", 0.0, y, 40.0, 10.0, anchor, centre or anchor)

    assert any("overlap" in p for p in label_problems([label("a", 0, (50, 0)), label("b", 5, (50, 40))]))
    assert any("cross" in p for p in label_problems([label("a", 0, (50, 40)), label("b", 30, (50, 0))]))
    assert any(
        "centre of b" in p
        for p in label_problems([label("a", 0, (50, 0)), label("b", 30, (60, 30), (25, 0))])
    )
    assert label_problems([label("a", 0, (50, 0)), label("b", 30, (50, 30))]) == []


@pytest.mark.parametrize(
    ("one", "other", "cross"),
    [
        (((0, 0), (10, 10)), ((0, 10), (10, 0)), True),
        (((0, 0), (10, 10)), ((0, 10), (3, 6)), False),
        (((0, 0), (10, 10)), ((0, 10), (10, 11)), False),
        (((0, 0), (10, 0)), ((20, 0), (30, 0)), False),
        (((0, 0), (10, 10)), ((20, 0), (10, 10)), False),
    ],
    ids=["crossing", "one ends before", "side by side", "in line", "one anchor"],
)
def test_leaders_cross_where_each_has_the_other_on_both_sides(one, other, cross):
    first, second = (
        Label("muscle.m", "name", "left", x, y, 20, 5, anchor, anchor) for (x, y), anchor in (one, other)
    )
    assert leaders_cross(first, second) == leaders_cross(second, first) == cross


def test_a_label_moves_as_a_whole():
    label = Label("muscle.m", "name", "left", 1, 2, 20, 5, (3, 4), (5, 6))
    assert label.moved(10, 100) == Label("muscle.m", "name", "left", 11, 102, 20, 5, (13, 104), (15, 106))


def test_one_structure_on_two_limbs_keeps_each_limbs_anchors():
    rng = random.Random(5)
    wanted = []
    for number in range(14):
        for limb, left in (("right", 0.0), ("left", 60.0)):
            anchors = tuple((left + rng.uniform(0, 40), rng.uniform(60, 100)) for _ in range(4))
            wanted.append(LabelRequest(f"muscle.m{number}", "name", anchors, limb))
    placed = place_labels(wanted, -10, 110, 0, 200, lambda text, size: 0.5 * size * len(text), 8, 5)
    own = {(w.id, w.limb): w.anchors for w in wanted}
    assert len(placed) == len(own)
    assert all(label.anchor in own[label.id, label.limb] for label in placed)
    assert any(label.anchor != label.centre for label in placed)
