"""A home that cannot be written: everything works, it is told once, and nothing is lost that was there."""

import pytest

from tests.faults.subprocesses import BACK, HANG, run, start, surroundings, window_program

WORK = """
from pathlib import Path
told(window.statusBar().currentMessage())
sentences = []
recovery.save_failed.connect(sentences.append)
for name in ("nerve.tibial", "root.L5", "root.S1"):
    window.document.selection.select(name)
    recovery.write()
told(window.statusBar().currentMessage())
told(str(len(sentences)))
window.exporter.write_list(Path(os.environ["TARGET"]))
window.close()
"""
READ_ONLY = """
mount -t tmpfs -o size=8m none "$HOME" || exit 77
cp -r "$SOURCE/." "$HOME"
mount -o remount,ro "$HOME" || exit 77
"$@"
"""


def holds(done, target, config):
    assert done.returncode == 0, done.stderr
    told = done.stdout.splitlines()
    assert told[0].count("Settings cannot be saved") == 1
    assert str(config) in told[0]
    assert told[1].count("Your work would be lost if legmap ended") == 1
    assert int(told[2]) <= 1
    assert target.read_text().startswith("#")
    assert done.stderr == ""  # told in the window already


def test_files_in_place_of_all_folders(tmp_path):
    own = surroundings(tmp_path, TARGET=str(tmp_path / "list.md"))
    for name in ("cache", "config", "state", "data"):
        (tmp_path / name).write_text("in the way")
    done = run(window_program(WORK), own)
    holds(done, tmp_path / "list.md", tmp_path / "config")
    for name in ("cache", "config", "state", "data"):
        assert (tmp_path / name).read_text() == "in the way"


def mounted(work, own):
    try:
        done = run(["unshare", "-m", "sh", "-c", READ_ONLY, "sh", *window_program(work)], own)
    except FileNotFoundError:
        pytest.skip("there is no unshare here")
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip(f"mounting is not permitted here: {done.stderr.strip()}")
    return done


def test_a_disk_that_has_become_read_only_after_a_crash(tmp_path):
    """As systems do after an error: the locks and the work of the killed program are on it."""
    source, home = tmp_path / "source", tmp_path / "home"
    home.mkdir()
    source.mkdir()
    work = 'window.document.selection.select("nerve.tibial")\nrecovery.write()\nos.kill(os.getpid(), 9)'
    with start(window_program(work), surroundings(source)) as killed:
        killed.wait(HANG)
    assert killed.returncode == -9
    (source / "config" / "legmap").mkdir(parents=True, exist_ok=True)
    own = surroundings(home, SOURCE=str(source), TARGET=str(tmp_path / "list.md"))
    back = mounted(BACK, own)
    assert (back.returncode, back.stderr) == (0, "")
    told = back.stdout.splitlines()
    assert told[0] == "nerve.tibial"
    assert "your work has been restored" in told[1]
    assert "Settings cannot be saved" in told[1]
    assert list((source / "state" / "legmap" / "work").glob("*.json"))
    holds(mounted(WORK, own), tmp_path / "list.md", home / "config")
