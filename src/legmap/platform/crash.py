"""One path for every end of a run: an exit code, at most one sentence, and the details in the log.

Errors meant for the user (`LegmapError`) are sentences already. Everything else is a fault of the program:
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
"""Exit code of a fault of the program itself, as ``sysexits.h`` has it."""
INTERRUPTED = 130
"""Exit code after Ctrl+C, as shells have it."""
DEBUG = "LEGMAP_DEBUG"
"""Set to anything, this shows the details of a fault instead of logging them."""

MAX_SENTENCE = 1000
"""Characters of a sentence; only what somebody typed or named can make one that long."""
MAX_FRAMES = -60
"""Frames of a traceback that are kept, those nearest to the error."""
MAX_PLACES = 20
"""Places of errors that are logged; a program in such a state says nothing new any more."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)
"""What the system says of an output that takes nothing more; errors in opening a file name it."""


def run_program(run: Callable[[], int]) -> int:
    """Run the program and turn whatever it ends with into an exit code and at most one sentence.

    Parameters
    ----------
    run : callable
        The program; returns the exit code.

    Returns
    -------
    int
        What `run` returned; the code of its LegmapError; 1 where the output cannot be written or memory does
        not suffice; 130 after an interrupt; 70 after a fault of the program.
    """
    _allow_any_encoding()
    with UnforeseenErrors(tell_error):
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
            return _end_with_fault(error)
        _drop(sys.stdout)
        tell(say("output.failed", reason=error.strerror))
        return 1
    except Exception as error:
        return _end_with_fault(error)


def _end_with_fault(error: Exception) -> int:
    tell(fault_sentence(error))
    return FAULT


@dataclass(frozen=True, slots=True)
class Caught:
    """An error that no caller could catch, as text: its frames may hold painters and widgets.

    Attributes
    ----------
    sentence : str
        For the user: what a LegmapError says, or that the program is at fault and where the details are.
    foreseen : bool
        Whether it is a LegmapError.
    place : str
        Its class, file and line.
    trace : str
        The traceback.
    count : int
        How often an error came from this place.
    in_paint_event : bool
        Whether it comes again with every painting.
    """

    sentence: str
    foreseen: bool
    place: str
    trace: str
    count: int
    in_paint_event: bool


class UnforeseenErrors:
    """Catches, while entered, errors raised in slots, events, threads and finalisers.

    Each is counted by its place, logged the first time, and handed to `show`.

    Parameters
    ----------
    show : callable
        Shows a `Caught`; may be called in any thread, within any event, a thousand times a second.

    Attributes
    ----------
    counts : dict of str to int
        How often each error came that is a fault of the program, by its place.
    """

    def __init__(self, show: Callable[[Caught], None]) -> None:
        self._show = show
        self.counts: dict[str, int] = {}
        self._foreseen: dict[str, int] = {}

    def __enter__(self) -> Self:
        """Install the hooks of Python."""
        self._before = sys.excepthook, sys.unraisablehook, threading.excepthook
        sys.excepthook = self.catch
        sys.unraisablehook = self._catch_other
        threading.excepthook = self._catch_other
        return self

    def __exit__(self, *_: object) -> None:
        """Give the hooks back."""
        sys.excepthook, sys.unraisablehook, threading.excepthook = self._before

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take an error as `sys.excepthook` does; never raises, whatever the state of the program."""
        try:
            if issubclass(kind, KeyboardInterrupt):
                os._exit(INTERRUPTED)  # C++ code would go on; work is on the disk
            self._show(self._count(kind, error, trace))
        except Exception as other:  # the window is gone already, or memory is short
            with suppress(Exception):
                tell(fault_sentence(other))

    def _catch_other(self, failed: threading.ExceptHookArgs | sys.UnraisableHookArgs) -> None:
        if failed.exc_value is not None:
            self.catch(failed.exc_type, failed.exc_value, failed.exc_traceback)

    def _count(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> Caught:
        import traceback  # rarely needed, and not free

        frames = traceback.extract_tb(trace)
        place = f"{kind.__name__} {frames[-1].filename}:{frames[-1].lineno}" if frames else kind.__name__
        painting = any(frame.name == "paintEvent" for frame in frames)
        foreseen = isinstance(error, LegmapError)
        counts = self._foreseen if foreseen else self.counts
        count = counts[place] = counts.get(place, 0) + 1
        if foreseen or count > 1 or len(self.counts) > MAX_PLACES:
            return Caught(str(error) if foreseen else "", foreseen, place, "", count, painting)
        text = "".join(traceback.format_exception(kind, error, trace, limit=MAX_FRAMES))
        return Caught(log_fault(kind.__name__, text), foreseen, place, text, count, painting)


def tell_error(caught: Caught) -> None:
    """Print an error to the terminal, once for each place."""
    if caught.count == 1 and caught.sentence:
        tell(caught.sentence)


def details(trace: str) -> str:
    """Return what a report about a fault needs: versions, system and traceback, without the user's name.

    Parameters
    ----------
    trace : str
        The traceback.
    """
    import platform  # rarely needed, and not free

    text = f"legmap {__version__}, Python {platform.python_version()}, {platform.platform()}\n{trace}"
    home = os.path.expanduser("~")
    return text.replace(home, "~") if len(home) > len("/x") else text  # nobody's name stands in "/"


def fault_sentence(error: BaseException) -> str:
    """Log a fault of the program and return the sentence about it."""
    import traceback

    return log_fault(type(error).__name__, "".join(traceback.format_exception(error, limit=MAX_FRAMES)))


def log_fault(kind: str, trace: str) -> str:
    """Log a fault of the program and return the sentence about it.

    Parameters
    ----------
    kind : str
        Name of the exception's class.
    trace : str
        The traceback.
    """
    text = details(trace)
    if os.environ.get(DEBUG):
        return f"{say('fault.shown', kind=kind)}\n{text}"
    from legmap.platform.log import write_log

    file = write_log(text)
    return say("fault.kept", kind=kind, file=file) if file else say("fault.unkept", kind=kind)


def tell(sentence: str) -> None:
    """Print to the error output, where there is one.

    Parameters
    ----------
    sentence : str
        One or more lines, without the name of the program.
    """
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
