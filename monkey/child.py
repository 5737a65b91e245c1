"""The process in which the monkey is loose: the whole program, started as its command starts it."""

from __future__ import annotations

import argparse
import faulthandler
import gc
import os
import sys
import time
import traceback
import tracemalloc
from collections.abc import Sequence
from pathlib import Path
from random import Random
from types import TracebackType

from PySide6.QtCore import QCoreApplication, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from legmap.errors import LegmapError
from legmap.gui.shell import app as program
from legmap.gui.shell.window import MainWindow
from legmap.lesion.injury import Injury
from legmap.platform.crash import UnforeseenErrors
from monkey.beast import Beast
from monkey.census import census, held_mb, kinds, slope, used_mb
from monkey.diary import Diary
from monkey.room import Room

HANG_S = 120
EXCUSED = "This plugin does not support"
"""What the offscreen platform says of raising, grabbing and size hints; real ones do not."""
WARM = 0.2
"""Part of the events after which memory counts as warm."""


class Watch:
    """Everything that must not happen, as sentences; and how memory goes."""

    def __init__(self, window: MainWindow, every: int, trace: bool) -> None:
        self.window = window
        self.wrongs: list[str] = []
        self.samples: list[tuple[int, float, float]] = []
        self._every = every
        self._trace = trace
        self._first: tracemalloc.Snapshot | None = None
        self._begun = time.monotonic()

    def hear(self, kind: QtMsgType, where: object, message: str) -> None:
        """Take a message of Qt."""
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not message.startswith(EXCUSED):
            self.wrongs.append(f"Qt says: {message}")

    def note(self, error: BaseException) -> None:
        """Take an exception, before the window shows it to its user."""
        if not isinstance(error, LegmapError):
            self.wrongs.append("".join(traceback.format_exception(error)))

    def wrong(self) -> bool:
        """Whether anything has happened."""
        return bool(self.wrongs)

    def at_rest(self, count: int) -> bool:
        """Push the hang limit away; tell whether it is time to measure."""
        faulthandler.dump_traceback_later(HANG_S, exit=True)
        return count // self._every > len(self.samples) - 1

    def measure(self, count: int) -> None:
        """Look at memory, and at what could pile up."""
        memory, held = used_mb(), held_mb()
        self.samples.append((count, memory, held))
        seconds = time.monotonic() - self._begun
        counted = census(self.window)
        print(f"{count:7d} events {seconds:6.0f} s {memory:7.1f} MB, {held:.1f} of it held  {counted}")
        print(f"    {kinds(self.window)}", flush=True)
        if self._trace:
            self._compare()

    def report(self, count: int) -> None:
        """Print how memory went, each time with the window at rest."""
        seconds = time.monotonic() - self._begun
        print(f"{count} events in {seconds:.0f} s, {count / max(seconds, 1e-9):.0f} a second")
        warm = [s for s in self.samples if s[0] >= count * WARM] or self.samples
        counts, *memories = zip(*warm, strict=True)
        for name, mb in zip(("memory", "of it held"), memories, strict=True):
            print(
                f"{name}: {mb[0]:.1f} MB warm, {mb[-1]:.1f} MB in the end, at most {max(mb):.1f}, "
                f"slope {slope(counts, mb) * 10_000:+.2f} MB in 10,000 events"
            )

    def _compare(self) -> None:
        now = tracemalloc.take_snapshot()
        if self._first is None and len(self.samples) > 2:
            self._first = now
        elif self._first is not None:
            for line in now.compare_to(self._first, "lineno")[:12]:
                print("   ", line)


def main(arguments: Sequence[str]) -> int:
    """Run the program with the monkey in it."""
    options = _options(arguments)
    faulthandler.enable()
    if options.trace:
        tracemalloc.start(1)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    diary = Diary(options.diary)
    run_event_loop, heard = program._run_event_loop, []

    def stay_with_monkey(app: QApplication, window: MainWindow, lesion: Sequence[Injury]) -> int:
        watch = Watch(window, options.every, options.trace)
        heard.append(watch)
        qInstallMessageHandler(watch.hear)
        _listen(watch)
        app.setQuitOnLastWindowClosed(False)
        room = _room(window, options.folder, diary)
        beast = Beast(
            room, options.seed, options.events, watch.wrong, watch.at_rest, watch.measure, lambda: _end(room)
        )
        QTimer.singleShot(0, beast.arm)
        gc.collect()
        code = run_event_loop(app, window, lesion)
        watch.wrong()
        watch.report(diary.count)
        return code

    program._run_event_loop = stay_with_monkey
    code = program.run([])
    faulthandler.cancel_dump_traceback_later()
    wrongs = heard[0].wrongs
    for sentence in dict.fromkeys(wrongs):
        print(f"WRONG: {sentence}", flush=True)
    return 1 if wrongs or code else 0


def _listen(watch: Watch) -> None:
    catch = UnforeseenErrors.catch

    def note_and_catch(
        self: UnforeseenErrors, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        watch.note(error)
        catch(self, kind, error, trace)

    UnforeseenErrors.catch = note_and_catch  # type: ignore[method-assign]


def _room(window: MainWindow, folder: Path, diary: Diary) -> Room:
    elsewhere = QWidget()
    elsewhere.resize(200, 100)
    structures = window.atlas.structures
    words = tuple(dict.fromkeys(s.name for s in structures.values()))
    return Room(window, folder, elsewhere, words, tuple(structures), diary, Random())


def _end(room: Room) -> None:
    """Close the window as its user does, with whatever is open over it."""
    room.elsewhere.close()
    room.window.show()
    room.window.close()
    QCoreApplication.exit(0)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="monkey.child")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--events", type=int, required=True)
    parser.add_argument("--every", type=int, required=True)
    parser.add_argument("--diary", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--trace", action="store_true")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(code) if code else sys.exit(0)
