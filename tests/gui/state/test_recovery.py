"""Work outlives the program that did it, is brought back once, and never taken from one that lives."""

import errno
import json
import os
import stat

import pytest

from legmap.gui.state.comparison import ComparisonState
from legmap.gui.state.document_file import MAX_BYTES, RecoveryData, from_json, to_json
from legmap.gui.state.recovery import MAX_ASIDE, MAX_RESTARTS, Recovery
from legmap.lesion.examination_finding import finding_of
from legmap.lesion.injury import Injury
from legmap.platform.files import temporary_file
from legmap.platform.lock import acquire_lock, release_lock

TIBIAL = RecoveryData((Injury("nerve.tibial"),))


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "state" / "work"


@pytest.fixture
def keep(window, atlas, folder):
    """Another program at work in the same folder, for each call."""
    made = []

    def program():
        made.append(Recovery(window.document, atlas, folder))
        return made[-1]

    yield program
    for each in made:
        each.discard()


def die(program):
    """Leave what a killed program leaves: its files, and a lock that nobody holds."""
    program._ended = True
    program._timer.stop()
    if program._lock is not None:
        os.close(program._lock)
        program._lock = None


def leave(folder, text, name="aa"):
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.json"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    (folder / f"{name}.lock").write_text("1\npython3\nelsewhere\n")
    return file


def names(folder):
    return sorted(f.suffix for f in folder.iterdir()) if folder.exists() else []


def test_nothing_is_left_and_nothing_is_made_where_nothing_was_done(window, keep, folder):
    program = keep()
    assert program.restore_previous() == ""
    assert program.write()
    assert not folder.exists()


def test_lesion_findings_and_comparison_come_back_and_undo_takes_them_away(window, atlas, keep, folder):
    program = keep()
    window.document.selection.select_all((Injury("nerve.tibial", 0.4, side="left"), Injury("root.L5")))
    window.document.examination.add(finding_of(atlas, "reflex.ankle"))
    window.document.comparison.restore(
        ((Injury("root.L5"),), (Injury("root.S1"),), (Injury("nerve.sciatic"),)), (1, 2)
    )
    before = (
        window.document.selection.injuries,
        window.document.examination.findings,
        window.document.comparison.lesions,
        window.document.comparison.pair,
    )
    assert program.write()
    die(program)
    window.reset()
    assert window.document.selection.injuries == ()
    assert "your work has been restored" in keep().restore_previous()
    now = (
        window.document.selection.injuries,
        window.document.examination.findings,
        window.document.comparison.lesions,
        window.document.comparison.pair,
    )
    assert now == before
    window.document.history.undo()
    assert window.document.selection.injuries == ()
    assert window.document.examination.findings == ()


def test_a_change_is_written_by_itself(qtbot, window, atlas, keep, folder):
    keep()
    window.document.selection.select("nerve.tibial")
    qtbot.waitUntil(lambda: names(folder) == [".json", ".lock"])
    (file,) = folder.glob("*.json")
    assert from_json(file.read_text(), atlas) == TIBIAL


def test_a_long_drag_is_written_in_the_middle(qtbot, window, keep, folder):
    """Changes without a rest must not put the writing off for ever."""
    program = keep()
    window.document.selection.select("nerve.tibial")
    left = program._timer.remainingTime()
    qtbot.waitUntil(lambda: program._timer.remainingTime() < left)
    left = program._timer.remainingTime()
    window.document.selection.select("nerve.sciatic")
    assert program._timer.remainingTime() <= left


def test_work_of_a_program_that_lives_is_left_alone(window, keep, folder):
    one = keep()
    window.document.selection.select("nerve.tibial")
    one.write()
    window.reset()
    other = keep()
    assert other.restore_previous() == ""
    window.document.selection.select("root.L5")
    other.write()
    assert names(folder) == [".json", ".json", ".lock", ".lock"]
    other.discard()
    assert names(folder) == [".json", ".lock"]


def test_every_work_left_comes_back_one_at_a_time(window, keep, folder):
    leave(folder, to_json(TIBIAL), "aa")
    leave(folder, to_json(RecoveryData((Injury("root.L5"),))), "bb")
    first = keep()
    first.restore_previous()
    assert window.document.selection.ids == ("nerve.tibial",)
    first.discard()
    keep().restore_previous()
    assert window.document.selection.ids == ("root.L5",)


def test_closing_forgets_the_work_and_every_trace_of_it(window, keep, folder):
    program = keep()
    window.document.selection.select("nerve.tibial")
    program.write()
    program.discard()
    assert names(folder) == []
    window.document.selection.select("root.L5")
    assert program.write()
    assert names(folder) == []


def test_work_that_was_taken_back_leaves_nothing_to_bring_back(window, keep, folder):
    program = keep()
    window.document.selection.select("nerve.tibial")
    program.write()
    window.document.selection.clear()
    program.write()
    die(program)
    assert keep().restore_previous() == ""
    assert names(folder) == []


def test_what_was_killed_before_it_was_whole_is_cleared_away(window, keep, folder):
    folder.mkdir(parents=True)
    (folder / "aa.lock").write_text("")
    temporary_file(folder / "aa.json").write_text('{"version": 1, "inj')
    assert keep().restore_previous() == ""
    assert names(folder) == []


def test_damaged_work_is_put_aside_told_once_and_never_thrown_away(window, keep, folder):
    folder.mkdir(parents=True)
    (folder / "notes.txt").write_text("not ours")
    for text in (
        b"",
        b"\xff\xfe\0",
        b"{}",
        b'{"version": 2',
        to_json(TIBIAL).replace("tibial", "nobody").encode(),
        to_json(TIBIAL).replace('"version": 2', '"version": 1').encode(),
        b" " * (MAX_BYTES + 1),
    ):
        leave(folder, text)
        told = keep().restore_previous()
        (aside,) = folder.glob("*.aside")
        assert str(aside) in told
        assert aside.read_bytes() == text
        assert names(folder) == [".aside", ".txt"]
        assert keep().restore_previous() == ""
        assert window.document.selection.injuries == ()
        aside.unlink()


def test_work_that_ends_the_program_is_put_aside_in_the_end(window, keep, folder):
    leave(folder, to_json(TIBIAL))
    for _ in range(MAX_RESTARTS):
        program = keep()
        assert "your work has been restored" in program.restore_previous()
        die(program)
        window.reset()
    told = keep().restore_previous()
    assert "set aside" in told
    assert window.document.selection.injuries == ()
    (aside,) = folder.glob("*.aside")
    assert json.loads(aside.read_text())["injuries"][0]["id"] == "nerve.tibial"


def test_a_window_that_lives_on_takes_the_blame_off_its_work(window, keep, folder, atlas):
    file = leave(folder, to_json(TIBIAL))
    for _ in range(MAX_RESTARTS + 2):
        program = keep()
        assert "your work has been restored" in program.restore_previous()
        assert from_json(file.read_text(), atlas).starts == 1
        program.write_as_sound()
        assert from_json(file.read_text(), atlas).starts == 0
        die(program)
        window.reset()


def test_where_nothing_can_be_written_it_is_told_once_until_it_can(window, keep, tmp_path, folder):
    folder.parent.mkdir(parents=True)
    folder.write_text("in the way")
    told: list[str] = []
    program = keep()
    program.save_failed.connect(told.append)
    for name in ("nerve.tibial", "root.L5", "root.S1"):
        window.document.selection.select(name)
        assert not program.write()
    assert len(told) == 1
    assert str(folder) in told[0]
    folder.unlink()
    assert program.write()
    program.discard()
    assert len(told) == 1


def test_a_full_disk_costs_no_work_that_was_kept(window, atlas, keep, folder, monkeypatch):
    program = keep()
    window.document.selection.select("nerve.tibial")
    assert program.write()
    told: list[str] = []
    program.save_failed.connect(told.append)

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", full)
        window.document.selection.select("root.L5")
        assert not program.write()
    assert "No space left" in told[0]
    (file,) = folder.glob("*.json")
    assert from_json(file.read_text(), atlas) == TIBIAL
    assert names(folder) == [".json", ".lock"]
    assert program.write()
    assert from_json(file.read_text(), atlas).injuries == (Injury("root.L5"),)


def test_work_that_can_only_be_restored_in_part_is_kept_as_it_was(window, atlas, keep, folder, monkeypatch):
    whole = RecoveryData((Injury("root.L4"),), (), ((Injury("root.L1"),), (Injury("root.L2"),)))
    leave(folder, to_json(whole))

    def fail(*_):
        raise ZeroDivisionError

    program = keep()
    with monkeypatch.context() as patched:
        patched.setattr(ComparisonState, "restore", fail)
        with pytest.raises(ZeroDivisionError) as raised:
            program.restore_previous()
    program.write()
    (aside,) = folder.glob("*.aside")
    assert from_json(aside.read_text(), atlas).lesions == whole.lesions
    assert str(aside) in raised.value.__notes__[0]


def test_a_file_that_somebody_looks_at_in_that_moment_gets_another_name(window, keep, folder):
    folder.mkdir(parents=True)
    program = keep()
    told: list[str] = []
    program.save_failed.connect(told.append)
    looked_at = program._file.with_suffix(".lock")
    held = acquire_lock(looked_at)
    assert held is not None
    window.document.selection.select("nerve.tibial")
    assert program.write()
    assert told == []
    assert [f.with_suffix(".lock") for f in folder.glob("*.json")] != [looked_at]
    release_lock(held, looked_at)


def put_aside(folder, injury, day):
    folder.mkdir(parents=True, exist_ok=True)
    text = to_json(RecoveryData((Injury(injury),), starts=MAX_RESTARTS))
    (folder / f"2026-01-0{day}-120000.aside").write_text(text)


def test_work_set_aside_is_restored_on_demand_the_newest_first(window, keep, folder):
    program = keep()
    assert not program.has_aside()
    put_aside(folder, "root.L5", 1)
    put_aside(folder, "nerve.tibial", 2)
    (folder / "2026-01-03-120000.aside").write_text("{")
    for wanted in ("nerve.tibial", "root.L5"):
        assert program.has_aside()
        assert "has been restored" in program.open_aside()
        assert window.document.selection.ids == (wanted,)
    assert names(folder) == [".aside", ".json", ".lock"]
    assert "cannot be read" in program.open_aside()
    window.document.history.undo()
    assert window.document.selection.ids == ("nerve.tibial",)
    die(program)
    assert "your work has been restored" in keep().restore_previous()


def test_only_the_newest_works_set_aside_are_kept(window, keep, folder):
    for number in range(MAX_ASIDE + 3):
        text = to_json(RecoveryData(TIBIAL.injuries, starts=MAX_RESTARTS))
        leave(folder, text + " " * number)
        assert "set aside" in keep().restore_previous()
    assert names(folder) == [".aside"] * MAX_ASIDE
    assert {len(f.read_text()) - len(text) for f in folder.iterdir()} == set(range(3, MAX_ASIDE + 3))


def test_whoever_works_on_after_a_restore_finds_the_work_each_time(window, keep, folder):
    leave(folder, to_json(TIBIAL))
    for number in range(MAX_RESTARTS + 2):
        program = keep()
        assert "your work has been restored" in program.restore_previous()
        window.document.selection.select(("root.L5", "root.S1")[number % 2])
        assert program.write()
        die(program)


@pytest.mark.skipif(os.name == "nt", reason="permissions of another platform")
def test_nobody_else_can_read_the_work(window, keep, folder):
    window.document.selection.select("nerve.tibial")
    assert keep().write()
    modes = {f.suffix: stat.S_IMODE(f.stat().st_mode) for f in (*folder.iterdir(), folder)}
    assert modes == {".json": 0o600, ".lock": 0o600, "": 0o700}
