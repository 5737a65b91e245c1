"""The window and its dialogs in the made-up language: no word of ours is left in English."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QStatusBar,
    QTabBar,
    QTableView,
    QTextEdit,
    QWidget,
)

from legmap.anatomy.load import load_atlas
from legmap.diagram.reader.drawings import read_diagram
from legmap.gui.dialogs.error_report import ReportDialog
from legmap.gui.dialogs.file_dialogs import confirm_and_write
from legmap.gui.pages.compare.page import ComparePage
from legmap.gui.shell.settings import WindowSettings
from legmap.gui.shell.window import MainWindow
from legmap.lesion.examination_finding import FindingState, finding_of
from legmap.lesion.notation import lesion_of
from legmap.resources import assets_dir
from tests.languages.pseudo_language import PseudoTranslator, Untranslated

ATLAS = load_atlas()
KEYS = ("Ctrl", "Shift", "Alt", "Esc", "Left", "Right", "Del", "Backspace", "Home", "End", "Return", "Enter")
NAMES = ("legmap", "PNG", "SVG", "PDF", "md", "html", "csv", "txt", "png", "svg", "pdf", "ta2")
LESIONS = ("L5", "nerve.sciatic@mid-thigh:severe:left", "site.fibular-neck", "muscle.soleus", "reflex.ankle")
FINDINGS = (
    finding_of(ATLAS, "muscle.tibialis-anterior").with_state(FindingState.WEAK, 2),
    finding_of(ATLAS, "muscle.tibialis-anterior", FindingState.NORMAL),
    finding_of(ATLAS, "muscle.tibialis-posterior", FindingState.NORMAL),
    finding_of(ATLAS, "field.sural"),
    finding_of(ATLAS, "sign.foot-drop"),
)


@pytest.fixture
def window(qtbot, qapp, pseudo_messages, tmp_path) -> Iterator[MainWindow]:
    translator = PseudoTranslator(qapp)
    assert qapp.installTranslator(translator)
    try:
        made = MainWindow(ATLAS, read_diagram(assets_dir()), WindowSettings(), tmp_path / "settings")
        qtbot.addWidget(made)
        made.resize(1400, 900)
        made.show()
        yield made
        made.close()
    finally:
        qapp.removeTranslator(translator)


def texts_of(root: QWidget) -> Iterator[tuple[str, str]]:
    """Every text that a widget and those in it can show or tell, with where it is."""
    for widget in (root, *root.findChildren(QWidget)):
        said = [widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.whatsThis()]
        said += [widget.accessibleName(), widget.accessibleDescription()]
        match widget:
            case QLabel():
                said.append(widget.text())
            case QAbstractButton() | QAction():
                said.append(widget.text())
            case QLineEdit():
                said.append(widget.placeholderText())
            case QComboBox():
                said += [widget.itemText(i) for i in range(widget.count())]
            case QTabBar():
                said += [widget.tabText(i) for i in range(widget.count())]
                said += [widget.tabToolTip(i) for i in range(widget.count())]
            case QGroupBox():
                said.append(widget.title())
            case QTextEdit() | QPlainTextEdit():
                said.append(widget.toPlainText())
            case QStatusBar():
                said.append(widget.currentMessage())
            case QAbstractItemView():
                said += model_texts(widget.model(), with_headers=isinstance(widget, QTableView))
        yield from ((f"{type(widget).__name__} {widget.objectName()}", text) for text in said if text)
    for action in root.findChildren(QAction):
        for text in (action.text(), action.toolTip(), action.statusTip()):
            yield "QAction", text.replace("&", "")


def model_texts(model: QAbstractItemModel | None, *, with_headers: bool) -> Iterator[str]:
    if model is None:
        return
    flat = isinstance(model, QAbstractListModel)  # whose number of columns is private
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    stack = [QModelIndex()]
    while stack:
        parent = stack.pop()
        for row in range(model.rowCount(parent)):
            for column in range(1 if flat else model.columnCount(parent)):
                index = model.index(row, column, parent)
                yield from (str(text) for role in roles if (text := index.data(role)))
                if not flat and column == 0 and model.rowCount(index):
                    stack.append(index)
    for section in range(model.columnCount() if with_headers else 0):
        for role in roles:
            text = model.headerData(section, Qt.Orientation.Horizontal, role)
            if text:
                yield str(text)


def left_in(stage: str, root: QWidget, *allowed: str) -> set[str]:
    find = Untranslated(ATLAS, (*KEYS, *NAMES, *(f"F{n}" for n in range(1, 13)), *allowed))
    return {
        f"{stage}: {where}: {word!r} in {text[:70]!r}"
        for where, text in texts_of(root)
        for word in find.words(text)
    }


def test_nothing_in_the_window_is_left_in_english(window, qtbot):
    document, panel = window.document, window.side_panel
    left = left_in("at rest", window)
    for text in LESIONS:
        document.selection.select_all(lesion_of(ATLAS, (text,)))
        for key in range(panel.count()):
            panel.setCurrentIndex(key)
            left |= left_in(text, window)
    document.view_state.set_side("left")
    left |= left_in("left limb", window)
    panel.page_of(ComparePage).show_example()
    panel.open_page("compare")
    left |= left_in("comparison", window)
    for finding in FINDINGS:
        document.examination.add(finding)
    panel.open_page("localise")
    left |= left_in("findings", window)
    assert not left, "\n".join(sorted(left))


def dialogs(window: QMainWindow) -> list[QDialog]:
    return [d for d in window.findChildren(QDialog) if d.isVisible() and not isinstance(d, QFileDialog)]


def test_nothing_in_the_dialogs_is_left_in_english(window, qtbot, tmp_path):
    left: set[str] = set()
    kept = tmp_path / "name.md"
    kept.touch()
    report = ReportDialog(window, "")
    report.text.clear()  # technical details, for those who mend the program
    for stage, opened in (
        ("help", window.actions_.help.trigger),
        ("about", window.actions_.about.trigger),
        ("export", window.exporter.export_picture),
        ("nothing to list", lambda: window.exporter.write_list(tmp_path / "x.md")),
        ("overwrite", lambda: confirm_and_write(window, kept, lambda path: None)),
        ("error report", report.open),
    ):
        try:
            opened()
        except Exception as error:
            left |= {f"{stage}: {word}" for word in Untranslated(ATLAS, NAMES).words(str(error))}
            continue
        shown = dialogs(window)
        assert shown, stage
        for dialog in shown:
            left |= left_in(stage, dialog, kept.name)
            dialog.reject()
        QApplication.processEvents()
    window.document.selection.select("root.L5")
    window.exporter.save_list()
    (chooser,) = window.findChildren(QFileDialog)
    found = Untranslated(ATLAS, NAMES)
    left |= {
        f"file dialog: {w}" for t in (chooser.windowTitle(), *chooser.nameFilters()) for w in found.words(t)
    }
    chooser.reject()
    assert not left, "\n".join(sorted(left))
