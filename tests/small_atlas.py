"""A small invented atlas: four roots, two plexuses, six nerves; small enough to foresee every finding.

``B1`` takes part in the lumbar plexus and, through the trunk, in the sacral one (as L4 does); ``A1`` to
``A3`` are sacral. ``twin`` has two nerves, ``tail`` two sources of fibres.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.load import load_atlas

ROOTS = "".join(
    f'[[root]]\nid = "root.{r}"\nname = "{r} root"\nshort = "{r}"\nbasis = "consensus"\n\n'
    for r in ("B1", "A1", "A2", "A3")
)
NERVES = """
[[nerve]]
id = "nerve.front"
name = "front nerve"
parent = "root.B1"
roots = ["root.B1"]
plexus = "lumbar"
course = ["muscle.front"]
basis = "consensus"

[[nerve]]
id = "nerve.trunk"
name = "trunk"
parent = "root.A1"
contributors = ["root.B1"]
roots = ["root.B1", "root.A1"]
plexus = "sacral"
carries = ["root.B1", "root.A1"]
basis = "consensus"

[[nerve]]
id = "nerve.big"
name = "big nerve"
latin = "Nervus magnus"
ta2 = 1
synonyms = ["great nerve"]
everyday = ["leg pain"]
parent = "root.A2"
contributors = ["root.B1", "root.A1", "root.A3"]
roots = ["root.B1", "root.A1", "root.A2", "root.A3"]
plexus = "sacral"
course = ["muscle.thigh", "nerve.inner", "nerve.outer"]
fascicles = ["nerve.inner", "nerve.outer"]
sources = ["ONE"]

[[nerve]]
id = "nerve.outer"
name = "outer nerve"
parent = "nerve.big"
roots = ["root.B1", "root.A1", "root.A2"]
plexus = "sacral"
course = ["muscle.shin", "level.knee", "nerve.link", "muscle.twin", "nerve.rare"]
basis = "consensus"

[[nerve]]
id = "nerve.inner"
name = "inner nerve"
parent = "nerve.big"
roots = ["root.A1", "root.A2", "root.A3"]
plexus = "sacral"
course = ["muscle.calf", "level.knee", "muscle.twin", "nerve.tail"]
basis = "consensus"

[[nerve]]
id = "nerve.link"
name = "link"
parent = "nerve.outer"
roots = ["root.A2"]
plexus = "sacral"
basis = "consensus"

[[nerve]]
id = "nerve.tail"
name = "tail nerve"
parent = "nerve.inner"
contributors = ["nerve.link"]
roots = ["root.A2", "root.A3"]
plexus = "sacral"
basis = "consensus"

[[nerve]]
id = "nerve.rare"
name = "rare nerve"
parent = "nerve.outer"
roots = ["root.A1"]
plexus = "sacral"
variant = true
frequency = "one in ten"
basis = "consensus"
"""

PLACES = """
[[level]]
id = "level.knee"
name = "knee"
place = "at the knee"
basis = "consensus"
""" + "".join(
    f'\n[[site]]\nid = "site.{slug}"\nname = "{name}"\n{where}\nbasis = "consensus"\n'
    for slug, name, where in (
        ("front", "front nerve in the groin", 'nerve = "nerve.front"'),
        ("trunk", "trunk at the brim", 'nerve = "nerve.trunk"'),
        ("big", "big nerve at the hip", 'nerve = "nerve.big"\nusually = ["nerve.outer"]'),
        ("big-knee", "big nerve at the knee", 'nerve = "nerve.big"\nlevel = "level.knee"'),
        ("outer", "outer nerve", 'nerve = "nerve.outer"\nusual_severity = "moderate"'),
        ("inner", "inner nerve", 'nerve = "nerve.inner"'),
        ("low-roots", "low roots", 'roots = ["root.A2", "root.A3"]\nsides = "both"\nemergency = "Hurry."'),
    )
)


def _muscle(name: str, nerves: str, roots: str, main: str, *more: str) -> str:
    def ids(kind: str, words: str) -> str:
        return ", ".join(f'"{kind}.{w}"' for w in words.split())

    fields = [
        f'id = "muscle.{name}"',
        f'name = "{name} muscle"',
        f"nerves = [{ids('nerve', nerves)}]",
        f"roots = [{ids('root', roots)}]",
        f"main_roots = [{ids('root', main)}]",
        f'actions = ["moves the {name}"]',
        'compartment = "leg"',
        'basis = "consensus"',
        *more,
    ]
    return "[[muscle]]\n" + "\n".join(fields) + "\n\n"


MUSCLES = (
    _muscle("front", "front", "B1", "B1", "tested = true", 'origin = "hip"', 'insertion = "knee"')
    + _muscle("thigh", "big", "A1 A2", "A2", "tested = true")
    + _muscle("shin", "outer", "B1 A1", "A1", "tested = true", 'variant_nerves = ["nerve.rare"]')
    + _muscle("calf", "inner", "A2 A3", "A2", "tested = true")
    + _muscle("twin", "inner outer", "A1 A2", "A1")
    + '[[group]]\nid = "group.leg"\nname = "leg muscles"\nmembers = ["muscle.shin", "muscle.calf"]\n'
    + 'basis = "consensus"\n'
)
SKIN = """
[[dermatome_map]]
id = "map.strips"
name = "map of the small atlas"
text = "Strips."
layer = "dermatomes"
basis = "consensus"

[[field]]
id = "field.tail"
name = "field of the tail nerve"
nerve = "nerve.tail"
area = "outer foot"
autonomous = "little toe"
basis = "consensus"

[[field]]
id = "field.inner"
name = "field of the inner nerve"
nerve = "nerve.inner"
through = ["nerve.tail"]
area = "sole"
basis = "consensus"

[[field]]
id = "field.outer"
name = "field of the outer nerve"
nerve = "nerve.outer"
area = "instep"
variable = true
frequency = "three in four"
basis = "consensus"
""" + "".join(
    f'\n[[dermatome]]\nid = "dermatome.{r}"\nname = "{r} dermatome"\nroot = "root.{r}"\narea = "strip {r}"\n'
    'basis = "consensus"\n'
    for r in ("B1", "A1", "A2", "A3")
)
FUNCTION = """
[[movement]]
id = "movement.push"
name = "pushing"
tested = true
prime_movers = ["muscle.calf"]
helpers = ["muscle.twin", "muscle.thigh"]
needed_for = "tiptoe"
basis = "consensus"

[[movement]]
id = "movement.lift"
name = "lifting"
tested = true
prime_movers = ["muscle.shin"]
helpers = ["muscle.twin"]
basis = "consensus"

[[movement]]
id = "movement.straighten"
name = "straightening"
tested = true
prime_movers = ["muscle.front"]
basis = "consensus"

[[reflex]]
id = "reflex.front"
name = "front jerk"
tested = true
stimulus = "tap"
response = "kick"
afferent = ["nerve.front"]
efferent = ["nerve.front"]
roots = ["root.B1"]
main_roots = ["root.B1"]
muscles = ["muscle.front"]
basis = "consensus"

[[reflex]]
id = "reflex.calf"
name = "calf jerk"
tested = true
stimulus = "tap"
response = "push"
afferent = ["nerve.tail"]
efferent = ["nerve.inner"]
roots = ["root.A1", "root.A2", "root.A3"]
main_roots = ["root.A2", "root.A3"]
muscles = ["muscle.calf"]
basis = "consensus"

[[sign]]
id = "sign.drop"
name = "drop"
description = "The foot hangs."
basis = "consensus"
[[sign.when]]
movements = { "movement.lift" = "weak" }

[[sign]]
id = "sign.weak-calf"
name = "weak calf"
description = "No push."
basis = "consensus"
[[sign.when]]
muscles = { "muscle.calf" = "main" }
kept = ["movement.lift"]

[[sign]]
id = "sign.stretch"
name = "stretch"
description = "Pain."
basis = "consensus"
[[sign.when]]
roots = ["root.A1", "root.A2"]

[[sign]]
id = "sign.tap"
name = "tap"
description = "Tingling."
basis = "consensus"
[[sign.when]]
nerves = ["nerve.outer"]

[[sign]]
id = "sign.numb-foot"
name = "numb foot"
description = "Numb."
basis = "consensus"
[[sign.when]]
skin = { "field.tail" = "complete" }
[[sign.when]]
skin = { "dermatome.A3" = "partial" }
"""
NOTES = """
[[note]]
about = "nerve.big"
topic = "course"
text = "It runs down the back of the leg."
sources = ["ONE"]

[[note]]
about = "nerve.big"
topic = "skin"
text = "It feels for the whole leg."
sources = ["ONE"]
standard = "The front belongs to the front nerve."
standard_sources = ["TWO"]

[[note]]
about = "nerve.big"
topic = "variants"
text = "It divides high in some."
basis = "consensus"

[[disagreement]]
about = ["nerve.big", "muscle.thigh"]
item = "roots of the big nerve"
adopted = "Four roots."

[[disagreement.claim]]
text = "Three roots."
sources = ["ONE"]

[[disagreement.claim]]
text = "Four roots."
sources = ["TWO"]

[[landmark]]
id = "bone.shank"
name = "shank"
basis = "consensus"
"""
SOURCES = """
[[source]]
key = "ONE"
author = "First A"
title = "On nerves"
year = "1999"
kind = "study"

[[source]]
key = "TWO"
author = "Second B"
title = "On legs"
year = ""
kind = "textbook"
"""
FILES: Mapping[str, str] = {
    "roots.toml": ROOTS,
    "nerves.toml": NERVES,
    "places.toml": PLACES,
    "muscles.toml": MUSCLES,
    "skin.toml": SKIN,
    "function.toml": FUNCTION,
    "notes.toml": NOTES,
    "sources.toml": SOURCES,
}


def write_small_atlas(folder: Path, changes: Mapping[str, tuple[str, str]] | None = None) -> Path:
    """Write the files, each with one piece of text exchanged where `changes` names it."""
    for name, text in FILES.items():
        old, new = (changes or {}).get(name, ("", ""))
        assert not old or old in text, f"{old!r} is not in {name}"
        (folder / name).write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    return folder


@cache
def small_atlas() -> Atlas:
    with TemporaryDirectory() as folder:
        return load_atlas(write_small_atlas(Path(folder)))
