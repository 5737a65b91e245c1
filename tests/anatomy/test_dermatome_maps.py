from __future__ import annotations

import pytest

from legmap.anatomy.atlas import atlas_of
from legmap.anatomy.dermatome_maps import chosen_map, layer_of_map, map_named
from legmap.anatomy.records import DermatomeMap
from legmap.errors import UsageError

BANDS = DermatomeMap("map.bands", "bands", "Bands.", "dermatomes", basis="consensus")
RINGS = DermatomeMap("map.rings", "rings", "Rings.", "dermatomes-rings", basis="consensus")
ATLAS = atlas_of((), dermatome_maps=(BANDS, RINGS))


@pytest.mark.parametrize(("map_id", "expected"), [("map.rings", RINGS), ("", BANDS), ("map.lost", BANDS)])
def test_a_map_that_is_not_there_gives_way_to_the_first(map_id, expected):
    assert chosen_map(ATLAS, map_id) == expected


def test_a_map_asked_for_by_name_must_be_there():
    assert map_named(ATLAS, "map.rings") == RINGS
    for typed in ("map.lost", ""):
        with pytest.raises(UsageError, match=r"map\.bands, map\.rings") as caught:
            map_named(ATLAS, typed)
        assert caught.value.exit_code == 2


def test_without_maps_the_drawings_are_read_as_ever():
    assert chosen_map(atlas_of(())) is None
    assert layer_of_map(None) == layer_of_map(BANDS) == "dermatomes"
    assert layer_of_map(RINGS) == "dermatomes-rings"
