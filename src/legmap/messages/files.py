"""Files, output and errors."""

from __future__ import annotations

from legmap.messages.message import Message, message, plural

MESSAGES: tuple[Message, ...] = (
    message(
        "save.failed",
        "{path} could not be written ({reason}); check the folder and the free space, or choose another "
        "place.",
    ),
    message("save.folder", "{path} is a folder; give a file name in it."),
    message("save.exists", "{path} exists already; choose another name or allow it to be overwritten."),
    message("save.device", "{path} is not an ordinary file; choose another name."),
    message(
        "save.name",
        "{path} cannot be written, because its name is not valid text (UTF-8); choose another.",
    ),
    message(
        "output.failed",
        "The output could not be written ({reason}); check the free space, or send it somewhere else.",
    ),
    message(
        "memory.short",
        "There is not enough memory for this; close other programs, or choose a smaller picture.",
    ),
    message(
        "fault.kept",
        "An internal error occurred ({kind}); the details are in {file}, please send them with a bug report.",
    ),
    message(
        "fault.unkept",
        "An internal error occurred ({kind}); run it again with LEGMAP_DEBUG=1 to see the details, and "
        "send them with a bug report.",
    ),
    message(
        "fault.shown",
        "An internal error occurred ({kind}); please send these details with a bug report.",
    ),
    plural(
        "fault.again",
        "The same error occurred again ({count} time). Save what you need and restart legmap.",
        "The same error occurred again ({count} times). Save what you need and restart legmap.",
    ),
    message("export.size", "'{text}' is not a size; write width and height in pixels, such as 2400x3000."),
    message("export.size-and-dpi", "Give either --size or --dpi, not both."),
    message(
        "export.pixels-only",
        "--size and --dpi are for PNG; a {ending} file has no pixels. Leave them out.",
    ),
    message(
        "drawing.unknown",
        "{file} draws {id}, which legmap does not know; run legmap check --assets {folder}.",
    ),
    message("search.nothing", "No structure is called '{text}'."),
    plural("more", "and {count} more", "and {count} more"),
    message("picture.ending", "{file} has no known ending; name the file {endings}."),
    message("picture.no-name", "The file has no known ending; name it {endings}."),
    message("picture.dpi", "{dpi} dpi is not a usable resolution; give a number such as 300."),
    message("picture.dpi.large", "{dpi} dpi would make an image too large; choose less."),
    message(
        "picture.small",
        "An image of {width} x {height} pixels is too small; choose at least {least} a side.",
    ),
    message(
        "picture.large",
        "An image of {width} x {height} pixels is too large; stay within {side} a side and {millions} "
        "million in all.",
    ),
    message("picture.memory", "Not enough memory for {width} x {height} pixels; choose a smaller image."),
    message("picture.no-png", "The picture could not be made into a PNG; choose a smaller size."),
    message("picture.no-pdf", "The picture could not be made into a PDF; choose another format."),
    message("format.md", "Markdown"),
    message("format.html", "HTML"),
    message("format.csv", "CSV"),
    message("format.txt", "Text"),
    message("format.filter", "{format} ({pattern})"),
)
