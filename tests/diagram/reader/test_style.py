import pytest

from legmap.diagram.reader.style import Look, looks_of
from legmap.diagram.reader.xmltree import Element


def styled(style, **attributes):
    return looks_of(Element("path", {"style": style, **attributes}, 1))


@pytest.mark.parametrize(
    ("style", "display"),
    [
        ("display:none;display:inline", "inline"),
        ("display:inline;display:none", "none"),
        ("display:none!important;display:inline", "none"),
        ("display:none ! IMPORTANT;display:inline!important", "inline"),
        ("DISPLAY : None ;;", "none"),
        ("display:none;display:nonne", "none"),
        ("display:none;display:inline\u00a0", "none"),
        ("display:none;display:inline!now", "none"),
        ("display:none;display:'inline'", "none"),
        ("display:/*;display:inline*/none", "none"),
        ("display:inline/*;display:none", "inline"),
        ("a:'/*';display:none;b:'*/'", "none"),
        ("a:';display:none';display:inline", "inline"),
    ],
)
def test_of_several_declarations_the_last_that_is_understood_wins(style, display):
    assert styled(style) == {"display": Look(display, True)} | (
        {} if "a:" not in style else {name: Look("_", True) for name in "ab" if f"{name}:'" in style}
    )


def test_the_style_wins_over_attributes_where_it_is_understood():
    assert styled("display:inline", display="none")["display"] == Look("inline", True)
    assert styled("display:inlin", display="none")["display"] == Look("none", False)
    assert styled("fill:red", display="none;x") == {"fill": Look("red", True)}


@pytest.mark.parametrize(
    "style", ["displa\\79:none", "a:'", "a:(;b:c", "a:b);c:d", "{a:b}", "a[;b:c", "a:'\n'", "@a"]
)
def test_what_could_be_read_in_two_ways_is_not_read(style):
    assert styled(style) is None


def test_prefixes_of_browsers_are_dropped():
    assert styled("-webkit-mask-image:none;-inkscape-stroke:none") == {
        "mask-image": Look("none", True),
        "-inkscape-stroke": Look("none", True),
    }
