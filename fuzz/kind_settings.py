"""Settings of the window."""

from __future__ import annotations

from pathlib import Path
from random import Random

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication, QMainWindow

from fuzz.case import BrokenPromiseError, require_sentence
from fuzz.mutate import ODD_BYTES, spoiled
from legmap.gui.shell.settings import WindowSettings, load, save
from legmap.gui.shell.settings_file import remembered_geometry
from legmap.gui.state.view_options import ViewOptions
from legmap.gui.state.view_sets import VIEW_SETS
from legmap.render.layers import Layers

WORDS = (
    *b"[General] [layers] [window] side page plexus_beside appearance dermatome_map muscles skin nerves "
    b"bones labels geometry state right left both true false dark light system off deep = @Variant( "
    b'@ByteArray( @Point(1 @Rect(0 @Size(1 @DateTime( %00 \\x41 \\0 ; , " )'.split(),
    b"@Variant(\\0\\0\\0\\t\\0\\0\\0\\x1\\0\\0\\0\\n\\xff\\xff\\xff\\xfe)",
    b"@Variant(\\0\\0\\x10\\0\\x7f\\xff\\xff\\xff)",
    b"@ByteArray(" + b"\\xff" * 60 + b")",
)


class Settings:
    """A settings file."""

    share = 13
    ending = "ini"

    def __init__(self) -> None:
        self._app = QApplication.instance() or QApplication(["fuzz"])
        self._window = QMainWindow()
        self._beginning = b""

    def make(self, random: Random) -> bytes:
        """A settings file."""
        geometry = bytes(self._window.saveGeometry().data())
        lines = (
            b"[General]\nside=left\npage=foot\nplexus_beside=false\nappearance=dark\ndermatome_map=map.x\n",
            b"[layers]\nmuscles=deep\nskin=fields\nnerves=true\nbones=false\nlabels=true\n",
            b"[window]\ngeometry=@ByteArray(%s)\nstate=@ByteArray(\\0\\0\\0\\xff)\n"
            % b"".join(b"\\x%x" % byte for byte in geometry),
        )
        chosen = b"".join(random.sample(lines, random.randint(1, 3)))
        return spoiled(random, chosen, (*lines, *ODD_BYTES), WORDS)

    def run(self, data: bytes, folder: Path) -> str:
        """Load them, put them to use, save them and load them again."""
        file = folder / "legmap.ini"
        file.write_bytes(data)
        try:
            return self._load(file)
        finally:
            for left in (file, file.with_suffix(".damaged.ini")):
                left.unlink(missing_ok=True)

    def _load(self, file: Path) -> str:
        geometry = remembered_geometry(file)
        if isinstance(geometry, QByteArray):
            self._window.restoreGeometry(geometry)
        remembered, complaint = load(file)
        if complaint:
            require_sentence(complaint)
        self._window.restoreState(remembered.state)
        self._window.restoreGeometry(remembered.geometry)
        self._hold(remembered)
        if not save(file, remembered) or load(file) != (remembered, ""):
            raise BrokenPromiseError("settings do not come back")
        if complaint:
            return "refused and set aside"
        first = remembered.view_options == ViewOptions()
        return f"read: {'defaults' if first else 'values of its own'}"

    def _hold(self, remembered: WindowSettings) -> None:
        view_options, layers = remembered.view_options, remembered.view_options.layers
        flags = (layers.nerves, layers.bones, layers.labels, view_options.plexus_beside)
        sound = all(isinstance(flag, bool) for flag in flags) and isinstance(layers, Layers)
        if (
            not sound
            or view_options.view_set not in VIEW_SETS
            or view_options.side not in ("right", "left", "both")
        ):
            raise BrokenPromiseError(f"settings that make no sense: {view_options}")
