"""Give the program spoiled inputs and count what happens: ``python -m fuzz [KIND ...] [--seed N]``.

Kinds are ``svg``, ``toml``, ``settings``, ``work`` and ``words``; by default all of them, 100,000
inputs together. A finding is an exception that is no sentence for the user, a death of the process, a hang,
memory that keeps growing, or a file left behind. Its input is kept in ``fuzz/findings/``, to be run again by
``python -m fuzz svg --again fuzz/findings/svg-1-77.svg``.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from fuzz.kinds import NAMES, kind_class
from fuzz.watch import FINDINGS, Tally, run_kind

COUNT = 100_000


def main() -> int:
    """Run what is wanted; 1 if anything was found."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(NAMES))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=COUNT, help="inputs of all kinds together")
    parser.add_argument("--again", type=Path, metavar="FILE", help="run one kept input in this process")
    wanted = parser.parse_args()
    if unknown := [name for name in wanted.kinds if name not in NAMES]:
        parser.error(f"'{unknown[0]}' is no kind; choose from {', '.join(NAMES)}")
    if wanted.again:
        return _again(wanted.kinds[0], wanted.again)
    names = wanted.kinds or list(NAMES)
    shares = {name: kind_class(name).share for name in names}
    tallies = []
    for name in names:
        count = round(wanted.count * shares[name] / sum(shares.values()))
        print(f"{name}: {count} inputs, seed {wanted.seed} ...", file=sys.stderr, flush=True)
        tallies.append(run_kind(name, wanted.seed, count))
        _tell_outcomes(tallies[-1])
    print(_table(tallies))
    found = sum(len(tally.found) for tally in tallies)
    print(f"\n{found} findings{f', kept in {FINDINGS}' if found else ''}")
    return 1 if found else 0


def _again(name: str, file: Path) -> int:
    data = file.read_bytes()
    with tempfile.TemporaryDirectory() as home:
        for each in ("CONFIG", "CACHE", "DATA", "STATE"):
            os.environ[f"XDG_{each}_HOME"] = home
        folder = Path(home) / "inputs"
        folder.mkdir()
        print(kind_class(name)().run(data, folder))
        os.chdir("/")
    return 0


def _tell_outcomes(tally: Tally) -> None:
    for outcome, count in tally.outcomes.most_common(12):
        print(f"  {count:6} {outcome}", file=sys.stderr)
    for number, what in tally.found[:20]:
        print(f"  FOUND {tally.name} {number}: {what.strip()[-500:]}", file=sys.stderr, flush=True)


def _table(tallies: list[Tally]) -> str:
    rows = [
        "| inputs | number | seed | outcomes | slowest | memory growth after warm-up | findings |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for t in tallies:
        ms, number = t.slowest
        rows.append(
            f"| {t.name} | {t.number} | {t.seed} | {len(t.outcomes)} | {ms:.0f} ms (no. {number}) "
            f"| {t.growth:.1f} MB | {len(t.found)} |"
        )
    total = sum(t.number for t in tallies)
    return "\n".join([*rows, f"| all | {total} | | | | | {sum(len(t.found) for t in tallies)} |"])


if __name__ == "__main__":
    sys.exit(main())
