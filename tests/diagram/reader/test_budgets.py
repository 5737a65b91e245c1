"""What reading one drawing may cost, and how much of what is wrong with it is listed."""

import random

from legmap.diagram.geometry import fill_rules_agree
from legmap.diagram.reader import context, shapes
from legmap.diagram.reader.drawings import all_problems
from legmap.resources import assets_dir

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
MUSCLE = HEAD + '<g id="layer.deep-muscles"><g id="muscle.soleus">{}</g></g></svg>'
WINDING = '<path class="belly" fill-rule="evenodd" d="M{}Z"/>'


def asked(monkeypatch):
    """The paths of which Qt is asked where they cross themselves."""
    paths = []

    def compare(path):
        paths.append(path)
        return fill_rules_agree(path)

    monkeypatch.setattr(shapes, "fill_rules_agree", compare)
    return paths


def test_winding_paths_are_refused_before_anyone_asks_where_they_cross(write, monkeypatch):
    chance = random.Random(1)
    corners = [" ".join(f"{chance.randint(0, 100)} {chance.randint(0, 100)}" for _ in range(398))] * 290
    coincident = ["0 0C100 0 0 100 100 100M" * 98 + "0 0C100 0 0 100 100 100"] * 290
    apart = ["M".join(f"{i % 12 * 8} {i // 12 * 8}h5v5z" for i in range(99))] * 290
    for paths, most in ((corners, 0), (coincident, 9), (apart, 60)):
        compared = asked(monkeypatch)
        problems = all_problems(write(MUSCLE.format("".join(map(WINDING.format, paths)))))
        assert len(compared) <= most
        assert [p.fatal for p in problems] == [True]
        assert "fill rule evenodd; choose the other rule" in problems[0].text


def test_a_plain_drawing_that_is_even_odd_throughout_is_far_from_the_limit(write, monkeypatch):
    text = (assets_dir() / "posterior.svg").read_text(encoding="utf-8")
    compared = asked(monkeypatch)
    monkeypatch.setattr(context, "MAX_OVERLAPS", context.MAX_OVERLAPS // 20)
    assert all_problems(write(text.replace("<svg ", '<svg fill-rule="evenodd" ', 1))) == []
    assert len(compared) > 100


def test_a_path_over_the_limit_is_told_alone(write):
    long, short = (f'<path class="belly" d="M0 0{"C1 1 2 2 3 3" * n}"/>\n' for n in (15_000, 9))
    (problem,) = all_problems(write(MUSCLE.format(short + long * 3 + short * 500)))
    assert "line 4: <path> brings the drawing to more than 120000 points" in problem.text
    (problem,) = all_problems(
        write(MUSCLE.format(long.replace("C1 1 2 2 3 3", "A1 1 0 0 0 3 3") + short * 500))
    )
    assert "line 1: <path> brings the drawing to more than 120000 points" in problem.text


def test_thousands_of_problems_are_told_as_many_as_anyone_reads(write):
    unknown = all_problems(write(HEAD + "".join(f'<g id="layer.x{i}"/>' for i in range(15_000)) + "</svg>"))
    assert len(unknown) == context.MAX_PROBLEMS + 1
    assert "more problems than the 100 that are listed" in unknown[-1].text
