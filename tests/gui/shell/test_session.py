"""However a window ends: its exit code, its last words, and what becomes of the work."""

import os
import signal

import pytest

from tests.faults.subprocesses import HANG, line, said, start, surroundings, window_program, work_files

BACK_AGAIN = """
QTimer.singleShot(0, lambda: told(",".join(window.document.selection.ids)))
"""
WORK = """
window.document.selection.select("nerve.tibial")
assert recovery.write()
QTimer.singleShot(0, lambda: told("working"))
"""


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
@pytest.mark.parametrize(
    ("number", "left"),
    [(signal.SIGTERM, [".json", ".lock"]), (signal.SIGHUP, [".json", ".lock"]), (signal.SIGINT, [])],
)
def test_told_to_end_it_keeps_the_work_and_only_an_interrupt_counts_as_closing(tmp_path, number, left):
    with start(window_program(WORK), surroundings(tmp_path)) as program:
        assert line(program) == "working"
        program.send_signal(number)
        _, told = program.communicate(timeout=HANG)
    assert program.returncode == 128 + number
    assert said(told) == ""
    assert work_files(tmp_path) in (left, [suffix for suffix in left if suffix != ".lock"])
    assert (tmp_path / "config" / "legmap" / "legmap.ini").exists()


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
def test_whoever_logs_out_soon_after_every_start_finds_the_work_each_time(tmp_path):
    for work, first in ((WORK, "working"), *[(BACK_AGAIN, "nerve.tibial")] * 4):
        with start(window_program(work), surroundings(tmp_path)) as program:
            assert line(program) == first
            program.send_signal(signal.SIGTERM)
            program.communicate(timeout=HANG)
