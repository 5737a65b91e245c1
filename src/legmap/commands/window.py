"""The command `legmap open`, which opens the window."""

from __future__ import annotations

import argparse
import gc


def open_command(arguments: argparse.Namespace) -> int:
    """Open the window on a selection and return when it is closed."""
    gc.disable()  # what is loaded stays; looking for garbage in it takes a tenth of the start
    try:
        from legmap.gui.shell.app import run

        return run(arguments.ids, arguments.assets)
    finally:
        gc.enable()
