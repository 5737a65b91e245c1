"""The command `legmap localise`, which finds lesions from findings and needs no Qt."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.search import SearchIndex
from legmap.bundled.atlas import shipped_atlas, shipped_search_index
from legmap.errors import UsageError
from legmap.lesion.differential.candidates import candidates_of
from legmap.lesion.differential.localisation import localisation_of
from legmap.lesion.examination_finding import Finding, FindingState
from legmap.lesion.finding_parser import parse_finding, parse_graded_finding
from legmap.messages import say, sentence
from legmap.report.formats import report_as, report_options
from legmap.report.localisation import localisation_data, localisation_report

DEFAULT_LIMIT = 12
OPTIONS: Mapping[str, tuple[FindingState, FindingState]] = {
    "--weak": (FindingState.WEAK, FindingState.WEAK),
    "--normal": (FindingState.WEAK, FindingState.NORMAL),
    "--numb": (FindingState.NUMB, FindingState.NUMB),
    "--reduced-skin": (FindingState.NUMB, FindingState.REDUCED),
    "--normal-skin": (FindingState.NUMB, FindingState.NORMAL),
    "--reflex-lost": (FindingState.LOST, FindingState.LOST),
    "--reflex-reduced": (FindingState.LOST, FindingState.REDUCED),
    "--reflex-normal": (FindingState.LOST, FindingState.NORMAL),
    "--sign": (FindingState.PRESENT, FindingState.PRESENT),
    "--no-sign": (FindingState.PRESENT, FindingState.ABSENT),
}
"""Option to the state that decides the kinds searched, and the state found."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command to a parser."""
    parser.epilog = say("cli.epilog.localise", rule=say("localise.rule"))
    for option, states in OPTIONS.items():
        parser.add_argument(
            option,
            dest="found",
            action=_FindingAction,
            const=states,
            metavar=say("cli.value.graded" if states[1] is FindingState.WEAK else "cli.value.name"),
            help=say(f"cli.found.{option.removeprefix('--')}"),
        )
    parser.add_argument(
        "--most",
        type=int,
        default=DEFAULT_LIMIT,
        metavar=say("cli.value.number"),
        help=say("cli.most", count=DEFAULT_LIMIT),
    )
    parser.add_argument("--format", choices=report_options(), default="text")
    parser.set_defaults(found=())


class _FindingAction(argparse.Action):
    """Action that collects the findings of all options in the order in which they were typed."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        namespace.found = (*namespace.found, (*self.const, values))


def localise_command(arguments: argparse.Namespace) -> int:
    """Print the lesions that explain some findings."""
    if not arguments.found:
        raise UsageError(sentence("localise.none"))
    if arguments.most < 1:
        raise UsageError(sentence("localise.most", count=arguments.most))
    atlas = shipped_atlas()
    findings = tuple(_findings(atlas, shipped_search_index(atlas), arguments.found))
    localisation = localisation_of(atlas, candidates_of(atlas), findings)
    if arguments.format == "json":
        print(
            json.dumps(localisation_data(atlas, localisation, arguments.most), ensure_ascii=False, indent=2)
        )
    else:
        report = localisation_report(atlas, localisation, arguments.most)
        print(report_as(report, arguments.format), end="")
    return 0


def _findings(
    atlas: Atlas, index: SearchIndex, found: tuple[tuple[FindingState, FindingState, str], ...]
) -> Iterator[Finding]:
    for looked_for, state, text in found:
        if state is FindingState.WEAK:
            yield parse_graded_finding(atlas, index, text)
        else:
            yield parse_finding(atlas, index, text, looked_for).with_state(state)
