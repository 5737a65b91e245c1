"""Records of the atlas: structures, and the notes, sources and disagreements about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Basis = Literal["sourced", "consensus"]
RootBasis = Literal["study", "table", "judgement"]


TOPICS = (
    "course",
    "function",
    "supply",
    "movements",
    "deficit",
    "gait",
    "skin",
    "causes",
    "symptoms",
    "examination",
    "trap",
    "confirmation",
    "variants",
    "vessels",
)
"""Topics of notes, in the order in which notes are listed."""


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that records cite by its `key`; `year` is empty where the publication gives none."""

    key: str
    author: str
    title: str
    year: str
    kind: str

    @property
    def citation(self) -> str:
        """Return author, title and year in one line."""
        year = f" ({self.year})" if self.year else ""
        return f"{self.author}: {self.title}{year}"


@dataclass(frozen=True, slots=True)
class Note:
    """One statement about a structure, shown under its topic.

    An unusual statement carries `standard`, the standard view that is shown beside it.
    """

    about: str
    topic: str
    text: str
    sources: tuple[str, ...] = ()
    basis: Basis = "sourced"
    standard: str = ""
    standard_sources: tuple[str, ...] = ()

    @property
    def flagged(self) -> bool:
        """Return whether the standard view differs."""
        return bool(self.standard)


@dataclass(frozen=True, slots=True)
class Claim:
    """One position in a disagreement, and the sources that hold it."""

    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A point on which sources differ about some records, and the position that the atlas adopts."""

    about: tuple[str, ...]
    item: str
    claims: tuple[Claim, ...]
    adopted: str


@dataclass(frozen=True, slots=True)
class DermatomeMap:
    """One way of drawing the borders between dermatomes; `text` says who draws it so.

    `layer` is the layer of the drawings that holds it, without the prefix ``layer.``.
    """

    id: str
    name: str
    text: str
    layer: str
    sources: tuple[str, ...] = ()
    basis: Basis = "sourced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """Anything that has a name in the atlas.

    Attributes
    ----------
    id : str
        ``kind.slug``.
    latin, short : str
        Latin name, and a short form for tight places; empty where there is none.
    ta2 : int or None
        Number in Terminologia Anatomica 2.
    synonyms, everyday : tuple of str
        Other names and abbreviations; words that lay people type.
    sources : tuple of str
        Keys of the sources that support the record.
    basis : {"sourced", "consensus"}
        ``consensus`` marks common teaching for which no source has been read.
    """

    id: str
    name: str
    latin: str = ""
    short: str = ""
    ta2: int | None = None
    synonyms: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    basis: Basis = "sourced"

    @property
    def kind(self) -> str:
        """Return the part of the id before the dot."""
        return self.id.partition(".")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Root(Structure):
    """A spinal nerve root."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nerve(Structure):
    """A nerve or a branch.

    Attributes
    ----------
    parent : str
        The nerve it leaves, or the root that gives most of it; a lesion of the parent interrupts all of it.
    contributors : tuple of str
        Other nerves or roots that give it fibres; a lesion of one interrupts a share of it.
    roots : tuple of str
        The roots whose fibres it carries.
    plexus : str
        ``lumbar``, ``sacral``, ``posterior rami`` or ``thoracic``.
    course : tuple of str
        Its stations from proximal to distal: levels, branches (nerve ids), motor branches (muscle ids) and
        those of its own fields that leave before its end.
    fascicles : tuple of str
        Nerves that run bound side by side within it and share their levels with it.
    carries : tuple of str
        Roots that pass through it whole towards the rest of its plexus (the lumbosacral trunk); else empty.
    variant, frequency : bool, str
        Whether only some people have it, and how many.
    """

    parent: str
    contributors: tuple[str, ...] = ()
    roots: tuple[str, ...]
    plexus: str
    course: tuple[str, ...] = ()
    fascicles: tuple[str, ...] = ()
    carries: tuple[str, ...] = ()
    variant: bool = False
    frequency: str = ""

    @property
    def gives_off(self) -> tuple[str, ...]:
        """Return branches (nerve ids) and motor branches (muscle ids), from proximal to distal."""
        return tuple(i for i in self.course if i.startswith(("nerve.", "muscle.")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Muscle(Structure):
    """A muscle, or a head of one where its nerve or action differs.

    Attributes
    ----------
    nerves : tuple of str
        Immediate motor nerves; losing all of them is complete, losing some is partial.
    variant_nerves : tuple of str
        Nerves that supply it in some people only; they change no deficit.
    roots, main_roots : tuple of str
        Segmental supply, and the roots that carry most of it.
    main_roots_basis : {"study", "table", "judgement"}
        Evidence for the choice of main roots.
    actions : tuple of str
        Its actions, in words.
    in_limb : bool
        False for the few trunk and pelvic muscles that reflexes and nerves refer to; they are not drawn.
    tested : bool
        Whether examiners commonly test it alone, by hand or by needle.
    """

    nerves: tuple[str, ...]
    variant_nerves: tuple[str, ...] = ()
    roots: tuple[str, ...]
    main_roots: tuple[str, ...]
    main_roots_basis: RootBasis = "judgement"
    main_roots_sources: tuple[str, ...] = ()
    actions: tuple[str, ...]
    compartment: str
    origin: str = ""
    insertion: str = ""
    variant: bool = False
    frequency: str = ""
    in_limb: bool = True
    tested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Structure):
    """Muscles that share a collective name, such as the quadriceps."""

    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dermatome(Structure):
    """The skin of a root."""

    root: str
    area: str
    autonomous: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CutaneousField(Structure):
    """The skin of a nerve; a variable field is present only in some people.

    Attributes
    ----------
    nerve : str
        The nerve that owns it; a lesion of it denervates the whole field.
    through : tuple of str
        Branches of that nerve through which a share of it runs; a lesion of one denervates that share.
    dermatomes : tuple of str
        Dermatomes in which it lies, the one that holds most of it first; measured on the drawings.
    """

    nerve: str
    through: tuple[str, ...] = ()
    dermatomes: tuple[str, ...] = ()
    area: str
    autonomous: str = ""
    variable: bool = False
    frequency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark(Structure):
    """A bone or a point drawn for orientation; it cannot be selected and has no part in lesions."""
