"""One log for everything unforeseen: private, limited in size, and silent where it cannot be written."""

import os
import stat
import sys

import pytest

from legmap.platform import log
from legmap.platform.log import log_file, write_log


@pytest.fixture(autouse=True)
def state(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def test_messages_follow_each_other(capsys):
    assert write_log("first") == write_log("second\nline", "WARNING") == log_file()
    text = log_file().read_text(encoding="utf-8")
    assert "ERROR" in text.splitlines()[0]
    assert text.splitlines()[0].endswith("first")
    assert "WARNING" in text.splitlines()[1]
    assert text.endswith("second\nline\n")
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(os.name == "nt", reason="permissions of another platform")
def test_nobody_else_can_read_it():
    write_log("a name")
    assert stat.S_IMODE(log_file().stat().st_mode) == 0o600
    assert stat.S_IMODE(log_file().parent.stat().st_mode) == 0o700


def test_it_never_grows_without_end(monkeypatch):
    monkeypatch.setattr(log, "MAX_BYTES", 1000)
    for number in range(100):
        write_log(f"message {number} {'x' * 100}")
    found = sorted(log_file().parent.iterdir())
    assert [f.name for f in found] == ["legmap.log", "legmap.log.1", "legmap.log.2"]
    assert all(f.stat().st_size <= 1000 for f in found)
    assert "message 99" in log_file().read_text(encoding="utf-8")


def test_half_a_letter_is_no_error():
    write_log("half a letter: \ud83e")
    assert "\\ud83e" in log_file().read_text(encoding="utf-8")


def test_where_it_cannot_be_written_nothing_else_happens(state, capsys, monkeypatch):
    state.write_text("in the way", encoding="utf-8")
    assert write_log("x") is None
    state.unlink()
    if sys.platform.startswith("linux"):
        log_file().parent.mkdir(parents=True)
        log_file().symlink_to("/dev/full")
        assert write_log("x") is None
        log_file().unlink()
        log_file().mkdir()
        assert write_log("x") is None
    assert capsys.readouterr().err == ""
