import os
from pathlib import Path

import pytest

from legmap.diagram.reader import context, xmltree
from legmap.diagram.reader.drawings import all_problems, read_view
from legmap.errors import DrawingError

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
BELLY = '<path class="belly" d="M0 0C1 1 2 2 3 0Z"/>'


def test_caps_on_bytes_and_elements(write, monkeypatch):
    monkeypatch.setattr(xmltree, "MAX_BYTES", 1000)
    with pytest.raises(DrawingError, match="larger than"):
        read_view(write(HEAD + " " * 2000 + "</svg>"), "x")
    monkeypatch.setattr(xmltree, "MAX_BYTES", 10**6)
    monkeypatch.setattr(xmltree, "MAX_XML_ELEMENTS", 50)
    with pytest.raises(DrawingError, match="more than 50 elements"):
        read_view(write(HEAD + "<g/>" * 60 + "</svg>"), "x")


def test_the_cap_on_points_counts_all_paths_of_a_file_and_nerves_most(write, monkeypatch):
    def said(layer, structure, paths):
        group = f'<g id="layer.{layer}"><g id="{structure}">{paths}</g></g></svg>'
        return [problem.text for problem in all_problems(write(HEAD + group))]

    course = BELLY.replace("belly", "course").replace("d=", 'data-width="1 1" d=')
    monkeypatch.setattr(context, "MAX_PATH_ELEMENTS", 100)
    assert said("deep-muscles", "muscle.a", BELLY * 9) == []
    assert "more than 100 points" in said("deep-muscles", "muscle.a", BELLY * 40)[0]
    assert "more than 100 points" in said("nerves", "nerve.a", course * 9)[0]


@pytest.mark.parametrize("name", ["folder", "pipe", "device", "link"])
def test_what_is_no_ordinary_file_is_told_and_never_waited_for(tmp_path, name):
    file = tmp_path / "x.svg"
    match name:
        case "folder":
            file.mkdir()
        case "pipe":
            os.mkfifo(file)
        case "device":
            file.symlink_to("/dev/zero")
        case "link":
            file.symlink_to(file)
    with pytest.raises(
        DrawingError, match=r"The drawing .*x\.svg (is no ordinary file|cannot be read)"
    ) as caught:
        read_view(file, "x")
    assert str(caught.value).isprintable()


def test_a_link_to_a_drawing_is_followed(write, tmp_path):
    group = f'<g id="layer.deep-muscles"><g id="muscle.a">{BELLY}</g></g></svg>'
    there = write(HEAD + group, "there.svg")
    here = tmp_path / "here.svg"
    here.symlink_to(there)
    assert [region.id for region in read_view(here, "x").regions] == ["muscle.a"]
    there.unlink()
    with pytest.raises(DrawingError, match="is missing"):
        read_view(here, "x")


def test_names_of_files_cannot_speak_to_a_terminal(write):
    file = write("<svg", "a\nb\x1b[31m.svg")
    with pytest.raises(DrawingError) as caught:
        read_view(file, "x")
    assert str(caught.value).isprintable()
    with pytest.raises(DrawingError) as caught:
        read_view(Path(f"{file}\x1b[31m.svg"), "x")
    assert str(caught.value).isprintable()
