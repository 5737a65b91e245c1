"""Name the drawings that come with the program."""

from __future__ import annotations

LIMB_VIEWS = ("anterior", "posterior", "lateral", "medial", "dorsum", "sole")
FOOT_VIEWS = ("dorsum", "sole")
SCHEMATIC_VIEWS = ("plexus", "saddle")
