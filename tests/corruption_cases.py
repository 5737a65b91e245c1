"""The spoiled copies that a check must catch."""

from tests import corruption as s

Expectation = tuple[str, str, str]

# Each case: how the copy is spoiled, the file that must be named, the structure, and what is said of it.
DRAWINGS: dict[str, tuple[s.Corruption, Expectation]] = {
    "mirrored in place": (
        s.move_all("anterior", "matrix(-1 0 0 1 -95 0)"),
        ("anterior.svg", "landmark.fibular-neck", "from its place"),
    ),
    "mirrored about the midline": (
        s.move_all("posterior", "scale(-1 1)"),
        ("posterior.svg", "muscle.gastrocnemius-lateral-head", "must stand lateral to"),
    ),
    "shifted sideways by 20 mm": (
        s.move_all("anterior", "translate(20 0)"),
        ("anterior.svg", "landmark.asis", "from its place"),
    ),
    "shifted down by 20 mm": (
        s.move_all("posterior", "translate(0 20)"),
        ("posterior.svg", "bone.femur", "from its place in the frame"),
    ),
    "muscles alone shifted by 20 mm": (
        s.move("anterior", "layer.superficial-muscles", "translate(-20 0)"),
        ("anterior.svg", "muscle.vastus-lateralis", "lies outside the skin"),
    ),
    "nerves alone shifted by 20 mm": (
        s.move("posterior", "layer.nerves", "translate(20 0)"),
        ("posterior.svg", "nerve.sciatic", "landmark.greater-trochanter"),
    ),
    "two muscle ids swapped": (
        s.swap("anterior", "muscle.vastus-lateralis", "muscle.vastus-medialis"),
        ("anterior.svg", "nerve.femoral", "twig to muscle.vastus-lateralis ends"),
    ),
    "two muscles of one nerve swapped": (
        s.swap("posterior", "muscle.gastrocnemius-medial-head", "muscle.gastrocnemius-lateral-head"),
        ("posterior.svg", "muscle.gastrocnemius-lateral-head", "muscle.gastrocnemius-medial-head"),
    ),
    "two nerve ids swapped": (
        s.swap("anterior", "nerve.deep-fibular", "nerve.superficial-fibular"),
        ("anterior.svg", "nerve.superficial-fibular", "which the atlas gives to nerve.deep-fibular"),
    ),
    "two skin nerves of one parent swapped": (
        s.swap("anterior", "nerve.medial-dorsal-cutaneous", "nerve.intermediate-dorsal-cutaneous"),
        ("anterior.svg", "nerve.intermediate-dorsal-cutaneous", "must stand lateral to"),
    ),
    "two roots swapped": (
        s.swap("plexus", "root.L2", "root.S2"),
        ("plexus.svg", "nerve.lateral-femoral-cutaneous", "away from root.L2"),
    ),
    "two dermatomes swapped": (
        s.swap("anterior", "dermatome.L4", "dermatome.L5"),
        ("anterior.svg", "dermatome.L4", "leaves out its ISNCSCI key point"),
    ),
    "two fields swapped": (
        s.swap("posterior", "field.sural", "field.middle-cluneal"),
        ("posterior.svg", "nerve.middle-cluneal", "comes no nearer than"),
    ),
    "a branch detached": (
        s.move("posterior", "nerve.common-fibular", "translate(0 8)"),
        ("posterior.svg", "nerve.common-fibular", "away from nerve.sciatic-common-fibular-division"),
    ),
    "a nerve of the plexus detached from its roots": (
        s.move("plexus", "nerve.pudendal", "translate(0 9)"),
        ("plexus.svg", "nerve.pudendal", "away from root.S3"),
    ),
    "a twig detached from its nerve": (
        s.set_attribute("anterior", "nerve.femoral", "twig", "d", "M-110,-30 C-110,-28 -111,-26 -111,-24"),
        ("anterior.svg", "nerve.femoral", "starts loose at (-110, -30)"),
    ),
    "a twig to the wrong muscle": (
        s.set_attribute("anterior", "nerve.deep-fibular", "twig", "data-to", "muscle.fibularis-longus"),
        ("anterior.svg", "nerve.deep-fibular", "twig to muscle.fibularis-longus, which the atlas gives to"),
    ),
    "a twig to no muscle": (
        s.set_attribute("anterior", "nerve.deep-fibular", "twig", "data-to", "muscle.calf"),
        ("anterior.svg", "nerve.deep-fibular", "muscle.calf, which is not a muscle"),
    ),
    "a twig missing": (
        s.remove_twigs("anterior", "nerve.femoral", "muscle.articularis-genus"),
        ("anterior.svg", "nerve.femoral", "sends no twig to muscle.articularis-genus"),
    ),
    "a muscle missing": (
        s.remove("posterior", "muscle.gluteus-maximus"),
        ("posterior.svg", "muscle.gluteus-maximus", "is not drawn"),
    ),
    "a nerve missing": (
        s.remove("anterior", "nerve.obturator"),
        ("anterior.svg", "nerve.obturator", "is not drawn"),
    ),
    "a root missing": (s.remove("plexus", "root.L5"), ("plexus.svg", "root.L5", "is not drawn")),
    "a landmark missing": (
        s.remove("anterior", "landmark.medial-malleolus"),
        ("anterior.svg", "landmark.medial-malleolus", "is not drawn"),
    ),
    "the skin missing": (
        s.remove("posterior", "outline.limb"),
        ("posterior.svg", "outline.limb", "is not drawn"),
    ),
    "a dermatome removed": (
        s.remove("anterior", "dermatome.L5"),
        ("anterior.svg", "outline.limb", "layer.dermatomes covers only"),
    ),
    "a field removed": (
        s.remove("posterior", "field.lateral-plantar"),
        ("posterior.svg", "outline.limb", "layer.fields covers only"),
    ),
    "two dermatomes overlapping": (
        s.copy_shape("anterior", "dermatome.L5", "dermatome.L4", "area"),
        ("anterior.svg", "dermatome.L4", "overlaps dermatome.L5"),
    ),
    "skin beyond the limb": (
        s.move("anterior", "dermatome.S1", "translate(-60 0)"),
        ("anterior.svg", "dermatome.S1", "reaches beyond the skin"),
    ),
    "a muscle outside the skin": (
        s.move("posterior", "muscle.biceps-femoris-long-head", "translate(60 0)"),
        ("posterior.svg", "muscle.biceps-femoris-long-head", "lies outside the skin"),
    ),
    "a structure out of all proportion": (
        s.move("anterior", "muscle.sartorius", "scale(9000)"),
        ("anterior.svg", "muscle.sartorius", "times the size of the paper away from it"),
    ),
    "a structure far off the paper": (
        s.move("anterior", "muscle.sartorius", "translate(3000 0)"),
        ("anterior.svg", "muscle.sartorius", "lies far outside the viewBox"),
    ),
    "an autonomous zone outside its area": (
        s.copy_shape("anterior", "dermatome.L2", "dermatome.L4", "area", "autonomous"),
        ("anterior.svg", "dermatome.L4", "autonomous zone leaves its area"),
    ),
    "an id the atlas lacks": (
        s.rename("anterior", "muscle.sartorius", "muscle.tailor"),
        ("anterior.svg", "muscle.tailor", "is unknown to the atlas"),
    ),
    "an id given twice": (
        s.rename("anterior", "muscle.sartorius", "muscle.gracilis"),
        ("anterior.svg", "muscle.gracilis", "same id"),
    ),
    "a muscle among the bones": (
        s.relocate("anterior", "muscle.sartorius", "layer.bones"),
        ("anterior.svg", "muscle.sartorius", "does not belong in layer.bones"),
    ),
    "a use element": (
        s.add("posterior", "muscle.soleus", "use", href="#muscle.plantaris"),
        ("posterior.svg", "use", "is not allowed"),
    ),
    "a text element": (
        s.add("plexus", "root.S1", "text", x="1", y="1"),
        ("plexus.svg", "text", "is not allowed"),
    ),
    "a path without data": (
        s.set_attribute("posterior", "muscle.soleus", "belly", "d", None),
        ("posterior.svg", "muscle.soleus", "has no d"),
    ),
    "a hidden path": (
        s.set_attribute("posterior", "muscle.soleus", "belly", "style", "display:none"),
        ("posterior.svg", "path", "is hidden"),
    ),
    "an unknown class of path": (
        s.set_attribute("posterior", "muscle.soleus", "belly", "class", "meat"),
        ("posterior.svg", "muscle.soleus", "has the class 'meat'"),
    ),
    "the lateral view mirrored": (
        s.move_all("lateral", "scale(-1 1)"),
        ("lateral.svg", "landmark.fibular-neck", "from its place"),
    ),
    "the medial view mirrored in place": (
        s.move_all("medial", "matrix(-1 0 0 1 60 0)"),
        ("medial.svg", "muscle.vastus-medialis", "must stand in front of"),
    ),
    "the dorsum mirrored in place": (
        s.move_all("dorsum", "matrix(-1 0 0 1 180 0)"),
        ("dorsum.svg", "bone.metatarsal-5", "must stand lateral to"),
    ),
    "the sole shifted by 20 mm": (
        s.move_all("sole", "translate(0 20)"),
        ("sole.svg", "landmark.medial-malleolus", "from its place"),
    ),
    "two muscles of the medial view swapped": (
        s.swap("medial", "muscle.sartorius", "muscle.gracilis"),
        ("medial.svg", "nerve.femoral", "twig to muscle.sartorius ends"),
    ),
    "two muscles of the sole swapped": (
        s.swap("sole", "muscle.abductor-hallucis", "muscle.abductor-digiti-minimi"),
        ("sole.svg", "muscle.abductor-digiti-minimi", "must stand lateral to"),
    ),
    "a branch on the dorsum detached": (
        s.move("dorsum", "nerve.deep-fibular-medial-terminal-branch", "translate(8 0)"),
        ("dorsum.svg", "nerve.deep-fibular-medial-terminal-branch", "away from nerve.deep-fibular"),
    ),
    "two branches that leave in the wrong order": (
        s.exchange("posterior", "nerve.medial-sural-cutaneous", "nerve.tibial-medial-calcaneal-branches"),
        ("posterior.svg", "nerve.tibial", "before nerve.medial-sural-cutaneous, which the atlas lists first"),
    ),
    "a dermatome of the sole removed": (
        s.remove("sole", "dermatome.S1"),
        ("sole.svg", "outline.limb", "layer.dermatomes covers only"),
    ),
    "a field of the medial view removed": (
        s.remove("medial", "field.saphenous-medial-crural-branches"),
        ("medial.svg", "outline.limb", "layer.fields covers only"),
    ),
    "skin on the cut face": (
        s.copy_shape("medial", "outline.limb", "dermatome.L2", "skin", "area"),
        ("medial.svg", "dermatome.L2", "reaches beyond the skin"),
    ),
    "the outline copied over a muscle": (
        s.copy_shape("lateral", "outline.limb", "muscle.gluteus-medius", "skin", "belly"),
        ("lateral.svg", "muscle.gluteus-medius", "of the limb; draw its own outline"),
    ),
    "the outline copied over a deep muscle": (
        s.copy_shape("sole", "outline.limb", "muscle.quadratus-plantae", "skin", "belly"),
        ("sole.svg", "muscle.quadratus-plantae", "of the limb; draw its own outline"),
    ),
    "a dermatome swapped in one view only": (
        s.swap("lateral", "dermatome.L5", "dermatome.S1"),
        ("lateral.svg", "dermatome.S1", "lies where anterior.svg shows dermatome.L5"),
    ),
    "a field swapped in one view only": (
        s.swap("medial", "field.medial-sural-cutaneous", "field.saphenous-medial-crural-branches"),
        ("medial.svg", "field.medial-sural-cutaneous", "lies where anterior.svg shows"),
    ),
    "a key point moved out": (
        s.move("anterior", "landmark.isncsci-l4", "translate(-45 0)"),
        ("anterior.svg", "dermatome.L4", "leaves out its ISNCSCI key point"),
    ),
    "a key point moved within its dermatome": (
        s.move("anterior", "landmark.isncsci-l2", "translate(-12 0)"),
        ("anterior.svg", "landmark.isncsci-l2", "from its place ("),
    ),
    "a key point missing": (
        s.remove("dorsum", "landmark.isncsci-l5"),
        ("dorsum.svg", "landmark.isncsci-l5", "is not drawn"),
    ),
    "two muscles that touch in life over each other": (
        s.move("anterior", "muscle.rectus-femoris", "translate(-25 0)"),
        ("anterior.svg", "muscle.rectus-femoris", "covers"),
    ),
    "a muscle painted over what covers it": (
        s.relocate("anterior", "muscle.pectineus", "layer.superficial-muscles"),
        ("anterior.svg", "muscle.sartorius", "is painted under muscle.pectineus"),
    ),
    "a bone outside the skin": (
        s.move("medial", "bone.patella", "translate(-20 0)"),
        ("medial.svg", "bone.patella", "leaves the skin"),
    ),
    "a nerve outside the skin": (
        s.move("sole", "nerve.medial-plantar", "translate(45 0)"),
        ("sole.svg", "nerve.medial-plantar", "leaves the skin"),
    ),
    "the tibial nerve before the malleolus": (
        s.move("medial", "nerve.tibial", "translate(-45 0)"),
        ("medial.svg", "nerve.tibial", "behind landmark.medial-malleolus"),
    ),
    "the deep fibular nerve in the second web": (
        s.move("dorsum", "nerve.deep-fibular-medial-terminal-branch", "translate(18 0)"),
        ("dorsum.svg", "nerve.deep-fibular-medial-terminal-branch", "must end between bone.phalanges-1"),
    ),
    "a muscle of the sole missing": (
        s.remove("sole", "muscle.quadratus-plantae"),
        ("sole.svg", "muscle.quadratus-plantae", "is not drawn"),
    ),
    "a nerve of the lateral view missing": (
        s.remove("lateral", "nerve.common-fibular"),
        ("lateral.svg", "nerve.common-fibular", "is not drawn"),
    ),
    "a muscle outside the lateral skin": (
        s.move("lateral", "muscle.soleus", "translate(-25 0)"),
        ("lateral.svg", "muscle.soleus", "lies outside the skin"),
    ),
    "layers that Inkscape takes for groups": (
        s.mark_layers("sole", f"{{{s.INKSCAPE}}}groupmode", None),
        ("sole.svg", "layer.bones", "is not a layer in Inkscape"),
    ),
    "layers without a name": (
        s.mark_layers("plexus", f"{{{s.INKSCAPE}}}label", None),
        ("plexus.svg", "layer.nerves", "has no name in Inkscape"),
    ),
    "layers of one name": (
        s.mark_layers("saddle", f"{{{s.INKSCAPE}}}label", "Skin"),
        ("saddle.svg", "layer.fields", "is called 'Skin' in Inkscape like"),
    ),
    "a gap in a further dermatome map": (
        s.add_map("dorsum", "other", "dermatome.L5"),
        ("dorsum.svg", "outline.limb", "layer.dermatomes-other covers only"),
    ),
    "corrupt XML": (
        s.text("svg/plexus.svg", lambda old: old[:2000]),
        ("plexus.svg", "", "not well-formed XML"),
    ),
    "a document type": (
        s.text("svg/saddle.svg", lambda old: old.replace("<svg", '<!DOCTYPE svg [<!ENTITY a "b">]><svg', 1)),
        ("saddle.svg", "", "DOCTYPE"),
    ),
    "a drawing missing": (s.delete("svg/plexus.svg"), ("plexus.svg", "view plexus", "is missing")),
}

DATA: dict[str, tuple[s.Corruption, Expectation]] = {
    "a root unknown": (
        s.field("nerves.toml", "nerve.tibial", "roots", '["root.L4", "root.L7"]'),
        ("nerves.toml", "nerve.tibial", "unknown id root.L7"),
    ),
    "a circle of nerves": (
        s.field("nerves.toml", "nerve.sciatic", "parent", '"nerve.tibial"'),
        ("nerves", "nerve.sciatic", "cannot feed itself"),
    ),
    "a source nobody defined": (
        s.field("nerves.toml", "nerve.deep-fibular", "sources", '["HEARSAY"]'),
        ("nerves.toml", "nerve.deep-fibular", "HEARSAY"),
    ),
    "roots that the nerve lacks": (
        s.field("muscles.toml", "muscle.tibialis-anterior", "roots", '["root.L2", "root.L4", "root.L5"]'),
        ("muscles.toml", "muscle.tibialis-anterior", "root.L2 is not among its nerves' roots"),
    ),
    "a movement without muscle": (
        s.field("movements.toml", "movement.knee-extension", "prime_movers", "[]"),
        ("movements.toml", "movement.knee-extension", "empty"),
    ),
    "a sign with a wrong word": (
        s.field("function.toml", "sign.foot-drop", "movements", '{ "movement.ankle-dorsiflexion" = "bad" }'),
        ("function.toml", "sign.foot-drop", "'bad'"),
    ),
    "a nerve that denies its muscles": (
        s.field("nerves.toml", "nerve.deep-fibular", "course", "[]"),
        ("nerves.toml", "nerve.deep-fibular", "lacks muscle.tibialis-anterior"),
    ),
    "a group with an unknown member": (
        s.field("muscles.toml", "group.hamstrings", "members", '["muscle.hamstring"]'),
        ("muscles.toml", "group.hamstrings", "unknown id muscle.hamstring"),
    ),
    "a field misspelt": (
        s.text("data/skin.toml", lambda old: old.replace('area = "groin', 'aera = "groin', 1)),
        ("skin.toml", "dermatome.L1", "unknown field 'aera'"),
    ),
    "a record given twice": (
        s.text("data/roots.toml", lambda old: old.replace('id = "root.L2"', 'id = "root.L1"', 1)),
        ("roots.toml", "root.L1", "given twice"),
    ),
    "a record of the wrong kind": (
        s.field("skin.toml", "dermatome.L5", "root", '"nerve.tibial"'),
        ("skin.toml", "dermatome.L5", "nerve.tibial is not a root"),
    ),
    "corrupt TOML": (
        s.text("data/function.toml", lambda old: old + "\n[[sign\n"),
        ("function.toml", "", "cannot be read as TOML"),
    ),
    "a data file missing": (s.delete("data/muscles.toml"), ("muscles.toml", "", "no muscle is defined")),
    "a structure that no drawing shows": (
        s.text(
            "data/roots.toml",
            lambda old: old + '\n[[root]]\nid = "root.S6"\nname = "S6 root"\nbasis = "consensus"\n',
        ),
        ("plexus.svg", "root.S6", "is not drawn"),
    ),
}
