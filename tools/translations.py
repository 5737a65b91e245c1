"""Collect the texts for translators, and compile the translations that there are.

Of the messages that the window and the command line share, Babel makes ``legmap.pot``, a gettext template;
of the other texts of the window, lupdate makes ``legmap.ts`` for Qt Linguist. A language is a folder
``LANGUAGE/LC_MESSAGES`` with ``legmap.po`` and ``legmap.ts``: both are brought up to date, and compiled to
``legmap.mo`` and ``legmap.qm``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "legmap"
KEYWORDS = ("message:1c,2", "plural:1c,2,3", "gettext_noop")
"""Functions whose literal arguments Babel collects: ``c`` marks the context, which is the key."""


def collect(folder: Path) -> None:
    """Write the templates ``legmap.pot`` and ``legmap.ts`` to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    keywords = [word for keyword in KEYWORDS for word in ("-k", keyword)]
    options = ("--no-default-keywords", *keywords, "--no-location", "--no-wrap", "--project=legmap")
    _run("pybabel", "-q", "extract", *options, "-o", folder / "legmap.pot", PACKAGE / "messages")
    lupdate(folder / "legmap.ts")


def lupdate(file: Path) -> None:
    """Bring a file of Qt's texts up to date with the window's source."""
    sources = sorted((PACKAGE / "gui").rglob("*.py"))
    _run("pyside6-lupdate", "-silent", "-no-obsolete", "-locations", "none", *sources, "-ts", file)


def update(folder: Path) -> None:
    """Bring every language up to date with the templates."""
    for po in sorted(folder.glob("*/LC_MESSAGES/legmap.po")):
        files = ("-i", folder / "legmap.pot", "-o", po)
        _run("pybabel", "-q", "update", "--no-wrap", "-l", po.parts[-3], *files)
        lupdate(po.with_suffix(".ts"))


def compile_all(folder: Path) -> None:
    """Compile every language; translations that a human has not confirmed are left out."""
    for po in sorted(folder.glob("*/LC_MESSAGES/legmap.po")):
        _run("pybabel", "-q", "compile", "-i", po, "-o", po.with_suffix(".mo"))
    for ts in sorted(folder.glob("*/LC_MESSAGES/legmap.ts")):
        _run("pyside6-lrelease", "-silent", ts, "-qm", ts.with_suffix(".qm"))


def _run(tool: str, *words: str | Path) -> None:
    """Run a program of the environment that this one runs in."""
    subprocess.run([Path(sys.executable).with_name(tool), *map(str, words)], check=True)


def main() -> None:
    """Do all of it for a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the templates and the languages are")
    folder = parser.parse_args().folder
    collect(folder)
    update(folder)
    compile_all(folder)
    languages = [po.parts[-3] for po in sorted(folder.glob("*/LC_MESSAGES/legmap.po"))]
    print(f"{folder}: legmap.pot, legmap.ts; languages: {', '.join(languages) or 'none yet'}")


if __name__ == "__main__":
    main()
