"""Command lines, run in this process as the program runs them."""

from __future__ import annotations

import io
import json
import os
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from fuzz.case import BrokenPromiseError, outline, require_sentence
from fuzz.mutate import NUMBERS, spoiled_text
from legmap import cli
from legmap.anatomy.load import load_atlas
from legmap.cli import LISTABLE_KINDS, REPORT_FORMATS
from legmap.commands.localise import OPTIONS
from legmap.lesion.notation import lesion_of

QUALIFIERS = [
    ":mild",
    ":moderate",
    ":severe",
    ":complete",
    ":motor",
    ":sensory",
    ":all",
    ":left",
    ":right",
    ":both",
    ":odd",
    ":",
    "@",
]
PLACES = (
    "@0",
    "@1",
    "@0.5",
    "@popliteal-fossa",
    "@fibular-neck",
    "@nan",
    "@-0",
    "@1e-9",
    "@2",
    "@ankle",
    "@",
)
FOLDERS = (
    "/dev/null",
    "/nonexistent",
    ".",
    "",
    "/dev/zero",
    "a\nb",
    "/proc/self/fd",
    "x" * 5000,
    "\0",
    "\udcff",
)
OUTPUTS = (
    "o.svg",
    "o.png",
    "o.pdf",
    "o.txt",
    "o",
    ".",
    "",
    ".svg",
    "/dev/null",
    "/dev/full",
    "no/o.svg",
    "o.SVG",
)
EXITS = (0, 1, 2)
_WARMING = (
    ["show", "nerve.tibial", "tibial nerve"],
    ["search", "knee"],
    ["compare", "L5", "S1"],
    ["localise", "--weak", "movement.ankle-dorsiflexion"],
    ["check"],
    ["export", "nerve.tibial", "-o", "o.png", "--size", "80x60"],
    ["export", "L5:left", "-o", "o.pdf"],
)
_SAFE = frozenset((*OUTPUTS, *FOLDERS))


class Words:
    """A command line, as a JSON list of words."""

    share = 7
    ending = "json"

    def __init__(self) -> None:
        self._atlas = load_atlas()
        ids = list(self._atlas.structures)
        names = [record.name for record in self._atlas.structures.values()]
        self._known = (
            *ids,
            *names,
            "L5",
            "S1",
            "tib ant",
            "foot drop",
            "sciatic",
            "knee jerk",
            "tibila nerve",
        )
        # the window would stay open: only its words are read
        cli.COMMANDS = {
            **cli.COMMANDS,
            "open": (cli._open, "fuzz.kind_words", "only_words"),
        }

        with TemporaryDirectory() as name:
            for words in _WARMING:  # what each command loads, and what Qt keeps, is no leak
                self.run(json.dumps(words).encode(), Path(name))
            os.chdir(Path(__file__).parent)

    def make(self, random: Random) -> bytes:
        """A command line."""
        words = self._sensible(random)
        for _ in range(random.choice((0, 1, 1, 2, 3))):
            place = random.randrange(len(words))
            match random.randrange(7):
                case 0:
                    del words[place]
                case 1:
                    words.insert(
                        place, random.choice(("--", "-", "--format", "--assets", "-o", "-h", "", "+", "="))
                    )
                case 2:
                    words[place] = random.choice(self._known)
                case 3:
                    words.insert(place, random.choice(words))
                case 4:
                    words[place] += random.choice(
                        (*QUALIFIERS, *PLACES, "+", "=3", "=9", "\n", "\x1b[31m", "\udcff")
                    )
                case _:
                    words[place] = spoiled_text(random, words[place], self._known)[:20_000]
            words = [w for w in words if w in _SAFE or not {"/", "~"} & set(w)] or ["show"]
        return json.dumps(words).encode()

    def _sensible(self, random: Random) -> list[str]:
        command = random.choices(
            ("show", "search", "list", "compare", "localise", "export", "check", "open", "--version"),
            (40, 20, 8, 12, 5, 2, 6, 6, 1),
        )[0]
        match command:
            case "list":
                return [command, random.choice(LISTABLE_KINDS), *self._format(random)]
            case "localise":
                told = [w for _ in range(random.randint(1, 3)) for w in self._finding(random)]
                return [command, *told, *random.choice(((), ("--most", random.choice(NUMBERS))))]
            case "check":
                told = [w for o in ("--assets", "--data") for w in (o, random.choice(FOLDERS))]
                return [command, *told]
            case "compare":
                return [
                    command,
                    *(self._lesion(random) for _ in range(random.randint(1, 5))),
                    *self._format(random),
                ]
            case "export":
                views = ["--views", random.choice(("sole", "plexus", "sole,dorsum", ",", "nowhere"))]
                size = random.choice(
                    (["--size", "80x60"], ["--dpi", "10"], ["--dpi", random.choice(NUMBERS)])
                )
                more = random.choice(
                    ([], ["--force"], ["--no-labels"], ["--caption", "x"], ["--side", "both"])
                )
                told = ["-o", random.choice(OUTPUTS), *views, *size, *more]
                return [command, self._lesion(random), *told]
            case "--version":
                return [command]
            case _:
                lesions = [self._lesion(random) for _ in range(random.choice((1, 1, 2, 4)))]
                return [command, *lesions, *(self._format(random) if command == "show" else [])]

    def _lesion(self, random: Random) -> str:
        injuries = []
        for _ in range(random.choice((1, 1, 1, 2, 3))):
            place = random.choice(PLACES) if random.random() < 0.2 else ""
            words = random.sample(QUALIFIERS, random.choice((0, 0, 1, 2)))
            injuries.append(random.choice(self._known) + place + "".join(words))
        return "+".join(injuries)

    def _finding(self, random: Random) -> list[str]:
        grade = random.choice(("", "", "=3", "=0", "=5", "=-1", "=x"))
        return [random.choice(list(OPTIONS)), random.choice(self._known) + grade]

    def _format(self, random: Random) -> list[str]:
        return ["--format", random.choice(REPORT_FORMATS)] if random.random() < 0.4 else []

    def run(self, data: bytes, folder: Path) -> str:
        """Run the command line."""
        words = json.loads(data)
        os.chdir(folder)
        out, err = io.StringIO(), io.StringIO()
        try:
            with redirect_stdout(out), redirect_stderr(err):
                code = _run(words)
        finally:
            for file in folder.iterdir():
                file.unlink()
        told = err.getvalue()
        if code not in EXITS:
            raise BrokenPromiseError(f"exit code {code}: {told}")
        if told.count("\n") > 1:
            raise BrokenPromiseError(f"more than a line: {told!r}")
        if told:
            require_sentence(told.removesuffix("\n"), "legmap: ")
        elif code and not out.getvalue():
            raise BrokenPromiseError(f"exit code {code} without a word")
        if code == 0 and out.getvalue()[:1] in ("{", "["):
            json.loads(out.getvalue())
        first = next((word for word in words if word in cli.COMMANDS), "open")
        return f"{first}: {code} {outline(told.partition(' ')[2])[:60]}".strip()


def only_words(arguments: object) -> int:
    """What `legmap` without a command does before it opens the window."""
    lesion_of(load_atlas(), arguments.ids)  # type: ignore[attr-defined]
    return 0


def _run(words: list[str]) -> object:
    try:
        return cli.main(words)
    except SystemExit as ended:
        return ended.code or 0
