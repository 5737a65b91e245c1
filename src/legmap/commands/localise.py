"""The command that finds lesions from findings; it needs no Qt."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.search import SearchIndex, index_of
from legmap.anatomy.shipped import shipped_atlas
from legmap.errors import UsageError
from legmap.lesion.differential.candidates import candidates_of
from legmap.lesion.differential.localisation import localisation_of
from legmap.lesion.examination_finding import Finding, State
from legmap.lesion.finding_parser import parse_finding, parse_graded_finding
from legmap.messages import say
from legmap.report.formats import report_as, report_options
from legmap.report.localisation import localisation_data, localisation_report

DEFAULT_LIMIT = 12
EPILOG = f"""\
Names are ids, names or everyday words; several areas of skin of one name are taken together, and a group of
muscles means all of them. {say("localise.rule")} Of partial lesions moderate ones stand for all, and are
listed only where they fit better than complete ones. The score in JSON is these points: 0 fits everything."""
OPTIONS: Mapping[str, tuple[State, State, str]] = {
    "--weak": (State.WEAK, State.WEAK, "a weak muscle or movement, with its MRC grade if known"),
    "--normal": (State.WEAK, State.NORMAL, "a muscle or movement of normal strength"),
    "--numb": (State.NUMB, State.NUMB, "numb skin, by its area or its nerve"),
    "--reduced-skin": (State.NUMB, State.REDUCED, "skin that feels less"),
    "--normal-skin": (State.NUMB, State.NORMAL, "skin that feels normally"),
    "--reflex-lost": (State.LOST, State.LOST, "a reflex that is absent"),
    "--reflex-reduced": (State.LOST, State.REDUCED, "a reflex that is reduced"),
    "--reflex-normal": (State.LOST, State.NORMAL, "a reflex that is normal"),
    "--sign": (State.PRESENT, State.PRESENT, "a sign that is there"),
    "--no-sign": (State.PRESENT, State.ABSENT, "a sign that is absent"),
}
"""Option to the state that says what kind is looked for, the state found, and what the help says."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options of the command."""
    parser.epilog = EPILOG
    for option, (looked_for, found, told) in OPTIONS.items():
        name = "NAME[=0-5]" if found is State.WEAK else "NAME"
        parser.add_argument(
            option, dest="found", action=_FindingAction, const=(looked_for, found), metavar=name, help=told
        )
    parser.add_argument(
        "--most",
        type=int,
        default=DEFAULT_LIMIT,
        metavar="N",
        help=f"how many lesions to list (default: {DEFAULT_LIMIT})",
    )
    parser.add_argument("--format", choices=report_options(), default="text")
    parser.set_defaults(found=())


class _FindingAction(argparse.Action):
    """Keep findings of all options in the order in which they were typed."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        namespace.found = (*namespace.found, (*self.const, values))


def localise_command(arguments: argparse.Namespace) -> int:
    """Print the lesions that explain what was found."""
    if not arguments.found:
        raise UsageError(say("localise.none"))
    if arguments.most < 1:
        raise UsageError(say("localise.most", count=arguments.most))
    atlas = shipped_atlas()
    findings = tuple(_findings(atlas, index_of(atlas), arguments.found))
    localisation = localisation_of(atlas, candidates_of(atlas), findings)
    if arguments.format == "json":
        print(
            json.dumps(localisation_data(atlas, localisation, arguments.most), ensure_ascii=False, indent=2)
        )
    else:
        told = localisation_report(atlas, localisation, arguments.most)
        print(report_as(told, arguments.format), end="")
    return 0


def _findings(
    atlas: Atlas, index: SearchIndex, found: tuple[tuple[State, State, str], ...]
) -> Iterator[Finding]:
    for looked_for, state, text in found:
        if state is State.WEAK:
            yield parse_graded_finding(atlas, index, text)
        else:
            yield parse_finding(atlas, index, text, looked_for).with_state(state)
