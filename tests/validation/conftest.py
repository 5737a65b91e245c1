from collections.abc import Mapping

import pytest

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.load import load_atlas
from legmap.diagram.reader.drawings import read_diagram
from legmap.resources import assets_dir
from legmap.validation.drawing import Drawing


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return load_atlas()


@pytest.fixture(scope="session")
def shipped() -> Mapping[str, Drawing]:
    return {name: Drawing(view) for name, view in read_diagram(assets_dir()).views.items()}
