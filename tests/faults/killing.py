"""Writes everything that the program writes, in children that are killed at every step of it.

A child is killed before each call with which Python changes the disk (seen by an audit hook), before and
after each call with which Qt does, and by the system after a number of bytes. Told for each kind: how many
kills there were, and after how many of them the old and the new file was there.
"""

import os
import resource
import signal
import sys
from collections import Counter
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSaveFile, QSettings
from PySide6.QtWidgets import QApplication

from legmap import cache, ending
from legmap.gui import outlet, settings_file
from legmap.gui.app import build_window
from legmap.gui.recovery import Recovery
from legmap.gui.settings import Remembered, load, save
from legmap.gui.work_file import Kept, from_json, to_json
from legmap.lesion.cut import Cut
from legmap.plate import Wishes
from legmap.render import export, whole
from legmap.render.export import write_figure
from legmap.render.page import compose_figure

CHANGING = ("os.rename", "os.remove", "os.mkdir", "os.truncate", "os.link")
OLD = b"old " * 700
folder = Path(sys.argv[1])
target: Path = folder
place: Path = folder
expected: tuple[str, ...] = ()
application = QApplication([])
window = build_window(("nerve.tibial",))
subject = window.outlet._subject()
figure = subject.draw(window._diagram, window.scene.look.sheet, Wishes())
picture = compose_figure(figure)
reading, writing = Remembered(), Remembered(geometry=window.saveGeometry(), state=window.saveState())


class Killer:
    """Kills this process at a step; counts them where it has nobody to kill."""

    def __init__(self, at):
        self.at, self.steps, self.on = at, 0, False

    def step(self):
        if self.on:
            self.steps += 1
            if self.steps == self.at:
                os.kill(os.getpid(), signal.SIGKILL)

    def hear(self, event, words):
        if event in CHANGING or (
            event == "open" and isinstance(words[2], int) and words[2] & (os.O_WRONLY | os.O_RDWR)
        ):
            self.step()


def watched(kind, names, killer):
    """A class of Qt whose calls are steps, before and after."""

    def around(name):
        def call(self, *words):
            killer.step()
            given = getattr(kind, name)(self, *words)
            killer.step()
            return given

        return call

    return type(kind.__name__, (kind,), {name: around(name) for name in names})


def child(act, at=0, limit=0):
    """Do something in a child; the number of steps it took, None where it was killed."""
    read, write = os.pipe()
    number = os.fork()
    if number == 0:
        os.close(read)
        killer = Killer(at)
        sys.addaudithook(killer.hear)
        vars(whole)["QSaveFile"] = watched(QSaveFile, ("open", "write", "flush", "commit"), killer)
        vars(settings_file)["QSettings"] = watched(QSettings, ("setValue", "sync"), killer)
        if limit:
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        killer.on = True
        act()
        killer.step()
        os.write(write, str(killer.steps).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as told:
        steps = told.read()
    _, status = os.waitpid(number, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) in (signal.SIGKILL, signal.SIGXFSZ), status
        return None
    assert status == 0, status
    return int(steps)


def sweep(name, make_old, act, state, size):
    """Kill at every step and after some bytes; `state` tells old from new, and raises at anything else."""
    seen: Counter[str] = Counter()
    make_old()
    steps = child(act)
    assert steps, name
    assert state() == "new", name
    kills = [{"at": n} for n in range(1, steps + 1)]
    kills += [{"limit": max(1, size * n // 8)} for n in range(8)] if size else []
    for kill in kills:
        make_old()
        if child(act, **kill) is None:
            seen[state()] += 1
        act()  # whoever comes next
        assert state() == "new", (name, kill)
        left = [f.name for f in place.iterdir() if f.name not in expected]
        assert left == [], (name, kill, left)
    print(name, sum(seen.values()), seen["old"], seen["new"], flush=True)


def told(good_old, good_new):
    """State of a target file that is compared by its bytes."""

    def state():
        data = target.read_bytes() if target.exists() else b"nothing"
        assert data in (good_old, good_new), data[:60]
        return "old" if data == good_old else "new"

    return state


def made(kind):
    """What the window or the export would hand over to be written; made once, or this would take minutes."""
    taken = []
    module = outlet if kind == "md" else export
    real = whole.write_whole
    vars(module)["write_whole"] = lambda path, data: taken.append(bytes(data))
    try:
        if kind == "md":
            window.outlet.write_list(target)
        else:
            write_figure(picture, target, size=(400, 300) if kind == "png" else None, overwrite=True)
    finally:
        vars(module)["write_whole"] = real
    return taken[0]


def write_old():
    target.write_bytes(OLD)


def write_nothing():
    target.unlink(missing_ok=True)


def outputs():
    global place, expected, target
    place = folder / "out"
    place.mkdir()
    for kind in ("md", "png", "svg", "pdf"):
        target = place / f"file.{kind}"
        expected = (target.name,)
        new = made(kind)
        write = partial(whole.write_whole, target, new)
        sweep(kind, write_old, write, told(OLD, new), len(new))
        sweep(f"{kind}-first", write_nothing, write, told(b"nothing", new), len(new))
        target.unlink()


def settings():
    global place, expected, target
    target = folder / "config" / "legmap.ini"
    place, expected = target.parent, (target.name,)

    def state():
        now, complaint = load(target)
        assert complaint == ""
        assert now in (reading, writing)
        return "old" if now == reading else "new"

    sweep("settings", lambda: save(target, reading), lambda: save(target, writing), state, 700)


def work():
    global place, expected
    place, expected = folder / "work", ()
    atlas = window.atlas

    def old():
        if place.exists():
            for file in place.iterdir():
                file.unlink()
        else:
            place.mkdir()
        (place / "aa.json").write_text(to_json(Kept((Cut("root.L5"),))))

    def act():
        one = Recovery(window, atlas, place)
        assert "back" in one.bring_back() or not (place / "aa.json").exists()
        window.selection.select_all((Cut("nerve.tibial"),))
        assert one.write()

    def state():
        kept = from_json((place / "aa.json").read_text(), atlas)
        assert kept.cuts in ((Cut("root.L5"),), (Cut("nerve.tibial"),)), kept
        return "old" if kept.cuts == (Cut("root.L5"),) else "new"

    def close():
        one = Recovery(window, atlas, place)
        one.bring_back()
        one.end()

    seen: Counter[str] = Counter()
    old()
    steps = child(act)
    for kill in [{"at": n} for n in range(1, steps + 1)] + [{"limit": n} for n in (1, 40, 90, 150)]:
        old()
        assert child(act, **kill) is None, kill
        seen[state()] += 1
        close()
        assert list(place.iterdir()) == [], kill
    print("work", sum(seen.values()), seen["old"], seen["new"], flush=True)


def kept():
    global place, expected, target
    place = cache.cache_dir()
    target = place / "thing-k.bin"
    for file in place.iterdir():
        file.unlink()
    expected = (target.name,)

    def state():
        data = cache.fetch("thing", "k")
        assert data in (b"a" * 5000, b"b" * 5000), data
        return "old" if data == b"a" * 5000 else "new"

    sweep(
        "cache",
        lambda: cache.keep("thing", "k", b"a" * 5000),
        lambda: cache.keep("thing", "k", b"b" * 5000),
        state,
        5000,
    )


def reports():
    global place, expected, target
    target = ending.report_file()
    place, expected = target.parent, (target.name,)
    sweep(
        "fault",
        lambda: ending.keep_report("old"),
        lambda: ending.keep_report("new " * 999),
        told(b"old", b"new " * 999),
        3996,
    )


for part in (outputs, settings, work, kept, reports):
    part()
