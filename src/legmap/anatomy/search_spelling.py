"""Correction of misspelt words by the most similar of many known words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher


def spelling_of(words: Iterable[str]) -> Spelling:
    """Build the tables for `Spelling.closest`."""
    known = frozenset(words)
    bits: dict[tuple[str, int], int] = {}
    by_length: dict[int, list[tuple[str, int]]] = {}
    for word in sorted(known):
        mask = 0
        for letter in _counted(word):
            mask |= bits.setdefault(letter, 1 << len(bits))
        by_length.setdefault(len(word), []).append((word, mask))
    return Spelling(known, bits, {length: tuple(same) for length, same in by_length.items()})


def _counted(word: str) -> Iterator[tuple[str, int]]:
    """Yield the letters of a word, each with how often it came before."""
    seen: dict[str, int] = {}
    for letter in word:
        count = seen.get(letter, 0)
        seen[letter] = count + 1
        yield letter, count


@dataclass(frozen=True, slots=True)
class Spelling:
    """The known words by length, each with the bits of its letters, to compare them quickly.

    A letter has one bit for its first occurrence in a word, another for its second, and so on; bits in common
    are letters in common.
    """

    known: frozenset[str]
    bits: Mapping[tuple[str, int], int]
    by_length: Mapping[int, tuple[tuple[str, int], ...]]

    def closest(self, word: str, cutoff: float) -> str | None:
        """Return the result of `difflib.get_close_matches` for one word, faster.

        The lengths, then the letters in common bound a ratio from above; only words that could still exceed
        the best so far are compared in full.
        """
        best = (cutoff, "")
        letters = sum(self.bits.get(letter, 0) for letter in _counted(word))
        compared = SequenceMatcher(None, "", word)
        for length in sorted(self.by_length, key=lambda n: abs(n - len(word)) / (n + len(word))):
            both = length + len(word)
            if 2.0 * min(length, len(word)) / both < best[0]:
                break
            least = best[0] * both / 2.0 - 1e-6
            near = [
                (common, other)
                for other, mask in self.by_length[length]
                if (common := (mask & letters).bit_count()) >= least
            ]
            for common, other in sorted(near, reverse=True):
                if (2.0 * common / both, other) <= best:
                    if 2.0 * common / both < best[0]:
                        break
                    continue
                compared.set_seq1(other)
                best = max(best, (compared.ratio(), other))
        return best[1] or None
