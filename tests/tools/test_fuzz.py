"""The fuzzer finds what breaks, makes it small and keeps it, whatever becomes of the process that ran it."""

import pytest
from fuzz.kinds import KINDS, make_kind
from fuzz.search import search_kind
from fuzz.worker import Worker

FRAGILE = "tests.tools.fragile_kind:Fragile"


def test_findings_are_shrunk_and_kept_and_crashes_are_survived(tmp_path):
    tally = search_kind("fragile", FRAGILE, seed_number=1, count=400, folder=tmp_path)
    smallest = {fingerprint.partition(" exit")[0]: data for fingerprint, (data, _) in tally.found.items()}
    assert smallest == {"left behind": b"LEAVE", "crash,": b"\x07", "the first byte is large": b"d\0\0\0\0"}
    kept = {file.read_bytes() for file in tmp_path.glob("*.bin")}
    assert kept == set(smallest.values())
    assert any("Segmentation fault" in file.read_text() for file in tmp_path.glob("*.txt"))


def test_a_hang_is_told_with_the_place_and_the_next_input_runs():
    worker = Worker(FRAGILE, hang_s=1)
    try:
        answer = worker.run(b"hang")
        assert "no answer for 1 s" in answer["fingerprint"]
        assert "fragile_kind.py" in answer["finding"]
        assert worker.run(b"x")["finding"] == ""
    finally:
        worker.stop()


@pytest.mark.usefixtures("qapp")
def test_every_kind_breaks_nothing_in_a_few_inputs(tmp_path):
    for name, where in KINDS.items():
        tally = search_kind(name, where, seed_number=1, count=30, folder=tmp_path)
        assert tally.number >= len(make_kind(where).cases()) + 25, name
        assert not tally.found, (name, tally.found)
