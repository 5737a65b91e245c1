"""The command `legmap compare`; it needs no Qt unless a picture is wanted."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.places import Site
from legmap.anatomy.records import Group, Muscle, Nerve, Root
from legmap.bundled.atlas import shipped_atlas, shipped_search_index
from legmap.errors import UsageError
from legmap.lesion.comparison import MAX_LESIONS, MIN_LESIONS, Pair, compare
from legmap.lesion.deficit import deficit_without_spared
from legmap.lesion.injury import Injury
from legmap.lesion.notation import parse_lesion
from legmap.messages import capital, sentence
from legmap.platform.untrusted import shown
from legmap.report.comparison import LETTERS, compare_report, comparison_data
from legmap.report.formats import report_as
from legmap.report.lesion_names import lesion_name


def compare_command(arguments: argparse.Namespace) -> int:
    """Print the tests that tell two to four lesions apart, or write a picture of two of them."""
    count = len(arguments.lesions)
    if not MIN_LESIONS <= count <= MAX_LESIONS:
        raise UsageError(sentence("compare.number", count=count))
    pair = parse_pair(arguments.pair, count)
    atlas = shipped_atlas()
    index = shipped_search_index(atlas)
    wanted = [parse_lesion(atlas, index, text) for text in arguments.lesions]
    require_lesions(atlas, wanted)
    twice = next((injuries for i, injuries in enumerate(wanted) if injuries in wanted[:i]), None)
    if twice is not None:
        raise UsageError(sentence("compare.twice", name=capital(lesion_name(atlas, twice))))
    lesions = [deficit_without_spared(atlas, injuries) for injuries in wanted]
    if arguments.output is not None:
        from legmap.commands.comparison_picture import write_comparison

        write_comparison(arguments, atlas, lesions, pair)
        return 0
    comparison = compare(atlas, lesions)
    if arguments.format == "json":
        print(json.dumps(comparison_data(atlas, comparison), ensure_ascii=False, indent=2))
    else:
        report = compare_report(atlas, comparison)
        print(report_as(report, arguments.format), end="")
    return 0


def require_lesions(atlas: Atlas, lesions: Iterable[Iterable[Injury]]) -> None:
    """Raise UsageError for structures that cannot be injured, such as a movement."""
    for injury in (injury for injuries in lesions for injury in injuries):
        if not isinstance(atlas.structures[injury.id], (Nerve, Root, Muscle, Group, Site)):
            raise UsageError(sentence("compare.no-lesion", name=capital(atlas.name(injury.id))))


def parse_pair(text: str, count: int) -> Pair:
    """Return the indices of two lesions from two letters such as ``AC``, or raise UsageError."""
    known = LETTERS[:count]
    indices = [known.find(letter) for letter in text.strip().upper()]
    if len(indices) != 2 or indices[0] == indices[1] or min(indices) < 0:
        raise UsageError(sentence("compare.pair", text=shown(text), letters=tuple(known)))
    return min(indices), max(indices)
