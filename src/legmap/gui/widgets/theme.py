"""Light and dark appearance of the program and its drawings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from legmap.render.theme import DARK, LIGHT, Theme

SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}
Colours = QPalette.ColorRole
DARK_COLOURS = {
    Colours.Window: "#26292E",
    Colours.WindowText: "#E6E4DF",
    Colours.Base: "#1D2025",
    Colours.AlternateBase: "#23262B",
    Colours.Text: "#E6E4DF",
    Colours.Button: "#31353B",
    Colours.ButtonText: "#E6E4DF",
    Colours.BrightText: "#FFFFFF",
    Colours.ToolTipBase: "#31353B",
    Colours.ToolTipText: "#E6E4DF",
    Colours.PlaceholderText: "#8B8F96",
    Colours.Highlight: "#2F6F9F",
    Colours.HighlightedText: "#FFFFFF",
    Colours.Link: "#7CC4F2",
    Colours.Light: "#3C4148",
    Colours.Midlight: "#363A41",
    Colours.Mid: "#1A1C20",
    Colours.Dark: "#141619",
    Colours.Shadow: "#0A0B0C",
}


def apply_appearance(appearance: str) -> None:
    """Make the program ``light`` or ``dark``, or follow the ``system``.

    Qt requests it from the desktop; where that fails (no portal, a bare X server), the palette is set here.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setPalette(QPalette())
    QGuiApplication.styleHints().setColorScheme(SCHEMES[appearance])
    if appearance == "dark" and not is_dark(app.palette()):
        app.setPalette(_dark_palette())
    _renew_style_sheets()


def is_dark(palette: QPalette) -> bool:
    """Return whether a palette is dark."""
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


def theme_of(appearance: str, palette: QPalette) -> Theme:
    """Return the theme of the drawings for an appearance; the system's follows the palette."""
    if appearance == "system":
        return DARK if is_dark(palette) else LIGHT
    return DARK if appearance == "dark" else LIGHT


def _renew_style_sheets() -> None:
    """Set style sheets again, since widgets keep the colours of when they were set."""
    for widget in QApplication.allWidgets():
        sheet = widget.styleSheet()
        if sheet:
            widget.setStyleSheet("")
            widget.setStyleSheet(sheet)


def _dark_palette() -> QPalette:
    palette = QPalette()
    for role, colour in DARK_COLOURS.items():
        palette.setColor(role, QColor(colour))
    for role in (Colours.WindowText, Colours.Text, Colours.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor("#7C8087"))
    return palette
