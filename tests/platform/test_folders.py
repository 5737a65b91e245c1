"""Folders of the user are private, the user's own, and never where the program happens to be started."""

import os
import stat
import sys
from pathlib import Path

import pytest

from legmap.platform.folders import config_folder, log_folder, make_private, state_folder

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the rules of another platform")


def test_the_folders_follow_the_platform(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert config_folder() == tmp_path / "config" / "legmap"
    assert state_folder() == tmp_path / "state" / "legmap"
    assert log_folder() == tmp_path / "state" / "legmap" / "log"


def test_relative_values_are_passed_over(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", "config")
    monkeypatch.setenv("XDG_STATE_HOME", "state")
    assert config_folder() == tmp_path / "home" / ".config" / "legmap"
    assert state_folder() == tmp_path / "home" / ".local" / "state" / "legmap"
    monkeypatch.setenv("HOME", "rel")
    monkeypatch.delenv("XDG_STATE_HOME")
    import pwd

    assert state_folder().is_relative_to(pwd.getpwuid(os.getuid()).pw_dir)

    def no_account(number):
        raise KeyError(number)

    monkeypatch.setattr(pwd, "getpwuid", no_account)
    with pytest.raises(NotADirectoryError):
        make_private(state_folder())
    assert list(tmp_path.iterdir()) == []


def test_folders_are_made_private_and_made_private_again(tmp_path):
    folder = tmp_path / "state" / "legmap" / "work"
    make_private(folder)
    for each in (folder, folder.parent, folder.parent.parent):
        assert stat.S_IMODE(each.stat().st_mode) == 0o700, each
    folder.chmod(0o755)
    make_private(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_of_somebody_else_is_refused(tmp_path, monkeypatch):
    folder = tmp_path / "legmap"
    folder.mkdir()
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(PermissionError, match="another user"):
        make_private(folder)


def test_a_file_in_its_place_is_an_error(tmp_path):
    blocker = tmp_path / "file"
    blocker.write_text("in the way")
    for folder in (blocker, blocker / "legmap"):
        with pytest.raises(NotADirectoryError):
            make_private(folder)
    assert Path(blocker).read_text() == "in the way"
