"""Shares of what is gone: bounds, because a partial lesion or a root takes nobody knows exactly how much."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class LostShare:
    """How much of something is gone, from 0 to 1, as far as it is known.

    Attributes
    ----------
    low, high : float
        Bounds; they are the same where the share is known.
    """

    low: float
    high: float

    def __bool__(self) -> bool:
        return self.high > 0

    @property
    def whole(self) -> bool:
        """Whether all of it is surely gone."""
        return self.low > 1 - ROUNDING

    def combined(self, other: LostShare) -> LostShare:
        """What two independent losses make together: at least the greater, at most their sum."""
        return LostShare(max(self.low, other.low), min(1.0, self.high + other.high))

    def greater(self, other: LostShare) -> LostShare:
        """The greater of two shares of the same fibres."""
        return LostShare(max(self.low, other.low), max(self.high, other.high))

    def times(self, other: LostShare) -> LostShare:
        """A share of a share."""
        return LostShare(self.low * other.low, self.high * other.high)


NONE = LostShare(0.0, 0.0)
ALL = LostShare(1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Interruption:
    """How much of the motor and of the sensory fibres of a nerve or root is interrupted."""

    motor: LostShare = NONE
    sensory: LostShare = NONE

    @property
    def most(self) -> LostShare:
        """The greater of the two."""
        return self.motor.greater(self.sensory)

    def combined(self, other: Interruption) -> Interruption:
        """Two independent lesions together."""
        return Interruption(self.motor.combined(other.motor), self.sensory.combined(other.sensory))

    def greater(self, other: Interruption) -> Interruption:
        """One lesion that arrives by two ways."""
        return Interruption(self.motor.greater(other.motor), self.sensory.greater(other.sensory))

    def times(self, share: LostShare) -> Interruption:
        """What a lesion makes of a nerve to which it gives only a share of the fibres."""
        return Interruption(self.motor.times(share), self.sensory.times(share))


UNINTERRUPTED = Interruption()


def of_several(shares: Iterable[LostShare]) -> LostShare:
    """What is gone of something that several carry together, given what is gone of each.

    Nobody knows the parts exactly. Assumed is that all together carry at least half in equal parts, and that
    the other half may run in any of them.

    Parameters
    ----------
    shares : iterable of LostShare
        At least one.
    """
    return of_roots((each := tuple(shares)), each)


def of_roots(main: Iterable[LostShare], every: Iterable[LostShare]) -> LostShare:
    """What is gone of a muscle, given what is gone of its roots.

    Nobody knows the parts exactly. Assumed is that the main roots carry at least half of the muscle between
    them, in equal parts, and that the other half may run in any of its roots.

    Parameters
    ----------
    main, every : iterable of LostShare
        What is gone of the main roots and of all roots, main ones included; at least one each.
    """
    chief, known = tuple(main), tuple(every)
    low = sum(s.low for s in chief) / len(chief) / 2 + min(s.low for s in known) / 2
    high = sum(s.high for s in chief) / len(chief) / 2 + max(s.high for s in known) / 2
    return LostShare(low, high)
