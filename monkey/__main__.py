"""``python -m monkey``: random events for the real window; ``python -m monkey starts``: starts and stops.

A run is repeated by its seed. It fails on any exception, any warning of Qt, a crash and a hang, and tells the
last actions before it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from monkey.diary import last_of
from monkey.starts import starts
from monkey.surroundings import surroundings


def main(arguments: list[str]) -> int:
    """Let the monkey loose, or start and stop the program."""
    if arguments[:1] == ["starts"]:
        return starts(arguments[1:])
    parser = argparse.ArgumentParser(prog="python -m monkey", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--every", type=int, default=5000, help="events between two looks at memory")
    parser.add_argument("--trace", action="store_true", help="tell which lines of Python take memory; slow")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="legmap-monkey-") as name:
        home = Path(name)
        (home / "files").mkdir()
        (home / "cache").mkdir()
        diary = home / "diary"
        child = [sys.executable, "-m", "monkey.child", f"--seed={options.seed}", f"--events={options.events}"]
        child += [f"--every={options.every}", f"--diary={diary}", f"--folder={home / 'files'}"]
        child += ["--trace"] if options.trace else []
        code = subprocess.run(child, cwd=home / "files", env=surroundings(home), check=False).returncode
        last = last_of(diary)
    if code:
        print(f"monkey: seed {options.seed} went wrong (exit code {code}) after these actions:")
        print("\n".join(f"  {line}" for line in last))
        return 1
    print(f"monkey: seed {options.seed}, {options.events} events, nothing went wrong")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
