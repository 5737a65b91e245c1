"""The table of all rows, on the terminal and in ``results.md``."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import PySide6

import legmap
from bench.timing import Row

RESULTS = Path(__file__).with_name("results.md")
HEAD = ("what", "measured", "held against", "ratio", "aim", "")
TITLE = """# Results of `make bench`

One block a run, the latest last; figures are medians unless the row says otherwise.
"""


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table that reads well as plain text too."""
    cells = [HEAD, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEAD))]
    lines = [
        "| " + " | ".join(t.ljust(w) for t, w in zip(line, widths, strict=True)) + " |" for line in cells
    ]
    lines.insert(1, "| " + " | ".join("-" * max(w, 3) for w in widths) + " |")
    return "\n".join(lines)


def summary(rows: Sequence[Row]) -> str:
    """How many aims are met, and which are missed."""
    aimed = [row for row in rows if row.met is not None]
    missed = [row.what for row in aimed if not row.met]
    return f"{len(aimed) - len(missed)} of {len(aimed)} aims met" + (
        f"; missed: {'; '.join(missed)}." if missed else "."
    )


def machine() -> str:
    """What the figures were measured on."""
    facts = (
        f"{os.cpu_count()} CPUs{_model()}",
        f"{platform.system()} {platform.machine()}",
        f"Python {platform.python_version()}",
        f"PySide6 {PySide6.__version__}",
        f"commit {_commit()}",
        f"platform {os.environ.get('QT_QPA_PLATFORM', 'default')}",
    )
    return ", ".join(facts)


def append(rows: Sequence[Row]) -> None:
    """Add one dated block to ``results.md``."""
    kept = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else TITLE
    date = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    block = f"\n## {date}\n\n{machine()}\n\n{table(rows)}\n\n{summary(rows)}\n"
    RESULTS.write_text(kept + block, encoding="utf-8")


def _cells(row: Row) -> tuple[str, ...]:
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    value = f"{row.value:.0f}" if row.unit == "wrong" else f"{row.value:.2f}"
    return row.what, f"{value} {row.unit}", row.beside, ratio, row.aim, row.verdict


def _commit() -> str:
    """The commit that was measured, marked where the tree has changes."""
    try:
        head = _git("rev-parse", "--short", "HEAD")
        return head + (" with changes" if _git("status", "--porcelain", "--", "src", "assets") else "")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def _git(*words: str) -> str:
    """What git says of the checkout that is measured, changing nothing there."""
    root = Path(legmap.__file__).parents[2]
    command = ["git", "--no-optional-locks", *words]
    return subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout.strip()


def _model() -> str:
    """Name of the processor where Linux tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next(
        (f" ({line.partition(':')[2].strip()})" for line in lines if line.startswith("model name")), ""
    )
