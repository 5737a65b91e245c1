"""Every end of a run is an exit code and at most one sentence."""

import errno
import os
import subprocess
import sys

import pytest

from legmap import __version__, ending
from legmap.platform.crash import FAULT, details, ended, fault_sentence, keep_report, kept_sentence, report_file, tell
from legmap.errors import LegmapError, UsageError


@pytest.fixture(autouse=True)
def state(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv(ending.DEBUG, raising=False)
    return tmp_path / "state"


def raising(error):
    def run():
        raise error

    return run


def run_program(lines, **options):
    program = "\n".join(["import errno, os, signal, sys", "from legmap.platform.crash import run_program", *lines])
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, **options
    )


def test_what_the_program_gives_is_the_exit_code(capsys):
    assert run_program(lambda: 3) == 3
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (LegmapError("A sentence."), 1, "legmap: A sentence.\n"),
        (UsageError("Another."), 2, "legmap: Another.\n"),
        (KeyboardInterrupt(), 130, ""),
        (MemoryError(), 1, "legmap: There is not enough memory"),
        (OSError(errno.ENOSPC, "No space left on device"), 1, "No space left on device"),
        (OSError(errno.EIO, "Input/output error"), 1, "Input/output error"),
    ],
)
def test_what_can_be_expected_is_one_sentence(capfd, monkeypatch, error, code, said):
    monkeypatch.setattr(ending, "_drop_output", lambda: None)
    assert run_program(raising(error)) == code
    told = capfd.readouterr().err
    assert said in told
    assert told.count("\n") == bool(said)
    assert not report_file().exists()


@pytest.mark.parametrize(
    "error",
    [
        ZeroDivisionError("seven"),
        OSError(errno.ENOSPC, "No space left", "/some/file"),
        OSError(errno.ENOTDIR, "Not a directory"),
        RecursionError("deep"),
    ],
)
def test_anything_else_is_a_fault_whose_details_are_kept(capsys, error):
    assert run_program(raising(error)) == FAULT
    told = capsys.readouterr().err
    assert type(error).__name__ in told
    assert str(report_file()) in told
    assert told.count("\n") == 1
    assert "Traceback" in report_file().read_text(encoding="utf-8")


def test_the_details_can_be_seen_at_once(capsys, monkeypatch):
    monkeypatch.setenv(ending.DEBUG, "1")
    assert run_program(raising(ZeroDivisionError("seven"))) == FAULT
    assert "Traceback" in capsys.readouterr().err
    assert not report_file().exists()


def test_where_no_file_can_be_written_the_sentence_tells_how_to_see_the_details(state):
    state.write_text("in the way", encoding="utf-8")
    assert keep_report("details") is None
    assert "LEGMAP_DEBUG=1" in kept_sentence("KeyError", "trace")


def test_a_report_is_whole_or_not_at_all(monkeypatch):
    assert keep_report("first") == report_file()

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert keep_report("second") is None
    assert report_file().read_text(encoding="utf-8") == "first"
    assert [f.name for f in report_file().parent.iterdir()] == ["fault.txt"]


def test_a_report_may_hold_what_no_encoding_knows():
    assert keep_report("half a letter: \ud83e")
    assert "\\ud83e" in report_file().read_text(encoding="utf-8")


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


@pytest.mark.skipif(os.name == "nt", reason="the rules of another platform")
def test_a_state_folder_that_is_no_whole_path_is_passed_over(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", "state")
    assert report_file() == tmp_path / ".local/state/legmap/fault.txt"


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
    assert "seven" in report_file().read_text(encoding="utf-8")


def test_an_interrupt_that_qt_swallowed_ends_the_program():
    done = run_program(
        [
            "error = KeyboardInterrupt()",
            "code = run_program(lambda: sys.excepthook(type(error), error, None) or 5)",
            "print('went on')",
        ]
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_a_fault_sentence_is_one_line():
    assert "\n" not in fault_sentence(KeyError("x\ny"))


def test_letters_that_a_terminal_lacks_are_shown_by_another():
    done = run_program(
        ["sys.exit(run_program(lambda: print('M. fibularis \\u2013 \\u00b5')))"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert (done.returncode, done.stdout) == (0, "M. fibularis ? ?\n")


@pytest.mark.skipif(os.name == "nt", reason="there is no such device")
def test_output_into_a_full_device_is_one_sentence():
    with open("/dev/full", "w") as full:
        program = "from legmap.platform.crash import run_program; import sys; sys.exit(run_program(lambda: print('x' * 9)))"
        done = subprocess.run(
            [sys.executable, "-c", program], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "No space left" in done.stderr


def test_what_killed_programs_began_to_report_goes_with_the_next_report(state):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    folder = report_file().parent
    folder.mkdir(parents=True)
    for name in (f"fault.{dead.pid}", f"fault.{os.getppid()}", "fault.old"):
        (folder / name).write_text("half")
    (folder / "fault.0").mkdir()
    assert keep_report("whole") == report_file()
    kept = {"fault.txt", f"fault.{os.getppid()}", "fault.old", "fault.0"}
    assert {f.name for f in folder.iterdir()} == kept


def test_without_a_home_nothing_is_made_where_one_stands(tmp_path, monkeypatch):
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    assert keep_report("text") is None
    assert list(tmp_path.iterdir()) == []
