"""Files are written whole or not at all, with the permissions they should have."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from legmap.errors import LegmapError
from legmap.platform.files import check_target, replace_file, temporary_file, write_atomically
from legmap.platform.lock import acquire_lock, release_lock

posix = pytest.mark.skipif(os.name == "nt", reason="permissions and links of another platform")


def mode_of(path):
    return stat.S_IMODE(path.stat().st_mode)


@posix
def test_permissions_of_an_export_stay_and_private_files_are_private(tmp_path):
    old, new, private = tmp_path / "old", tmp_path / "new", tmp_path / "private"
    old.write_text("old")
    old.chmod(0o640)
    private.write_text("old")
    private.chmod(0o644)
    before = os.umask(0o022)
    try:
        write_atomically(old, b"1")
        write_atomically(new, b"2")
        replace_file(private, b"3", private=True)
    finally:
        os.umask(before)
    assert [oct(mode_of(f)) for f in (old, new, private)] == ["0o640", "0o644", "0o600"]
    assert [f.read_bytes() for f in (old, new, private)] == [b"1", b"2", b"3"]
    assert sorted(f.name for f in tmp_path.iterdir()) == ["new", "old", "private"]


@posix
def test_links_are_followed_also_to_a_file_that_is_not_there_yet(tmp_path):
    for name in ("there", "missing"):
        (tmp_path / f"{name}.link").symlink_to(tmp_path / name)
    (tmp_path / "there").write_text("old")
    for name in ("there", "missing"):
        write_atomically(tmp_path / f"{name}.link", b"new")
        assert (tmp_path / f"{name}.link").is_symlink()
        assert (tmp_path / name).read_bytes() == b"new"


@posix
def test_a_link_to_itself_is_no_free_name(tmp_path):
    loop = tmp_path / "loop.png"
    loop.symlink_to(loop)
    for overwrite in (False, True):
        with pytest.raises(LegmapError, match=r"loop\.png could not be written"):
            check_target(loop, overwrite=overwrite)
    assert loop.is_symlink()


@posix
def test_another_hard_link_keeps_the_old_content(tmp_path):
    (tmp_path / "one").write_text("old")
    os.link(tmp_path / "one", tmp_path / "other")
    write_atomically(tmp_path / "one", b"new")
    assert (tmp_path / "other").read_text() == "old"


def test_what_must_not_be_replaced_is_refused(tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(LegmapError, match="exists already"):
        check_target(tmp_path / "file", overwrite=False)
    with pytest.raises(LegmapError, match="is a folder"):
        write_atomically(tmp_path, b"x")
    with pytest.raises(LegmapError, match="could not be written"):
        write_atomically(tmp_path / ("x" * 300), b"x")
    with pytest.raises(LegmapError, match="not valid text"):
        write_atomically(tmp_path / "half\udc80", b"x")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(LegmapError, match="not an ordinary file"):
            write_atomically(tmp_path / "pipe", b"x")
    assert (tmp_path / "file").read_text() == "mine"


def test_a_name_as_long_as_the_system_allows_can_be_written(tmp_path):
    path = tmp_path / ("ä" * 127)
    write_atomically(path, b"x")
    assert path.read_bytes() == b"x"


@posix
def test_the_real_cause_is_told_and_the_old_file_stays(tmp_path, monkeypatch):
    path = tmp_path / "a.pdf"
    path.write_text("old")
    for code, said in (
        (errno.ENOSPC, "No space left on device"),
        (errno.EDQUOT, "quota exceeded"),
        (errno.EFBIG, "File too large"),
    ):
        for name in ("write", "fsync", "replace"):

            def fail(*_, code=code):
                raise OSError(code, os.strerror(code))

            with monkeypatch.context() as patched:
                patched.setattr(os, name, fail)
                with pytest.raises(LegmapError) as raised:
                    write_atomically(path, b"new")
            assert said in str(raised.value), name
            assert path.read_text() == "old"
            assert os.listdir(tmp_path) == ["a.pdf"]


@posix
def test_a_limit_of_size_is_told_as_such(tmp_path):
    program = (
        "import resource, sys; from pathlib import Path; from legmap.platform.files import write_atomically\n"
        "from legmap.platform.crash import run_program\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "sys.exit(run_program(lambda: write_atomically(Path(sys.argv[1]), b'x' * 1000)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "a")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "File too large" in done.stderr
    assert os.listdir(tmp_path) == []


def test_short_writes_are_continued(tmp_path, monkeypatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda opened, data: real(opened, data[:7]))
    write_atomically(tmp_path / "a", bytes(range(256)))
    assert (tmp_path / "a").read_bytes() == bytes(range(256))


@posix
def test_what_a_killed_process_left_is_written_over_and_a_living_one_is_not_disturbed(tmp_path):
    path = tmp_path / "a.png"
    left = temporary_file(path)
    left.write_text("half of something longer than the new content")
    write_atomically(path, b"new")
    assert (path.read_bytes(), os.listdir(tmp_path)) == (b"new", ["a.png"])
    held = acquire_lock(left)
    assert held is not None
    os.write(held, b"half")
    write_atomically(path, b"newer")
    assert (path.read_bytes(), left.read_bytes()) == (b"newer", b"half")
    release_lock(held, left)
    precious = tmp_path / "precious"
    precious.write_text("mine")
    for place in (left.symlink_to, left.hardlink_to):
        place(precious)
        write_atomically(path, b"newest")
        assert (path.read_bytes(), precious.read_text()) == (b"newest", "mine")
        left.unlink()


@posix
def test_an_interrupt_while_a_file_is_written_waits_until_it_is_whole(tmp_path):
    program = """
import os, signal, sys
from pathlib import Path
from legmap.platform import files
signal.signal(signal.SIGINT, signal.SIG_DFL)
real = os.fsync
def interrupted(opened):
    os.kill(os.getpid(), signal.SIGINT)
    real(opened)
files.os.fsync = interrupted
files.write_atomically(Path(sys.argv[1]), b"whole")
print("went on")
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "a")], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (-2, "", "")
    assert Path(tmp_path / "a").read_text() == "whole"
    assert os.listdir(tmp_path) == ["a"]
