"""Settings come back as they were saved; what is damaged or makes no sense is replaced by defaults."""

import json
import os
import stat
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray

from legmap.gui.shell.settings import MAX_BYTES, WindowSettings, can_save, load, save
from legmap.gui.state.view_options import ViewOptions
from legmap.gui.state.view_sets import VIEW_SETS
from legmap.render.layers import Layers

ODD = WindowSettings(
    ViewOptions("left", "foot", False, Layers("deep", "fields", False, False, False), "dark", "map.other"),
    QByteArray(b"geometry\0\xff"),
    QByteArray(b"state"),
)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "config" / "legmap" / "settings.json"


def write(file, content):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())


def test_a_first_start_has_the_defaults(file):
    assert load(file) == (WindowSettings(), "")
    assert not file.parent.exists()


def test_what_was_saved_comes_back_and_only_the_user_can_read_it(file):
    assert save(file, ODD)
    assert load(file) == (ODD, "")
    assert os.listdir(file.parent) == [file.name]
    if os.name != "nt":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_damaged_settings_are_set_aside_with_one_sentence(file):
    for damaged in (b"\xff\xfe\x00\x01", b'{"side": "le', b"[]", b"[General]\nside=left\n", b"[" * 100_000):
        write(file, damaged)
        remembered, complaint = load(file)
        assert remembered == WindowSettings(), damaged[:20]
        assert str(file) in complaint
        assert file.with_suffix(".damaged.json").read_bytes() == damaged
        assert load(file) == (WindowSettings(), "")
        assert save(file, ODD)
        assert load(file) == (ODD, "")


def test_values_that_make_no_sense_fall_back_one_by_one(file):
    save(file, ODD)
    data = json.loads(file.read_text())
    data |= {"side": "up", "view_set": 9, "plexus_beside": "no", "geometry": [1], "map_id": None}
    data["layers"] |= {"muscles": 7, "nerves": "perhaps"}
    write(file, data)
    remembered, complaint = load(file)
    assert complaint == ""
    assert remembered.view_options == replace(
        ODD.view_options,
        side="right",
        view_set="front-back",
        plexus_beside=True,
        map_id="",
        layers=replace(ODD.view_options.layers, muscles="superficial", nerves=True),
    )
    assert (remembered.geometry, remembered.state) == (QByteArray(), ODD.state)
    write(file, data | {"layers": "all"})
    assert load(file)[0].view_options.layers == Layers()


def test_an_unwritable_place_is_told_and_harmless(tmp_path):
    blocker = tmp_path / "file"
    blocker.write_text("in the way")
    for file in (blocker / "settings.json", tmp_path / ("x" * 300) / "settings.json"):
        assert not can_save(file)
        assert not save(file, ODD)
    assert blocker.read_text() == "in the way"


@pytest.mark.skipif(os.name == "nt", reason="there are no such files")
def test_what_is_no_ordinary_file_is_set_aside_and_never_waited_for(file):
    file.parent.mkdir(parents=True)
    for make in (
        lambda: os.mkfifo(file),
        lambda: file.symlink_to("/dev/zero"),
        lambda: file.symlink_to(file),
        lambda: file.write_bytes(b" " * (MAX_BYTES + 1)),
    ):
        make()
        remembered, complaint = load(file)
        assert remembered == WindowSettings()
        assert "damaged" in complaint
        assert save(file, remembered)
        assert load(file) == (remembered, "")
        file.unlink()
    file.mkdir()
    file.with_suffix(".damaged.json").unlink()
    file.with_suffix(".damaged.json").write_text("a file where a folder cannot go")
    assert "cannot be read" in load(file)[1]
    assert not can_save(file)
    assert not save(file, ODD)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(("left", "foot")),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
KEYS = ("side", "view_set", "plexus_beside", "appearance", "map_id", "geometry", "state", "other")
LAYERS = ("muscles", "skin", "nerves", "bones", "labels")


@settings(max_examples=80, deadline=None)
@given(
    st.dictionaries(st.sampled_from(KEYS), VALUES),
    VALUES | st.dictionaries(st.sampled_from(LAYERS), VALUES),
    st.integers(0, 5),
)
def test_any_settings_are_read_as_something_sensible_that_comes_back(data, layers, cut):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "settings.json"
        text = json.dumps(data | {"layers": layers})
        file.write_text(text[: len(text) - (cut == 5)])
        remembered, complaint = load(file)
        options = remembered.view_options
        assert options.side in ("right", "left", "both")
        assert options.view_set in VIEW_SETS
        assert isinstance(options.map_id, str)
        assert {type(each) for each in (options.layers.nerves, options.plexus_beside)} == {bool}
        assert bool(complaint) == (cut == 5)
        assert save(file, remembered)
        assert load(file) == (remembered, "")
