"""The commands `legmap list`, `show` and `search`, which only read the atlas and need no Qt."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from typing import Any

from legmap.anatomy.function import Movement, Reflex, Sign
from legmap.anatomy.places import Site
from legmap.anatomy.records import CutaneousField, Dermatome, Group, Muscle, Nerve, Root, Structure
from legmap.bundled.atlas import shipped_atlas, shipped_rivals, shipped_search_index
from legmap.lesion.case import case_of
from legmap.lesion.notation import lesion_of
from legmap.messages import say
from legmap.platform.untrusted import shown
from legmap.report.build import build_report
from legmap.report.formats import report_as

KINDS: Mapping[str, type[Structure]] = {
    "roots": Root,
    "nerves": Nerve,
    "muscles": Muscle,
    "groups": Group,
    "dermatomes": Dermatome,
    "fields": CutaneousField,
    "movements": Movement,
    "reflexes": Reflex,
    "signs": Sign,
    "sites": Site,
}


def list_command(arguments: argparse.Namespace) -> int:
    """Print every record of one kind."""
    atlas = shipped_atlas()
    records = list(atlas.every(KINDS[arguments.kind]))
    if arguments.format == "json":
        from legmap.report.data import record_data  # only JSON needs it

        _print_json([record_data(atlas, r) for r in records])
        return 0
    width = max(len(r.id) for r in records)
    for record in records:
        print(f"{record.id:<{width}}  {record.name}")
    return 0


def show_command(arguments: argparse.Namespace) -> int:
    """Print the deficit of a lesion."""
    atlas = shipped_atlas()
    case = case_of(atlas, lesion_of(atlas, arguments.ids), shipped_rivals(atlas))
    if arguments.format == "json":
        from legmap.report.data import case_data  # only JSON needs it

        _print_json(case_data(atlas, case))
    else:
        report = build_report(atlas, case)
        print(report_as(report, arguments.format), end="")
    return 0


def search_command(arguments: argparse.Namespace) -> int:
    """Print the structures that match a text, best first."""
    from legmap.anatomy.search import search

    matches = search(shipped_search_index(shipped_atlas()), " ".join(arguments.text))
    if arguments.format == "json":
        _print_json([{"id": m.id, "name": m.name, "kind": m.kind, "matched": m.matched} for m in matches])
    elif not matches:
        print(f"legmap: {say('search.nothing', text=shown(' '.join(arguments.text)))}", file=sys.stderr)
    else:
        for match in matches:
            why = "" if match.matched == match.name else f"  ({match.matched})"
            print(f"{match.id}  {match.name}{why}")
    return 0 if matches else 1


def _print_json(data: Any) -> None:
    import json  # rarely needed, and not free

    print(json.dumps(data, ensure_ascii=False, indent=2))
