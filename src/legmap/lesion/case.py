"""A case: all injuries of a person, and the deficit in each limb."""

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
        The deficit of each limb that is affected. A lesion that names no limb stands for either, and has the
        same deficit in both.
    sided : bool
        Whether some injury names its limb.
    """

    injuries: tuple[Injury, ...] = ()
    by_limb: Mapping[Limb, Deficit] = field(default_factory=dict)
    sided: bool = False

    @property
    def lesion(self) -> tuple[str, ...]:
        """Return the ids of the injured structures, each once, as asked for."""
        return tuple(dict.fromkeys(injury.id for injury in self.injuries))

    @property
    def symmetric(self) -> bool:
        """Return whether both limbs are injured in the same way."""
        right, left = (self.by_limb.get(limb) for limb in LIMBS)
        return right is not None and left is not None and _without_side(right) == _without_side(left)

    @property
    def deficits(self) -> tuple[Deficit, ...]:
        """Return one deficit, or one per limb where these differ."""
        each = tuple(self.by_limb.values())
        return each[:1] if self.symmetric else each

    @property
    def deficit(self) -> Deficit:
        """Return the deficit of the first affected limb, for where only one can be shown."""
        return next(iter(self.by_limb.values()), Deficit(()))


def case_of(atlas: Atlas, lesion: Iterable[str | Injury], rivals: Iterable[Deficit] | None = None) -> Case:
    """Return the deficit of a lesion in each limb; the arguments are those of `deficit_of`."""
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
    """Return the limbs that a picture of a case has to show; the right one where the case names none."""
    if not case.sided or not case.by_limb:
        return "right"
    return next(iter(case.by_limb)) if len(case.by_limb) == 1 else "both"


def _without_side(deficit: Deficit) -> Deficit:
    return replace(deficit, injuries=without_side(deficit.injuries))
