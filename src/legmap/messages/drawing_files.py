"""Problems met while a drawing is read.

Most complete a sentence that begins with the file and the element.
"""

from __future__ import annotations

from legmap.messages.message import Message, message, plural

MESSAGES: tuple[Message, ...] = (
    message("drawing.at", "{file}, line {line}: {element} {what}."),
    message("drawing.element", "<{tag}>"),
    message("drawing.element.id", "<{tag}> '{id}'"),
    message("drawing.of-file", "{file}: {what}."),
    plural(
        "drawing.more",
        "{problem} ({count} more problem: run legmap check.)",
        "{problem} ({count} more problems: run legmap check.)",
    ),
    message("drawing.many-problems", "has more problems than the {most} that are listed; mend these first"),
    message(
        "drawing.points",
        "brings the drawing to more than {most} points, the limit for a file ({nerves} in nerves); "
        "simplify its longest paths",
    ),
    message(
        "drawing.winding",
        "is one of too many winding shapes with the fill rule evenodd; choose the other rule in "
        "Inkscape's Fill and Stroke",
    ),
    message("drawing.none", "There is no drawing in {folder}; name another folder, or reinstall legmap."),
    message("drawing.missing", "{files} missing from {folder}; install legmap again."),
    message(
        "drawing.folder.unread",
        "The folder of drawings {folder} cannot be read ({reason}); name another, or reinstall legmap.",
    ),
    message(
        "drawing.folder.full",
        "The folder of drawings {folder} holds {count} of them, and {most} is the limit; move the others "
        "away or name another folder.",
    ),
    message("drawing.no-file", "The drawing {file} is missing; restore the file or name another folder."),
    message("drawing.unread", "The drawing {file} cannot be read ({reason}); check the file."),
    message("drawing.device", "The drawing {file} is no ordinary file; put the drawing itself there."),
    message("drawing.large", "{file}: the file is larger than {most} MB; simplify the drawing."),
    message("drawing.compressed", "{file}: is compressed (SVGZ); save it as plain Inkscape SVG."),
    message(
        "drawing.xml",
        "{file}: not well-formed XML at line {line} ({reason}); open and save it in Inkscape.",
    ),
    message("drawing.xml.unknown", "syntax error"),
    message("drawing.encoding", "{file}: its text encoding is not understood; save the file as UTF-8."),
    message(
        "drawing.no-svg",
        '{file}: not an SVG drawing; its first element must be <svg xmlns="{namespace}">.',
    ),
    message(
        "drawing.doctype",
        "{file}: declares a DOCTYPE or entities, which drawings may not; delete the <!DOCTYPE ...>.",
    ),
    message(
        "drawing.style-sheet",
        "{file}: refers to a style sheet, which drawings may not; delete <?xml-stylesheet?>.",
    ),
    message("drawing.elements", "{file}: more than {most} elements (line {line}); simplify the drawing."),
    message("drawing.nested", "{file}: nested more than {most} deep (line {line}); ungroup what is there."),
    message(
        "drawing.root-transform",
        "has a transform, which not every viewer follows; put it on the layers",
    ),
    message("drawing.empty", "holds no structure; draw at least one group with a structure's id in a layer"),
    message(
        "drawing.unseen",
        "is invisible (neither fill nor stroke can be seen); give it a colour in Inkscape's Fill and "
        "Stroke, or delete it",
    ),
    message("drawing.same-id", "has the same id as line {line}; rename or merge one"),
    message("drawing.definitions", "holds definitions; {advice}"),
    message("drawing.not-allowed", "is not allowed; {advice}"),
    message("drawing.not-allowed.unseen", "is not allowed even where nothing is drawn; {advice}"),
    message("drawing.outside-layer", "lies outside a layer; move it into one of the layer groups"),
    message("drawing.no-layer", "is no known layer; use one of {layers}"),
    message("drawing.layer-order", "has its layers in another order than outline to landmarks; reorder"),
    message(
        "drawing.outside-structure",
        "lies outside a structure; put it into the group of the structure it shows",
    ),
    message("drawing.other-layer", "does not belong in {layer}; move it to its layer"),
    message("drawing.other-id", "must be called '{id}' in {layer}; rename it"),
    message("drawing.no-id", "has an id that is neither a structure's nor a layer's; correct it"),
    message("drawing.nothing", "draws nothing; draw it or delete the group"),
    message("drawing.pieces", "is drawn in {count} pieces, and {most} is the limit; join them"),
    message("drawing.inside", "stands inside '{id}'; a structure's group may not hold another"),
    message("drawing.class", "in '{id}' has the class '{class_name}'; use one of {known}"),
    message("drawing.in", "in '{id}' {fault}; {advice}"),
    message("drawing.point", "draws a single point"),
    message("drawing.far", "lies more than {count} times the size of the paper away from it"),
    message("drawing.even-odd", "may have holes by its fill rule evenodd, which legmap does not follow"),
    message(
        "drawing.even-odd.advice",
        "choose the other rule in Inkscape's Fill and Stroke, and mend the holes that it fills",
    ),
    message("drawing.twig", "is a twig without data-to; name the muscle in which it ends"),
    message("drawing.align", "has the data-align '{text}'; use start, middle or end"),
    message("drawing.label", "has a data-label that {fault}"),
    message("drawing.circle", "is a circle, which only a landmark's point may be"),
    message("drawing.circle.radius", "is a circle without a radius above 0"),
    message("drawing.no-d", "has no d"),
    message("drawing.no-width", 'has no data-width; add data-width="start end" in millimetres'),
    message("drawing.width.below", "has a data-width below 0"),
    message("drawing.width.above", "has a data-width greater than the paper"),
    message("drawing.redraw", "draw it anew"),
    message("drawing.arc", "has an arc that cannot be computed"),
    message("drawing.path.empty", "has empty path data"),
    message("drawing.path.start", "has path data that does not begin with M"),
    message("drawing.path.long", "has more than {most} segments"),
    message("drawing.path.closings", "closes one line more than {most} times"),
    message("drawing.path.broken", "has path data that breaks off at '{text}'"),
    plural(
        "drawing.path.numbers",
        "has one number after {command}, not a multiple of {arity}",
        "has {count} numbers after {command}, not a multiple of {arity}",
    ),
    message("drawing.numbers.plain", "needs {wanted} plain numbers, not '{text}'"),
    message("drawing.numbers", "needs {wanted} numbers, not '{text}'"),
    message("drawing.number", "has the number {number}, which is beyond {most}"),
    message("drawing.attribute", "has the attribute {name}, which drawings may not have; {advice}"),
    message("drawing.style", "is drawn with '{text}', which legmap does not follow; {advice}"),
    message("drawing.style.transform", "has a style that changes its transform; {advice}"),
    message("drawing.hidden", "is hidden ({text}); show it in Inkscape's Layers and Objects, or delete it"),
    message(
        "drawing.opacity",
        "is invisible (opacity {opacity}); make it opaque in Inkscape's Fill and Stroke, or delete it",
    ),
    message("drawing.transform", "has a transform that cannot be read, '{text}'"),
    message("drawing.transform.advice", "{fault}; write it as matrix, translate, scale or rotate"),
    message("drawing.transform.beyond", "has a transform with numbers that are not finite or beyond reason"),
    message("drawing.transform.flat", "has a transform that flattens it to nothing"),
    message("drawing.size.width", "has the width '{text}'; give a plain number without a unit"),
    message("drawing.size.height", "has the height '{text}'; give a plain number without a unit"),
    message("drawing.box.none", 'has no viewBox; add viewBox="x y width height" in millimetres'),
    message(
        "drawing.box.numbers",
        'has a viewBox that {fault}; write viewBox="x y width height" in millimetres',
    ),
    message("drawing.box.flat", "has a viewBox without area; give it a width and a height above 0"),
    message(
        "drawing.box.size",
        "has a viewBox of {width} x {height}; give it sides of {least} to {most} millimetres",
    ),
    message("views.none", "No view is asked for; name at least one, such as anterior."),
    message("views.unknown", "There is no view called {name}; choose among {known}."),
    message("inkscape.object-to-path", "in Inkscape choose Path > Object to Path, or delete it"),
    message("inkscape.link", "in Inkscape choose Object > Ungroup, or Remove Link in its menu"),
    message(
        "inkscape.clean-up",
        "in Inkscape give all shapes flat colours and no effects, then choose File > Clean Up Document",
    ),
    message("inkscape.delete", "delete it"),
    message(
        "inkscape.own-colours",
        "give every shape its own colours, and delete it in Inkscape's XML Editor",
    ),
    message("inkscape.unlink", "in Inkscape choose Edit > Clone > Unlink Clone"),
    message("inkscape.ungroup", "in Inkscape choose Object > Ungroup"),
    message("inkscape.delete-element", "delete it in Inkscape's XML Editor"),
    message("inkscape.remove", "remove that in Inkscape's XML Editor"),
    message("inkscape.clip", "in Inkscape choose Object > Clip > Release Clip"),
    message("inkscape.filter", "in Inkscape choose Filters > Remove Filters"),
    message("inkscape.mask", "in Inkscape choose Object > Mask > Release Mask"),
    message("inkscape.flat-colour", "in Inkscape's Fill and Stroke give it a flat colour"),
    message("inkscape.markers", "in Inkscape's Fill and Stroke set its markers to none"),
)
