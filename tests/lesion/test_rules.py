"""The rules of reach, deficit, severity and sparing, on the small atlas, where outcomes can be foreseen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from legmap.anatomy.function import Movement
from legmap.lesion.deficit import deficit_of
from legmap.lesion.interruption import interrupted_by, root_interruption, upstream
from legmap.lesion.losses import Change, Loss, MuscleLoss, Weakness
from legmap.lesion.share import LostShare
from legmap.lesion.strength import CapacityLost
from legmap.lesion.weakness import movement_loss, weakness_of
from tests.cases import every_case
from tests.small_atlas import small_atlas

ATLAS = small_atlas()
COMPLETE, PARTIAL, VARIABLE = Loss.COMPLETE, Loss.PARTIAL, Loss.VARIABLE


def findings(*ids: str):
    return deficit_of(ATLAS, ids)


# --- reach ---


@every_case(
    ("ids", "nerves"),
    [
        (["nerve.tail"], {"tail": COMPLETE}),
        (["nerve.link"], {"link": COMPLETE, "tail": PARTIAL}),
        (["nerve.inner"], {"inner": COMPLETE, "tail": COMPLETE}),
        (["nerve.outer"], {"outer": COMPLETE, "link": COMPLETE, "rare": COMPLETE, "tail": PARTIAL}),
        (
            ["nerve.big"],
            {"big": COMPLETE, "inner": COMPLETE, "outer": COMPLETE, "link": COMPLETE, "rare": COMPLETE}
            | {"tail": COMPLETE},
        ),
        (["nerve.link", "nerve.tail"], {"link": COMPLETE, "tail": COMPLETE}),
        (["nerve.tail", "nerve.link"], {"link": COMPLETE, "tail": COMPLETE}),
        (["nerve.trunk"], {"trunk": COMPLETE}),
        (["root.A2"], {}),
        (["muscle.calf"], {}),
        (["field.tail"], {}),
        ([], {}),
    ],
)
def test_a_cut_passes_to_branches_whole_and_by_contributors_in_part(ids, nerves):
    found = {
        n: COMPLETE if how.most.whole else PARTIAL for n, how in interrupted_by(ATLAS, ids).nerves.items()
    }
    assert found == {f"nerve.{k}": v for k, v in nerves.items()}


def test_roots_and_muscles_are_kept_apart():
    interrupted = interrupted_by(ATLAS, ["root.A1", "muscle.thigh", "group.leg"])
    assert set(interrupted.roots) == {"root.A1"}
    assert set(interrupted.muscles) == {"muscle.thigh", "muscle.shin", "muscle.calf"}
    assert not interrupted.preplexus_roots


def missed(interrupted, nerve):
    return {
        r for r in ("root.B1", "root.A1", "root.A2") if root_interruption(ATLAS, interrupted, r, nerve).most
    }


def test_the_trunk_cuts_its_roots_for_its_own_plexus_only():
    interrupted = interrupted_by(ATLAS, ["nerve.trunk"])
    assert set(interrupted.preplexus_roots) == {("sacral", "root.B1"), ("sacral", "root.A1")}
    assert missed(interrupted, "nerve.outer") == {"root.B1", "root.A1"}
    assert missed(interrupted, "nerve.front") == set()


def test_a_cut_root_is_cut_for_every_plexus():
    interrupted = interrupted_by(ATLAS, ["root.B1"])
    assert missed(interrupted, "nerve.outer") == missed(interrupted, "nerve.front") == {"root.B1"}


def test_upstream_runs_along_parents_from_near_to_far():
    assert upstream(ATLAS, "nerve.link") == ("nerve.outer", "nerve.big")
    assert upstream(ATLAS, "nerve.tail") == ("nerve.inner", "nerve.big")
    assert upstream(ATLAS, "nerve.big") == ()


# --- muscles ---


@every_case(
    ("ids", "muscles"),
    [
        (["nerve.inner"], {"calf": (COMPLETE, ""), "twin": (PARTIAL, "")}),
        (["nerve.outer"], {"shin": (COMPLETE, ""), "twin": (PARTIAL, "")}),
        (
            ["nerve.inner", "nerve.outer"],
            {"shin": (COMPLETE, ""), "calf": (COMPLETE, ""), "twin": (COMPLETE, "")},
        ),
        (["nerve.rare"], {}),
        (["nerve.link"], {}),
        (["root.A1"], {"thigh": (PARTIAL, "minor"), "shin": (PARTIAL, "main"), "twin": (PARTIAL, "main")}),
        (["root.B1"], {"front": (COMPLETE, "main"), "shin": (PARTIAL, "minor")}),
        (["root.A3"], {"calf": (PARTIAL, "minor")}),
        (
            ["root.A2", "root.A3"],
            {"thigh": (PARTIAL, "main"), "calf": (COMPLETE, "main"), "twin": (PARTIAL, "minor")},
        ),
        (
            ["nerve.trunk"],
            {"thigh": (PARTIAL, "minor"), "shin": (COMPLETE, "main"), "twin": (PARTIAL, "main")},
        ),
        (
            ["nerve.inner", "root.A1"],
            {"calf": (COMPLETE, ""), "twin": (PARTIAL, ""), "thigh": (PARTIAL, "minor")}
            | {"shin": (PARTIAL, "main")},
        ),
        (["muscle.calf"], {"calf": (COMPLETE, "")}),
        (["group.leg"], {"shin": (COMPLETE, ""), "calf": (COMPLETE, "")}),
        (["dermatome.A1"], {}),
    ],
)
def test_how_much_of_each_muscle_is_gone(ids, muscles):
    found = {m.id: (m.loss, m.grade) for m in findings(*ids).muscles}
    assert found == {f"muscle.{k}": v for k, v in muscles.items()}


@pytest.mark.parametrize(
    ("loss", "rank"),
    [
        (MuscleLoss("m", LostShare(1, 1)), 3),
        (MuscleLoss("m", LostShare(1, 1), "minor"), 3),
        (MuscleLoss("m", LostShare(0.25, 0.75), "main"), 2),
        (MuscleLoss("m", LostShare(2 / 3, 1)), 2),
        (MuscleLoss("m", LostShare(0, 0.5), "minor"), 1),
        (MuscleLoss("m", LostShare(0, 1 / 3)), 1),
    ],
)
def test_ranks_of_loss(loss, rank):
    assert loss.rank == rank


# --- severity ---

MOVEMENT = Movement(
    id="movement.m", name="m", prime_movers=("p1", "p2", "p3", "p4", "p5"), helpers=("h1", "h2", "h3")
)


def lost(**losses: str) -> dict[str, MuscleLoss]:
    """Complete, by a main root, by a minor root, by one of two nerves, severely."""
    made = {
        "c": (LostShare(1, 1), ""),
        "m": (LostShare(0.25, 0.75), "main"),
        "n": (LostShare(0, 0.5), "minor"),
        "p": (LostShare(0.25, 0.75), ""),
        "s": (LostShare(2 / 3, 1), ""),
    }
    return {k: MuscleLoss(k, *made[v]) for k, v in losses.items()}


ALL_PRIME = {f"p{i}": "c" for i in range(1, 6)}


@every_case(
    ("losses", "weakness"),
    [
        (lost(**ALL_PRIME, h1="c", h2="c", h3="c"), Weakness.LOST),
        (lost(**ALL_PRIME, h1="c", h2="c", h3="m"), Weakness.SEVERE),
        (lost(**ALL_PRIME), Weakness.SEVERE),
        (lost(p1="c", p2="c", p3="c", p4="c", p5="m", h1="c", h2="c", h3="c"), Weakness.WEAK),
        (lost(p1="c", p2="m"), Weakness.WEAK),
        (lost(p1="m", p2="p"), Weakness.WEAK),
        (lost(p1="s", p2="s", p3="s", p4="s", p5="s"), Weakness.SEVERE),
        (lost(p1="s", p2="s", p3="s", p4="s", p5="p"), Weakness.WEAK),
        (lost(**dict.fromkeys(ALL_PRIME, "s"), h1="s", h2="s", h3="s"), Weakness.SEVERE),
        (lost(p1="c"), Weakness.SLIGHT),
        (lost(p1="c", p2="n", p3="n"), Weakness.SLIGHT),
        (lost(p1="n", p2="n", p3="n", p4="n", p5="n"), Weakness.SLIGHT),
        (lost(h1="c", h2="c", h3="c"), Weakness.SLIGHT),
    ],
)
def test_severity_words(losses, weakness):
    assert weakness_of(MOVEMENT, losses) is weakness


SMALL = Movement(id="movement.s", name="s", prime_movers=("p1",), helpers=("h1", "h2", "h3", "h4"))


@pytest.mark.parametrize(
    ("losses", "weakness"),
    [
        (lost(p1="c"), Weakness.WEAK),
        (lost(p1="c", h1="c"), Weakness.WEAK),
        (lost(p1="c", h1="m", h2="n", h3="n"), Weakness.SEVERE),
        (lost(p1="c", h1="c", h2="n"), Weakness.SEVERE),
        (lost(h1="c", h2="c"), Weakness.SLIGHT),
        (lost(h1="c", h2="c", h3="c"), Weakness.WEAK),
    ],
    ids=str,
)
def test_severity_of_a_movement_with_one_prime_mover(losses, weakness):
    assert weakness_of(SMALL, losses) is weakness


def test_a_quarter_of_the_prime_movers_is_enough_to_be_weak():
    four = Movement(id="movement.f", name="f", prime_movers=("p1", "p2", "p3", "p4"), helpers=("h1",))
    assert weakness_of(four, lost(p1="m")) is Weakness.WEAK
    assert weakness_of(four, lost(p1="n", h1="c")) is Weakness.SLIGHT


def test_less_than_a_quarter_of_the_torque_is_hardly_weak_whatever_the_count():
    four = Movement(id="movement.f", name="f", prime_movers=("p1", "p2", "p3", "p4"))
    little = CapacityLost(0.2, 0.18, 0.24, whole=True)
    assert weakness_of(four, lost(p1="c"), little) is Weakness.SLIGHT
    assert weakness_of(four, lost(p1="c"), replace(little, high=0.25)) is Weakness.WEAK


def test_three_quarters_of_the_torque_surely_gone_is_severe_whatever_the_count():
    four = Movement(id="movement.f", name="f", prime_movers=("p1", "p2", "p3", "p4"))
    much = CapacityLost(0.8, 0.75, 0.9, whole=True)
    assert weakness_of(four, lost(p1="c"), much) is Weakness.SEVERE
    assert weakness_of(four, lost(p1="c"), replace(much, low=0.74)) is Weakness.WEAK


def test_helpers_partly_lost_leave_a_movement_its_strength():
    assert movement_loss(SMALL, lost(h1="m", h2="n", h3="p")) is None
    assert movement_loss(SMALL, {}) is None
    assert movement_loss(SMALL, lost(other="c")) is None


def test_a_lost_helper_or_a_touched_prime_mover_counts():
    assert movement_loss(SMALL, lost(h1="c")) is not None
    assert movement_loss(SMALL, lost(p1="n")) is not None


def test_who_is_responsible_and_who_remains():
    loss = movement_loss(MOVEMENT, lost(p1="c", p2="m", h1="n"))
    assert loss is not None
    assert (loss.lost, loss.weakened) == (("p1",), ("p2", "h1"))
    assert loss.responsible == ("p1", "p2", "h1")
    assert loss.remaining == ("p3", "p4", "p5", "h2", "h3")


def test_severity_words_are_those_of_the_data():
    assert [s.word for s in Weakness] == ["slight", "weak", "severe", "lost"]
    assert [c.word for c in Change] == ["perhaps reduced", "reduced", "lost"]


# --- skin ---


@every_case(
    ("ids", "skin"),
    [
        (["nerve.tail"], {"field.tail": COMPLETE, "field.inner": PARTIAL}),
        (["nerve.link"], {"field.tail": PARTIAL, "field.inner": PARTIAL}),
        (["nerve.inner"], {"field.tail": COMPLETE, "field.inner": COMPLETE}),
        (["nerve.outer"], {"field.tail": PARTIAL, "field.inner": PARTIAL, "field.outer": VARIABLE}),
        (["root.A1"], {"dermatome.A1": PARTIAL}),
        (["root.B1"], {"dermatome.B1": PARTIAL}),
        (["nerve.trunk"], {"dermatome.A1": PARTIAL}),
        (["nerve.front"], {}),
        (["muscle.calf"], {}),
        (["field.outer"], {"field.outer": COMPLETE}),
        (["dermatome.A2"], {"dermatome.A2": PARTIAL}),
    ],
)
def test_skin(ids, skin):
    assert {s.id: s.loss for s in findings(*ids).skin} == skin


# --- reflexes ---


@pytest.mark.parametrize(
    ("ids", "reflexes"),
    [
        (["nerve.inner"], {"calf": Change.LOST}),
        (["nerve.tail"], {"calf": Change.LOST}),
        (["nerve.link"], {"calf": Change.REDUCED}),
        (["root.A1"], {"calf": Change.PERHAPS_REDUCED}),
        (["root.A2"], {"calf": Change.REDUCED}),
        (["root.A2", "root.A3"], {"calf": Change.LOST}),
        (["muscle.calf"], {"calf": Change.LOST}),
        (["root.B1"], {"front": Change.LOST}),
        (["nerve.trunk"], {"calf": Change.PERHAPS_REDUCED}),
        (["muscle.thigh"], {}),
    ],
    ids=str,
)
def test_reflexes(ids, reflexes):
    assert {r.id: r.change for r in findings(*ids).reflexes} == {
        f"reflex.{k}": v for k, v in reflexes.items()
    }


# --- signs ---


@every_case(
    ("ids", "signs"),
    [
        (["nerve.outer"], {"drop", "tap"}),
        (["nerve.big"], {"drop", "numb-foot"}),
        (["nerve.inner"], {"numb-foot", "weak-calf"}),
        (["muscle.calf"], {"weak-calf"}),
        (["root.A2"], {"weak-calf", "stretch"}),
        (["root.A1"], {"drop", "stretch"}),
        (["root.A3"], {"numb-foot"}),
        (["root.B1"], set()),
        (["nerve.link"], set()),
        (["nerve.trunk"], {"drop"}),
        (["muscle.thigh"], set()),
    ],
)
def test_signs(ids, signs):
    assert set(findings(*ids).signs) == {f"sign.{s}" for s in signs}


# --- sparing ---


@pytest.mark.parametrize("lesion", ["nerve.inner", "nerve.outer", "nerve.trunk", "root.A1", "muscle.calf"])
def test_what_is_spared_is_kept_here_and_taken_by_the_rival(lesion):
    deficit = findings(lesion)
    assert deficit.spared
    for spared in deficit.spared:
        assert spared.id not in deficit.ids
        assert spared.id in findings(spared.speaks_against).ids


def test_no_rival_lies_within_the_lesion():
    assert not {s.speaks_against for s in findings("nerve.big").spared} & set(
        findings("nerve.big").interrupted.nerves
    )


def test_skin_that_shares_a_dimmed_root_is_never_called_spared():
    assert "field.tail" not in {s.id for s in findings("root.A2").spared}


@pytest.mark.parametrize("lesion", ["movement.push", "reflex.calf", "sign.drop", "nerve.rare"])
def test_what_takes_nothing_spares_nothing(lesion):
    deficit = findings(lesion)
    assert deficit.ids == frozenset()
    assert deficit.spared == ()


# --- the whole ---


def test_order_and_repetition_do_not_matter():
    one = findings("nerve.inner", "root.A1")
    other = findings("root.A1", "nerve.inner", "root.A1")
    assert other.lesion == ("root.A1", "nerve.inner")
    assert (one.muscles, one.movements, one.skin, one.reflexes, one.signs) == (
        other.muscles,
        other.movements,
        other.skin,
        other.reflexes,
        other.signs,
    )


def test_nothing_cut_takes_nothing():
    assert findings().ids == frozenset()


def test_an_unknown_structure_is_refused():
    with pytest.raises(KeyError, match=r"nerve\.nobody"):
        findings("nerve.nobody")


def test_a_dermatome_whose_neighbours_are_cut_too_is_numb():
    assert {s.id: s.loss for s in findings("root.A1", "root.A2", "root.A3").skin} == {
        "dermatome.A1": PARTIAL,
        "dermatome.A2": COMPLETE,
        "dermatome.A3": COMPLETE,
    }
