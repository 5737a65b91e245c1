"""Nothing more can be written: one sentence, the old files whole, and the window goes on."""

import os
import subprocess
import sys

import pytest

from tests.faults.subprocesses import HANG, legmap, run, surroundings, window_program, work_files

LIMITED = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20))
"""
WORK = """
from pathlib import Path
from legmap.errors import LegmapError

window.document.selection.select("nerve.tibial")
assert not recovery.write()
told(window.statusBar().currentMessage())
target = Path(os.environ["TARGET"])
window.actions_.export_picture.trigger()
from legmap.gui.dialogs.export.dialog import ExportDialog
dialog = window.findChild(ExportDialog)
dialog.form.dpi.setValue(72)
for path in (target / "list.md", target / "a.png", target / "a.svg", target / "a.pdf"):
    try:
        if path.suffix == ".md":
            window.exporter.write_list(path)
        else:
            dialog.write(path, overwrite=True)
    except LegmapError as error:
        told(str(error))
dialog.reject()
window.document.selection.select("root.L5")
told(",".join(window.document.selection.ids))
window.close()
"""
NAMES = ("list.md", "a.png", "a.svg", "a.pdf")


def in_order(told, target, reason):
    """What the window says of a full disk, thing by thing."""
    assert "would be lost if legmap ended" in told[0]
    for name, sentence in zip(NAMES, told[1:5], strict=True):
        assert sentence.startswith(f"{target / name} could not be written ({reason})")
        assert "free space" in sentence
    assert told[5] == "root.L5"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs setrlimit")
def test_a_window_whose_every_file_is_too_large_says_so_and_works_on(tmp_path):
    target = tmp_path / "out"
    target.mkdir()
    for name in NAMES:
        (target / name).write_text("old")
    own = surroundings(tmp_path, TARGET=str(target))
    done = run(window_program(WORK, LIMITED), own)
    assert done.returncode == 0, done.stderr
    in_order(done.stdout.splitlines(), target, "File too large")
    assert done.stderr.count("\n") == 1
    assert "Settings cannot be saved" in done.stderr
    assert {f.name: f.read_text() for f in target.iterdir()} == dict.fromkeys(NAMES, "old")
    assert work_files(tmp_path) == []
    assert not [f for f in (tmp_path / "config").rglob("*") if f.is_file()]


MOUNTED = """
mount -t tmpfs -o size=2m none "$HOME" || exit 77
mkdir "$TARGET"
for name in list.md a.png a.svg a.pdf; do echo old > "$TARGET/$name"; done
head -c 4m /dev/zero > "$HOME/filled" 2>/dev/null
"$@"
echo "code $?"
for name in list.md a.png a.svg a.pdf; do cat "$TARGET/$name"; done
find "$HOME" -type f
"""


def test_a_small_disk_that_is_full(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    own = surroundings(home, TARGET=str(home / "out"))
    words = ["unshare", "-m", "sh", "-c", MOUNTED, "sh", *window_program(WORK)]
    try:
        done = run(words, own)
    except FileNotFoundError:
        pytest.skip("there is no unshare here")
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip(f"mounting is not permitted here: {done.stderr.strip()}")
    told = done.stdout.splitlines()
    in_order(told, home / "out", "No space left on device")
    assert told[6:11] == ["code 0", "old", "old", "old", "old"]
    assert sorted(told[11:]) == sorted([str(home / "filled"), *(str(home / "out" / n) for n in NAMES)])
    assert done.stderr.count("\n") == 1
    assert "Settings cannot be saved" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="there is no such device")
@pytest.mark.parametrize(
    "words",
    [
        ["list", "roots"],
        ["show", "L5", "--format", "json"],
        ["search", "tibial"],
        ["compare", "L5", "L4"],
        ["localise", "--weak", "tibialis anterior"],
        ["check"],
        ["--help"],
        ["--version"],
    ],
    ids=" ".join,
)
def test_output_into_a_full_device_is_one_sentence(tmp_path, words):
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            legmap(*words),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=surroundings(tmp_path),
            check=False,
            timeout=HANG,
        )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "No space left" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="there is no such device")
def test_where_not_even_the_sentence_can_be_written_the_exit_code_tells(tmp_path):
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            legmap("show", "nobody"), stdout=full, stderr=full, env=surroundings(tmp_path), check=False
        )
    assert done.returncode == 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs setrlimit")
def test_a_fault_that_cannot_be_written_down_says_how_to_see_it(tmp_path):
    program = f"{LIMITED}\nimport sys\nfrom legmap.platform.crash import run_program\n"
    program += "sys.exit(run_program(lambda: 1 // 0))"
    done = run([sys.executable, "-c", program], surroundings(tmp_path))
    assert done.returncode == 70
    assert done.stderr.count("\n") == 1
    assert "LEGMAP_DEBUG=1" in done.stderr
    assert not [f for f in (tmp_path / "state").rglob("*.log*") if f.stat().st_size > 20]
