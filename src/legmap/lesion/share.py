"""Lost shares as intervals, because the effect of a partial lesion or of one root is not known exactly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class LostShare:
    """The lost share of something from 0 to 1, between the bounds `low` and `high`."""

    low: float
    high: float

    def __bool__(self) -> bool:
        return self.high > 0

    @property
    def whole(self) -> bool:
        """Return whether all of it is surely lost."""
        return self.low > 1 - ROUNDING

    def combined(self, other: LostShare) -> LostShare:
        """Return the sum of two independent losses: at least the greater, at most their sum."""
        return LostShare(max(self.low, other.low), min(1.0, self.high + other.high))

    def greater(self, other: LostShare) -> LostShare:
        """Return the greater of two losses of the same fibres."""
        return LostShare(max(self.low, other.low), max(self.high, other.high))

    def times(self, other: LostShare) -> LostShare:
        """Return a share of a share."""
        return LostShare(self.low * other.low, self.high * other.high)


NONE = LostShare(0.0, 0.0)
ALL = LostShare(1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Interruption:
    """The interrupted shares of the motor and of the sensory fibres of a nerve or root."""

    motor: LostShare = NONE
    sensory: LostShare = NONE

    @property
    def most(self) -> LostShare:
        """Return the greater of the two."""
        return self.motor.greater(self.sensory)

    def combined(self, other: Interruption) -> Interruption:
        """Return two independent lesions together."""
        return Interruption(self.motor.combined(other.motor), self.sensory.combined(other.sensory))

    def greater(self, other: Interruption) -> Interruption:
        """Return one lesion that arrives by two routes."""
        return Interruption(self.motor.greater(other.motor), self.sensory.greater(other.sensory))

    def times(self, share: LostShare) -> Interruption:
        """Return the effect on a nerve that gets only a share of its fibres from here."""
        return Interruption(self.motor.times(share), self.sensory.times(share))


UNINTERRUPTED = Interruption()


def of_several(shares: Iterable[LostShare]) -> LostShare:
    """Return the lost share of something that several nerves supply, given the loss of each.

    The proportions are not known exactly. The assumption is that all together carry at least half in equal
    parts, and that the other half may run in any of them.
    """
    return of_roots((each := tuple(shares)), each)


def of_roots(main: Iterable[LostShare], every: Iterable[LostShare]) -> LostShare:
    """Return the lost share of a muscle, given the losses of its main roots and of all its roots.

    The proportions are not known exactly. The assumption is that the main roots carry at least half of the
    muscle between them, in equal parts, and that the other half may run in any of its roots. At least one
    root is given for each.
    """
    chief, known = tuple(main), tuple(every)
    low = sum(s.low for s in chief) / len(chief) / 2 + min(s.low for s in known) / 2
    high = sum(s.high for s in chief) / len(chief) / 2 + max(s.high for s in known) / 2
    return LostShare(low, high)
