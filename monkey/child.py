"""The process in which the user acts; prints its count of acts, so that its memory can be looked at."""

from __future__ import annotations

import argparse
import faulthandler
import gc
import os
import sys
import traceback
from pathlib import Path
from typing import ClassVar, TextIO

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.configuration import set_hypothesis_home_dir
from hypothesis.stateful import invariant, run_state_machine_as_test
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from legmap.anatomy.load import load_atlas
from monkey.events import Events
from monkey.machine import User
from monkey.session import Session

ACTS = 40
"""Acts on one window."""
WINDOWS = 25
"""In a search; hypothesis remembers all of one, which would look as if the program's memory grew."""


class Record:
    """The events on the present window, in a file that outlives a crash."""

    def __init__(self, file: Path) -> None:
        self._file: TextIO = open(file, "w", encoding="utf-8", buffering=1)  # noqa: SIM115  as long as the process
        self.lines: list[str] = []

    def note(self, line: str) -> None:
        """Write down an event before it is sent; the first on a window begins anew."""
        if line == "open":
            gc.collect()
            self.lines.clear()
            self._file.seek(0)
            self._file.truncate()
        self.lines.append(" ".join(line.split())[:200])
        self._file.write(self.lines[-1] + "\n")


class ReportingUser(User):
    """Prints what is found first at once; looking for a shorter sequence may take five minutes."""

    record: ClassVar[Record]
    _failed = False

    @invariant()
    def sound(self) -> None:
        """Check, and print what is found first."""
        try:
            super().sound()
        except AssertionError as error:
            if not ReportingUser._failed:
                ReportingUser._failed = True
                print(f"FOUND: {error}\nafter:", *ReportingUser.record.lines, sep="\n  ")
                print("looking for a shorter sequence ...", flush=True)
            raise


def _act(seed_number: int, windows: int, steps: int) -> None:
    """Act on so many windows, and print how many acts there were, with the last window closed."""
    options = settings(
        max_examples=max(1, windows),
        stateful_step_count=steps,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(seed(seed_number)(ReportingUser), settings=options)
    faulthandler.cancel_dump_traceback_later()
    gc.collect()
    print(f"{User.acts} acts", flush=True)


def main() -> int:
    """Act as the seed decides; return 1 and print the shortest sequence where something went wrong."""
    parser = argparse.ArgumentParser(prog="monkey.child")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--events", type=int, required=True)
    parser.add_argument("--record", type=Path, required=True)
    parser.add_argument("--home", type=Path, required=True)
    asked = parser.parse_args()
    faulthandler.enable()
    set_hypothesis_home_dir(asked.home / "hypothesis")
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    app = QApplication(["legmap"])
    app.setQuitOnLastWindowClosed(False)
    record = Record(asked.record)
    ReportingUser.record = record
    User.session, User.events = Session(load_atlas(), asked.home), Events(record.note)
    steps = min(ACTS, asked.events)
    try:
        for first in range(0, asked.events, WINDOWS * ACTS):
            windows = round(min(asked.events - first, WINDOWS * ACTS) / steps)
            _act(int(f"{asked.seed}{first:07}"), windows, steps)
    except Exception as error:
        faulthandler.cancel_dump_traceback_later()
        print("".join(traceback.format_exception(error)))
        print("The shortest sequence that was found, event by event:")
        print("\n".join(f"  {line}" for line in record.lines), flush=True)
        return 1
    return 0


if __name__ == "__main__":
    code = main()
    os._exit(code) if code else sys.exit(0)
