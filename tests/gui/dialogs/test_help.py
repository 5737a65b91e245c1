"""What the pages of the help menu name."""

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QTextBrowser


def test_about_names_what_the_program_is_built_on_and_under_which_licences(window):
    window.actions_.about.trigger()
    text = " ".join(browser.toPlainText() for browser in window.findChildren(QTextBrowser))
    for named in (
        "MIT licence",
        "CC BY-SA 4.0",
        f"Qt {qVersion()} and PySide6 {PySide6.__version__} (LGPL-3.0)",
        "svgelements (MIT)",
        "platformdirs (MIT)",
    ):
        assert named in text
