"""The look of everything: themes, and the paint of each kind of shape at rest and in each role."""

from __future__ import annotations

from dataclasses import dataclass

from legmap.diagram.model import DEEP_LAYERS, MUSCLE_LAYERS
from legmap.render.colour import DIMMED, mix
from legmap.render.picture import Paint
from legmap.roles import Role


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme, ``#RRGGBB`` each, by what they mean."""

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
    skin_lost_share: float
    nerve_lit: str
    nerve_lit_edge: str
    spared: str
    related: str
    possible: str
    excluded: str
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
    skin_lost_share=0.40,
    nerve_lit="#E69F00",
    nerve_lit_edge="#000000",
    spared="#009E73",
    related="#3B3833",
    possible="#D4589F",
    excluded="#6E6A63",
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
    skin_lost_share=0.45,
    nerve_lit="#F0C24B",
    nerve_lit_edge="#FFFFFF",
    spared="#2FC79A",
    related="#D8D2C7",
    possible="#F08CC0",
    excluded="#A39E95",
    mark="#FFFFFF",
    mark_edge="#14120F",
    only_first="#FF7A1A",
    only_second="#1F5F8F",
    only_second_hatch="#8CCBF0",
    shared="#E0B8DC",
    shared_hatch="#5A2A72",
)


def faded(colour: str, theme: Theme, dimmed: bool) -> str:
    """The colour itself, or on a dimmed base its pale shade."""
    return mix(colour, theme.paper, DIMMED) if dimmed else colour


def muscle_fill(layer: str, theme: Theme) -> str:
    """Colour of a muscle at rest."""
    return theme.deep_muscle if layer in DEEP_LAYERS else theme.superficial_muscle


def rest_paint(layer: str, kind: str, theme: Theme, dimmed: bool) -> Paint:
    """Paint of a shape that stands out for nothing; bellies get their gradient from the composer.

    Parameters
    ----------
    layer, kind : str
        As in the diagram.
    theme : Theme
        The colours.
    dimmed : bool
        Whether something else is selected.
    """

    def shade(colour: str) -> str:
        return faded(colour, theme, dimmed)

    muscle = muscle_fill(layer, theme)
    match kind:
        case "skin":
            return Paint(fill=shade(theme.skin), stroke=shade(theme.skin_edge), width=1.3, least_px=1.0)
        case "contour":
            return Paint(stroke=shade(theme.skin_edge), stroke_opacity=0.55, width=0.6)
        case "bone":
            return Paint(fill=shade(theme.bone), stroke=shade(theme.bone_edge), width=0.6)
        case "detail":
            return Paint(stroke=shade(theme.bone_edge), stroke_opacity=0.7, width=0.4)
        case "belly":
            return Paint(fill=shade(muscle), stroke=shade(theme.muscle_edge), stroke_opacity=0.75, width=0.55)
        case "tendon":
            edge = mix(theme.tendon, theme.muscle_edge, 0.55)
            return Paint(fill=shade(theme.tendon), stroke=shade(edge), stroke_opacity=0.75, width=0.45)
        case "fibre":
            return Paint(stroke=shade(mix(muscle, theme.muscle_edge, 0.45)), stroke_opacity=0.5, width=0.4)
        case "root":
            return Paint(fill=shade(theme.root), stroke=shade(theme.nerve_edge), width=0.8)
        case "line":
            return Paint(
                stroke=shade(theme.landmark), stroke_opacity=0.6, width=0.5, least_px=0.6, dash=(3.0, 2.4)
            )
        case "point":
            return Paint(stroke=shade(theme.landmark), stroke_opacity=0.8, width=0.6)
        case "autonomous":
            return Paint(stroke=shade(theme.area_edge), stroke_opacity=0.7, width=0.5, dash=(1.0, 1.6))
    return Paint(fill=shade(theme.nerve), stroke=shade(theme.nerve_edge), stroke_opacity=0.8, width=0.35)


def area_paint(number: int, theme: Theme, dimmed: bool, *, skin_only: bool) -> Paint:
    """Paint of a skin area at rest: a light tint, thinner over muscles, and a dotted border.

    Parameters
    ----------
    number : int
        Of the area within its layer; neighbours get different tints.
    theme, dimmed
        As for `rest_paint`.
    skin_only : bool
        Whether no muscle is shown underneath, so that the tint may cover.
    """
    tint = faded(theme.area_tints[number % len(theme.area_tints)], theme, dimmed)
    return Paint(
        fill=tint,
        fill_opacity=0.9 if skin_only else 0.28,
        stroke=faded(theme.area_edge, theme, dimmed),
        width=0.8,
        least_px=0.8,
        dash=(1.2, 2.2),
    )


PARTLY = (Role.PARTIAL, Role.MINOR)
JUDGED = (Role.POSSIBLE, Role.EXCLUDED)
"""Roles of nerves alone: whether the lesion may sit there."""

CONTRASTED = (Role.ONLY_FIRST, Role.ONLY_SECOND, Role.SHARED)
"""What tells two lesions apart: plain, hatched one way, hatched both ways, and of three lightnesses."""
SKIN_ROLES = {
    Role.LOST: Role.SKIN_LOST,
    Role.PARTIAL: Role.SKIN_PARTIAL,
    Role.MINOR: Role.SKIN_PARTIAL,
    Role.PATH: Role.SKIN_LOST,
}
"""How skin shows roles that are meant for muscles and nerves."""


def lit_colour(layer: str, role: Role, theme: Theme) -> str:
    """The flat colour by which a role is known in a layer: the fill, or for outlines the line."""
    role = plain_role(layer, role)
    if role is Role.SPARED:
        return theme.spared
    if role is Role.RELATED:
        return theme.related
    if role in JUDGED:
        return theme.possible if role is Role.POSSIBLE else theme.excluded
    if role in CONTRASTED:
        return {
            Role.ONLY_FIRST: theme.only_first,
            Role.ONLY_SECOND: theme.only_second,
            Role.SHARED: theme.shared,
        }[role]
    if layer == "nerves":
        paler = 0.45 if role is Role.PATH else 0.35 if role in PARTLY else 0.0
        return mix(theme.nerve_lit, theme.paper, paler)
    if layer in ("dermatomes", "fields"):
        return theme.skin_lost
    if role is Role.PARTIAL:
        return theme.partial
    if role is Role.MINOR:
        return mix(theme.partial, theme.paper, 0.6)
    return theme.lost_deep if layer in DEEP_LAYERS else theme.lost


def hatching(role: Role, theme: Theme) -> tuple[str, float, tuple[float, ...]]:
    """Colour, strength and angles of the lines that a role lays over muscles; no angle where it lays none."""
    match role:
        case Role.PARTIAL:
            return theme.partial_hatch, 1.0, (45.0,)
        case Role.MINOR:
            return theme.partial_hatch, 0.6, (45.0,)
        case Role.ONLY_SECOND:
            return theme.only_second_hatch, 1.0, (45.0,)
        case Role.SHARED:
            return theme.shared_hatch, 0.9, (45.0, -45.0)
        case _:
            return theme.ink, 0.0, ()


def plain_role(layer: str, role: Role) -> Role:
    """The role as this layer can show it: skin knows only skin roles, muscles only lost and partly lost."""
    if layer in ("dermatomes", "fields"):
        return Role.RELATED if role in JUDGED else SKIN_ROLES.get(role, role)
    plain = {Role.SKIN_LOST: Role.LOST, Role.SKIN_PARTIAL: Role.PARTIAL, Role.SKIN_VARIABLE: Role.RELATED}
    role = plain.get(role, role)
    if layer != "nerves" and role in JUDGED:
        return Role.RELATED
    if layer not in ("nerves", *MUSCLE_LAYERS) and role is not Role.SPARED:
        return Role.RELATED
    return role
