"""However a window ends: its exit code, its last words, and what becomes of the work."""

import os
import signal

import pytest

from tests.faults.subprocesses import line, said, start, surroundings, window_program, work_files

BACK_AGAIN = """
QTimer.singleShot(0, lambda: told(",".join(window.document.selection.ids)))
"""
WORK = """
window.document.selection.select("nerve.tibial")
assert recovery.write()
QTimer.singleShot(0, lambda: told("working"))
"""


pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no such signals")


def heeded(number):
    """Signals that are ignored here, as under nohup, are ignored by every child as well."""
    return signal.getsignal(number) is not signal.SIG_IGN


def test_told_to_end_by_a_signal_it_keeps_the_work(tmp_path):
    for number in filter(heeded, (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)):
        folder = tmp_path / number.name
        with start(window_program(WORK), surroundings(folder)) as program:
            assert line(program) == "working"
            program.send_signal(number)
            _, told = program.communicate()
        assert (program.returncode, said(told)) == (128 + number, ""), number
        assert work_files(folder)[0] == ".json", number
        assert (folder / "config" / "legmap" / "settings.json").exists(), number


def test_a_signal_that_is_ignored_stays_ignored(tmp_path):
    before = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)"
    work = (
        "os.kill(os.getpid(), signal.SIGHUP)\nQTimer.singleShot(0, lambda: (told('alive'), window.close()))"
    )
    with start(window_program(f"import signal\n{work}", before), surroundings(tmp_path)) as program:
        assert line(program) == "alive"
        program.communicate()
    assert program.returncode == 0


def test_whoever_logs_out_soon_after_every_start_finds_the_work_each_time(tmp_path):
    for work, first in ((WORK, "working"), *[(BACK_AGAIN, "nerve.tibial")] * 4):
        with start(window_program(work), surroundings(tmp_path)) as program:
            assert line(program) == first
            program.send_signal(signal.SIGTERM)
            program.communicate()
