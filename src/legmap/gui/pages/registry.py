"""The pages of the side panel, in the order of their tabs."""

from __future__ import annotations

from legmap.gui.pages.base import PageFactory
from legmap.gui.pages.compare.page import ComparePage
from legmap.gui.pages.lesion.page import LesionPage
from legmap.gui.pages.localise.page import LocalisePage
from legmap.gui.pages.strength.page import StrengthPage

PAGES: tuple[PageFactory, ...] = (
    LesionPage,
    StrengthPage,
    ComparePage,
    LocalisePage,
)
