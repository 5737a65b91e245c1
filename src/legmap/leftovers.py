"""What a program that was killed has left behind, told from what a living one is about to write."""

from __future__ import annotations

import os


def runs(number: str) -> bool:
    """Whether a program of that number lives.

    Parameters
    ----------
    number : str
        From the name of a file; anything else than a number belongs to nobody.
    """
    if not (number.isascii() and number.isdigit()) or not int(number[:12]):
        return False
    if os.name == "nt":  # os.kill ends programs there; a file that is open cannot be removed anyway
        return False
    try:
        os.kill(int(number[:12]), 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
