from legmap.diagram.reader.xmltree import parse_tree
from legmap.validation.layers import unnamed_layers

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/namespaces/inkscape">'


def told(*groups: str) -> list[str]:
    text = HEAD + "".join(f"<g {g}/>" for g in groups) + "</svg>"
    return [str(f) for f in unnamed_layers(parse_tree(text.encode(), "some.svg"), "some.svg")]


def test_a_layer_with_mode_and_name_is_right_whatever_the_prefix() -> None:
    assert told('id="layer.bones" i:groupmode="layer" i:label="Bones"') == []


def test_a_plain_group_and_a_layer_without_name_are_told() -> None:
    first, second = told(
        'id="layer.bones" i:label="Bones"', 'id="layer.nerves" i:groupmode="layer" i:label=" "'
    )
    assert first.startswith("some.svg: layer.bones: is not a layer")
    assert second.startswith("some.svg: layer.nerves: has no name")


def test_two_layers_of_one_name_are_told() -> None:
    mode = 'i:groupmode="layer" i:label="Same"'
    (only,) = told(f'id="layer.bones" {mode}', f'id="layer.nerves" {mode}')
    assert only.startswith("some.svg: layer.nerves: is called 'Same'")


def test_other_groups_are_none_of_its_business() -> None:
    assert told('id="scratch"') == []
