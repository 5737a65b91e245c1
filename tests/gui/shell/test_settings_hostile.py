"""Settings that somebody else wrote: sense is kept, nonsense replaced, and nothing is waited for."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legmap.gui.shell.settings import WindowSettings, load, save
from legmap.gui.shell.settings_file import LARGEST, remembered_geometry
from legmap.gui.state.view_sets import VIEW_SETS

KEYS = (
    "side",
    "page",
    "plexus_beside",
    "appearance",
    "dermatome_map",
    "muscles",
    "skin",
    "nerves",
    "bones",
    "labels",
)
VALUES = (
    "left", "both", "foot", "true", "False", "dark", "map.x", "fields", "", "7", "@Invalid()", "@@", "a, b",
    "@ByteArray(\\x1)", "@Variant(\\0\\0\\0\\t\\0\\0\\0\\x1)",
    "@Rect(0 0 1 1)", '"', "\\x", "\\xffffff", "%00",
)  # fmt: skip
LINES = st.one_of(
    st.sampled_from(("[General]", "[layers]", "[window]", "[", "]", "[]", "[window\\", "=", "")),
    st.builds("{}={}".format, st.sampled_from((*KEYS, "geometry", "state")), st.sampled_from(VALUES)),
    st.text(max_size=9),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(LINES, max_size=12))
def test_any_settings_are_read_as_something_sensible_that_comes_back(lines):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "legmap.ini"
        file.write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
        remembered_geometry(file)  # as the start does, before it looks at anything else
        remembered, complaint = load(file)
        view_options = remembered.view_options
        assert view_options.side in ("right", "left", "both")
        assert view_options.view_set in VIEW_SETS
        assert isinstance(view_options.map_id, str)
        assert {type(each) for each in (view_options.layers.nerves, view_options.plexus_beside)} == {bool}
        assert not complaint or remembered == WindowSettings()
        assert not complaint or file.with_suffix(".damaged.ini").exists()
        assert save(file, remembered)
        assert load(file) == (remembered, "")


@pytest.mark.parametrize("damage", ["pag\n", "[layers]\nmuscles\n", "[other]\nx\n"])
def test_damage_is_told_although_the_start_has_read_the_file_before(settings, damage):
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[General]\nside=left\n{damage}", encoding="utf-8")
    remembered_geometry(settings)  # as the start does, before anything else
    remembered, complaint = load(settings)
    assert remembered == WindowSettings()
    assert "damaged" in complaint
    assert save(settings, remembered)
    assert settings.with_suffix(".damaged.ini").read_text(encoding="utf-8").endswith(damage)


@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "link", "large"])
def test_what_is_no_settings_file_is_set_aside_and_never_waited_for(settings, kind):
    settings.parent.mkdir(parents=True)
    match kind:
        case "pipe":
            os.mkfifo(settings)
        case "device":
            settings.symlink_to("/dev/zero")
        case "folder":
            settings.mkdir()
        case "link":
            settings.symlink_to(settings)
        case "large":
            settings.write_bytes(b"[General]\n" + b"x" * LARGEST)
    assert remembered_geometry(settings) is None
    remembered, complaint = load(settings)
    assert remembered == WindowSettings()
    assert "damaged" in complaint
    assert save(settings, remembered)
    assert load(settings) == (remembered, "")
