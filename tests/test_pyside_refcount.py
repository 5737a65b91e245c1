"""PySide6 6.12.0 on CPython 3.10 and 3.11 drops a reference to None on nearly every void call, and aborts."""

import sys

from PySide6.QtGui import QPainterPath

CALLS = 1000
FEW = 20


def test_void_calls_keep_the_references_to_none() -> None:
    path = QPainterPath()
    path.moveTo(0.0, 0.0)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        path.moveTo(1.0, 2.0)
    assert abs(sys.getrefcount(None) - before) <= FEW
