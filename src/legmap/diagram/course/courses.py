"""Make the drawn courses of nerves in all views, each when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from legmap.diagram.course.centreline import (
    LINES,
    TOUCHING,
    Centreline,
    CourseSegment,
    centreline_of,
)
from legmap.diagram.course.drawn_course import DrawnCourse, drawn_course
from legmap.diagram.course.level_crossing import length_at_height, length_at_level
from legmap.diagram.course.polyline import nearest_along, point_along
from legmap.diagram.course.stations import DrawnStation, Stations
from legmap.diagram.geometry import Point, polylines
from legmap.diagram.model import Diagram, Region, View
from legmap.diagram.views import FOOT_VIEWS, LIMB_VIEWS

UPRIGHT_VIEWS = tuple(v for v in LIMB_VIEWS if v not in FOOT_VIEWS)
"""Views that share their heights, so that a level in one is at the same height in the others."""

REACH = 6.0
"""The largest distance from a trunk at which branches of its fascicles may begin, in view units."""

_LATE, _EARLY = 12.0, 40.0
"""A nerve that begins this much lower, or ends this much higher, than in another view is drawn in part; more
is asked of ends, since feet stand differently in the views."""

_BRANCH, _SHOWN, _CARRIED, _TWIG = 3, 3, 2, 1
"""Weights of branches, of levels that the view shows, of levels at the height of another view, of twigs."""


class Courses:
    """Hold the drawn courses by view and nerve, made from the stations of each nerve."""

    def __init__(self, diagram: Diagram, stations: Mapping[str, Stations]) -> None:
        self.diagram = diagram
        self.stations = stations
        self._made: dict[str, Mapping[str, DrawnCourse]] = {}

    def of(self, view: str, nerve_id: str) -> DrawnCourse | None:
        """Return the course of a nerve in a view; None where it is not drawn or has no known stations."""
        if nerve_id not in self._made:
            self._made[nerve_id] = drawn_courses(self.diagram, nerve_id, self.stations.get(nerve_id, ()))
        return self._made[nerve_id].get(view)


def drawn_courses(diagram: Diagram, nerve_id: str, stations: Stations) -> Mapping[str, DrawnCourse]:
    """Return the course of a nerve in every view that draws it.

    A view that shows a nerve in part begins or ends at the place that another has at that height; where no
    view can tell (the foot from above or below), halfway to the station before the first that is drawn.
    """
    centrelines = {
        name: centreline
        for name in (diagram.where(nerve_id) if stations else ())
        if (centreline := centreline_of(diagram.views[name].region_by_id[nerve_id])) is not None
    }
    anchors = {
        name: list(_own_stations(diagram.views[name], nerve_id, line, stations))
        for name, line in centrelines.items()
    }
    _carry_levels(centrelines, anchors)

    def course(name: str, ends: tuple[float, float]) -> DrawnCourse:
        twigs = list(_twigs(diagram.views[name].region_by_id[nerve_id]))
        return drawn_course(nerve_id, name, centrelines[name], anchors[name], twigs, stations, ends)

    whole = {name: course(name, (0.0, 1.0)) for name in centrelines}
    ends = {name: _ends(diagram.views[name], nerve_id, name, whole, stations) for name in centrelines}
    return {name: whole[name] if ends[name] == (0.0, 1.0) else course(name, ends[name]) for name in whole}


def _own_stations(
    view: View, nerve_id: str, centreline: Centreline, stations: Stations
) -> Iterator[DrawnStation]:
    """Yield the stations of a nerve that the view shows."""
    line = centreline.points
    own = list(_twigs(view.region_by_id[nerve_id]))
    others = [found for r in view.regions if r.layer == "nerves" and r.id != nerve_id for found in _twigs(r)]
    for station, at in stations:
        length: float | None = None
        weight = _TWIG
        if station.startswith("level."):
            length, weight = length_at_level(view, centreline, station), _SHOWN
        elif station in view.region_by_id and view.region_by_id[station].layer == "nerves":
            starts = [a[0] for a in _lines(view.region_by_id[station])]
            length, weight = _first_near(line, starts), _BRANCH
        else:
            mine = [twig.points[0] for to, twig in own if to == station]
            length = _first_near(line, mine or [twig.points[0] for to, twig in others if to == station])
        if length is not None:
            yield DrawnStation(station, at, length, weight)


def _first_near(line: Sequence[Point], starts: Sequence[Point]) -> float | None:
    """Return the length at which the first of those that start on a line, or closest to it, leaves."""
    near = [found for start in starts if (found := nearest_along(line, start))[1] <= REACH]
    closest = min((distance for _, distance in near), default=0.0)
    return min((length for length, distance in near if distance <= closest + 1.0), default=None)


def _carry_levels(centrelines: Mapping[str, Centreline], anchors: Mapping[str, list[DrawnStation]]) -> None:
    """Add levels that one upright view shows to the others, at the same height."""
    upright = [name for name in UPRIGHT_VIEWS if name in centrelines]
    heights: dict[str, tuple[float, float]] = {}
    for name in upright:
        for anchor in anchors[name]:
            if anchor.id.startswith("level."):
                heights.setdefault(
                    anchor.id, (anchor.at, point_along(centrelines[name].points, anchor.length)[0][1])
                )
    for name in upright:
        known = {a.id for a in anchors[name]}
        for level, (at, y) in heights.items():
            length = length_at_height(centrelines[name].points, y) if level not in known else None
            if length is not None:
                anchors[name].append(DrawnStation(level, at, length, _CARRIED))


def _ends(
    view: View, nerve_id: str, name: str, whole: Mapping[str, DrawnCourse], stations: Stations
) -> tuple[float, float]:
    """Return the places at which a view begins and ends to draw a nerve."""
    course = whole[name]
    start, end = 0.0, 1.0
    anchored = {a.at for a in course.anchors}
    points = course.centreline.points
    others = [whole[v] for v in UPRIGHT_VIEWS if v in whole and v != name]
    if not course.centreline.heads and not _begins_on_another(view, nerve_id, points[0], stations):
        if name in UPRIGHT_VIEWS and others:
            highest = min(others, key=lambda c: c.centreline.points[0][1])
            start = _at_height(highest, points[0][1], highest.centreline.points[0][1] + _LATE, 0.0)
        elif name in FOOT_VIEWS and course.anchors and 0.0 not in anchored:
            drawn = course.anchors[0].at
            before = max((at for _, at in stations if at < drawn), default=0.0)
            start = (before + drawn) / 2
    if name in UPRIGHT_VIEWS and others and 1.0 not in anchored:
        lowest = max(others, key=lambda c: c.centreline.points[-1][1])
        if lowest.centreline.points[-1][1] > points[-1][1] + _EARLY:
            end = _at_height(lowest, points[-1][1], points[-1][1], 1.0)
    first = course.anchors[0].at if course.anchors else 1.0
    last = course.anchors[-1].at if course.anchors else 0.0
    return min(start, first), max(end, last)


def _at_height(course: DrawnCourse, y: float, least: float, otherwise: float) -> float:
    """Return the place that a course has at a height at or below `least`."""
    length = length_at_height(course.centreline.points, y) if y >= least else None
    return otherwise if length is None else course.place_at_length(length)


def _begins_on_another(view: View, nerve_id: str, start: Point, stations: Stations) -> bool:
    """Return whether a nerve starts on what it comes from, not where the view begins to show it."""
    given_off = {i for i, _ in stations}
    return any(
        nearest_along(line, start)[1] <= TOUCHING
        for region in view.regions
        if region.layer == "nerves" and region.id != nerve_id and region.id not in given_off
        for line in _lines(region)
    )


def _lines(region: Region) -> Iterator[list[Point]]:
    for shape in region.of_kind(*LINES, "root"):
        yield from (line for line in polylines(shape.path, 2.0) if len(line) > 1)


def _twigs(region: Region) -> Iterator[tuple[str, CourseSegment]]:
    """Yield the muscle and the line of each twig of a nerve."""
    for shape in region.of_kind("twig"):
        for line in polylines(shape.path, 4.0):
            if len(line) > 1:
                yield shape.to, CourseSegment("twig", tuple(line), shape.widths or (1.0, 1.0))
