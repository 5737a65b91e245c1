from collections.abc import Mapping

import pytest

from legmap.diagram.model import Diagram
from legmap.validation.drawing import Drawing


@pytest.fixture(scope="session")
def shipped(diagram: Diagram) -> Mapping[str, Drawing]:
    return {name: Drawing(view) for name, view in diagram.views.items()}
