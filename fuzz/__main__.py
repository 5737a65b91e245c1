"""Feed damaged inputs to the program and report what breaks: ``python -m fuzz [KIND ...] [--seed N]``.

Kinds are ``svg``, ``toml``, ``settings``, ``work`` and ``words``; by default all of them, 100,000 inputs
together. A finding is an exception that is no sentence for the user, a death of the process, a hang, memory
that keeps growing, or a file left behind. Its smallest input is kept in ``fuzz/findings/``, to be run again
by ``python -m fuzz svg --again fuzz/findings/svg-1-1.svg``.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from fuzz.kinds import KINDS, make_kind
from fuzz.search import FINDINGS, search_kind
from fuzz.worker import Worker

COUNT = 100_000


def main() -> int:
    """Run the kinds that are asked for; return 1 if anything was found."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=COUNT, help="inputs of all kinds together")
    parser.add_argument("--again", type=Path, metavar="FILE", help="run one kept input")
    asked = parser.parse_args()
    if unknown := [name for name in asked.kinds if name not in KINDS]:
        parser.error(f"'{unknown[0]}' is no kind; choose from {', '.join(KINDS)}")
    if asked.again and len(asked.kinds) != 1:
        parser.error("--again needs the kind of the file before it")
    if asked.again:
        return _run_again(asked.kinds[0], asked.again)
    names = asked.kinds or list(KINDS)
    found = 0
    # what the strategies read must not depend on the settings of whoever runs this
    with tempfile.TemporaryDirectory(prefix="legmap-fuzz-") as home:
        os.environ |= {f"XDG_{n}_HOME": home for n in ("CONFIG", "CACHE", "DATA", "STATE")}
        shares = {name: make_kind(KINDS[name]).share for name in names}
        for name in names:
            count = round(asked.count * shares[name] / sum(shares.values()))
            tally = search_kind(name, KINDS[name], asked.seed, count)
            found += len(tally.found)
            print(f"{name}: {tally.number} inputs, {tally.growth:.1f} MB more, {len(tally.found)} findings")
            for fingerprint, (data, text) in tally.found.items():
                print(f"{fingerprint}\n{data!r:.300}\n{text.strip()[-600:]}", flush=True)
    print(f"seed {asked.seed}: {found} findings{f', kept in {FINDINGS}' if found else ''}")
    return 1 if found else 0


def _run_again(name: str, file: Path) -> int:
    worker = Worker(KINDS[name])
    try:
        answer = worker.run(file.read_bytes())
    finally:
        worker.stop()
    print(answer["finding"] or "no finding")
    return 1 if answer["finding"] else 0


if __name__ == "__main__":
    sys.exit(main())
