"""Tabs for the limbs of a case."""

from __future__ import annotations

from PySide6.QtWidgets import QTabBar, QWidget

from legmap.lesion.case import Case
from legmap.messages import say


class LimbTabs(QTabBar):
    """Choose a limb of a case; hidden where both limbs have lost the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setAccessibleName(self.tr("Limb"))
        self.hide()

    def show_case(self, case: Case) -> None:
        """Offer the limbs of a case."""
        limbs = list(case.by_limb) if len(case.deficits) > 1 else []
        if limbs != [self.tabData(i) for i in range(self.count())]:
            while self.count():
                self.removeTab(0)
            for limb in limbs:
                self.setTabData(self.addTab(say(f"limb.heading.{limb}")), limb)
        self.setVisible(bool(limbs))

    @property
    def limb(self) -> str:
        """The chosen limb; empty where there is no choice."""
        return str(self.tabData(self.currentIndex())) if self.count() else ""
