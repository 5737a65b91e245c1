"""Every format of a picture is named where formats are named."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF

from legmap.errors import UsageError
from legmap.render.figure.export import write_figure
from legmap.render.figure.formats import FIGURE_FORMATS, figure_file_metavar, figure_format_of
from legmap.render.picture import Picture


def test_the_ending_of_a_name_decides_whatever_its_case():
    for form in FIGURE_FORMATS:
        assert figure_format_of(Path(f"a{form.suffix.upper()}")) is form
    assert figure_format_of(Path("a.gif")) is None
    assert figure_format_of(Path("png")) is None


def test_help_and_refusal_name_all(tmp_path):
    with pytest.raises(UsageError) as refused:
        write_figure(Picture(QRectF(0, 0, 10, 10), ()), tmp_path / "a.gif")
    for form in FIGURE_FORMATS:
        assert form.suffix in figure_file_metavar()
        assert form.suffix in str(refused.value)
