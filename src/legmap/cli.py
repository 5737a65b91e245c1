"""The command line: which words there are, and how failures end.

A command's modules are loaded when it is called, so that none pays for another.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from legmap import __version__
from legmap.ending import ended
from legmap.foreign import shown
from legmap.messages import say
from legmap.render.figure.formats import figure_file_metavar
from legmap.report.formats import report_options

EPILOG = """\
Structures are named by id (nerve.tibial), by name ("tibial nerve"), or by any unambiguous short form
(L5, "tib ant"). A lesion may say where, how badly, which fibres and which limb:
nerve.tibial@popliteal-fossa, nerve.sciatic@0.4:severe, L5:moderate:left, nerve.tibial:motor. Numbers run
from 0 (origin) to 1 (end) over the levels and branches of the nerve; `legmap list nerves --format json`
names its levels. `legmap` alone opens the window; `legmap nerve.tibial` opens it on that lesion, and
`legmap --assets DIR` opens it on drawings of your own."""

LISTABLE_KINDS = (
    "roots",
    "nerves",
    "muscles",
    "groups",
    "dermatomes",
    "fields",
    "movements",
    "reflexes",
    "signs",
    "sites",
)
REPORT_FORMATS = report_options()


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    argv : sequence of str, optional
        Arguments without the program's name; those of the process by default.

    Returns
    -------
    int
        Exit code: 0 done, 1 failed, 2 wrong words, 70 a fault of the program; see `legmap.ending`.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or (arguments[0] not in COMMANDS and arguments[0] not in STANDALONE_OPTIONS):
        arguments.insert(0, "open")
    return ended(lambda: _run(arguments))


def _run(arguments: Sequence[str]) -> int:
    parsed = build_parser(arguments[0]).parse_args(arguments)
    code: int = parsed.run(parsed)
    return code


class _Parser(argparse.ArgumentParser):
    """Tells wrong words in one sentence, as every other failure."""

    def error(self, message: str) -> NoReturn:
        """End with what is wrong and where to read more."""
        self.exit(2, f"legmap: {say('cli.words', reason=shown(message, 300), command=self.prog)}\n")


def build_parser(command: str) -> argparse.ArgumentParser:
    """Describe every command, and the options of one.

    Parameters
    ----------
    command : str
        The command whose options are wanted.
    """
    parser = _Parser(
        prog="legmap",
        description="What a nerve or root of the lower limb does, and what fails when it is cut.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"legmap {__version__}")
    commands: argparse._SubParsersAction[argparse.ArgumentParser] = parser.add_subparsers(  # type: ignore[assignment]
        metavar="COMMAND", required=True
    )
    for name, (told, describe, module, function) in COMMANDS.items():
        described = commands.add_parser(name, help=told)
        if name == command:
            describe(described)
            described.set_defaults(run=_import_when_run(module, function))
    return parser


def _import_when_run(module: str, function: str) -> Callable[[argparse.Namespace], int]:
    def run(parsed: argparse.Namespace) -> int:
        code: int = getattr(importlib.import_module(module), function)(parsed)
        return code

    return run


def _open(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="*", metavar="ID", help="what to select at the start")
    _assets(parser)


def _list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=LISTABLE_KINDS)
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID")
    parser.add_argument("--format", choices=REPORT_FORMATS, default="text")


def _search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="+", metavar="TEXT")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _compare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "lesions", nargs="+", metavar="LESION", help="structures hurt together are joined by +, as in L5+S1"
    )
    parser.add_argument("--format", choices=REPORT_FORMATS, default="text")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar=figure_file_metavar(),
        help="write a picture of two of them instead",
    )
    parser.add_argument(
        "--pair", default="AB", metavar="AB", help="which two the picture shows (default: AB)"
    )
    _picture(parser)


def _localise(parser: argparse.ArgumentParser) -> None:
    from legmap.commands.localise import add_options

    add_options(parser)


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar=figure_file_metavar())
    _picture(parser)


def _check(parser: argparse.ArgumentParser) -> None:
    _assets(parser)
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder of atlas data (default: shipped)")


def _picture(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--views", metavar="LIST", help="comma-separated, e.g. anterior,posterior")
    parser.add_argument("--size", metavar="WxH", help="pixels of a PNG, e.g. 2400x3000")
    parser.add_argument("--dpi", type=float, help="resolution of a PNG instead of its size")
    parser.add_argument(
        "--side", choices=("right", "left", "both"), help="limbs shown (default: those that are hurt)"
    )
    parser.add_argument("--map", metavar="map.SLUG", help="the dermatome map to draw (default: the first)")
    parser.add_argument("--no-labels", action="store_true", help="leave the names out")
    parser.add_argument("--caption", default="", help="a caption of your own under the picture")
    parser.add_argument("--force", action="store_true", help="overwrite an existing file")
    _assets(parser)


def _assets(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--assets", type=Path, metavar="DIR", help="folder of drawings (default: the shipped)"
    )


STANDALONE_OPTIONS = ("-h", "--help", "--version")
"""Words that stand without a command."""

COMMANDS: Mapping[str, tuple[str, Callable[[argparse.ArgumentParser], None], str, str]] = {
    "open": ("open the window (the default)", _open, "legmap.commands.window", "open_command"),
    "list": ("list every record of a kind", _list, "legmap.commands.listing", "list_command"),
    "show": (
        "tell what a lesion takes away and what it spares",
        _show,
        "legmap.commands.listing",
        "show_command",
    ),
    "search": ("find structures by any name", _search, "legmap.commands.listing", "search_command"),
    "compare": (
        "hold two to four lesions against each other, with the fewest tests to tell them apart",
        _compare,
        "legmap.commands.compare",
        "compare_command",
    ),
    "localise": (
        "find the lesions that explain findings",
        _localise,
        "legmap.commands.localise",
        "localise_command",
    ),
    "export": ("write an annotated picture", _export, "legmap.commands.export", "export_command"),
    "check": (
        "hold atlas and drawings against each other",
        _check,
        "legmap.validation.check",
        "check_command",
    ),
}
"""Command to what the help says, what describes its options, and where it is."""
