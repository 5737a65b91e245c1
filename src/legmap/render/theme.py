"""Colour themes of the drawings, light and dark."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme by meaning, ``#RRGGBB`` each."""

    name: str
    paper: str
    ink: str
    faint_ink: str
    skin: str
    skin_edge: str
    bone: str
    bone_edge: str
    deep_muscle: str
    superficial_muscle: str
    muscle_edge: str
    tendon: str
    nerve: str
    nerve_edge: str
    root: str
    root_ink: str
    landmark: str
    area_tints: tuple[str, ...]
    area_edge: str
    lost: str
    lost_deep: str
    lost_edge: str
    partial: str
    partial_hatch: str
    skin_lost: str
    skin_lost_opacity: float
    nerve_highlight: str
    nerve_highlight_edge: str
    spared: str
    related: str
    possible: str
    ruled_out: str
    mark: str
    mark_edge: str
    only_first: str
    only_second: str
    only_second_hatch: str
    shared: str
    shared_hatch: str


LIGHT = Theme(
    name="light",
    paper="#FBFAF7",
    ink="#1F1D1A",
    faint_ink="#6E6A63",
    skin="#F6E7DA",
    skin_edge="#B79C86",
    bone="#EDE4CB",
    bone_edge="#BFB08A",
    deep_muscle="#C08F86",
    superficial_muscle="#D9A79B",
    muscle_edge="#7E4B42",
    tendon="#F1EBDD",
    nerve="#D9B430",
    nerve_edge="#8A6D10",
    root="#E4C659",
    root_ink="#1F1D1A",
    landmark="#5B5750",
    area_tints=("#F3DCC9", "#DDE7EE", "#EDE6C6", "#DFE8D8", "#E9DCE8"),
    area_edge="#7D8FA0",
    lost="#D55E00",
    lost_deep="#E07B33",
    lost_edge="#6B2F00",
    partial="#F0A35E",
    partial_hatch="#A34800",
    skin_lost="#0072B2",
    skin_lost_opacity=0.40,
    nerve_highlight="#E69F00",
    nerve_highlight_edge="#000000",
    spared="#009E73",
    related="#3B3833",
    possible="#D4589F",
    ruled_out="#6E6A63",
    mark="#1F1D1A",
    mark_edge="#FFFFFF",
    only_first="#D55E00",
    only_second="#8CCBF0",
    only_second_hatch="#00588C",
    shared="#5A2A72",
    shared_hatch="#CC79A7",
)

DARK = Theme(
    name="dark",
    paper="#1D2025",
    ink="#ECE8E1",
    faint_ink="#A39E95",
    skin="#3A3531",
    skin_edge="#7A6E63",
    bone="#4A463B",
    bone_edge="#736C58",
    deep_muscle="#684C48",
    superficial_muscle="#7A5A54",
    muscle_edge="#2B1D1B",
    tendon="#B9B3A4",
    nerve="#C9A227",
    nerve_edge="#5E4A0C",
    root="#B8952A",
    root_ink="#14120F",
    landmark="#B5AFA4",
    area_tints=("#4A3B33", "#333F49", "#45422F", "#354032", "#433745"),
    area_edge="#8496A8",
    lost="#FF7A1A",
    lost_deep="#E08A48",
    lost_edge="#FFD9B8",
    partial="#C9752F",
    partial_hatch="#FFC894",
    skin_lost="#56B4E9",
    skin_lost_opacity=0.45,
    nerve_highlight="#F0C24B",
    nerve_highlight_edge="#FFFFFF",
    spared="#2FC79A",
    related="#D8D2C7",
    possible="#F08CC0",
    ruled_out="#A39E95",
    mark="#FFFFFF",
    mark_edge="#14120F",
    only_first="#FF7A1A",
    only_second="#1F5F8F",
    only_second_hatch="#8CCBF0",
    shared="#E0B8DC",
    shared_hatch="#5A2A72",
)
