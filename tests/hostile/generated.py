"""Hostile drawings that are too large to lie about as files."""

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
MUSCLE = HEAD + '<g id="layer.deep-muscles"><g id="muscle.soleus">{}</g></g></svg>'
NERVE = HEAD + '<g id="layer.nerves"><g id="nerve.tibial">{}</g></g></svg>'
CURVE = "C9 1 1 9 5 5"


def _belly(d: str) -> str:
    return MUSCLE.format(f'<path class="belly" d="{d}"/>')


def _bellies(count: int, d: str) -> str:
    return MUSCLE.format(f'<path class="belly" d="{d}"/>' * count)


def generated() -> dict[str, bytes]:
    """Name to content."""
    texts = {
        "nested-1000": HEAD + "<g>" * 1000 + "</g>" * 1000 + "</svg>",
        "nested-million": HEAD + "<g>" * 1_000_000,
        "elements-million": HEAD + "<g/>" * 1_000_000 + "</svg>",
        "attributes-100000": HEAD + "<g " + " ".join(f'a{i}=""' for i in range(100_000)) + "/></svg>",
        "attribute-huge": MUSCLE.format(f'<path class="{"belly" * 1_000_000}" d="M0 0H5V5Z"/>'),
        "attribute-name-huge": MUSCLE.format(f'<path on{"x" * 1_000_000}="" class="belly" d="M0 0H5V5Z"/>'),
        "id-huge": HEAD + f'<g id="{"x." * 1_000_000}"/></svg>',
        "tag-huge": HEAD + f"<{'x' * 1_000_000}/></svg>",
        "comment-huge": "<!--" + "x" * 5_000_000,
        "bytes-too-many": HEAD + " " * (16 * 1024 * 1024) + "</svg>",
        "segments-million": _belly("M0 0" + " 1 1" * 1_000_000),
        "segments-together": _bellies(9, "M0 0" + CURVE * 6000),
        "subpaths": _belly("M0 0" + "M1 1" * 30_000),
        "closing": _belly("M0 0L1 1" + "Z" * 100_000),
        "arcs": _belly("M0 0" + "A3 3 0 1 1 5 5 3 3 0 1 1 0 0" * 30_000),
        "nerve-long": NERVE.format(f'<path class="course" data-width="2 1" d="M0 0{CURVE * 15_000}"/>'),
        "pieces": NERVE.format(f'<path class="covered" data-width="1 1" d="{"M0 0H5M0 1H5" * 500}"/>'),
        "digits": _belly("M0 0 L" + "1" * 200_000 + "x"),
        "digits-of-arc": _belly("M0 0 A" + "1" * 200_000 + "x"),
        "exponent": _belly("M0 0 L1e" + "9" * 200_000 + " 1"),
        "blanks": _belly("M0 0 L" + " " * 200_000 + "x"),
        "commas": _belly("M0 0 L" + "," * 200_000),
        "transforms": MUSCLE.format(
            '<path class="belly" transform="' + "scale(9)" * 9000 + '" d="M0 0L1 1"/>'
        ),
        "style-huge": MUSCLE.format(
            '<path class="belly" style="' + "a:b;" * 100_000 + 'display:none" d="M0 0H5V5Z"/>'
        ),
        "ids-twice": HEAD + '<g id="a"/>' * 5_000 + "</svg>",
        "problems": MUSCLE.format('<path class="belly"/>' * 5_000),
    }
    return {name: text.encode() for name, text in texts.items()}
