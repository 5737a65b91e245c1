"""The report on the lesion, with names as links."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QWidget

from legmap.gui.widgets.links import LinkBrowser
from legmap.gui.widgets.palette_view import PaletteView
from legmap.gui.widgets.rich_text import anchor, text_label
from legmap.gui.widgets.stack import stack
from legmap.messages import joined
from legmap.report.formats import to_html
from legmap.report.model import Report

STYLE = (
    "h1{{font-size:{title}pt;margin:0 0 2px 0}} h2{{font-size:10.5pt;margin:14px 0 3px 0;color:{heading}}}"
    "p{{margin-top:2px;margin-bottom:2px}} .quiet{{color:{quiet}}} "
    ".flag{{color:{flag}}} .jumps{{font-size:8.5pt;margin-top:6px}}"
    "a{{color:{link};text-decoration:none}}"
)


LONG_TITLE = 60
"""Number of letters beyond which a title is set smaller."""


def without_strength(report: Report) -> Report:
    """Return a report without the sections that the page Strength shows in bars."""
    sections = tuple(s for s in report.sections if not s.key.endswith("strength"))
    return replace(report, sections=sections)


class ReportPanel(PaletteView):
    """Show a report with links to structures."""

    structure_clicked = Signal(str)  # a link was clicked
    structure_hovered = Signal(str)  # id of the hovered link, or empty

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        self._text = LinkBrowser(self)
        self._text.setOpenLinks(False)
        self._text.setAccessibleName(self.tr("What is lost and what is spared"))
        self._text.setFrameShape(LinkBrowser.Shape.NoFrame)
        self._text.document().setDocumentMargin(12)
        self.clicked_line = text_label(self, by_keyboard=False)
        self.clicked_line.setContentsMargins(12, 6, 12, 6)
        self.clicked_line.hide()
        stack(self, self.clicked_line, self._text)
        self.clicked_line.linkActivated.connect(self.structure_clicked)
        self.clicked_line.linkHovered.connect(self.structure_hovered)
        self._text.anchorClicked.connect(self._follow_link)
        self._text.highlighted.connect(self._hover)
        self._render()

    @property
    def report(self) -> Report | None:
        """The report shown, or None at rest."""
        return self._report

    @property
    def shown_text(self) -> str:
        """The text in the panel, as plain text."""
        return self._text.toPlainText()

    def show_report(self, report: Report | None) -> None:
        """Show a report from its top, or the hint for beginners."""
        if report != self._report:
            self._report = report
            self._render()

    def show_clicked_structures(self, found: tuple[tuple[str, str], ...]) -> None:
        """Show ids and names of the structures where the drawings were clicked, topmost first."""
        names = joined([anchor(i, name, self._colours) for i, name in found], "dot")
        self.clicked_line.setText(self.tr("Here, from the top down: {names}").format(names=names))
        self.clicked_line.setVisible(bool(found))

    def _render(self) -> None:
        long = self._report is not None and len(self._report.title) > LONG_TITLE
        style = STYLE.format(title=12 if long else 15, **self._colours)
        self._text.document().setDefaultStyleSheet(style)
        if self._report is None:
            self._text.setHtml(self._hint())
        else:
            self._text.setHtml(to_html(without_strength(self._report)))

    def _hint(self) -> str:
        rows = (
            self.tr(
                "<b>Click</b> a nerve, a root, a muscle or the skin: "
                "what belongs to it lights up, and what fails is listed here."
            ),
            self.tr(
                "<b>Click the nerve again</b> at another place, <b>Shift+click</b> it, or <b>drag</b> the "
                "black bar: the lesion is there, and spares what has left above."
            ),
            self.tr(
                "<b>Click the same place again</b> for what lies underneath; "
                "<b>right-click</b> lists everything there."
            ),
            self.tr("<b>Ctrl+click</b> adds a further structure to the lesion."),
            self.tr("<b>Ctrl+F</b> searches by any name: “tib ant”, “numb heel”, “peroneus”."),
            self.tr(
                "<b>F3</b> tells how much strength is gone, <b>F4</b> compares lesions, "
                "<b>F5</b> finds the lesion from findings; <b>F1</b> explains."
            ),
            self.tr("<b>Wheel</b> zooms, <b>drag</b> pans, <b>0</b> shows everything, <b>Esc</b> clears."),
        )
        title = self.tr("What fails?")
        return f"<h1>{title}</h1>" + "".join(f"<p>{row}</p>" for row in rows)

    def _follow_link(self, url: QUrl) -> None:
        if url.hasFragment() and not url.path():
            self._text.scrollToAnchor(url.fragment())
        else:
            self.structure_clicked.emit(url.toString())

    def _hover(self, url: QUrl) -> None:
        self.structure_hovered.emit("" if url.hasFragment() else url.toString())
