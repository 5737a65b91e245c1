"""Every end of a run is an exit code and at most one sentence."""

import errno
import os
import subprocess
import sys
import threading

import pytest

from legmap import __version__
from legmap.errors import LegmapError, UsageError
from legmap.platform import crash
from legmap.platform.crash import (
    FAULT,
    details,
    fault_sentence,
    log_fault,
    run_program,
    tell,
)
from legmap.platform.log import log_file


@pytest.fixture(autouse=True)
def state(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv(crash.DEBUG, raising=False)
    return tmp_path / "state"


def raising(error):
    def run():
        raise error

    return run


def run_code(lines, **options):
    program = "\n".join(
        ["import errno, os, signal, sys", "from legmap.platform.crash import run_program", *lines]
    )
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, **options
    )


def test_what_can_be_expected_is_one_sentence(capfd, monkeypatch):
    monkeypatch.setattr(crash, "_drop", lambda stream: None)
    for error, code, said in (
        (LegmapError("A sentence."), 1, "legmap: A sentence.\n"),
        (UsageError("Another."), 2, "legmap: Another.\n"),
        (KeyboardInterrupt(), 130, ""),
        (MemoryError(), 1, "legmap: There is not enough memory"),
        (OSError(errno.ENOSPC, "No space left on device"), 1, "No space left on device"),
        (OSError(errno.EIO, "Input/output error"), 1, "Input/output error"),
    ):
        assert run_program(raising(error)) == code, error
        told = capfd.readouterr().err
        assert said in told, error
        assert told.count("\n") == bool(said), error
    assert not log_file().exists()
    assert run_program(lambda: 3) == 3


def test_anything_else_is_a_fault_whose_details_are_kept(capsys):
    for error in (
        ZeroDivisionError("seven"),
        OSError(errno.ENOSPC, "No space left", "/some/file"),
        OSError(errno.ENOTDIR, "Not a directory"),
        RecursionError("deep"),
    ):
        assert run_program(raising(error)) == FAULT, error
        told = capsys.readouterr().err
        assert type(error).__name__ in told
        assert str(log_file()) in told
        assert told.count("\n") == 1, error
        assert f"{type(error).__name__}: " in log_file().read_text(encoding="utf-8")


def test_the_details_can_be_seen_at_once(capsys, monkeypatch):
    monkeypatch.setenv(crash.DEBUG, "1")
    assert run_program(raising(ZeroDivisionError("seven"))) == FAULT
    assert "Traceback" in capsys.readouterr().err
    assert not log_file().exists()


def test_where_nothing_can_be_logged_the_sentence_tells_how_to_see_the_details(state):
    state.write_text("in the way", encoding="utf-8")
    assert "LEGMAP_DEBUG=1" in log_fault("KeyError", "trace")


def test_details_name_versions_and_system_but_not_whose_home_it_is(monkeypatch):
    monkeypatch.setenv("HOME", "/home/somebody")
    monkeypatch.setenv("USERPROFILE", "/home/somebody")
    text = details('File "/home/somebody/legmap/x.py", line 3')
    assert text.startswith(f"legmap {__version__}, Python {sys.version_info.major}.{sys.version_info.minor}")
    assert "somebody" not in text
    assert 'File "~/legmap/x.py"' in text


def test_a_home_at_the_root_of_all_paths_replaces_nothing(monkeypatch):
    monkeypatch.setenv("HOME", "/")
    monkeypatch.setenv("USERPROFILE", "/")
    assert 'File "/usr/x.py"' in details('File "/usr/x.py"')


def test_without_error_output_nothing_is_mixed_into_the_output(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    tell("a sentence")
    assert capsys.readouterr().out == ""


def test_an_error_that_qt_swallowed_is_told_once(capsys):
    def run():
        for _ in range(1000):
            try:
                raise ZeroDivisionError("seven")
            except ZeroDivisionError as error:
                sys.excepthook(type(error), error, error.__traceback__)
        return 0

    before = sys.excepthook
    assert run_program(run) == 0
    assert sys.excepthook is before
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "ZeroDivisionError" in told
    assert "seven" in log_file().read_text(encoding="utf-8")


def test_an_interrupt_that_nobody_could_catch_ends_the_program():
    done = run_code(
        [
            "error = KeyboardInterrupt()",
            "code = run_program(lambda: sys.excepthook(type(error), error, None) or 5)",
            "print('went on')",
        ]
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_errors_of_threads_and_finalisers_are_told_too(capsys):
    class Dying:
        def __del__(self):
            raise ZeroDivisionError("finaliser")

    def run():
        def fail():
            raise ZeroDivisionError("thread")

        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        Dying()
        return 0

    hooks = sys.excepthook, sys.unraisablehook, threading.excepthook
    assert run_program(run) == 0
    assert (sys.excepthook, sys.unraisablehook, threading.excepthook) == hooks
    assert capsys.readouterr().err.count("ZeroDivisionError") == 2
    logged = log_file().read_text(encoding="utf-8")
    assert "ZeroDivisionError: thread" in logged
    assert "ZeroDivisionError: finaliser" in logged


def test_a_fault_sentence_is_one_line():
    assert "\n" not in fault_sentence(KeyError("x\ny"))


def test_letters_that_a_terminal_lacks_are_shown_by_another():
    done = run_code(
        ["sys.exit(run_program(lambda: print('M. fibularis \\u2013 \\u00b5')))"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert (done.returncode, done.stdout) == (0, "M. fibularis ? ?\n")


@pytest.mark.skipif(os.name == "nt", reason="there is no such device")
def test_output_into_a_full_device_is_one_sentence():
    with open("/dev/full", "w") as full:
        program = "import sys; from legmap.platform.crash import run_program\n"
        program += "sys.exit(run_program(lambda: print('x' * 9)))"
        done = subprocess.run(
            [sys.executable, "-c", program], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "No space left" in done.stderr
