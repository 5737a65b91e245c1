"""The command that opens the window."""

from __future__ import annotations

import argparse


def open_command(arguments: argparse.Namespace) -> int:
    """Open the window on a selection and stay until it is closed."""
    from legmap.gui.shell.app import run

    return run(arguments.ids, arguments.assets)
