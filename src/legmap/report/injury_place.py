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
from legmap.messages import capital, say
from legmap.report.lesion_names import place_words
from legmap.report.model import (
    Line,
    Section,
    Span,
    fill,
    joined_spans,
    labelled,
    line,
    link,
    links,
    quiet,
    strong,
)

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
        emergency = say("pattern.label", label=say("site.emergency"), value=site.emergency)
        yield line(Span(say("pattern.flag", text=emergency), style="flag"))
    if site.nerve:
        place = atlas.levels[site.level].place if site.level else ""
        where = fill("pattern.after", text=link(atlas, site.nerve), remark=place)
        nerve = where if place else link(atlas, site.nerve)
        yield line(labelled(strong(say("site.nerve")), nerve))
    else:
        yield line(labelled(strong(say("site.roots")), links(atlas, site.roots)))
    if site.sides == "both":
        yield line(strong(say("site.sides")))
    yield line(labelled(strong(say("site.usual")), say(f"degree.{site.usual_severity}")))
    if Severity(site.usual_severity) is not Severity.COMPLETE:
        yield line(quiet(say("site.told")), indent=1)
    if site.usually:
        yield line(labelled(strong(say("site.usually")), links(atlas, site.usually)))
    if site.basis == "consensus":
        yield line(quiet(say("basis.consensus")))


def _place_lines(atlas: Atlas, injury: Injury) -> Iterator[Line]:
    if affects_whole(atlas, injury):
        nerve = atlas.structures[injury.id]
        if injury.place is not None and isinstance(nerve, Nerve):
            yield line(fill("pattern.label", label=_placed(atlas, injury), value=quiet(say("place.whole"))))
        return
    yield line(_placed(atlas, injury))
    spared = proximal_stations(atlas, injury.id, injury.place)
    distal = distal_stations(atlas, injury.id, injury.place)
    yield line(labelled(strong(say("place.spares")), _given_off(atlas, _nearest(reversed(spared)))), indent=1)
    yield line(labelled(strong(say("place.takes")), _given_off(atlas, _nearest(distal))), indent=1)


def _placed(atlas: Atlas, injury: Injury) -> tuple[Span, ...]:
    return fill("pattern.after", text=link(atlas, injury.id), remark=place_words(atlas, injury))


def _nearest(stations: Iterable[Station]) -> tuple[Station, ...]:
    found: dict[str, Station] = {}
    for station in stations:
        if len({s.at for s in found.values()} | {station.at}) > MAX_BRANCHES_NAMED:
            break
        found.setdefault(station.id, station)
    return tuple(found.values())


def _given_off(atlas: Atlas, stations: tuple[Station, ...]) -> tuple[Span, ...]:
    items: list[tuple[Span, ...]] = []
    for station in stations:
        branch, where = link(atlas, station.id), _where_given_off(atlas, station)
        items.append(fill("pattern.in-brackets", "quiet", text=branch, remark=where) if where else (branch,))
    return joined_spans(items, "semicolon")


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
        yield line(labelled(strong(capital(say(f"degree.{injury.severity}"))), link(atlas, injury.id)))
        yield line(quiet(say("degree.meaning")), indent=1)
    if injury.fibres is not Fibres.ALL:
        yield line(labelled(strong(capital(say(f"fibres.{injury.fibres}"))), link(atlas, injury.id)))
