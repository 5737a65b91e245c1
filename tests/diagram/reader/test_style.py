from legmap.diagram.reader.style import InheritedPaint, painted
from legmap.diagram.reader.xmltree import Element

INKSCAPE = (
    "display:inline;overflow:visible;visibility:visible;opacity:0.98;vector-effect:none;fill:#d9a79b;"
    "fill-opacity:1;fill-rule:evenodd;stroke:#8a5a4e;stroke-width:0.6;stroke-linecap:round;"
    "stroke-linejoin:round;stroke-miterlimit:4;stroke-dasharray:2.4, 1.2;stroke-dashoffset:0;"
    "stroke-opacity:1;marker:none;marker-start:none;marker-mid:none;marker-end:none;paint-order:normal;"
    "enable-background:accumulate;-inkscape-stroke:none;font-variation-settings:normal;stop-color:#000000;"
    "-inkscape-font-specification:'Sans Bold';font-family:\"DejaVu; Sans\";line-height:125%;"
    "mix-blend-mode:normal;isolation:auto;color-interpolation:sRGB;solid-color:#000000;clip-rule:nonzero;"
    "white-space:normal;shape-padding:0;image-rendering:auto;stop-opacity:1;text-decoration-color:#000000"
)
GROUP = InheritedPaint(fill=0.0, stroke=0.0)


def paint(style="", outer=None, **attributes):
    named = {name.replace("_", "-"): value for name, value in attributes.items()}
    return painted(Element("path", {"style": style, **named}, 1), outer or InheritedPaint())


def faults(style="", **attributes):
    return paint(style, None, **attributes)[1]


def test_what_inkscape_writes_is_known():
    assert paint(INKSCAPE, None, d="M0 0", id="x") == (
        InheritedPaint(1, 1, 1, 1, 0.6, 0.98, even_odd=True),
        [],
    )
    assert faults(version="1.1", preserveAspectRatio="none", enable_background="new 0 0 1 1") == []
    editors = {"{http://www.inkscape.org/namespaces/inkscape}label": "url(#x)", "{http://x.org}note": ""}
    assert painted(Element("g", editors, 1), InheritedPaint())[1] == []


def test_what_is_not_known_is_refused():
    unknown = ["zoom:2", "d:path('M0 0')", "rotate:3deg", "-webkit-mask-image:none", "--x:1", "all:unset"]
    unknown += ["display:contents", "display:inlin", "opacity:calc(0)", "fill:url(#a)", "fill:colour", "x"]
    unknown += [
        "fill:rgb(1)",
        "fill:#12345",
        "stroke-width:var(--x)",
        "marker-end:url(#m)",
        "transform:none 1",
    ]
    unknown += [
        "displa\\79:none",
        "a:'",
        "fill:(;b:c",
        "fill:red);c:d",
        "{a:b}",
        "fill:[;b:c",
        "fill:'\n'",
        "@a",
    ]
    unknown += ["fill-rule:even", "visibility:hide", "display:inline\u00a0", "display:inline!now", ":none"]
    assert [style for style in unknown if len(faults(style)) == 0] == []
    attributes = ["href", "onclick", "systemLanguage", "requiredFeatures", "xml:base", "DISPLAY"]
    attributes += [
        "{http://www.w3.org/1999/xlink}href",
        "{http://x.org/}href",
        "{http://www.w3.org/2000/svg}d",
    ]
    assert [
        name for name in attributes if not painted(Element("g", {name: "x"}, 1), InheritedPaint())[1]
    ] == []


def test_the_last_declaration_counts_and_important_ones_and_styles_come_before():
    wrong = {}
    for style, hidden in {
        "display:none;display:inline": False,
        "display:inline;display:none": True,
        "display:none!important;display:inline": True,
        "display:none ! IMPORTANT;display:inline!important": False,
        "DISPLAY : None ;;": True,
        "display:/*;display:inline*/none": True,
        "display:inline/*;display:none": False,
        "font:'/*';display:none;font:'*/'": True,
        "font:';display:none';display:inline": False,
    }.items():
        if any("is hidden" in fault for fault in faults(style)) != hidden:
            wrong[style] = faults(style)
    assert wrong == {}
    assert faults("display:inline", display="none") == []
    assert "is hidden (display:none)" in faults("fill:red", display="none")[0]


def test_what_nobody_can_see_is_told_apart():
    wrong = {}
    for style, visible in {
        "": True,
        "fill:none": False,
        "fill:none;stroke:none": False,
        "fill:none;stroke:#000": True,
        "fill:none;stroke:#000;stroke-width:0": False,
        "fill:none;stroke:#000;stroke-opacity:0%": False,
        "fill-opacity:0": False,
        "fill-opacity:0;stroke:red": True,
        "fill:transparent": False,
        "fill:rgba(1,2,3,0)": False,
        "fill:rgb(1 2 3 / 50%)": True,
        "fill:#1230": False,
        "fill:#12345600": False,
        "fill:#123456": True,
        "opacity:0.001": False,
        "fill-opacity:0.05;opacity:0.05": False,
        "opacity:0.05": True,
        "fill:inherit;stroke:inherit": True,
    }.items():
        if paint(style)[0].is_visible != visible:
            wrong[style] = paint(style)
    assert wrong == {}
    assert not paint("", GROUP)[0].is_visible
    assert paint("fill:red", GROUP)[0].is_visible
    assert not paint("fill:red;fill:inherit!important", GROUP)[0].is_visible
    assert not paint("opacity:.05", InheritedPaint(opacity=0.05))[0].is_visible


def test_an_origin_matters_only_where_something_is_turned():
    assert faults("transform-origin:5px 5px;transform:none") == []
    assert faults("transform-origin:0px 0px;transform-box:view-box", transform="rotate(9)") == []
    for style in ("transform-origin:5px 5px", "transform-box:fill-box", "transform:none"):
        assert "changes its transform" in faults(style, transform="rotate(9)")[0]
