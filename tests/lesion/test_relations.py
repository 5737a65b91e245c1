"""Relations that must hold on the shipped atlas between the deficits of different lesions."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import pytest

from legmap.anatomy.function import Movement, Reflex, Sign
from legmap.anatomy.records import CutaneousField, Dermatome, Group, Muscle, Nerve, Root
from legmap.lesion.deficit import deficit_of
from legmap.lesion.losses import Change, Deficit, Loss, Weakness
from tests import shipped
from tests.cases import every_case

ATLAS = shipped.atlas()
RIVALS = shipped.rivals()
NERVES = [n.id for n in ATLAS.every(Nerve)]
ROOTS = [r.id for r in ATLAS.every(Root)]
SINGLE = [d.lesion[0] for d in RIVALS]
PARENTS = [n for n in NERVES if ATLAS.branches.get(n)]
MAJOR = (
    "nerve.femoral nerve.obturator nerve.lateral-femoral-cutaneous nerve.superior-gluteal "
    "nerve.inferior-gluteal nerve.posterior-femoral-cutaneous nerve.pudendal nerve.tibial "
    "nerve.common-fibular nerve.sciatic nerve.saphenous nerve.sural nerve.deep-fibular "
    "nerve.superficial-fibular nerve.medial-plantar nerve.lateral-plantar"
)
NEED_SOMETHING_KEPT = {s.id for s in ATLAS.every(Sign) if all(c.kept for c in s.when)}
SKIN_RANK = {Loss.VARIABLE: 1, Loss.PARTIAL: 2, Loss.COMPLETE: 3}


@cache
def cut(*ids: str) -> Deficit:
    return deficit_of(ATLAS, ids, RIVALS)


def muscles(deficit: Deficit) -> dict[str, int]:
    return {m.id: m.rank for m in deficit.muscles}


def skin(deficit: Deficit) -> dict[str, int]:
    return {s.id: SKIN_RANK[s.loss] for s in deficit.skin}


def movements(deficit: Deficit) -> dict[str, int]:
    return {m.id: int(m.weakness) for m in deficit.movements}


def reflexes(deficit: Deficit) -> dict[str, int]:
    return {r.id: int(r.change) for r in deficit.reflexes}


def worst(*each: dict[str, int]) -> dict[str, int]:
    return {k: max(d.get(k, 0) for d in each) for k in {k for d in each for k in d}}


def within(less: dict[str, int], more: dict[str, int]) -> bool:
    return all(more.get(k, 0) >= v for k, v in less.items())


def contains(more: Deficit, less: Deficit) -> None:
    for of in (muscles, skin, movements, reflexes):
        assert within(of(less), of(more)), of.__name__
    site = {"sign.tinel"}  # tells where the lesion sits, not what it takes
    # a sign that lives on muscles which still pull may vanish when a wider lesion takes those as well
    assert set(less.signs) - site - NEED_SOMETHING_KEPT <= set(more.signs)


def test_a_flail_foot_neither_claws_nor_walks_on_its_heel():
    assert {"sign.claw-toes", "sign.calcaneal-gait"} == NEED_SOMETHING_KEPT
    assert set(cut("nerve.tibial").signs) >= NEED_SOMETHING_KEPT
    assert not NEED_SOMETHING_KEPT & set(cut("nerve.sciatic").signs)


# --- the sciatic nerve and its divisions ---

DIVISIONS = ("nerve.sciatic-tibial-division", "nerve.sciatic-common-fibular-division")


def test_the_sciatic_takes_exactly_what_its_two_divisions_take():
    whole, both = cut("nerve.sciatic"), cut(*DIVISIONS)
    for part in ("muscles", "movements", "skin", "reflexes", "signs"):
        assert getattr(whole, part) == getattr(both, part), part


def test_neither_division_alone_takes_it_all():
    for division in DIVISIONS:
        contains(cut("nerve.sciatic"), cut(division))
        assert muscles(cut(division)) != muscles(cut("nerve.sciatic"))


def test_the_divisions_share_no_muscle_and_meet_in_the_sural_fields_only():
    one, other = (cut(d) for d in DIVISIONS)
    assert not muscles(one).keys() & muscles(other).keys()
    assert skin(one).keys() & skin(other).keys() == {
        "field.sural",
        "field.lateral-dorsal-cutaneous",
        "field.sural-lateral-calcaneal-branches",
    }


# --- branches and their parent ---


@every_case("parent", PARENTS)
def test_cutting_every_branch_is_cutting_the_parent_less_its_own_twigs(parent):
    branches = cut(*ATLAS.branches[parent])
    whole = cut(parent)
    contains(whole, branches)
    own_muscles = set(ATLAS.motor.get(parent, ()))
    own_skin = set(ATLAS.skin.get(parent, ()))
    left = {m.id for m in whole.muscles} - {m.id for m in branches.muscles if m.loss is Loss.COMPLETE}
    assert left <= own_muscles
    worse = {k for k, v in skin(whole).items() if skin(branches).get(k, 0) < v}
    assert worse <= own_skin


@every_case("nerve", [n for n in NERVES if ATLAS.get(n, Nerve).parent.startswith("nerve.")])
def test_a_nerve_takes_whatever_each_branch_takes(nerve):
    contains(cut(ATLAS.get(nerve, Nerve).parent), cut(nerve))


@every_case("nerve", NERVES)
def test_cutting_a_nerve_with_its_branch_is_cutting_the_nerve(nerve):
    whole = cut(nerve)
    for branch in ATLAS.branches.get(nerve, ()):
        both = cut(nerve, branch)
        assert (both.muscles, both.movements, both.skin, both.reflexes) == (
            whole.muscles,
            whole.movements,
            whole.skin,
            whole.reflexes,
        )


@every_case("nerve", NERVES)
def test_a_nerve_takes_its_own_muscles_and_skin(nerve):
    deficit = cut(nerve)
    for muscle in ATLAS.motor.get(nerve, ()):
        alone = ATLAS.get(muscle, Muscle).nerves == (nerve,)
        assert muscles(deficit)[muscle] == (3 if alone else 2)
    for field in ATLAS.skin.get(nerve, ()):
        variable = ATLAS.get(field, CutaneousField).variable
        assert skin(deficit)[field] == SKIN_RANK[Loss.VARIABLE if variable else Loss.COMPLETE]


@every_case("nerve", NERVES)
def test_a_nerve_takes_only_what_hangs_on_it(nerve):
    below, waiting = set(), [nerve]
    while waiting:
        below.add(n := waiting.pop())
        waiting += [*ATLAS.branches.get(n, ()), *ATLAS.contributes_to.get(n, ())]
    if ATLAS.get(nerve, Nerve).carries:
        return
    assert {m.id for m in cut(nerve).muscles} == {m for n in below for m in ATLAS.motor.get(n, ())}
    through = {f.id for f in ATLAS.every(CutaneousField) if set(f.through) & below}
    assert {s.id for s in cut(nerve).skin} == through | {f for n in below for f in ATLAS.skin.get(n, ())}


# --- several lesions together ---


@every_case(("one", "other"), list(combinations(MAJOR.split(), 2)))
def test_the_union_of_lesions_is_the_union_of_their_deficits(one, other):
    both = cut(one, other)
    assert muscles(both) == worst(muscles(cut(one)), muscles(cut(other)))
    assert skin(both) == worst(skin(cut(one)), skin(cut(other)))
    assert movements(both).keys() == movements(cut(one)).keys() | movements(cut(other)).keys()
    contains(both, cut(one))
    contains(both, cut(other))
    assert set(reflexes(both)) == set(reflexes(cut(one))) | set(reflexes(cut(other)))


@every_case(("one", "other"), list(combinations(SINGLE, 2)), name=" + ".join)
def test_two_lesions_contain_each_alone(one, other):
    both = deficit_of(ATLAS, (one, other), ())
    contains(both, cut(one))
    contains(both, cut(other))


@pytest.mark.parametrize(
    ("ids", "muscle"),
    [
        (
            ["nerve.lateral-plantar-deep-branch", "nerve.lateral-plantar-superficial-branch"],
            "interossei-dorsal",
        ),
        (
            ["nerve.lateral-plantar-deep-branch", "nerve.lateral-plantar-superficial-branch"],
            "interossei-plantar",
        ),
        (["nerve.iliohypogastric", "nerve.ilioinguinal"], "internal-oblique"),
        (["nerve.iliohypogastric", "nerve.ilioinguinal"], "transversus-abdominis"),
    ],
)
def test_one_of_two_supplies_is_partial_and_both_are_complete(ids, muscle):
    muscle_id = f"muscle.{muscle}"
    for one in ids:
        assert muscles(cut(one))[muscle_id] == 2
    assert muscles(cut(*ids))[muscle_id] == 3


def test_adductor_magnus_needs_both_its_nerves():
    members = ATLAS.get("group.adductor-magnus", Group).members
    both = muscles(cut("nerve.obturator", "nerve.sciatic"))
    assert all(both[m] == 3 for m in members)
    for nerve in ("nerve.obturator", "nerve.sciatic"):
        assert sum(m in muscles(cut(nerve)) for m in members) == 1


def test_the_contributor_of_the_sural_nerve_takes_a_share():
    for lesion in ("nerve.common-fibular", "nerve.sural-communicating-branch"):
        assert skin(cut(lesion))["field.sural"] == SKIN_RANK[Loss.PARTIAL]
    assert skin(cut("nerve.tibial"))["field.sural"] == SKIN_RANK[Loss.COMPLETE]
    assert skin(cut("nerve.tibial", "nerve.common-fibular"))["field.sural"] == SKIN_RANK[Loss.COMPLETE]


# --- the lumbosacral trunk ---


def test_the_trunk_weakens_every_sacral_muscle_that_l4_and_l5_reach():
    found = muscles(cut("nerve.lumbosacral-trunk"))
    for muscle in ATLAS.every(Muscle):
        sacral = any(ATLAS.get(n, Nerve).plexus == "sacral" for n in muscle.nerves)
        reached = set(muscle.roots) & {"root.L4", "root.L5"}
        assert (muscle.id in found) == bool(sacral and reached), muscle.id
        if muscle.id in found:
            assert (found[muscle.id] == 3) == (set(muscle.roots) <= {"root.L4", "root.L5"}), muscle.id


def test_the_trunk_leaves_quadriceps_knee_jerk_and_l4_skin():
    deficit = cut("nerve.lumbosacral-trunk")
    assert not set(ATLAS.get("group.quadriceps-femoris", Group).members) & muscles(deficit).keys()
    assert "movement.knee-extension" not in movements(deficit)
    assert "reflex.knee" not in reflexes(deficit)
    assert "reflex.ankle" not in reflexes(deficit)
    assert "dermatome.L4" not in skin(deficit)
    assert skin(deficit) == {"dermatome.L5": SKIN_RANK[Loss.PARTIAL]}


def test_the_trunk_takes_more_than_l5_and_less_than_l4_and_l5():
    trunk = cut("nerve.lumbosacral-trunk")
    assert within(muscles(cut("root.L5")), muscles(trunk))
    assert within(muscles(trunk), muscles(cut("root.L4", "root.L5")))


# --- roots ---


@every_case("root", ROOTS)
def test_a_root_takes_its_muscles_by_grade(root):
    for loss in cut(root).muscles:
        muscle = ATLAS.get(loss.id, Muscle)
        assert root in muscle.roots
        assert loss.grade == ("main" if root in muscle.main_roots else "minor")
        assert (loss.loss is Loss.COMPLETE) == (set(muscle.roots) == {root})
    assert {m.id for m in cut(root).muscles} == {m.id for m in ATLAS.every(Muscle) if root in m.roots}


@every_case("root", ROOTS)
def test_a_root_reduces_its_dermatome_and_abolishes_none(root):
    expected = {d.id: SKIN_RANK[Loss.PARTIAL] for d in ATLAS.every(Dermatome) if d.root == root}
    assert skin(cut(root)) == expected


@every_case("pair", list(combinations(ROOTS, 2)), name=" + ".join)
def test_several_roots_still_only_reduce_dermatomes(pair):
    """S5 alone has but one neighbour, so that S4 and S5 together leave it nothing."""
    numb = {s.id for s in cut(*pair).skin if s.loss is not Loss.PARTIAL}
    assert numb == ({"dermatome.S5"} if set(pair) == {"root.S4", "root.S5"} else set())


def test_l4_and_l5_together_contain_each_alone_and_more():
    both = cut("root.L4", "root.L5")
    for root in ("root.L4", "root.L5"):
        contains(both, cut(root))
    assert muscles(both)["muscle.tibialis-anterior"] == 3
    assert movements(both)["movement.ankle-dorsiflexion"] > max(
        movements(cut(r))["movement.ankle-dorsiflexion"] for r in ("root.L4", "root.L5")
    )


@every_case("muscle", [m.id for m in ATLAS.every(Muscle)])
def test_all_roots_of_a_muscle_paralyse_it_and_so_do_all_its_nerves(muscle):
    record = ATLAS.get(muscle, Muscle)
    assert muscles(cut(*record.roots))[muscle] == 3
    assert muscles(cut(*record.nerves))[muscle] == 3


# --- what never happens ---


@pytest.mark.parametrize("field", [f.id for f in ATLAS.every(CutaneousField) if f.variable])
def test_a_variable_field_is_never_told_as_surely_lost(field):
    told = [s.loss for lesion in SINGLE for s in cut(lesion).skin if s.id == field]
    assert told
    assert set(told) == {Loss.VARIABLE}


@every_case("lesion", SINGLE)
def test_the_plantar_response_is_reduced_or_lost_and_never_upgoing(lesion):
    for change in cut(lesion).reflexes:
        assert change.change.word in ("perhaps reduced", "reduced", "lost")
    assert "upgoing" not in " ".join(c.word for c in Change)


@pytest.mark.parametrize("nerve", [n.id for n in ATLAS.every(Nerve) if n.variant])
def test_a_variant_nerve_alone_takes_nothing(nerve):
    assert cut(nerve).ids == frozenset()


@every_case("lesion", SINGLE)
def test_movements_name_who_is_responsible_and_who_remains(lesion):
    deficit = cut(lesion)
    affected = {m.id: m for m in deficit.muscles}
    for loss in deficit.movements:
        movement = ATLAS.get(loss.id, Movement)
        movers = {*movement.prime_movers, *movement.helpers}
        assert set(loss.lost) == {m for m in movers if m in affected and affected[m].loss is Loss.COMPLETE}
        assert set(loss.weakened) == {m for m in movers if m in affected} - set(loss.lost)
        assert set(loss.remaining) == movers - affected.keys()
        assert (loss.weakness is Weakness.LOST) == (set(loss.lost) == movers)
        assert loss.lost or set(loss.weakened) & set(movement.prime_movers)


# --- sparing ---


@every_case("lesion", SINGLE)
def test_spared_findings(lesion):
    deficit = cut(lesion)
    assert len(deficit.spared) <= 8
    assert len({s.id for s in deficit.spared}) == len(deficit.spared)
    dim = {r for s in deficit.skin for r in _roots_of_skin(s.id)}
    for spared in deficit.spared:
        assert spared.id not in deficit.ids
        assert spared.id in cut(spared.speaks_against).ids
        assert spared.speaks_against != lesion
        assert not _roots_of_skin(spared.id) & dim


@every_case("lesion", SINGLE)
def test_no_movement_is_told_beside_a_muscle_that_makes_it(lesion):
    ids = {s.id for s in cut(lesion).spared}
    for movement in ATLAS.every(Movement):
        beside = ids & set(movement.prime_movers)
        assert not (movement.id in ids and beside), movement.id
        assert len(beside) <= 1, movement.id


@every_case(
    ("lesion", "spared", "against"),
    [
        ("nerve.common-fibular", "movement.hip-abduction", "root.L5"),
        ("nerve.common-fibular", "muscle.biceps-femoris-short-head", "nerve.sciatic-common-fibular-division"),
        ("nerve.common-fibular", "reflex.ankle", "root.S1"),
        ("nerve.deep-fibular", "muscle.fibularis-longus", "nerve.common-fibular"),
        ("nerve.femoral", "muscle.adductor-longus", "root.L3"),
        ("nerve.obturator", "reflex.knee", "root.L3"),
        ("nerve.saphenous", "reflex.knee", "nerve.femoral"),
        ("nerve.inferior-gluteal", "reflex.ankle", "root.S1"),
        ("nerve.inferior-gluteal", "muscle.gluteus-medius", "nerve.superior-gluteal"),
        ("nerve.superior-gluteal", "muscle.gluteus-maximus", "nerve.inferior-gluteal"),
        ("nerve.sciatic", "movement.hip-abduction", "root.L5"),
        ("nerve.sciatic", "muscle.gluteus-maximus", "root.S1"),
        ("nerve.tibial", "reflex.medial-hamstring", "nerve.sciatic-tibial-division"),
        ("nerve.lumbosacral-trunk", "reflex.ankle", "nerve.sciatic"),
        ("nerve.lumbosacral-trunk", "reflex.knee", "root.L4"),
        ("nerve.lateral-femoral-cutaneous", "movement.knee-extension", "nerve.femoral"),
        ("root.L5", "reflex.ankle", "root.S1"),
        ("root.L5", "reflex.knee", "root.L4"),
        ("root.L5", "movement.ankle-plantarflexion", "nerve.sciatic"),
        ("root.S1", "movement.ankle-dorsiflexion", "root.L5"),
        ("root.L4", "movement.foot-eversion", "root.L5"),
    ],
)
def test_the_sparing_a_clinician_looks_for(lesion, spared, against):
    assert {s.id: s.speaks_against for s in cut(lesion).spared}.get(spared) == against


def _roots_of_skin(structure_id: str) -> set[str]:
    record = ATLAS.structures[structure_id]
    match record:
        case Dermatome():
            return {record.root}
        case CutaneousField():
            return set(ATLAS.get(record.nerve, Nerve).roots)
        case _:
            return set()


@pytest.mark.parametrize("nerve", ["nerve.ilioinguinal", "nerve.genitofemoral-femoral-branch"])
def test_one_of_two_afferent_nerves_only_reduces_a_reflex(nerve):
    assert reflexes(cut(nerve)) == {"reflex.cremasteric": Change.REDUCED}


def test_every_reflex_can_be_lost_by_its_nerves_and_by_its_roots():
    for reflex in ATLAS.every(Reflex):
        for limb in (reflex.afferent, reflex.efferent):
            assert reflexes(cut(*limb))[reflex.id] == Change.LOST
        assert reflexes(cut(*reflex.roots))[reflex.id] == Change.LOST


def test_the_lowest_roots_are_rivals_of_roots_only():
    low = {"root.S3", "root.S4", "root.S5", "root.T12"}
    for rival in RIVALS:
        against = {s.speaks_against for s in deficit_of(ATLAS, rival.lesion, RIVALS).spared}
        if rival.lesion[0].startswith("nerve."):
            assert not against & low, rival.lesion
    assert "root.S3" in {s.speaks_against for s in deficit_of(ATLAS, ["root.S2"], RIVALS).spared}
