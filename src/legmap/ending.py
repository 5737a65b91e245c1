"""How a run of the program ends: every failure in one sentence, and the details where they can be found."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TextIO

from legmap import __version__
from legmap.errors import AtlasError, LegmapError
from legmap.foreign import shown
from legmap.leftovers import runs
from legmap.messages import say

FAULT = 70
"""Exit code of a fault of the program itself, as ``sysexits.h`` has it."""
INTERRUPTED = 130
"""Exit code after Ctrl+C, as shells have it."""
DEBUG = "LEGMAP_DEBUG"
"""Set to anything, this shows the details of a fault instead of writing them to a file."""

LONGEST = 1000
"""Letters of a sentence; only what somebody typed or named can make one that long."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)
"""What the system says of an output that takes nothing more; errors in opening a file name it."""


def ended(run: Callable[[], int]) -> int:
    """Run the program and turn whatever it ends with into an exit code and at most one sentence.

    Parameters
    ----------
    run : callable
        The program; gives the exit code.

    Returns
    -------
    int
        What `run` gave; the code of its LegmapError; 1 where the output cannot be written or memory does not
        suffice; 130 after an interrupt; 70 after a fault of the program.
    """
    _let_print()
    before, sys.excepthook = sys.excepthook, Unraised()
    try:
        return _ended(run)
    finally:
        sys.excepthook = before


def _ended(run: Callable[[], int]) -> int:
    try:
        try:
            code = run()
        finally:  # --help and --version leave by SystemExit, and print too
            if sys.stdout is not None:
                sys.stdout.flush()
        return code
    except LegmapError as error:
        tell(str(error) if isinstance(error, AtlasError) else shown(str(error), LONGEST))
        return error.exit_code
    except BrokenPipeError:
        _drop_output()
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except MemoryError:
        tell(say("memory.short"))
        return 1
    except OSError as error:
        if error.filename is not None or error.errno not in _FULL:
            return _fault(error)
        _drop_output()
        tell(say("output.failed", reason=error.strerror))
        return 1
    except Exception as error:
        return _fault(error)


def details(trace: str) -> str:
    """What a report about a fault needs: versions, system, and what Python says, but not whose home it is.

    Parameters
    ----------
    trace : str
        The traceback.
    """
    import platform  # rarely needed, and not free

    text = f"legmap {__version__}, Python {platform.python_version()}, {platform.platform()}\n{trace}"
    home = os.path.expanduser("~")
    return text.replace(home, "~") if len(home) > len("/x") else text  # nobody's name stands in "/"


def report_file() -> Path:
    """Where the details of the last fault are kept; one file, so that faults do not pile up."""
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~")
    else:
        told = os.environ.get("XDG_STATE_HOME", "")
        base = told if os.path.isabs(told) else os.path.expanduser("~/.local/state")
    return Path(base) / "legmap" / "fault.txt"


def keep_report(text: str) -> Path | None:
    """Write the details of a fault where the user finds them.

    Parameters
    ----------
    text : str
        From `details`.

    Returns
    -------
    Path or None
        Where they are; None where no file can be written.
    """
    file = report_file()
    if not file.is_absolute():  # without a home
        return None
    beside = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _clear_leftovers(file)
        try:
            beside.write_text(text, encoding="utf-8", errors="backslashreplace")
            os.replace(beside, file)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
    except OSError:
        return None
    return file


def _clear_leftovers(file: Path) -> None:
    """Remove reports of which killed programs wrote the beginning."""
    for left in file.parent.glob(f"{file.stem}.*"):
        if left != file and left.suffix[1:].isdigit() and not runs(left.suffix[1:]):
            with suppress(OSError):
                left.unlink()


def fault_sentence(error: BaseException) -> str:
    """One sentence about a fault of the program, whose details are kept in a file.

    Parameters
    ----------
    error : Exception
        Anything but a LegmapError.
    """
    import traceback

    return kept_sentence(type(error).__name__, "".join(traceback.format_exception(error)))


def kept_sentence(kind: str, trace: str) -> str:
    """Keep the details of a fault, and tell in one sentence where.

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
    file = keep_report(text)
    return say("fault.kept", kind=kind, file=file) if file else say("fault.unkept", kind=kind)


def tell(sentence: str) -> None:
    """Print to the error output, where there is one.

    Parameters
    ----------
    sentence : str
        One or more lines, without the name of the program.
    """
    put(f"legmap: {sentence}")


def put(text: str) -> None:
    """Print to the error output as it stands; whatever keeps that from working is nobody's fault here.

    Parameters
    ----------
    text : str
        One or more lines.
    """
    if sys.stderr is not None:  # print would take the output instead
        try:
            print(text, file=sys.stderr, flush=True)
        except (OSError, ValueError):
            _drop(sys.stderr)  # or Python would end with a code of its own


def _fault(error: Exception) -> int:
    tell(fault_sentence(error))
    return FAULT


def _let_print() -> None:
    """Let a terminal that lacks a letter show another in its place."""
    for stream in (sys.stdout, sys.stderr):
        if (getattr(stream, "encoding", "") or "").lower() not in ("", "utf-8", "utf8"):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def _drop_output() -> None:
    """Lead what is still in the buffer nowhere, lest Python complains of it at the end."""
    _drop(sys.stdout)


def _drop(stream: TextIO) -> None:
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class Unraised:
    """What becomes of errors that Qt swallows because Python code of its events raised them: a sentence.

    The open window has a dialog for that (`gui/failure.py`); this is for what comes before and after.
    """

    def __init__(self) -> None:
        self._told: set[str] = set()

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Tell an error, once.

        Parameters
        ----------
        kind, error, trace
            As `sys.excepthook` takes them.
        """
        if issubclass(kind, KeyboardInterrupt):
            os._exit(INTERRUPTED)  # Qt would go on; nothing is open yet
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f"{kind} {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else f"{kind}"
        if place not in self._told:
            self._told.add(place)
            tell(str(error) if isinstance(error, LegmapError) else fault_sentence(error))
