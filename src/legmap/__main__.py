"""``python -m legmap`` and the ``legmap`` command."""

from __future__ import annotations

import signal
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    _end_at_interrupt()
    from legmap.cli import main as run  # after that: an interrupt while modules are loaded is one, too

    sys.exit(run())


def _end_at_interrupt() -> None:
    """Let Ctrl+C end the process as the system does, without Python code in between.

    PySide runs Python code from C++ (its enums, its import hooks, virtual methods) and drops a
    KeyboardInterrupt raised there: the interrupt is lost, or an import is left half done. The shell sees
    status 130. A process that was started with SIGINT ignored, as in the background of a script, keeps that.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


if __name__ == "__main__":
    main()
