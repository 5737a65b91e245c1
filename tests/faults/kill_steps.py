"""Kills a child at every step of what it writes, and looks at what is left."""

import os
import resource
import signal
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

CHANGING = ("os.rename", "os.remove", "os.mkdir", "os.truncate", "os.link")


@dataclass(frozen=True)
class WrittenFile:
    """A file that is written, and what may be beside it in its folder afterwards: nothing else."""

    file: Path

    def state(self, old, new):
        """Which of two contents it has; anything else is a fault."""
        data = self.file.read_bytes() if self.file.exists() else b"nothing"
        assert data in (old, new), data[:60]
        return "old" if data == old else "new"

    def leftovers(self):
        return [f.name for f in self.file.parent.iterdir() if f != self.file]


class KillAtStep:
    """Kills this process at a step; counts them where it has nobody to kill."""

    def __init__(self, at):
        self.at, self.steps, self.on = at, 0, False

    def step(self):
        if self.on:
            self.steps += 1
            if self.steps == self.at:
                os.kill(os.getpid(), signal.SIGKILL)

    def on_audit_event(self, event, words):
        if event in CHANGING or (
            event == "open" and isinstance(words[2], int) and words[2] & (os.O_WRONLY | os.O_RDWR)
        ):
            self.step()


def instrumented(call, killer):
    """A function that is a step before and after it is called."""

    def stepped(*words):
        killer.step()
        given = call(*words)
        killer.step()
        return given

    return stepped


def run_in_child(act, at=0, limit=0):
    """Do something in a child; the number of steps it took, None where it was killed."""
    read, write = os.pipe()
    number = os.fork()
    if number == 0:
        os.close(read)
        killer = KillAtStep(at)
        sys.addaudithook(killer.on_audit_event)
        tell = os.write
        os.write, os.fsync = instrumented(os.write, killer), instrumented(os.fsync, killer)
        if limit:
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        killer.on = True
        try:
            act()
            killer.step()
            killer.on = False
            tell(write, str(killer.steps).encode())
            os._exit(0)
        finally:  # an error of the child must not go on in the parent's code
            os._exit(1)
    os.close(write)
    with os.fdopen(read, "rb") as told:
        steps = told.read()
    _, status = os.waitpid(number, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) in (signal.SIGKILL, signal.SIGXFSZ), status
        return None
    assert status == 0, status
    return int(steps)


def kill_points(act, limits):
    """Every way in which a child may be killed while it does something: at a step, or after so many bytes."""
    steps = run_in_child(act)
    assert steps
    return [{"at": n} for n in range(1, steps + 1)] + [{"limit": n} for n in limits]


def sweep(name, written, make_old, act, state, size):
    """Kill at every step and after some bytes; `state` tells old from new, and raises at anything else."""
    seen: Counter[str] = Counter()
    make_old()
    kills = kill_points(act, [max(1, size * n // 8) for n in range(8)])
    assert state() == "new", name
    for kill in kills:
        make_old()
        if run_in_child(act, **kill) is None:
            seen[state()] += 1
        act()  # whoever comes next
        assert state() == "new", (name, kill)
        assert written.leftovers() == [], (name, kill)
    report(name, seen)


def report(name, seen):
    """Tell how many kills there were, and after how many of them the old and the new was there."""
    print(name, sum(seen.values()), seen["old"], seen["new"], flush=True)
