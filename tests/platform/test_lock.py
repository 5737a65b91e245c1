"""One living process holds a lock, and a killed one never does."""

import os
import subprocess
import sys

import pytest

from legmap.platform.lock import acquire_lock, release_lock

HOLD = """
import sys
from pathlib import Path
from legmap.platform.lock import acquire_lock
held = acquire_lock(Path(sys.argv[1]))
print("held" if held is not None else "refused", flush=True)
sys.stdin.readline()
"""


def holder(path):
    program = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    return program, program.stdout.readline().strip()


def test_one_holds_it_at_a_time(tmp_path):
    path = tmp_path / "a.lock"
    held = acquire_lock(path)
    assert held is not None
    assert acquire_lock(path) is None
    release_lock(held, path)
    assert not path.exists()
    again = acquire_lock(path)
    assert again is not None
    release_lock(again, path)


def test_a_living_program_keeps_it_and_a_killed_one_does_not(tmp_path):
    path = tmp_path / "a.lock"
    program, said = holder(path)
    with program:
        assert said == "held"
        assert acquire_lock(path) is None
        program.kill()
        program.wait()
    assert path.exists()
    held = acquire_lock(path)
    assert held is not None
    release_lock(held, path)


def test_content_and_age_of_a_lock_file_mean_nothing(tmp_path):
    path = tmp_path / "a.lock"
    for age in (0, 4_000_000_000):
        path.write_text(f"{os.getppid()}\npython3.11\nanother-computer\n", encoding="utf-8")
        os.utime(path, (age, age))
        held = acquire_lock(path)
        assert held is not None, age
        release_lock(held, path)


def test_a_place_where_nothing_can_be_made_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        acquire_lock(tmp_path / "missing" / "a.lock")
    (tmp_path / "file").write_text("")
    with pytest.raises(NotADirectoryError):
        acquire_lock(tmp_path / "file" / "a.lock")
    (tmp_path / "folder").mkdir()
    with pytest.raises(IsADirectoryError):
        acquire_lock(tmp_path / "folder")


@pytest.mark.skipif(os.name == "nt", reason="there are no such files")
def test_pipes_and_links_keep_nobody_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    held = acquire_lock(tmp_path / "pipe")
    assert held is not None
    release_lock(held, tmp_path / "pipe")
    precious = tmp_path / "precious"
    (tmp_path / "link").symlink_to(precious)
    with pytest.raises(OSError, match="symbolic"):
        acquire_lock(tmp_path / "link")
    assert not precious.exists()
