"""Settings of the window."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QMainWindow

from fuzz.kinds import BrokenPromiseError, require_sentence
from fuzz.mutations import damaged, words
from legmap.gui.shell.settings import WindowSettings, load, save
from legmap.gui.shell.view_tabs import VIEW_SETS
from legmap.gui.state.view_options import ViewOptions
from legmap.render.layers import Layers

FILE = "legmap.ini"
WORDS = (
    *words(
        "[General] [layers] [window] side page plexus_beside appearance dermatome_map muscles skin nerves "
        "bones labels geometry state right left both true false dark light system off deep = @Variant( "
        'null { } [ ] : @ByteArray( @Point(1 @Rect(0 @Size(1 @DateTime( %00 \\x41 \\0 ; , " )'
    ),
    "@Variant(\\0\\0\\0\\t\\0\\0\\0\\x1\\0\\0\\0\\n\\xff\\xff\\xff\\xfe)",
    "@Variant(\\0\\0\\x10\\0\\x7f\\xff\\xff\\xff)",
    "@ByteArray(" + "\\xff" * 60 + ")",
)


class Settings:
    """A settings file."""

    share = 14
    suffix = "ini"

    @cached_property
    def _window(self) -> QMainWindow:
        QApplication.instance() or QApplication(["fuzz"])
        return QMainWindow()

    def cases(self) -> Sequence[bytes]:
        """Return settings as the program writes them: at first, and all different."""
        geometry, state = self._window.saveGeometry(), self._window.saveState()
        layers = Layers(muscles="deep", skin="fields", nerves=False, bones=False, labels=False)
        options = ViewOptions("left", "foot", False, layers, "dark", "map.x")
        with TemporaryDirectory() as name:
            file = Path(name) / FILE
            saved = [b"", b"\0"]
            for remembered in (WindowSettings(), WindowSettings(options, geometry, state)):
                save(file, remembered)
                saved.append(file.read_bytes())
        return saved

    def inputs(self) -> st.SearchStrategy[bytes]:
        """Damage settings that the program wrote."""
        return damaged(st.sampled_from(self.cases()), WORDS)

    def run(self, data: bytes, folder: Path) -> str:
        """Load them, put them to use, save them and load them again."""
        file = folder / FILE
        file.write_bytes(data)
        try:
            return self._load(file)
        finally:
            for left in folder.iterdir():
                left.unlink()

    def _load(self, file: Path) -> str:
        remembered, complaint = load(file)
        if complaint:
            require_sentence(complaint)
        self._window.restoreState(remembered.state)
        self._window.restoreGeometry(remembered.geometry)
        options, layers = remembered.view_options, remembered.view_options.layers
        flags = (layers.nerves, layers.bones, layers.labels, options.plexus_beside)
        if not all(isinstance(flag, bool) for flag in flags) or options.view_set not in VIEW_SETS:
            raise BrokenPromiseError(f"settings that make no sense: {options}")
        if not save(file, remembered) or load(file) != (remembered, ""):
            raise BrokenPromiseError("settings do not come back")
        if complaint:
            return "refused and set aside"
        return f"read: {'defaults' if options == ViewOptions() else 'values of its own'}"
