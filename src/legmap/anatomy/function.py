"""Records of function: movements, reflexes, signs and the conditions under which signs show."""

from __future__ import annotations

from dataclasses import dataclass

from legmap.anatomy.records import Structure


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement(Structure):
    """A movement, its prime movers and helpers; `tested` where the bedside examination includes it."""

    prime_movers: tuple[str, ...]
    helpers: tuple[str, ...] = ()
    needed_for: str = ""
    tested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflex(Structure):
    """A reflex and its arc; `tested` where it belongs to the standard neurological examination of the leg."""

    stimulus: str
    response: str
    afferent: tuple[str, ...]
    efferent: tuple[str, ...]
    roots: tuple[str, ...]
    main_roots: tuple[str, ...]
    muscles: tuple[str, ...] = ()
    tested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Conditions that must all hold for a sign to show; see `Sign.when`.

    Attributes
    ----------
    movements : tuple of (str, str)
        Movement and the least weakness (``slight``, ``weak``, ``severe``, ``lost``).
    muscles : tuple of (str, str)
        Muscle and the least loss (``minor``, ``main``, ``complete``).
    skin : tuple of (str, str)
        Dermatome or field and the least loss (``partial``, ``complete``).
    roots : tuple of str
        One of these is injured.
    nerves : tuple of str
        The lesion sits on one of these itself, not further proximal.
    levels : tuple of str
        With `nerves`: it sits there at one of these levels.
    kept : tuple of str
        Movements that must stay at full strength.
    both : bool
        The sign needs both limbs; the other one must not be known to be normal.
    """

    movements: tuple[tuple[str, str], ...] = ()
    muscles: tuple[tuple[str, str], ...] = ()
    skin: tuple[tuple[str, str], ...] = ()
    roots: tuple[str, ...] = ()
    nerves: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    both: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign(Structure):
    """A clinical sign; any one of the conditions in `when` produces it."""

    description: str
    when: tuple[Condition, ...]
