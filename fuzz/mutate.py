"""Bytes and texts spoiled at random: bytes, and what a reader would take for words and numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

NUMBERS = (
    "0", "-0", "1", "-1", ".5", "1.", "+2", "1e5", "1e-5", "1e-320", "1e308", "1e309", "-1e309", "1e99999",
    "NaN", "nan", "inf", "-Infinity", "1_000", "0x10", "1,5", "999999", "1000001", "--", "-", ".", "0.1e",
    "1e+", "2147483648", "4294967296", "9223372036854775808", "00012",
    "340282366920938463463374607431768211456",
    "0.30000000000000004", "\N{ARABIC-INDIC DIGIT THREE}", "\N{SUPERSCRIPT TWO}",
)  # fmt: skip
ODD_BYTES = (
    b"\0",
    b"\xff",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xc0\x80",
    b"\x1b[31m",
    b"\r\n",
    b"\n",
    b"\t",
    b"\x0b",
    b"\x85",
    b"\xe2\x80\xae",
    b"\xe2\x80\xa8",
    b"\xf0\x9f\xa6\xb5",
    b"%s%n{0}{}",
    b"'\"",
    b"\\",
    b"../..",
    b"<![CDATA[",
    b"-->",
    b"<?x?>",
    b"&amp;#0;",
    b"&#0;",
    b"]]>",
    b"@Variant(\\0\\0\\0\\x1a\\0)",
    b"@ByteArray(\\x0)",
    b"@Invalid()",
)
_TOKENS = re.compile(rb"[A-Za-z_][\w.:-]*|[-+]?[0-9][0-9.]*(?:[eE][-+]?[0-9]+)?|\s+|.", re.DOTALL)
MOST_BYTES = 200_000
"""What repeating may make of an input; longer ones only cost time."""


def spoiled(random: Random, data: bytes, others: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """Spoil some bytes one to four times.

    Parameters
    ----------
    random : Random
        Decides everything.
    data : bytes
        What is spoiled.
    others : sequence of bytes
        Inputs of the same kind, pieces of which are put in.
    words : sequence of bytes
        Words that mean something to the reader.
    """
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 4))):
        match random.randrange(5):
            case 0:
                data = _bytes_spoiled(random, data)
            case 1:
                data = _spliced(random, data, random.choice(others))
            case _:
                data = _token_spoiled(random, data, words)
    return data[:MOST_BYTES]


def spoiled_text(random: Random, text: str, words: Sequence[str]) -> str:
    """Spoil a text as `spoiled` does bytes; letters that are none stay as lone surrogates."""
    plain = text.encode("utf-8", "surrogateescape")
    known = [word.encode() for word in words]
    return spoiled(random, plain, known or [b""], known).decode("utf-8", "surrogateescape")


def _bytes_spoiled(random: Random, data: bytes) -> bytes:
    start, end = _slice(random, data)
    match random.randrange(6):
        case 0:
            return data[:start] + data[end:]
        case 1:
            return data[:end] + data[start:end] * random.choice((1, 1, 2, 50)) + data[end:]
        case 2:
            return data[:start] + random.choice(ODD_BYTES) + data[start:]
        case 3:
            return data[:start] + random.randbytes(end - start) + data[end:]
        case 4:
            return data[:start]
        case _:
            if not data:
                return random.choice(ODD_BYTES)
            place = min(start, len(data) - 1)
            return data[:place] + bytes([data[place] ^ (1 << random.randrange(8))]) + data[place + 1 :]


def _spliced(random: Random, data: bytes, other: bytes) -> bytes:
    start, end = _slice(random, data)
    first, last = _slice(random, other)
    return data[:start] + other[first:last] + data[end if random.random() < 0.5 else start :]


def _slice(random: Random, data: bytes) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.choice((1, 1, 2, 4, 8, 30, 200, 2000)))


def _token_spoiled(random: Random, data: bytes, words: Sequence[bytes]) -> bytes:
    tokens = _TOKENS.findall(data)
    if not tokens:
        return random.choice(words) if words else random.choice(ODD_BYTES)
    place = random.randrange(len(tokens))
    other = random.randrange(len(tokens))
    match random.randrange(7):
        case 0:
            del tokens[place : place + random.choice((1, 1, 3, 20))]
        case 1:
            tokens[place], tokens[other] = tokens[other], tokens[place]
        case 2:
            tokens[place] = tokens[other]
        case 3:
            tokens[place] = tokens[place] * random.choice((2, 3, 100, 3000))
        case 4 if words:
            tokens[place] = random.choice(words)
        case 5:
            numbers = [i for i, token in enumerate(tokens) if token[-1:].isdigit()]
            tokens[random.choice(numbers) if numbers else place] = random.choice(NUMBERS).encode()
        case _:
            tokens.insert(place, random.choice((*words, *ODD_BYTES, *(n.encode() for n in NUMBERS))))
    return b"".join(tokens)
