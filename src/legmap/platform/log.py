"""One rotating log of unforeseen errors and of Qt's messages, for the window and the command line.

Standard `logging` is imported when the first message comes, so that commands without any do not pay for it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from legmap.platform.folders import log_folder, make_private

if TYPE_CHECKING:
    import logging

NAME = "legmap"
MAX_BYTES = 500_000
KEPT_FILES = 2
"""Older files that stay beside the present one."""


def log_file() -> Path:
    """Return the path of the log; it need not exist."""
    return log_folder() / "legmap.log"


def write_log(text: str, level: str = "ERROR") -> Path | None:
    """Append a message to the log.

    Two processes that write at once may each lose the message on which the log is rotated.

    Parameters
    ----------
    text : str
        One or more lines.
    level : str
        Name of a level of `logging`.

    Returns
    -------
    Path or None
        The file; None where it cannot be written.
    """
    import logging

    logger = logging.getLogger(NAME)
    logger.propagate = False
    file = log_file()
    handler = None
    try:
        make_private(file.parent)
        handler = _open_handler(file)
        logger.addHandler(handler)
        printable = text.encode("utf-8", "backslashreplace").decode("utf-8")
        logger.log(logging.getLevelNamesMapping()[level], printable)
    except OSError:
        return None
    finally:
        if handler is not None:
            logger.removeHandler(handler)
            with suppress(OSError):  # it tries once more to write what it could not
                handler.close()
    return file


def _open_handler(file: Path) -> logging.Handler:
    """Open the file anew for every message: they are few, and its folder may change between them."""
    import logging
    from io import TextIOWrapper
    from logging.handlers import RotatingFileHandler

    class PrivateFile(RotatingFileHandler):
        def _open(self) -> TextIOWrapper:
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
            opened = os.open(self.baseFilename, flags | getattr(os, "O_NONBLOCK", 0), 0o600)
            return open(opened, "a", encoding="utf-8")

        def handleError(self, record: logging.LogRecord) -> None:
            raise

    handler = PrivateFile(file, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s [%(process)d] %(message)s"))
    return handler
