"""Writes everything that the program writes, in children that are killed at every step of it.

A child is killed before each call that changes the disk (seen by an audit hook), before and after writing
and syncing, and by the system after a number of bytes. Told for each kind: how many
kills there were, and after how many of them the old and the new file was there.
"""

import sys
from collections import Counter
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from legmap.figures.lesion_figure import FigureOptions
from legmap.gui.shell import exporting
from legmap.gui.shell.app import build_window
from legmap.gui.shell.settings import WindowSettings, load, save
from legmap.gui.state.document_file import RecoveryData, from_json, to_json
from legmap.gui.state.recovery import Recovery
from legmap.lesion.injury import Injury
from legmap.platform import files
from legmap.render.figure import export
from legmap.render.figure.export import write_figure
from legmap.render.figure.page import compose_figure
from tests.faults.kill_steps import WrittenFile, kill_points, report, run_in_child, sweep

OLD = b"old " * 700


def made(write, module):
    """What would be handed over to be written; made once, or this would take minutes."""
    taken = []
    real = files.write_atomically
    vars(module)["write_atomically"] = lambda path, data: taken.append(bytes(data))
    try:
        write()
    finally:
        vars(module)["write_atomically"] = real
    return taken[0]


def outputs(folder, window):
    """The list and the figures: over an old file, and where there is none."""
    export_content = window.side_panel.page.export_content()
    picture = compose_figure(
        export_content.draw(window.scene.diagram, window.scene.render_options.sheet, FigureOptions())
    )
    place = folder / "out"
    place.mkdir()
    for kind in ("md", "png", "svg", "pdf"):
        written = WrittenFile(place / f"file.{kind}")
        target = written.file
        if kind == "md":
            new = made(partial(window.exporter.write_list, target), exporting)
        else:
            size = (400, 300) if kind == "png" else None
            new = made(partial(write_figure, picture, target, size=size, overwrite=True), export)
        write = partial(files.write_atomically, target, new)
        over, first = partial(written.state, OLD, new), partial(written.state, b"nothing", new)
        sweep(kind, written, partial(target.write_bytes, OLD), write, over, len(new))
        sweep(f"{kind}-first", written, partial(target.unlink, missing_ok=True), write, first, len(new))
        target.unlink()


def settings(folder, window):
    written = WrittenFile(folder / "config" / "settings.json")
    old, new = WindowSettings(), WindowSettings(geometry=window.saveGeometry(), state=window.saveState())

    def state():
        now, complaint = load(written.file)
        assert complaint == ""
        assert now in (old, new)
        return "old" if now == old else "new"

    sweep("settings", written, partial(save, written.file, old), partial(save, written.file, new), state, 700)


def work(folder, window):
    """What is kept of the work belongs to whoever brings it back; so this is no sweep like the others."""
    place = folder / "work"
    file = place / "aa.json"
    before, after = (Injury("root.L5"),), (Injury("nerve.tibial"),)
    place.mkdir()

    def make_old():
        for each in place.iterdir():
            each.unlink()
        file.write_text(to_json(RecoveryData(before)))

    def act():
        one = Recovery(window.document, window.atlas, place)
        assert "restored" in one.restore_previous() or not file.exists()
        window.document.selection.select_all(after)
        assert one.write()

    def close():
        one = Recovery(window.document, window.atlas, place)
        one.restore_previous()
        one.discard()

    seen: Counter[str] = Counter()
    make_old()
    for kill in kill_points(act, (1, 40, 90, 150)):
        make_old()
        assert run_in_child(act, **kill) is None, kill
        injuries = from_json(file.read_text(), window.atlas).injuries
        assert injuries in (before, after), injuries
        seen["old" if injuries == before else "new"] += 1
        close()
        assert list(place.iterdir()) == [], kill
    report("work", seen)


def main(folder):
    application = QApplication([])  # the window needs it until the end
    window = build_window(("nerve.tibial",))
    for part in (outputs, settings, work):
        part(folder, window)
    window.close()
    application.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
