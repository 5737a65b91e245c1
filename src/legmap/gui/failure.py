"""An error nobody foresaw: a report that can be copied, and a window that lives on."""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

from legmap import __version__
from legmap.errors import LegmapError


@contextmanager
def catch_failures(window: QWidget) -> Iterator[None]:
    """While this lasts, errors raised in slots open a dialog instead of vanishing.

    Parameters
    ----------
    window : QWidget
        Over which the dialog opens.
    """

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
        elif isinstance(error, LegmapError):
            QMessageBox.warning(window, "legmap", str(error))
        else:
            report(window, "".join(traceback.format_exception(kind, error, trace)))

    before = sys.excepthook
    sys.excepthook = tell
    try:
        yield
    finally:
        sys.excepthook = before


def report(window: QWidget, trace: str) -> None:
    """Open a dialog with everything that a bug report needs.

    Parameters
    ----------
    window : QWidget
        Over which the dialog opens.
    trace : str
        What Python says.
    """
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle("legmap")
    box.setText(window.tr("Something went wrong that should not have. Your work is still here."))
    box.setInformativeText(window.tr("The details below can be copied into a report."))
    box.setDetailedText(
        f"legmap {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.platform()}\n\n{trace}"
    )
    box.open()
