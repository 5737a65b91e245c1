from pathlib import Path

import pytest

from legmap.anatomy.load import load_atlas
from legmap.diagram.svg import read_diagram
from legmap.gui.shell.settings import WindowSettings
from legmap.gui.shell.window import MainWindow
from legmap.resources import assets_dir


@pytest.fixture(scope="session")
def atlas():
    return load_atlas()


@pytest.fixture(scope="session")
def diagram(qapp):
    return read_diagram(assets_dir())


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


@pytest.fixture
def window(qtbot, atlas, diagram, settings):
    made = MainWindow(atlas, diagram, WindowSettings(), settings)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitActive(made):
        made.show()
    return made
