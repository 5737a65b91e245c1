from __future__ import annotations

import pytest

from legmap.anatomy.records import TOPICS, Landmark, Nerve
from legmap.lesion.case import case_of
from legmap.lesion.deficit import deficit_of
from legmap.lesion.injury import Injury
from legmap.messages import say
from legmap.report.about import path_to
from legmap.report.build import build_report, sources_of
from legmap.report.deficit_sections import muscle_loss_words
from legmap.report.model import Report
from tests import shipped
from tests.cases import every_case
from tests.small_atlas import small_atlas

SMALL = small_atlas()
ATLAS = shipped.atlas()
RIVALS = shipped.rivals()
SELECTABLE = [s.id for s in ATLAS.structures.values() if not isinstance(s, Landmark)]


def small(*ids: str) -> Report:
    return build_report(SMALL, deficit_of(SMALL, ids))


def full(*ids: str) -> Report:
    return build_report(ATLAS, deficit_of(ATLAS, ids, RIVALS))


def told(report: Report, key: str) -> str:
    section = report.section(key)
    assert section is not None, f"no section {key}: {[s.key for s in report.sections]}"
    return "\n".join(line.text for line in section.lines)


FINDINGS = ["motor", "skin", "reflexes", "signs", "spared"]


@every_case(
    ("selected", "keys"),
    [
        ("nerve.big", [*FINDINGS, "supply", "branches", "notes", "variants", "differ", "sources"]),
        ("nerve.inner", [*FINDINGS, "supply", "branches"]),
        ("root.A1", [*FINDINGS, "supply"]),
        ("muscle.front", ["supply", "actions", "attachments", *FINDINGS]),
        ("muscle.calf", ["supply", "actions", "attachments", *FINDINGS, "neighbours"]),
        ("group.leg", ["members", *FINDINGS]),
        ("field.tail", ["whose", "skin"]),
        ("dermatome.A1", ["whose", "skin", "map"]),
        ("movement.push", ["movers"]),
        ("reflex.calf", ["arc"]),
        ("sign.drop", ["cause"]),
    ],
)
def test_sections_by_kind_in_reading_order(selected, keys):
    found = [s.key for s in small(selected).sections]
    assert [k for k in found if k != "spared"] == [k for k in keys if k != "spared"]
    if "spared" in found:
        assert found.index("spared") == keys.index("spared")


@every_case("structure_id", SELECTABLE)
def test_every_report_is_whole(structure_id):
    report = full(structure_id)
    record = ATLAS.structures[structure_id]
    assert report.title.lower() == record.name.lower()
    assert say(f"kind.{record.kind}") in report.subtitle
    assert record.latin in report.subtitle
    assert record.ta2 is None or f"TA2 {record.ta2}" in report.subtitle
    assert len({s.key for s in report.sections}) == len(report.sections)
    for section in report.sections:
        assert section.lines, section.key
        assert section.heading == say(f"section.{section.key}")
        for line in section.lines:
            assert line.text.strip(), section.key
            assert "  [" not in line.text
            for span in line.spans:
                assert not span.ref or span.ref in ATLAS


@every_case("structure_id", SELECTABLE)
def test_every_name_of_a_finding_is_a_link(structure_id):
    deficit = deficit_of(ATLAS, [structure_id], RIVALS)
    report = build_report(ATLAS, deficit)
    linked = {s.ref for section in report.sections for line in section.lines for s in line.spans if s.ref}
    assert deficit.ids <= linked
    assert {s.id for s in deficit.spared} | {s.speaks_against for s in deficit.spared} <= linked
    assert {m for loss in deficit.movements for m in (*loss.responsible, *loss.remaining)} <= linked


@every_case("structure_id", SELECTABLE)
def test_every_note_disagreement_and_source_is_told(structure_id):
    report = full(structure_id)
    record = ATLAS.structures[structure_id]
    text = "\n".join(line.text for s in report.sections for line in s.lines)
    for note in ATLAS.notes.get(structure_id, ()):
        assert note.text in text
        section = "variants" if note.topic == "variants" else "notes"
        assert note.text in told(report, section)
        if note.flagged:
            assert f"{say('note.standard')}: {note.standard}" in text
    for disagreement in ATLAS.disagreements.get(structure_id, ()):
        lines = told(report, "differ")
        assert disagreement.item[1:] in lines
        assert f"{say('differ.adopted')}: {disagreement.adopted}" in lines
        for claim in disagreement.claims:
            assert claim.text in lines
    keys = {*record.sources, *getattr(record, "main_roots_sources", ())}
    for note in ATLAS.notes.get(structure_id, ()):
        keys |= {*note.sources, *note.standard_sources}
    for disagreement in ATLAS.disagreements.get(structure_id, ()):
        keys |= {k for claim in disagreement.claims for k in claim.sources}
    assert set(sources_of(ATLAS, [record])) == keys
    for key in keys:
        assert ATLAS.sources[key].citation in told(report, "sources")


def test_a_flagged_note_stands_beside_the_standard_view_with_both_sources():
    section = small("nerve.big").section("notes")
    assert section is not None
    lines = [line.text for line in section.lines]
    place = next(i for i, text in enumerate(lines) if text.startswith("It feels for the whole leg."))
    assert lines[place] == "It feels for the whole leg. [First A 1999]"
    assert lines[place + 1] == f"⚑ {say('note.unusual')}"
    assert lines[place + 2] == "Standard view: The front belongs to the front nerve. [Second B]"
    assert [line.indent for line in section.lines[place : place + 3]] == [1, 2, 2]
    assert section.lines[place + 1].spans[0].style == "flag"


def test_a_plain_note_carries_no_flag():
    lines = [line.text for line in small("nerve.big").section("notes").lines]  # type: ignore[union-attr]
    place = next(i for i, text in enumerate(lines) if "back of the leg" in text)
    assert "⚑" not in lines[place + 1]


def test_consensus_is_told_where_nobody_was_read():
    words = say("basis.consensus")
    assert words in told(small("nerve.big"), "variants")
    assert words in told(small("nerve.inner"), "supply")
    assert words not in told(small("nerve.big"), "supply")
    for selected, section in (
        ("muscle.calf", "supply"),
        ("field.tail", "whose"),
        ("movement.push", "movers"),
        ("reflex.calf", "arc"),
        ("sign.drop", "cause"),
        ("root.A1", "supply"),
    ):
        assert words in told(small(selected), section)


def test_notes_are_told_by_topic_in_the_stated_order():
    section = full("nerve.inferior-gluteal").section("notes")
    assert section is not None
    headings = [line.text for line in section.lines if line.spans[0].style == "strong" and line.indent == 0]
    order = [say(f"topic.{t}") for t in TOPICS]
    assert headings == [h for h in order if h in headings]
    assert "Causes of injury" in headings


def test_disagreement_is_told_at_each_record_it_is_about():
    assert told(small("nerve.big"), "differ") == told(small("muscle.thigh"), "differ")
    assert "The atlas goes by: Four roots." in told(small("muscle.thigh"), "differ")
    assert "Three roots. [First A 1999]" in told(small("muscle.thigh"), "differ")


def test_sources_are_cited_by_author_title_year_and_kind():
    assert told(small("nerve.big"), "sources").splitlines() == [
        "First A: On nerves (1999) · study",
        "Second B: On legs · textbook",
    ]


def test_several_selected_are_told_together():
    report = small("nerve.inner", "root.A1")
    assert report.title == "Inner nerve + A1 root"
    assert report.path == ()
    assert len([s for s in report.sections if s.key == "supply"]) == 1
    supply = told(report, "supply")
    assert "calf muscle" in supply
    assert "A1 dermatome" in supply


def test_nothing_selected_makes_an_empty_report():
    assert small().sections == ()


@pytest.mark.parametrize(
    ("structure_id", "path"),
    [
        ("nerve.deep-fibular", "sciatic sciatic-common-fibular-division common-fibular deep-fibular"),
        ("nerve.sciatic", "sciatic"),
        ("nerve.saphenous", "femoral saphenous"),
    ],
)
def test_the_path_of_a_nerve(structure_id, path):
    assert path_to(ATLAS, structure_id) == tuple(f"nerve.{p}" for p in path.split())


@pytest.mark.parametrize(
    ("structure_id", "first", "last"),
    [
        ("muscle.tibialis-anterior", "nerve.sciatic", "muscle.tibialis-anterior"),
        ("field.sural", "nerve.sciatic", "field.sural"),
        ("dermatome.L5", "root.L5", "dermatome.L5"),
        ("movement.hip-flexion", "movement.hip-flexion", "movement.hip-flexion"),
    ],
)
def test_the_path_of_other_kinds(structure_id, first, last):
    path = path_to(ATLAS, structure_id)
    assert (path[0], path[-1]) == (first, last)


def test_the_path_is_links_and_left_out_where_there_is_none():
    assert [s.ref for s in full("nerve.tibial").path] == [
        "nerve.sciatic",
        "nerve.sciatic-tibial-division",
        "nerve.tibial",
    ]
    assert full("root.L5").path == ()


# --- what stands in the sections ---


def test_a_muscle_tells_supply_first_and_its_neighbours():
    report = full("muscle.tibialis-anterior")
    assert report.sections[0].key == "supply"
    supply = told(report, "supply")
    assert "Nerve: deep fibular nerve" in supply
    assert "nerve.common-fibular" in [s.ref for s in report.path]
    assert "L4 root, L5 root" in supply
    assert "main L4, L5 (measured in studies)" in supply
    neighbours = told(report, "neighbours")
    assert "extensor hallucis longus" in neighbours
    assert "deep fibular nerve" in neighbours


def test_the_path_of_a_second_nerve_is_named_too():
    report = full("muscle.interossei-dorsal")
    assert report.path[-2].ref == "nerve.lateral-plantar-deep-branch"
    assert "lateral plantar nerve › superficial branch of lateral plantar nerve" in told(report, "supply")


def test_variants_and_groups_are_told_at_the_muscle():
    assert "in some people also: superior gluteal nerve" in told(full("muscle.piriformis"), "supply")
    assert "Not present in everyone" in told(full("muscle.psoas-minor"), "supply")
    assert "Member of: hamstrings, biceps femoris" in told(full("muscle.biceps-femoris-long-head"), "supply")


def test_movements_are_told_worst_first_with_who_is_left():
    section = full("nerve.sciatic").section("motor")
    assert section is not None
    order = {"lost": 4, "severely weak": 3, "weak": 2, "slightly weak": 1}
    told_severities = [
        order[line.text.partition(": ")[2].partition(" · ")[0]]
        for line in section.lines
        if line.indent == 0 and line.spans[0].ref.startswith("movement.")
    ]
    assert told_severities == sorted(told_severities, reverse=True)
    assert {4, 3} <= set(told_severities)
    text = told(full("nerve.inferior-gluteal"), "motor")
    told_first = "hip extension: weak · 33 to 41 % of its strength lost\nparalysed: gluteus maximus\n"
    assert text.startswith(f"{told_first}still working: semitendinosus")
    assert text.endswith("Complete: gluteus maximus")


def test_of_equally_weak_movements_the_one_that_lost_most_comes_first():
    lines = [line.text for line in full("root.S1").section("motor").lines]  # type: ignore[union-attr]
    weak = [text.partition(":")[0] for text in lines if ": weak" in text]
    assert weak.index("ankle plantarflexion") < weak.index("hip lateral rotation")


def test_roots_are_graded_in_words():
    text = told(full("root.L5"), "motor")
    assert "Partial, main root: gluteus medius" in text
    assert "Partial, minor root: gluteus maximus" in text


@pytest.mark.parametrize(
    ("lesion", "muscle", "words"),
    [
        ("nerve.inner", "muscle.calf", "complete"),
        ("nerve.inner", "muscle.twin", "partial"),
        ("root.A1", "muscle.shin", "partial, main root"),
        ("root.B1", "muscle.shin", "partial, minor root"),
        ("root.B1", "muscle.front", "complete"),
    ],
)
def test_words_of_loss(lesion, muscle, words):
    losses = {m.id: m for m in deficit_of(SMALL, [lesion]).muscles}
    assert muscle_loss_words(losses[muscle]) == words


def test_skin_words_tell_field_from_dermatome():
    assert "field of the tail nerve: numb" in told(small("nerve.inner"), "skin")
    assert "reliably numb only in its autonomous zone: little toe" in told(small("nerve.inner"), "skin")
    text = told(small("nerve.outer"), "skin")
    assert "field of the outer nerve: numb in some people only" in text
    assert "three in four" in text
    assert "reduced, because neighbouring dermatomes overlap" in told(small("root.A1"), "skin")


def test_a_zone_of_sure_numbness_is_told_unless_the_whole_dermatome_is_numb_or_nothing_surely_is():
    zone = "autonomous zone"
    lines = told(full("root.S4", "root.S5"), "skin").splitlines()
    below = lines.index("S5 dermatome: numb")
    assert zone in "".join(lines[:below])
    assert zone not in "".join(lines[below:])
    assert zone in told(full("root.S5"), "skin")
    assert zone in told(full("nerve.lateral-dorsal-cutaneous"), "skin")
    assert zone not in told(full("nerve.inferior-gluteal"), "skin")


def test_what_is_not_affected_is_said():
    report = full("nerve.lateral-femoral-cutaneous")
    assert told(report, "motor") == say("motor.none")
    assert told(full("nerve.superior-gluteal"), "skin") == say("skin.none")
    assert say("signs.none") in told(full("nerve.posterior-femoral-cutaneous"), "signs")


def test_kept_tendon_reflexes_are_named_beside_changed_ones():
    assert "preserved: knee jerk, ankle jerk" in told(full("root.L5"), "reflexes")
    assert told(full("nerve.femoral"), "reflexes").startswith("knee jerk: lost")
    assert say("reflexes.plantar") in told(full("nerve.tibial"), "reflexes")
    assert "upgoing" in say("reflexes.plantar")


def test_spared_names_the_rival():
    assert "hip abduction speaks against L5 root" in told(full("nerve.common-fibular"), "spared")


def test_variant_nerves_tell_their_frequency():
    assert "8.7 % of 550 sides" in told(full("nerve.accessory-obturator"), "supply")


@every_case("nerve", [n.id for n in ATLAS.every(Nerve) if n.gives_off])
def test_branches_are_told_in_the_order_they_leave(nerve):
    section = full(nerve).section("branches")
    assert section is not None
    assert tuple(line.spans[0].ref for line in section.lines) == ATLAS.get(nerve, Nerve).gives_off


def test_a_movement_names_muscles_nerves_and_roots():
    text = told(full("movement.ankle-dorsiflexion"), "movers")
    assert "tibialis anterior: deep fibular nerve (L4, L5)" in text
    assert text.index("Prime movers") < text.index("tibialis anterior") < text.index("Helpers")
    assert "Needed for: clearing the floor" in text


def test_skin_names_nerve_roots_area_and_map():
    assert "Nerve: sural nerve" in told(full("field.sural"), "whose")
    assert "Dermatome map: " in told(full("dermatome.L5"), "whose")
    assert "Variable: 9 of 12 sides" in told(full("field.inferior-gluteal"), "whose")


# --- the two the issue asks for by name ---


def test_the_inferior_gluteal_nerve():
    report = full("nerve.inferior-gluteal")
    assert "Complete: gluteus maximus" in told(report, "motor")
    assert "hip extension: weak" in told(report, "motor")
    assert "gluteus maximus lurch" in told(report, "signs")
    skin = told(report, "skin")
    assert "numb in some people only" in skin
    assert "75 %" in skin
    assert not any(line.text.endswith(": numb") for line in report.section("skin").lines)  # type: ignore[union-attr]
    assert "typically brings no numbness" in told(report, "notes")


def test_the_l5_root():
    report = full("root.L5")
    assert {"foot drop", "steppage gait"} <= set(told(report, "signs").splitlines())
    motor = told(report, "motor")
    assert "hip abduction: weak" in motor
    assert "foot inversion: weak" in motor
    skin = told(report, "skin")
    assert "outer side of the leg" in skin
    assert "first web space" in skin
    assert "preserved: knee jerk, ankle jerk" in told(report, "reflexes")


def test_a_lesion_on_its_way_is_told_from_the_same_nerve_further_up():
    deficit = deficit_of(ATLAS, [Injury("nerve.sciatic", "level.mid-thigh")], RIVALS)
    section = build_report(ATLAS, deficit).section("spared")
    assert section is not None
    assert "medial hamstring reflex speaks against a lesion further up the sciatic nerve" in [
        s.text for s in section.lines
    ]


def test_where_a_lesion_sits_names_what_leaves_above_and_below():
    deficit = deficit_of(ATLAS, [Injury("nerve.sciatic", "level.distal-thigh")], RIVALS)
    section = build_report(ATLAS, deficit).section("place")
    assert section is not None
    text = "\n".join(line.text for line in section.lines)
    assert "Spared, because it branches off above: biceps femoris, short head (between the mid-thigh" in text
    assert "tibial nerve" in text.partition("Lost first")[2]


def test_a_whole_nerve_needs_no_word_on_its_place():
    assert build_report(ATLAS, deficit_of(ATLAS, ["nerve.sciatic"], RIVALS)).section("place") is None


def test_a_site_is_told_with_its_emergency_first():
    report = build_report(ATLAS, case_of(ATLAS, ["site.cauda-equina"], RIVALS))
    assert report.sections[0].key == "site"
    assert report.sections[0].lines[0].text.startswith("⚑ Emergency")
    assert not any(section.key.startswith(("right-", "left-")) for section in report.sections)


def test_limbs_that_differ_have_findings_of_their_own():
    injuries = [Injury("nerve.sciatic", side="right"), Injury("nerve.femoral", side="left")]
    keys = [s.key for s in build_report(ATLAS, case_of(ATLAS, injuries, RIVALS)).sections]
    assert "right-motor" in keys
    assert "left-motor" in keys
    assert "motor" not in keys


def test_a_site_that_is_seldom_complete_says_for_what_it_is_told():
    def site(slug):
        section = build_report(ATLAS, case_of(ATLAS, [slug], RIVALS)).section("site")
        assert section is not None
        return [line.text for line in section.lines]

    assert "Usual severity: severe" in site("site.fibular-neck")
    assert any("complete lesion unless" in text for text in site("site.fibular-neck"))
    assert not any("complete lesion unless" in text for text in site("site.infrapatellar-branch"))
