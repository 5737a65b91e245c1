"""The command line: its commands, options and exit codes.

A command's modules are imported when it runs, so that no command loads those of another.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from legmap import __version__
from legmap.messages import say
from legmap.messages.language import use_language
from legmap.platform.crash import run_program
from legmap.platform.untrusted import shown
from legmap.render.figure.formats import figure_file_metavar
from legmap.report.formats import report_options

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

    Returns
    -------
    int
        Exit code: 0 success, 1 failure, 2 wrong usage, 70 an internal error (see `platform.crash`).
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or (arguments[0] not in COMMANDS and arguments[0] not in STANDALONE_OPTIONS):
        arguments.insert(0, "open")
    return run_program(lambda: _run(arguments))


def _run(arguments: Sequence[str]) -> int:
    use_language()
    parsed = build_parser(arguments[0]).parse_args(arguments)
    code: int = parsed.run(parsed)
    return code


class _Parser(argparse.ArgumentParser):
    """Parser that reports wrong arguments in one sentence, as every other error."""

    def error(self, message: str) -> NoReturn:
        """Exit with the reason and where to read more."""
        self.exit(2, f"legmap: {say('cli.words', reason=shown(message, 300), command=self.prog)}\n")


def build_parser(command: str) -> argparse.ArgumentParser:
    """Return a parser with one command and its options, or for help with every command."""
    parser = _Parser(
        prog="legmap",
        description=say("cli.description"),
        epilog=say("cli.epilog"),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--version", action="version", version=f"legmap {__version__}", help=say("cli.version")
    )
    commands: argparse._SubParsersAction[argparse.ArgumentParser] = parser.add_subparsers(  # type: ignore[assignment]
        metavar=say("cli.value.command"), required=True
    )
    for name, (add_options, module, function) in COMMANDS.items():
        if command in COMMANDS and name != command:
            continue  # a parser takes half a millisecond, and only help needs them all
        command_parser = commands.add_parser(name, help=say(f"cli.command.{name}"))
        if name == command:
            add_options(command_parser)
            command_parser.set_defaults(run=_import_when_run(module, function))
    return parser


def _import_when_run(module: str, function: str) -> Callable[[argparse.Namespace], int]:
    def run(parsed: argparse.Namespace) -> int:
        code: int = getattr(importlib.import_module(module), function)(parsed)
        return code

    return run


def _open(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="*", metavar=say("cli.value.id"), help=say("cli.ids"))
    _assets(parser)


def _list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=LISTABLE_KINDS)
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar=say("cli.value.id"))
    parser.add_argument("--format", choices=REPORT_FORMATS, default="text")


def _search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="+", metavar=say("cli.value.text"))
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _compare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lesions", nargs="+", metavar=say("cli.value.lesion"), help=say("cli.lesions"))
    parser.add_argument("--format", choices=REPORT_FORMATS, default="text")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar=figure_file_metavar(),
        help=say("cli.pair.output"),
    )
    parser.add_argument("--pair", default="AB", metavar="AB", help=say("cli.pair"))
    _picture(parser)


def _localise(parser: argparse.ArgumentParser) -> None:
    from legmap.commands.localise import add_options

    add_options(parser)


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar=say("cli.value.id"))
    parser.add_argument("-o", "--output", type=Path, required=True, metavar=figure_file_metavar())
    _picture(parser)


def _check(parser: argparse.ArgumentParser) -> None:
    _assets(parser)
    parser.add_argument("--data", type=Path, metavar=say("cli.value.folder"), help=say("cli.data"))


def _picture(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--views", metavar=say("cli.value.list"), help=say("cli.views"))
    parser.add_argument("--size", metavar="WxH", help=say("cli.size"))
    parser.add_argument("--dpi", type=float, help=say("cli.dpi"))
    parser.add_argument("--side", choices=("right", "left", "both"), help=say("cli.side"))
    parser.add_argument("--map", metavar="map.SLUG", help=say("cli.map"))
    parser.add_argument("--no-labels", action="store_true", help=say("cli.no-labels"))
    parser.add_argument("--caption", default="", help=say("cli.caption"))
    parser.add_argument("--force", action="store_true", help=say("cli.force"))
    _assets(parser)


def _assets(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--assets", type=Path, metavar=say("cli.value.folder"), help=say("cli.assets"))


STANDALONE_OPTIONS = ("-h", "--help", "--version")
"""Options that are valid without a command."""

COMMANDS: Mapping[str, tuple[Callable[[argparse.ArgumentParser], None], str, str]] = {
    "open": (_open, "legmap.commands.window", "open_command"),
    "list": (_list, "legmap.commands.listing", "list_command"),
    "show": (_show, "legmap.commands.listing", "show_command"),
    "search": (_search, "legmap.commands.listing", "search_command"),
    "compare": (_compare, "legmap.commands.compare", "compare_command"),
    "localise": (_localise, "legmap.commands.localise", "localise_command"),
    "export": (_export, "legmap.commands.export", "export_command"),
    "check": (_check, "legmap.validation.check", "check_command"),
}
"""Command to the function that adds its options, and to module and function that run it."""
