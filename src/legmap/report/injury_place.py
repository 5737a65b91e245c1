"""Report sections on the place of an injury along its nerve, and on sites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.places import Site, Station
from legmap.anatomy.records import Nerve
from legmap.lesion.injury import (
    Fibres,
    Injury,
    Severity,
    affects_whole,
    distal_stations,
    proximal_stations,
    resolve_sites,
)
from legmap.lesion.notation import place_words
from legmap.messages import say
from legmap.report.model import Line, Section, Span, line, link, links, quiet, strong

MAX_BRANCHES_NAMED = 2


def injury_place_section(atlas: Atlas, injuries: Iterable[Injury]) -> Section | None:
    """Return place, severity and fibres of injuries; None where all are whole and complete."""
    given = tuple(injuries)
    lines = [entry for injury in resolve_sites(atlas, given) for entry in _place_lines(atlas, injury)]
    lines += [entry for injury in given for entry in _manner_lines(atlas, injury)]
    return Section("place", say("section.place"), tuple(dict.fromkeys(lines))) if lines else None


def site_lines(atlas: Atlas, site: Site) -> Iterator[Line]:
    """Yield the lines about a site: emergency, injured structures, usual severity."""
    if site.emergency:
        yield line(Span(f"⚑ {say('site.emergency')}: {site.emergency}", style="flag"))
    if site.nerve:
        where = f" {atlas.levels[site.level].place}" if site.level else ""
        yield line(strong(say("site.nerve")), ": ", link(atlas, site.nerve), where)
    else:
        yield line(strong(say("site.roots")), ": ", links(atlas, site.roots))
    if site.sides == "both":
        yield line(strong(say("site.sides")))
    yield line(strong(say("site.usual")), f": {say(f'degree.{site.usual_severity}')}")
    if Severity(site.usual_severity) is not Severity.COMPLETE:
        yield line(quiet(say("site.told")), indent=1)
    if site.usually:
        yield line(strong(say("site.usually")), ": ", links(atlas, site.usually))
    if site.basis == "consensus":
        yield line(quiet(say("basis.consensus")))


def _place_lines(atlas: Atlas, injury: Injury) -> Iterator[Line]:
    if affects_whole(atlas, injury):
        nerve = atlas.structures[injury.id]
        if injury.place is not None and isinstance(nerve, Nerve):
            yield line(link(atlas, injury.id), f" {place_words(atlas, injury)}: ", quiet(say("place.whole")))
        return
    yield line(link(atlas, injury.id), f" {place_words(atlas, injury)}")
    spared = proximal_stations(atlas, injury.id, injury.place)
    distal = distal_stations(atlas, injury.id, injury.place)
    yield line(strong(say("place.spares")), ": ", _given_off(atlas, _nearest(reversed(spared))), indent=1)
    yield line(strong(say("place.takes")), ": ", _given_off(atlas, _nearest(distal)), indent=1)


def _nearest(stations: Iterable[Station]) -> tuple[Station, ...]:
    found: dict[str, Station] = {}
    for station in stations:
        if len({s.at for s in found.values()} | {station.at}) > MAX_BRANCHES_NAMED:
            break
        found.setdefault(station.id, station)
    return tuple(found.values())


def _given_off(atlas: Atlas, stations: tuple[Station, ...]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for station in stations:
        spans += [Span("; ")] if spans else []
        spans.append(link(atlas, station.id))
        where = _where_given_off(atlas, station)
        if where:
            spans.append(quiet(f" ({where})"))
    return tuple(spans)


def _where_given_off(atlas: Atlas, station: Station) -> str:
    """Return the levels between or beyond which a branch leaves; empty before the first level."""
    last, given = "", False
    for one in atlas.courses[station.owner]:
        if one.is_level and given:
            return say("place.between", place=last, next=atlas.levels[one.id].name) if last else ""
        if one.is_level:
            last = atlas.levels[one.id].name
        given = given or one.id == station.id
    return say("place.given", place=last) if last else ""


def _manner_lines(atlas: Atlas, injury: Injury) -> Iterator[Line]:
    if injury.severity is not Severity.COMPLETE:
        yield line(strong(say(f"degree.{injury.severity}").capitalize()), ": ", link(atlas, injury.id))
        yield line(quiet(say("degree.meaning")), indent=1)
    if injury.fibres is not Fibres.ALL:
        yield line(strong(say(f"fibres.{injury.fibres}").capitalize()), ": ", link(atlas, injury.id))
