"""Settings of the window."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QMainWindow

from fuzz.kinds import BrokenPromiseError, require_sentence
from fuzz.mutations import as_json, changed_tree, damaged, words
from legmap.gui.shell.settings import WindowSettings, load, save
from legmap.gui.state.view_options import ViewOptions
from legmap.gui.state.view_sets import VIEW_SETS
from legmap.render.layers import Layers

FILE = "settings.json"
LIKELY = {
    "side": ("right", "left", "both"),
    "view_set": (*VIEW_SETS, "nowhere"),
    "appearance": ("system", "light", "dark"),
    "map_id": ("map.foerster", "map.x", ""),
    "muscles": ("superficial", "deep", "third", "off"),
    "skin": ("dermatomes", "fields", "off"),
    "nerves": (True, False, "true"),
    "state": ("", "AAAA/w==", "=", "/" * 80, "\xe9"),
}
WORDS = (
    *(f'"{key}"' for key in LIKELY),
    *words('null true false "left" "dark" "AAAA/w==" [ ] { } : , "\\ud800"'),
)


class Settings:
    """A settings file."""

    share = 14
    suffix = "json"

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
        """Change settings that the program wrote, as a tree or as text."""
        written = [data for data in self.cases() if len(data) > 1]
        changed = changed_tree(st.sampled_from(written).map(json.loads), LIKELY).map(as_json)
        return st.one_of(changed, damaged(st.sampled_from(written), WORDS))

    def run(self, data: bytes, folder: Path) -> None:
        """Load them, put them to use, save them and load them again."""
        file = folder / FILE
        file.write_bytes(data)
        try:
            self._load(file)
        finally:
            for left in folder.iterdir():
                left.unlink()

    def _load(self, file: Path) -> None:
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
