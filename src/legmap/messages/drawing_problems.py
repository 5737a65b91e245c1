"""Problems that the check finds in drawings."""

from __future__ import annotations

from legmap.messages.message import Message, message, plural

MESSAGES: tuple[Message, ...] = (
    plural(
        "check.more",
        "... and {count} more; correct these first",
        "... and {count} more; correct these first",
    ),
    plural("check.found", "{count} problem found", "{count} problems found"),
    message("check.none", "{structures} structures, {drawings} drawings: no problem found"),
    message("check.problem", "{file}: {structure}: {what}"),
    message("check.missing", "{file}: view {view}: the drawing is missing; restore the file."),
    message("check.layer-of", "{problem} (layer.{layer})"),
    message(
        "check.map-layer", "skin.toml: layer.{layer}: no view has this layer; draw it or delete its map."
    ),
    message("check.unknown", "is unknown to the atlas; correct the id or add the record."),
    message("check.undrawn", "is not drawn; draw it in this view."),
    message("check.nowhere", "is not drawn anywhere; draw it in {views}."),
    message("check.layer.plain", 'is not a layer in Inkscape; give it inkscape:groupmode="layer".'),
    message("check.layer.nameless", "has no name in Inkscape; give it an inkscape:label."),
    message("check.layer.twice", "is called '{label}' in Inkscape like {other}; rename one."),
    message(
        "check.border",
        "lies where {file} shows {other}, worst at height {height}, angle {angle} ({distance} mm from their "
        "border, {spots} spots); move one of the borders.",
    ),
    message(
        "check.border.far",
        "lies where {file} shows {other}, worst at height {height}, angle {angle} (over {distance} mm from "
        "their border, {spots} spots); move one of the borders.",
    ),
    message(
        "check.branch-order",
        "gives off {later} at {place}, before {early}, which the atlas lists first; let them leave in that "
        "order.",
    ),
    message("check.muscle.under", "is painted under {other} near {place}, but lies over it; paint it later."),
    message(
        "check.muscle.covers",
        "covers {share} of the smaller of it and {other} near {place}; let them touch.",
    ),
    message("check.muscle.large", "takes up {share} of the limb; draw its own outline."),
    message(
        "check.muscle.skin",
        "{share} of it lies outside the skin, by up to {depth} mm near {place}; move one of them.",
    ),
    message("check.outside", "leaves the skin near {place}; redraw it, or the skin, there."),
    message(
        "check.crossing",
        "crosses the line from {start} to {end} at {found} instead of between {low} and {high} of the way; "
        "redraw its course.",
    ),
    message(
        "check.crossing.none",
        "does not cross the line from {start} to {end}, which it must between {low} and {high} of the way; "
        "redraw its course.",
    ),
    message(
        "check.passing",
        "passes {landmark} at {distance} mm instead of within {within} mm; redraw its course there.",
    ),
    message(
        "check.behind.none",
        "must run within {within} mm behind {landmark}, but does not pass it; redraw it.",
    ),
    message(
        "check.behind",
        "must run within {within} mm behind {landmark}, but passes {distance} mm behind it; redraw it.",
    ),
    message("check.ending", "must end between {one} and {other}, but ends at {places}; redraw its course."),
    message("check.ending.none", "must end between {one} and {other}, but ends nowhere; redraw its course."),
    message("check.no-twig", "sends no twig to {muscle}; draw one with data-to."),
    message("check.field-far", "comes no nearer than {distance} mm to {field}; redraw one of them."),
    message(
        "check.start-far", "starts {distance} mm away from {feeder}, which gives it off; let it begin there."
    ),
    message("check.loose.twig", "a twig starts loose at {place}; let it begin on the nerve."),
    message(
        "check.loose.twig-to", "the twig to {muscle} starts loose at {place}; let it begin on the nerve."
    ),
    message("check.loose.course", "a course starts loose at {place}; let it begin on the nerve."),
    message("check.loose.covered", "a covered course starts loose at {place}; let it begin on the nerve."),
    message("check.twig.no-muscle", "has a twig to {id}, which is not a muscle; correct data-to."),
    message(
        "check.twig.nerve", "has a twig to {muscle}, which the atlas gives to {nerves}; correct one of them."
    ),
    message("check.twig.undrawn", "has a twig to {muscle}, which this view lacks; draw it."),
    message(
        "check.twig.outside", "its twig to {muscle} ends {distance} mm outside it, at {place}; redraw it."
    ),
    message("check.frame.undrawn", "is not drawn; put it at {place}."),
    message(
        "check.frame",
        "stands at {here}, {distance} mm from its place {place} in the frame; move it, or the whole drawing, "
        "back.",
    ),
    message("check.edge.left", "its left edge is {distance} mm from its place in the frame; move it back."),
    message("check.edge.upper", "its upper edge is {distance} mm from its place in the frame; move it back."),
    message("check.edge.right", "its right edge is {distance} mm from its place in the frame; move it back."),
    message("check.edge.lower", "its lower edge is {distance} mm from its place in the frame; move it back."),
    message("check.off-paper", "lies far outside the viewBox; move it back."),
    message("check.tangled", "is too tangled to be measured; simplify it."),
    message(
        "check.order.lateral",
        "must stand lateral to {other}, but its centre {here} does not (against {there}); check for swapped "
        "ids or a mirrored drawing.",
    ),
    message(
        "check.order.front",
        "must stand in front of {other}, but its centre {here} does not (against {there}); check for swapped "
        "ids or a mirrored drawing.",
    ),
    message(
        "check.order.above",
        "must stand above {other}, but its centre {here} does not (against {there}); check for swapped ids "
        "or a mirrored drawing.",
    ),
    message(
        "check.skin.gap",
        "layer.{layer} covers only {share} of it, with a gap near {place}; extend a neighbour.",
    ),
    message("check.skin.beyond", "reaches beyond the skin near {place}; cut it off there."),
    message(
        "check.skin.overlap",
        "overlaps {other} by {share} of the skin near {place}; draw one border for both.",
    ),
    message("check.zone", "its autonomous zone leaves its area; draw it inside."),
    message("check.key-point.undrawn", "is marked where {dermatome} is not drawn; draw it or delete one."),
    message(
        "check.key-point",
        "leaves out its ISNCSCI key point at {place}; move its border or the point.",
    ),
)
