"""Act on the window at random: ``python -m monkey``; start and stop the program: ``python -m monkey starts``.

A run is repeated by its seed. It fails on any exception, any warning of Qt, a crash and a hang, and prints
the shortest sequence of acts that hypothesis found to do it, or after a crash the events before it.
``python -m monkey known`` runs the seeds that have found something before.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from monkey.environment import environment_in
from monkey.starts import starts

KNOWN_SEEDS = (5, 9, 14, 17, 18, 21, 22, 31, 32, 41, 43, 45, 47)
LAST_EVENTS = 60


def main(arguments: list[str]) -> int:
    """Act, or start and stop; return 1 if anything went wrong."""
    if arguments[:1] == ["starts"]:
        return starts(arguments[1:])
    known = arguments[:1] == ["known"]
    parser = argparse.ArgumentParser(prog="python -m monkey", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--events", type=int, default=400 if known else 10_000, help="acts of the user")
    asked = parser.parse_args(arguments[known:])
    seeds = KNOWN_SEEDS if known else (asked.seed,)
    return max([_act(each, asked.events) for each in seeds])


def _act(seed: int, events: int) -> int:
    """Act in a process of its own, and look at its memory from outside."""
    with tempfile.TemporaryDirectory(prefix="legmap-monkey-") as name:
        home, record = Path(name), Path(name) / "record"
        command = [sys.executable, "-m", "monkey.child", f"--seed={seed}", f"--events={events}"]
        command += [f"--record={record}", f"--home={home}"]
        memory: list[float] = []
        with subprocess.Popen(
            command, cwd=home, env=environment_in(home), stdout=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout is not None
            for line in child.stdout:
                print(line, end="", flush=True)
                if line.endswith(" acts\n"):
                    memory.append(_used_mb(child.pid))
        last = record.read_text(encoding="utf-8").splitlines() if record.exists() else []
    if child.returncode:
        print(f"monkey: seed {seed} went wrong (exit code {child.returncode})")
        if child.returncode != 1:
            print("after these events:", *last[-LAST_EVENTS:], sep="\n  ")
        return 1
    if memory:
        print(f"memory: {memory[0]:.0f} MB after the first windows, {memory[-1]:.0f} MB in the end")
    print(f"monkey: seed {seed}, {events} events, nothing went wrong")
    return 0


def _used_mb(pid: int) -> float:
    """Return the resident memory of a process in MB; 0 where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
