"""The window: pages, undo, and the work of the last session."""

from __future__ import annotations

from legmap.messages.message import Message, message

MESSAGES: tuple[Message, ...] = (
    message("desk.lesion", "Lesion"),
    message("desk.lesion.tip", "What is injured, where and how severely, and what is lost"),
    message("desk.strength", "Strength"),
    message("desk.strength.tip", "How much strength each movement loses"),
    message("desk.compare", "Compare"),
    message("desk.compare.tip", "Lesions side by side, and the tests that tell them apart"),
    message("desk.localise", "Localise"),
    message("desk.localise.tip", "From examination findings to the lesions that explain them"),
    message("page.front-back", "Front and back"),
    message("page.sides", "Sides"),
    message("page.foot", "Foot"),
    message("page.plexus", "Plexus"),
    message("page.all", "All"),
    message("page.lit", "{view_set}: something is highlighted there"),
    message("undo.lesion", "change of the lesion"),
    message("undo.findings", "change of the findings"),
    message("undo.comparison", "change of the comparison"),
    message("undo.view", "change of the view"),
    message("undo.recovery", "recovery of the work"),
    message("list.nothing", "There is no list to save yet; select a structure or enter findings first."),
    message(
        "work.restored",
        "legmap did not close properly the last time; your work has been restored. Undo discards it.",
    ),
    message(
        "work.aside",
        "The work of the last session is set aside, because legmap ended twice while restoring it; Edit > "
        "Open Work Set Aside restores it.",
    ),
    message("work.opened", "The work that was set aside has been restored. Undo discards it."),
    message("work.unreadable", "The work that was set aside in {folder} cannot be read."),
    message(
        "work.damaged",
        "The work of the last session cannot be read, because it is damaged or of another version; it is "
        "kept in {file}.",
    ),
    message(
        "work.unkept",
        "Your work would be lost if legmap ended unexpectedly, because nothing can be written to {folder} "
        "({reason}); save the list or a picture, and make room there.",
    ),
    message(
        "settings.unread",
        "The settings in {file} cannot be read; the program starts with its defaults. Make the file "
        "readable, or remove it.",
    ),
    message(
        "settings.unkept",
        "Settings cannot be saved, because {file} cannot be written; make its folder writable, or make "
        "room there.",
    ),
    message(
        "settings.damaged",
        "The settings in {file} were damaged; they are kept beside it as {aside}, and the program starts "
        "with its defaults.",
    ),
    message(
        "display.lost",
        "The connection to the display was lost; your work is kept and will be restored at the next start.",
    ),
    message(
        "display.lost.unkept",
        "The connection to the display was lost, and your work could not be kept.",
    ),
    message(
        "display.missing",
        "There is no display to open a window on. Pictures can be made without one: legmap export "
        "nerve.sciatic -o sciatic.png",
    ),
    message(
        "display.refused",
        "The display {display} does not answer. Start legmap from a desktop session, or make pictures "
        "without a window: legmap export nerve.sciatic -o sciatic.png",
    ),
    message(
        "display.platform",
        "QT_QPA_PLATFORM asks for the platform '{platform}', which Qt does not have; unset it, or set it "
        "to xcb or wayland.",
    ),
    message(
        "display.library",
        "Libraries that Qt needs for a window are missing. On Debian or Ubuntu: sudo apt install "
        "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxkbcommon-x11-0 libxcb-shape0",
    ),
    message(
        "print.failed",
        "The list could not be printed on {printer}; check the printer, or folder and free space if it is "
        "a file.",
    ),
    message("map.unknown", "There is no dermatome map {text}; choose among {known}."),
    message("map.areas", "The areas in words follow another map: {name}."),
    message("disclaimer", "For learning, not a medical device."),
)
