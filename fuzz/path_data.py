"""Path data and transforms by the grammar of SVG, and now and then beside it."""

from __future__ import annotations

from hypothesis import strategies as st

from fuzz.mutations import NUMBERS, Draw

ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
FUNCTIONS = {"translate": 2, "matrix": 6, "scale": 1, "rotate": 3, "skewX": 1, "skewY": 1, "spin": 2}
_PLAIN = st.one_of(
    st.integers(-99, 99).map(str),
    st.floats(-200, 200, width=32).map(lambda x: f"{x:.2f}"),
    st.sampled_from(("0", "1e2", ".5")),
)
NUMBER = st.integers(0, 99).flatmap(lambda chance: st.sampled_from(NUMBERS) if chance == 99 else _PLAIN)
"""A coordinate, mostly a plain one."""


@st.composite
def path_data(draw: Draw) -> str:
    """Draw path data; one command in thirty has a number too many or too few."""
    pieces = [f"M{draw(NUMBER)} {draw(NUMBER)}"] if draw(st.integers(0, 20)) < 20 else []
    for command in draw(st.lists(st.sampled_from(list(ARITY)), max_size=12)):
        count = ARITY[command] * draw(st.sampled_from((1, 1, 1, 2, 5)))
        count += draw(st.sampled_from((0,) * 30 + (-1, 1)))
        numbers = [draw(NUMBER) for _ in range(max(0, count))]
        if command == "A":  # its fourth and fifth numbers are flags
            numbers = [draw(st.sampled_from("01")) if i % 7 in (3, 4) else n for i, n in enumerate(numbers)]
        relative = draw(st.booleans())
        pieces.append((command.lower() if relative else command) + draw(st.sampled_from(" ,")).join(numbers))
    return str(draw(st.sampled_from(("", " ", "\n")))).join(pieces)


@st.composite
def transform(draw: Draw) -> str:
    """Draw a transform attribute of one to three functions."""
    written = []
    for name in draw(st.lists(st.sampled_from(list(FUNCTIONS)), min_size=1, max_size=3)):
        count = FUNCTIONS[name] if draw(st.integers(0, 9)) < 9 else draw(st.integers(0, 7))
        written.append(f"{name}({','.join(draw(NUMBER) for _ in range(count))})")
    return " ".join(written)
