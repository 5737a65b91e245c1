"""Hostile drawings: one sentence each, and bounded work, whatever svgelements would have done."""

import subprocess
import sys
import textwrap

import pytest
from PySide6.QtCore import QPointF

from legmap.diagram import xmltree
from legmap.diagram.pathdata import PathDataError, count_segments, read_path
from legmap.diagram.svg import problems_in, read_view
from legmap.diagram.transforms import read_transform
from legmap.errors import DrawingError

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
FIBRE = '<g id="layer.deep-muscles"><g id="muscle.a">{}</g></g></svg>'

HOSTILE = {
    "entity bomb": '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    + HEAD
    + "<title>&b;</title></svg>",
    "external entity": '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    + HEAD
    + "<title>&a;</title></svg>",
    "doctype": '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://example.org/x.dtd">' + HEAD + "</svg>",
    "undeclared entity": HEAD + "<title>&nbsp;</title></svg>",
    "nested": HEAD + "<g>" * 1000 + "</g>" * 1000 + "</svg>",
    "cut off": HEAD + '<g id="layer.bones">',
    "empty": "",
    "not xml": "\x00\x01 nothing",
    "html": "<html><body/></html>",
    "no namespace": "<svg viewBox='0 0 1 1'/>",
    "bad encoding": '<?xml version="1.0" encoding="utf-77"?>' + HEAD + "</svg>",
    "duplicate attribute": HEAD + '<g id="a" id="b"/></svg>',
    "self use": HEAD + '<use id="u" href="#u"/></svg>',
    "symbol": HEAD + '<symbol><path d="M0 0L1 1"/></symbol></svg>',
    "external image": HEAD + '<image href="http://example.org/x.png"/></svg>',
    "animation": HEAD + '<g id="layer.bones"><animate attributeName="x"/></g></svg>',
    "foreign": HEAD + "<foreignObject/></svg>",
    "nested svg": HEAD + "<svg/></svg>",
    "nothing in it": HEAD + "</svg>",
    "nan": HEAD + FIBRE.format('<path class="belly" d="M NaN NaN L 1 1"/>'),
    "no d": HEAD + FIBRE.format('<path class="belly"/>'),
    "million segments": HEAD + FIBRE.format('<path class="belly" d="M0 0' + " 1 1" * 1_000_000 + '"/>'),
    "long digits": HEAD + FIBRE.format('<path class="belly" d="M0 0 L' + "1" * 200_000 + 'x"/>'),
    "arc of digits": HEAD + FIBRE.format('<path class="belly" d="M0 0 A' + "1" * 200_000 + 'x"/>'),
    "blanks": HEAD + FIBRE.format('<path class="belly" d="M0 0 L' + " " * 200_000 + 'x"/>'),
    "transforms": HEAD
    + FIBRE.format('<path class="belly" transform="' + "scale(9)" * 9000 + '" d="M0 0L1 1"/>'),
    "huge number": HEAD + FIBRE.format('<path class="belly" d="M0 0 L 1e300 1"/>'),
    "far away": HEAD + FIBRE.format('<path class="belly" transform="translate(1e12)" d="M0 0 L 1 1"/>'),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_drawings_are_refused_in_one_sentence(name, write):
    path = write(HOSTILE[name], "bad.svg")
    with pytest.raises(DrawingError) as caught:
        read_view(path, "bad")
    text = str(caught.value)
    assert text.startswith("bad.svg")
    assert "\n" not in text
    assert len(text) < 400
    assert problems_in(path)


def test_caps_on_bytes_and_elements(write, monkeypatch):
    monkeypatch.setattr(xmltree, "MAX_BYTES", 1000)
    with pytest.raises(DrawingError, match="larger than"):
        read_view(write(HEAD + " " * 2000 + "</svg>"), "x")
    monkeypatch.setattr(xmltree, "MAX_BYTES", 10**6)
    monkeypatch.setattr(xmltree, "MAX_ELEMENTS", 50)
    with pytest.raises(DrawingError, match="more than 50 elements"):
        read_view(write(HEAD + "<g/>" * 60 + "</svg>"), "x")


def test_a_folder_and_a_device_are_no_drawings(tmp_path):
    with pytest.raises(DrawingError, match="missing"):
        read_view(tmp_path, "x")
    with pytest.raises(DrawingError, match="missing"):
        read_view(tmp_path.__class__("/dev/zero"), "x")


def test_all_hostile_files_together_take_bounded_time(tmp_path):
    for name, text in HOSTILE.items():
        (tmp_path / f"{name}.svg").write_bytes(text.encode())
    code = textwrap.dedent(
        """
        import pathlib, sys
        from legmap.diagram.svg import problems_in
        for path in sorted(pathlib.Path(sys.argv[1]).glob("*.svg")):
            assert problems_in(path), path
        """
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True, timeout=60)


@pytest.mark.parametrize(
    ("data", "count"),
    [
        ("M0 0 1 1 2 2", 3),
        ("m0,0c1 1 2 2 3 3 4 4 5 5 6 6z", 4),
        ("M.5.5-1-1H3V4Z", 5),
        ("M0 0A5 5 0 0 1 10 10 5 5 0 1020 20", 3),
        ("M1e1-2E-1L3 3", 2),
        ("M0 0Q1 1 2 2T3 3S1 1 2 2", 4),
    ],
)
def test_counting_agrees_with_reading(data, count):
    assert count_segments(data) == count
    assert not read_path(data).isEmpty()


@pytest.mark.parametrize(
    "data", ["", "0 0", "M0", "M0 0 L", "M0 0 Z 3", "M0 0 A1 1 0 2 1 3 3", "M0,,0", "M0 0 L1 1;"]
)
def test_malformed_data_is_never_cut_short_silently(data):
    with pytest.raises(PathDataError):
        read_path(data)


def test_transforms_of_svg_and_qt_agree():
    t = read_transform("translate(10,20) scale(2) rotate(90)")
    point = t.map(QPointF(3, 4))
    assert (round(point.x(), 6), round(point.y(), 6)) == (2, 26)
