"""Command lines, run in this process as the program runs them."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from hypothesis import strategies as st

from fuzz.kinds import BrokenPromiseError, require_sentence
from fuzz.mutations import NUMBERS, Draw, damaged_text, words
from legmap import cli
from legmap.anatomy.load import load_atlas
from legmap.cli import LISTABLE_KINDS, REPORT_FORMATS
from legmap.commands.localise import OPTIONS
from legmap.lesion.notation import lesion_of

QUALIFIERS = words(":mild :moderate :severe :complete :motor :sensory :all :left :right :both :odd : @")
PLACES = words("@0 @1 @0.5 @popliteal-fossa @fibular-neck @nan @-0 @1e-9 @2 @ankle @")
FOLDERS = ("/dev/null", ".", "", "/dev/zero", "a\nb", "/proc/self/fd", "x" * 5000, "\0", "\udcff")
OUTPUTS = ("", *words("o.svg o.png o.pdf o.txt o . .svg /dev/null /dev/full no/o.svg o.SVG"))
NAMES = ("L5", "S1", "tib ant", "foot drop", "sciatic", "knee jerk", "tibila nerve")
OPTION_WORDS = ("", "\n", "\x1b[31m", "\udcff", *words("-- - --format --assets -o -h + = =3 =9"))
CASES = (
    ["show", "nerve.tibial", "tibial nerve"], ["search", "knee"], ["compare", "L5", "S1"], ["check"],
    ["localise", "--weak", "movement.ankle-dorsiflexion"], ["--version"],
    ["export", "nerve.tibial", "-o", "o.png", "--size", "80x60"], ["export", "L5:left", "-o", "o.pdf"],
)  # fmt: skip
"""One of each command, first, so that what each loads and what Qt keeps is no leak."""
COMMANDS = ["show"] * 6 + ["search"] * 3 + ["compare"] * 2 + ["list", "localise", "export", "check", "open"]


class CommandLines:
    """A command line, as a JSON list of words."""

    share = 8
    suffix = "json"

    def cases(self) -> Sequence[bytes]:
        """Return one of each command."""
        return [json.dumps(words).encode() for words in CASES]

    def inputs(self) -> st.SearchStrategy[bytes]:
        """Make command lines that make sense, and change some of their words."""
        atlas = load_atlas()
        known = (*atlas.structures, *(record.name for record in atlas.structures.values()), *NAMES)
        return changed_words(known).map(lambda words: json.dumps(words).encode())

    def run(self, data: bytes, folder: Path) -> None:
        """Run the command line."""
        # the window would stay open: only its words are read
        cli.COMMANDS = {**cli.COMMANDS, "open": (cli._open, "fuzz.command_lines", "read_words")}
        words = json.loads(data)
        os.chdir(folder)
        out, err = io.StringIO(), io.StringIO()
        try:
            with redirect_stdout(out), redirect_stderr(err):
                code = _run(words)
        finally:
            for file in folder.iterdir():
                file.unlink()
            os.chdir("/")
        told = err.getvalue()
        if code not in (0, 1, 2):
            raise BrokenPromiseError(f"exit code {code}: {told}")
        if told:
            require_sentence(told.removesuffix("\n"), "legmap: ")
        elif code and not out.getvalue():
            raise BrokenPromiseError(f"exit code {code} without a word")
        if code == 0 and out.getvalue()[:1] in ("{", "["):
            json.loads(out.getvalue())


@st.composite
def changed_words(draw: Draw, known: Sequence[str]) -> list[str]:
    """Draw a sensible command line, and change up to three words; none may name a file elsewhere."""
    words: list[str] = draw(command_line(known))
    for change in draw(
        st.lists(st.sampled_from(("edit", "append", "insert", "delete", "repeat")), max_size=3)
    ):
        place = draw(st.integers(0, max(len(words) - 1, 0)))
        match change:
            case "edit" if words:
                words[place] = draw(damaged_text(st.just(words[place]), known))[:20_000]
            case "append" if words:
                words[place] += draw(st.sampled_from((*QUALIFIERS, *PLACES, *OPTION_WORDS)))
            case "repeat" if words:
                words.insert(place, words[-1])
            case "delete":
                del words[place : place + 1]
            case _:
                words.insert(place, draw(st.sampled_from((*OPTION_WORDS, *known))))
    safe = {*OUTPUTS, *FOLDERS}
    return [word for word in words if word in safe or not {"/", "~"} & set(word)] or ["show"]


@st.composite
def command_line(draw: Draw, known: Sequence[str]) -> list[str]:
    """Draw a command line that makes sense."""

    def some(*choices: str) -> str:
        return str(draw(st.sampled_from(choices)))

    def lesion() -> str:
        injuries = [
            some(*known)
            + some("", "", "", *PLACES)
            + "".join(draw(st.lists(st.sampled_from(QUALIFIERS), max_size=2)))
            for _ in range(draw(st.integers(1, 3)))
        ]
        return "+".join(injuries)

    command = some(*COMMANDS)
    report = ["--format", some(*REPORT_FORMATS)] if draw(st.booleans()) else []
    match command:
        case "list":
            return [command, some(*LISTABLE_KINDS), *report]
        case "localise":
            found = [
                word
                for _ in range(draw(st.integers(1, 3)))
                for word in (some(*OPTIONS), some(*known) + some("", "", "=3", "=0", "=5", "=-1", "=x"))
            ]
            return [command, *found, *(["--most", some(*NUMBERS)] if draw(st.booleans()) else [])]
        case "check":
            return [command, "--assets", some(*FOLDERS), "--data", some(*FOLDERS)]
        case "compare" | "show":
            return [command, *(lesion() for _ in range(draw(st.integers(1, 5)))), *report]
        case "export":
            size = draw(st.sampled_from((["--size", "80x60"], ["--dpi", "10"], ["--dpi", some(*NUMBERS)])))
            views = some("sole", "plexus", "sole,dorsum", ",", "nowhere")
            more = draw(
                st.sampled_from(([], ["--force"], ["--no-labels"], ["--caption", "x"], ["--side", "both"]))
            )
            return [command, lesion(), "-o", some(*OUTPUTS), "--views", views, *size, *more]
        case _:
            return [command, *(lesion() for _ in range(draw(st.integers(1, 3))))]


def read_words(arguments: object) -> int:
    """Do what `legmap` without a command does before it opens the window."""
    lesion_of(load_atlas(), arguments.ids)  # type: ignore[attr-defined]
    return 0


def _run(words: list[str]) -> object:
    try:
        return cli.main(words)
    except SystemExit as ended:
        return ended.code or 0
