"""The command line: which words there are, and how failures end."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from legmap import __version__
from legmap.commands.compare import compare_command
from legmap.commands.localise import add_localise
from legmap.commands.reading import KINDS, list_command, search_command, show_command
from legmap.errors import LegmapError
from legmap.messages import say

EPILOG = """\
Structures are named by id (nerve.tibial), by name ("tibial nerve"), or by any unambiguous short form
(L5, "tib ant"). A lesion may say where, how badly, which fibres and which limb:
nerve.tibial@popliteal-fossa, nerve.sciatic@0.4:severe, L5:moderate:left, nerve.tibial:motor. Numbers run
from 0 (origin) to 1 (end) over the levels and branches of the nerve; `legmap list nerves --format json`
names its levels. `legmap` alone opens the window; `legmap nerve.tibial` opens it on that lesion."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    argv : sequence of str, optional
        Arguments without the program's name; those of the process by default.

    Returns
    -------
    int
        Exit code: 0 done, 1 failed, 2 wrong words.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    parser = build_parser()
    if not arguments or (not arguments[0].startswith("-") and arguments[0] not in COMMANDS):
        arguments.insert(0, "open")
    try:
        parsed = parser.parse_args(arguments)
        code: int = parsed.run(parsed)
        sys.stdout.flush()
        return code
    except LegmapError as error:
        print(f"legmap: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


class _Parser(argparse.ArgumentParser):
    """Tells wrong words in one sentence, as every other failure."""

    def error(self, message: str) -> NoReturn:
        """End with what is wrong and where to read more."""
        self.exit(2, f"legmap: {say('cli.words', reason=message, command=self.prog)}\n")


def build_parser() -> argparse.ArgumentParser:
    """Describe every command and option."""
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
    _add_open(commands)
    _add_reading(commands)
    _add_compare(commands)
    add_localise(commands)
    _add_export(commands)
    check = commands.add_parser("check", help="hold atlas and drawings against each other")
    check.add_argument("--assets", type=Path, metavar="DIR", help="folder of drawings (default: the shipped)")
    check.add_argument("--data", type=Path, metavar="DIR", help="folder of atlas data (default: the shipped)")
    check.set_defaults(run=_check)
    return parser


def _add_open(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    window = commands.add_parser("open", help="open the window (the default)")
    window.add_argument("ids", nargs="*", metavar="ID", help="what to select at the start")
    window.set_defaults(run=_open)


def _add_reading(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    listing = commands.add_parser("list", help="list every record of a kind")
    listing.add_argument("kind", choices=list(KINDS))
    listing.add_argument("--format", choices=("text", "json"), default="text")
    listing.set_defaults(run=list_command)
    show = commands.add_parser("show", help="tell what a lesion takes away and what it spares")
    show.add_argument("ids", nargs="+", metavar="ID")
    show.add_argument("--format", choices=("text", "json", "markdown"), default="text")
    show.set_defaults(run=show_command)
    find = commands.add_parser("search", help="find structures by any name")
    find.add_argument("text", nargs="+", metavar="TEXT")
    find.add_argument("--format", choices=("text", "json"), default="text")
    find.set_defaults(run=search_command)


def _add_export(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    export = commands.add_parser("export", help="write an annotated picture")
    export.add_argument("ids", nargs="+", metavar="ID")
    export.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.png|.svg|.pdf")
    _add_picture(export)
    export.set_defaults(run=_export)


def _add_compare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    compare = commands.add_parser(
        "compare",
        help="hold two to four lesions against each other, with the fewest tests to tell them apart",
    )
    compare.add_argument(
        "lesions", nargs="+", metavar="LESION", help="structures hurt together are joined by +, as in L5+S1"
    )
    compare.add_argument("--format", choices=("text", "json", "markdown"), default="text")
    compare.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE.png|.svg|.pdf",
        help="write a picture of two of them instead",
    )
    compare.add_argument(
        "--pair", default="AB", metavar="AB", help="which two the picture shows (default: AB)"
    )
    _add_picture(compare)
    compare.set_defaults(run=compare_command)


def _add_picture(export: argparse.ArgumentParser) -> None:
    export.add_argument("--views", metavar="LIST", help="comma-separated, e.g. anterior,posterior")
    export.add_argument("--size", metavar="WxH", help="pixels of a PNG, e.g. 2400x3000")
    export.add_argument("--dpi", type=float, help="resolution of a PNG instead of its size")
    export.add_argument(
        "--side", choices=("right", "left", "both"), help="limbs shown (default: those that are hurt)"
    )
    export.add_argument("--map", metavar="map.SLUG", help="the dermatome map to draw (default: the first)")
    export.add_argument("--no-labels", action="store_true", help="leave the names out")
    export.add_argument("--caption", default="", help="a caption of your own under the picture")
    export.add_argument("--force", action="store_true", help="overwrite an existing file")


def _open(parsed: argparse.Namespace) -> int:
    from legmap.commands.window import open_command

    return open_command(parsed)


def _export(parsed: argparse.Namespace) -> int:
    from legmap.commands.export import export_command

    return export_command(parsed)


def _check(parsed: argparse.Namespace) -> int:
    from legmap.check import check_command

    return check_command(parsed)


COMMANDS = ("open", "list", "show", "search", "compare", "localise", "export", "check")
