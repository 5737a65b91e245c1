"""The real program in a process of its own, with something to do in its window."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from textwrap import indent
from typing import Any

UNWANTED = ("DISPLAY", "WAYLAND_DISPLAY", "LEGMAP_DEBUG", "PYTHONUNBUFFERED")
ROOT = Path(__file__).parents[2]

_WINDOW = """
import os, sys, traceback
from PySide6.QtCore import QTimer
from legmap.platform.crash import run_program
from legmap.gui.shell import app

stay = app._run_event_loop

def stay_and_work(application, window, lesion):
    from legmap.gui.state.recovery import Recovery

    def told(text):
        print(text, flush=True)

    def wait():
        assert sys.stdin.readline() == "go\\n"

    def now(part):  # a mistake in here must not become a dialog
        try:
            part()
        except BaseException:
            traceback.print_exc()
            os._exit(99)

    def work():
        recovery = window.findChild(Recovery)
{work}

    QTimer.singleShot(0, lambda: now(work))
    return stay(application, window, lesion)

app._run_event_loop = stay_and_work
{before}
sys.exit(run_program(lambda: app.run(sys.argv[1:])))
"""


def surroundings(folder: Path, **more: str) -> dict[str, str]:
    """An environment whose every folder for the program lies in one of the test."""
    own = {f"XDG_{n}_HOME": str(folder / n.lower()) for n in ("CACHE", "CONFIG", "STATE", "DATA")}
    plain = {k: v for k, v in os.environ.items() if k not in UNWANTED}
    return plain | {"HOME": str(folder), "PYTHONDONTWRITEBYTECODE": "1"} | own | more


def window_program(work: str, before: str = "") -> list[str]:
    """A program that opens the window and then does something in it.

    Parameters
    ----------
    work : str
        What it does, as Python; it knows ``window``, ``recovery``, ``told`` and ``wait``.
    before : str
        What it does before anything opens.
    """
    return [sys.executable, "-c", _WINDOW.format(work=indent(work, " " * 8), before=before)]


class Program(subprocess.Popen[str]):
    """A running program that ends with its ``with`` block at the latest."""

    def __init__(self, words: list[str], environment: Mapping[str, str]) -> None:
        super().__init__(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=dict(environment),
        )

    def __exit__(self, *error: Any) -> None:
        self.kill()
        super().__exit__(*error)


def start(words: list[str], environment: Mapping[str, str]) -> Program:
    """Start a program and leave it running."""
    return Program(words, environment)


def run(words: list[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a program to its end."""
    done = subprocess.run(
        words,
        capture_output=True,
        text=True,
        env=dict(environment),
        check=False,
    )
    done.stderr = said(done.stderr)
    return done


def said(errors: str) -> str:
    """An error output without what the offscreen platform says of size hints; real ones do not."""
    return "".join(s for s in errors.splitlines(True) if not s.startswith("This plugin does not"))


def legmap(*words: str) -> list[str]:
    """The command line."""
    return [sys.executable, "-m", "legmap", *words]


def line(program: subprocess.Popen[str]) -> str:
    """What a running program tells next."""
    assert program.stdout is not None
    return program.stdout.readline().strip()


def go(program: subprocess.Popen[str]) -> None:
    """Let a program that waits go on."""
    assert program.stdin is not None
    program.stdin.write("go\n")
    program.stdin.flush()


def work_files(folder: Path) -> list[str]:
    """Names of the kept work, without their random part."""
    kept = folder / "state" / "legmap" / "work"
    return sorted(f.suffix for f in kept.iterdir()) if kept.exists() else []


BACK = """
told(",".join(window.document.selection.ids))
told(window.statusBar().currentMessage())
window.close()
"""
"""Tell what was brought back, and close."""
