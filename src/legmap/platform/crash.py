"""One path for every end of a run: an exit code, at most one sentence, and the details in the log.

Errors meant for the user (`LegmapError`) are sentences already. Everything else is an internal error:
its traceback goes to the log, and the sentence says where that is.
"""

from __future__ import annotations

import errno
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self, TextIO

from legmap import __version__
from legmap.errors import AtlasError, LegmapError
from legmap.messages import say
from legmap.platform.untrusted import shown

FAULT = 70
"""Exit code of an internal error, as ``sysexits.h`` has it."""
INTERRUPTED = 130
"""Exit code after Ctrl+C, as shells have it."""
DEBUG = "LEGMAP_DEBUG"
"""Set to anything, this shows the details of an error instead of logging them."""

MAX_SENTENCE = 1000
"""Characters of a sentence; only what somebody typed or named can make one that long."""
MAX_FRAMES = -60
"""Frames of a traceback that are kept, those nearest to the error."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)
"""Error numbers of an output that accepts nothing more; errors in opening a file name the file."""


def run_program(run: Callable[[], int]) -> int:
    """Run the program and turn whatever it ends with into an exit code and at most one sentence.

    Returns
    -------
    int
        What `run` returned; the code of its LegmapError; 1 where the output cannot be written or memory does
        not suffice; 130 after an interrupt; 70 after an internal error.
    """
    _allow_any_encoding()
    with UnforeseenErrors(lambda caught: tell(caught.sentence) if caught.sentence else None):
        return _run(run)


def _run(run: Callable[[], int]) -> int:
    try:
        try:
            code = run()
        finally:  # --help and --version leave by SystemExit, and print too
            if sys.stdout is not None:
                sys.stdout.flush()
        return code
    except LegmapError as error:
        tell(str(error) if isinstance(error, AtlasError) else shown(str(error), MAX_SENTENCE))
        return error.exit_code
    except BrokenPipeError:
        _drop(sys.stdout)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except MemoryError:
        tell(say("memory.short"))
        return 1
    except OSError as error:
        if error.filename is not None or error.errno not in _FULL:
            tell(fault_sentence(error))
            return FAULT
        _drop(sys.stdout)
        tell(say("output.failed", reason=error.strerror))
        return 1
    except Exception as error:
        tell(fault_sentence(error))
        return FAULT


@dataclass(frozen=True, slots=True)
class Caught:
    """An error that no caller could catch, as text: its frames may hold painters and widgets.

    Attributes
    ----------
    sentence : str
        For the user: the text of a LegmapError, or that an internal error occurred and where the details are.
    place : str
        Its class, file and line.
    trace : str
        The traceback; empty for a LegmapError.
    count : int
        How many errors came from this place; only the first of a place is logged and has a sentence.
    """

    sentence: str
    place: str
    trace: str
    count: int


class UnforeseenErrors:
    """Catches, while entered, errors raised in slots, events, threads and finalisers.

    Parameters
    ----------
    show : callable
        Shows a `Caught`; may be called in any thread, within any event, a thousand times a second.

    Attributes
    ----------
    counts : dict of str to int
        How often each internal error came, by its place.
    """

    def __init__(self, show: Callable[[Caught], None]) -> None:
        self._show = show
        self.counts: dict[str, int] = {}

    def __enter__(self) -> Self:
        """Install the hooks of Python."""
        self._before = sys.excepthook, sys.unraisablehook, threading.excepthook
        sys.excepthook = self.catch
        sys.unraisablehook = self._catch_other
        threading.excepthook = self._catch_other
        return self

    def __exit__(self, *_: object) -> None:
        """Restore the hooks."""
        sys.excepthook, sys.unraisablehook, threading.excepthook = self._before

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take an error as `sys.excepthook` does; never raises, whatever the state of the program."""
        try:
            if issubclass(kind, KeyboardInterrupt):
                os._exit(INTERRUPTED)  # C++ code would go on; work is on the disk
            self._show(self._caught(kind, error, trace))
        except Exception as other:  # the window is gone already, or memory is short
            with suppress(Exception):
                tell(fault_sentence(other))

    def _catch_other(self, failed: threading.ExceptHookArgs | sys.UnraisableHookArgs) -> None:
        if failed.exc_value is not None:
            self.catch(failed.exc_type, failed.exc_value, failed.exc_traceback)

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> Caught:
        import traceback  # rarely needed, and not free

        last = traceback.extract_tb(trace)[-1:]
        place = " ".join([kind.__name__, *(f"{frame.filename}:{frame.lineno}" for frame in last)])
        if isinstance(error, LegmapError):
            return Caught(str(error), place, "", 1)
        count = self.counts[place] = self.counts.get(place, 0) + 1
        if count > 1:
            return Caught("", place, "", count)
        text = "".join(traceback.format_exception(kind, error, trace, limit=MAX_FRAMES))
        return Caught(log_fault(kind.__name__, text), place, text, count)


def details(trace: str) -> str:
    """Return a traceback with versions and system, without the user's name, for a bug report."""
    import platform  # rarely needed, and not free

    return without_home(
        f"legmap {__version__}, Python {platform.python_version()}, {platform.platform()}\n{trace}"
    )


def without_home(text: str) -> str:
    """Return a text without the user's name in paths."""
    home = os.path.expanduser("~")
    return text.replace(home, "~") if len(home) > len("/x") else text  # nobody's name stands in "/"


def fault_sentence(error: BaseException) -> str:
    """Log an internal error and return the sentence about it."""
    import traceback

    return log_fault(type(error).__name__, "".join(traceback.format_exception(error, limit=MAX_FRAMES)))


def log_fault(kind: str, trace: str) -> str:
    """Log the traceback of an internal error and return the sentence about it; `kind` is its class."""
    text = details(trace)
    if os.environ.get(DEBUG):
        return f"{say('fault.shown', kind=kind)}\n{text}"
    from legmap.platform.log import write_log

    file = write_log(text)
    return say("fault.kept", kind=kind, file=file) if file else say("fault.unkept", kind=kind)


def tell(sentence: str) -> None:
    """Print to the error output, where there is one, after the name of the program."""
    if sys.stderr is not None:  # print would take the output instead
        try:
            print(f"legmap: {sentence}", file=sys.stderr, flush=True)
        except (OSError, ValueError):
            _drop(sys.stderr)  # or Python would end with a code of its own


def _allow_any_encoding() -> None:
    """Let a terminal that lacks a letter show another in its place."""
    for stream in (sys.stdout, sys.stderr):
        if (getattr(stream, "encoding", "") or "").lower() not in ("", "utf-8", "utf8"):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def _drop(stream: TextIO) -> None:
    """Send what is still in a stream's buffer nowhere, or Python complains of it at the end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
