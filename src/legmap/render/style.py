"""Styles: the paint of each kind of shape at rest and in each role."""

from __future__ import annotations

from legmap.diagram.model import DEEP_LAYERS, MUSCLE_LAYERS
from legmap.render.colour import DIMMED, mix
from legmap.render.picture import Paint
from legmap.render.theme import Theme
from legmap.roles import Role


def dimmed_colour(colour: str, theme: Theme, dimmed: bool) -> str:
    """Return the colour itself, or on a dimmed base its pale shade."""
    return mix(colour, theme.paper, DIMMED) if dimmed else colour


def muscle_fill(layer: str, theme: Theme) -> str:
    """Return the colour of a muscle at rest."""
    return theme.deep_muscle if layer in DEEP_LAYERS else theme.superficial_muscle


def base_paint(layer: str, kind: str, theme: Theme, dimmed: bool) -> Paint:
    """Return the paint of a shape that is not highlighted; bellies get their gradient from the composer."""

    def shade(colour: str) -> str:
        return dimmed_colour(colour, theme, dimmed)

    muscle = muscle_fill(layer, theme)
    match kind:
        case "skin":
            return Paint(fill=shade(theme.skin), stroke=shade(theme.skin_edge), width=1.3, min_px=1.0)
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
                stroke=shade(theme.landmark), stroke_opacity=0.6, width=0.5, min_px=0.6, dash=(3.0, 2.4)
            )
        case "point":
            return Paint(stroke=shade(theme.landmark), stroke_opacity=0.8, width=0.6)
        case "autonomous":
            return Paint(stroke=shade(theme.area_edge), stroke_opacity=0.7, width=0.5, dash=(1.0, 1.6))
    return Paint(fill=shade(theme.nerve), stroke=shade(theme.nerve_edge), stroke_opacity=0.8, width=0.35)


def area_paint(number: int, theme: Theme, dimmed: bool, *, skin_only: bool) -> Paint:
    """Return the paint of a skin area at rest: a light tint by number, and a dotted border.

    The tint is nearly opaque if no muscle is shown underneath (`skin_only`), else thin.
    """
    tint = dimmed_colour(theme.area_tints[number % len(theme.area_tints)], theme, dimmed)
    return Paint(
        fill=tint,
        fill_opacity=0.9 if skin_only else 0.28,
        stroke=dimmed_colour(theme.area_edge, theme, dimmed),
        width=0.8,
        min_px=0.8,
        dash=(1.2, 2.2),
    )


PARTIAL_ROLES = (Role.PARTIAL, Role.MINOR)
LOCALISATION_ROLES = (Role.POSSIBLE, Role.RULED_OUT)
"""Roles of nerves alone: whether the lesion may be there."""

COMPARISON_ROLES = (Role.ONLY_FIRST, Role.ONLY_SECOND, Role.SHARED)
"""Roles of a comparison: plain, hatched one way, hatched both ways, and of three lightnesses."""
ROLE_SHOWN_ON_SKIN = {
    Role.LOST: Role.SKIN_LOST,
    Role.PARTIAL: Role.SKIN_PARTIAL,
    Role.MINOR: Role.SKIN_PARTIAL,
    Role.PATH: Role.SKIN_LOST,
}
"""The role in which skin shows roles of muscles and nerves."""


def highlight_colour(layer: str, role: Role, theme: Theme) -> str:
    """Return the flat colour of a role in a layer: of the fill, or of the line for outlines."""
    role = role_shown_on_layer(layer, role)
    if role is Role.SPARED:
        return theme.spared
    if role is Role.RELATED:
        return theme.related
    if role in LOCALISATION_ROLES:
        return theme.possible if role is Role.POSSIBLE else theme.ruled_out
    if role in COMPARISON_ROLES:
        return {
            Role.ONLY_FIRST: theme.only_first,
            Role.ONLY_SECOND: theme.only_second,
            Role.SHARED: theme.shared,
        }[role]
    if layer == "nerves":
        paler = 0.45 if role is Role.PATH else 0.35 if role in PARTIAL_ROLES else 0.0
        return mix(theme.nerve_highlight, theme.paper, paler)
    if layer in ("dermatomes", "fields"):
        return theme.skin_lost
    if role is Role.PARTIAL:
        return theme.partial
    if role is Role.MINOR:
        return mix(theme.partial, theme.paper, 0.6)
    return theme.lost_deep if layer in DEEP_LAYERS else theme.lost


def hatch_of_role(role: Role, theme: Theme) -> tuple[str, float, tuple[float, ...]]:
    """Return colour, width and angles of the hatching of a role on muscles; no angle for none."""
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


def role_shown_on_layer(layer: str, role: Role) -> Role:
    """Return the role as a layer can show it: skin has skin roles, muscles lost and partly lost."""
    if layer in ("dermatomes", "fields"):
        return Role.RELATED if role in LOCALISATION_ROLES else ROLE_SHOWN_ON_SKIN.get(role, role)
    role_of_skin_role = {
        Role.SKIN_LOST: Role.LOST,
        Role.SKIN_PARTIAL: Role.PARTIAL,
        Role.SKIN_VARIABLE: Role.RELATED,
    }
    role = role_of_skin_role.get(role, role)
    if layer != "nerves" and role in LOCALISATION_ROLES:
        return Role.RELATED
    if layer not in ("nerves", *MUSCLE_LAYERS) and role is not Role.SPARED:
        return Role.RELATED
    return role
