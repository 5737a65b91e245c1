"""Everything that is hurt in a person, and what that takes away in each limb."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from legmap.anatomy.atlas import Atlas
from legmap.lesion.deficit import deficit_of, rival_lesions
from legmap.lesion.injury import Injury, as_injuries, injuries_of_limb, injury_side, without_side
from legmap.lesion.losses import Deficit
from legmap.roles import LIMBS, Limb, Side


@dataclass(frozen=True, slots=True)
class Case:
    """A lesion of a person.

    Attributes
    ----------
    injuries : tuple of Injury
        As asked for.
    by_limb : mapping
        What each limb has lost; a limb that nothing strikes is missing. A lesion that names no limb stands
        for either, and is the same in both.
    sided : bool
        Whether some cut says which limb it strikes.
    """

    injuries: tuple[Injury, ...] = ()
    by_limb: Mapping[Limb, Deficit] = field(default_factory=dict)
    sided: bool = False

    @property
    def lesion(self) -> tuple[str, ...]:
        """Ids of the structures hurt, each once, as asked for."""
        return tuple(dict.fromkeys(injury.id for injury in self.injuries))

    @property
    def symmetric(self) -> bool:
        """Whether both limbs are hurt in the same way."""
        right, left = (self.by_limb.get(limb) for limb in LIMBS)
        return right is not None and left is not None and _without_side(right) == _without_side(left)

    @property
    def deficits(self) -> tuple[Deficit, ...]:
        """What there is to tell: one deficit, or one a limb where these differ."""
        each = tuple(self.by_limb.values())
        return each[:1] if self.symmetric else each

    @property
    def deficit(self) -> Deficit:
        """The deficit to speak of where only one can be: that of the first limb hurt."""
        return next(iter(self.by_limb.values()), Deficit(()))


def case_of(atlas: Atlas, lesion: Iterable[str | Injury], rivals: Iterable[Deficit] | None = None) -> Case:
    """What a lesion takes away in each limb.

    Parameters
    ----------
    atlas : Atlas
        The anatomy.
    lesion : iterable of str or Injury
        As `deficit_of` takes it; cuts may name limbs.
    rivals : iterable of Deficit, optional
        As `deficit_of` takes them.
    """
    injuries = as_injuries(lesion)
    if not injuries:
        return Case()
    known = tuple(rival_lesions(atlas) if rivals is None else rivals)
    sided = any(injury_side(atlas, injury) for injury in injuries)
    if not sided:
        return Case(injuries, dict.fromkeys(LIMBS, deficit_of(atlas, injuries, known)))
    injured = {limb: injuries_of_limb(atlas, injuries, limb) for limb in LIMBS}
    return Case(
        injuries, {limb: deficit_of(atlas, some, known) for limb, some in injured.items() if some}, sided=True
    )


def side_of(case: Case) -> Side:
    """Which limbs a picture of a case has to show; the right one where the case names none."""
    if not case.sided or not case.by_limb:
        return "right"
    return next(iter(case.by_limb)) if len(case.by_limb) == 1 else "both"


def _without_side(deficit: Deficit) -> Deficit:
    return replace(deficit, injuries=without_side(deficit.injuries))
