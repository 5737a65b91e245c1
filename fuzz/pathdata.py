"""Path data and transforms by the grammar of SVG, and now and then beside it."""

from __future__ import annotations

from random import Random

from fuzz.mutate import NUMBERS

ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
FUNCTIONS = {"matrix": 6, "translate": 2, "scale": 1, "rotate": 3, "skewX": 1, "skewY": 1, "spin": 2}


def number(random: Random) -> str:
    """A coordinate, mostly a sane one."""
    if random.random() < 0.03:
        return random.choice(NUMBERS)
    return random.choice((f"{random.uniform(-200, 200):.2f}", str(random.randint(-99, 99)), "0", "1e2", ".5"))


def path_data(random: Random) -> str:
    """Some path data."""
    pieces = [f"M{number(random)} {number(random)}"] if random.random() < 0.95 else []
    for _ in range(random.choice((0, 1, 2, 5, 20))):
        command = random.choice(list(ARITY))
        count = ARITY[command] * random.choice((1, 1, 1, 2, 5))
        if random.random() < 0.03:
            count += random.choice((-1, 1))
        numbers = [number(random) for _ in range(max(0, count))]
        if command == "A":
            numbers = [random.choice("01") if place % 7 in (3, 4) else n for place, n in enumerate(numbers)]
        command = command.lower() if random.random() < 0.5 else command
        pieces.append(command + random.choice((" ", ",", "  ", " , ")).join(numbers))
    return random.choice(("", " ", "\n")).join(pieces)


def transform(random: Random) -> str:
    """A transform attribute."""
    told = []
    for _ in range(random.choice((1, 1, 2, 4))):
        name = random.choice(list(FUNCTIONS))
        count = FUNCTIONS[name] if random.random() < 0.9 else random.randint(0, 7)
        told.append(f"{name}({','.join(number(random) for _ in range(count))})")
    return " ".join(told)
