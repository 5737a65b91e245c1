"""Every command of the window as an action."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow

from legmap.anatomy.records import DermatomeMap
from legmap.gui.pages.base import Page, PageCommand
from legmap.gui.state.view_options import ViewOptions
from legmap.gui.state.view_sets import VIEW_SETS
from legmap.messages import capital, joined, say
from legmap.render.figure.formats import FIGURE_FORMATS
from legmap.render.layers import Layers
from legmap.report.formats import REPORT_FORMATS

translate = QCoreApplication.translate

Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Actions:
    """The actions of the window; actions of groups hold their value in `data`."""

    export_picture: QAction
    copy_picture: QAction
    save_list: QAction
    print_list: QAction
    copy_list: QAction
    quit: QAction
    find: QAction
    clear: QAction
    back: QAction
    forward: QAction
    undo: QAction
    redo: QAction
    open_aside: QAction
    zoom_in: QAction
    zoom_out: QAction
    fit: QAction
    nerves: QAction
    bones: QAction
    labels: QAction
    plexus_beside: QAction
    help: QAction
    about: QAction
    sides: QActionGroup
    muscles: QActionGroup
    skin: QActionGroup
    maps: QActionGroup
    view_sets: QActionGroup
    appearance: QActionGroup
    page_group: QActionGroup
    page_commands: tuple[tuple[QAction, PageCommand], ...]

    @property
    def checked_layers(self) -> Layers:
        """The layers that are checked."""
        return Layers(
            self.muscles.checkedAction().data(),
            self.skin.checkedAction().data(),
            self.nerves.isChecked(),
            self.bones.isChecked(),
            self.labels.isChecked(),
        )

    def show_undo(self, undo: str, redo: str) -> None:
        """Set the texts of undo and redo; an empty text disables the action."""
        for action, plain, of_change, text in (
            (self.undo, translate("Actions", "&Undo"), translate("Actions", "&Undo {change}"), undo),
            (self.redo, translate("Actions", "&Redo"), translate("Actions", "&Redo {change}"), redo),
        ):
            action.setText(of_change.format(change=text) if text else plain)
            action.setEnabled(bool(text))

    def show_view_options(self, view_options: ViewOptions) -> None:
        """Check the actions of what is shown, without triggering them."""
        layers = view_options.layers
        for action, on in (
            (self.nerves, layers.nerves),
            (self.bones, layers.bones),
            (self.labels, layers.labels),
            (self.plexus_beside, view_options.plexus_beside),
        ):
            action.setChecked(on)
        for group, value in (
            (self.sides, view_options.side),
            (self.view_sets, view_options.view_set),
            (self.muscles, layers.muscles),
            (self.skin, layers.skin),
            (self.maps, _valid_choice(self.maps, view_options.map_id)),
            (self.appearance, view_options.appearance),
        ):
            for action in group.actions():
                action.setChecked(action.data() == value)


def make_actions(owner: QMainWindow, pages: Sequence[Page], maps: Sequence[DermatomeMap] = ()) -> Actions:
    """Make every action of a window with its text, shortcut and tip, also those for pages."""

    def action(text: str, *keys: QKeySequence | Key | str, tip: str = "", checkable: bool = False) -> QAction:
        made = QAction(text, owner)
        made.setShortcuts(list(dict.fromkeys(QKeySequence(k) for k in keys)))
        if tip:
            made.setStatusTip(tip)
        made.setCheckable(checkable)
        owner.addAction(made)
        return made

    def group(*choices: tuple[str, str], exclusive: bool = True) -> QActionGroup:
        made = QActionGroup(owner)
        made.setExclusive(exclusive)
        for value, text in choices:
            choice = action(text, checkable=True)
            choice.setData(value)
            made.addAction(choice)
        return made

    actions = Actions(
        export_picture=action(
            translate("Actions", "&Export Picture …"),
            "Ctrl+E",
            tip=translate("Actions", "Save the annotated picture as {formats}").format(
                formats=_alternatives([form.label for form in FIGURE_FORMATS])
            ),
        ),
        copy_picture=action(
            translate("Actions", "Copy &Image"),
            "Ctrl+Shift+C",
            tip=translate("Actions", "Put the annotated picture on the clipboard"),
        ),
        save_list=action(
            translate("Actions", "&Save List …"),
            Key.Save,
            tip=translate("Actions", "Save what the panel says as {formats}").format(
                formats=_alternatives([form.label for form in REPORT_FORMATS])
            ),
        ),
        print_list=action(translate("Actions", "&Print List …"), Key.Print),
        copy_list=action(
            translate("Actions", "Copy &List"),
            "Ctrl+Shift+L",
            tip=translate("Actions", "Put the whole list on the clipboard"),
        ),
        quit=action(translate("Actions", "&Quit"), "Ctrl+Q"),
        find=action(translate("Actions", "&Find …"), Key.Find),
        clear=action(translate("Actions", "&Clear Selection"), "Esc"),
        back=action(
            translate("Actions", "&Back"),
            Key.Back,
            tip=translate("Actions", "Revisit the selection before this one"),
        ),
        forward=action(translate("Actions", "&Forward"), Key.Forward),
        undo=action(
            translate("Actions", "&Undo"),
            Key.Undo,
            tip=translate("Actions", "Take back the last change of lesion, findings or view"),
        ),
        redo=action(translate("Actions", "&Redo"), Key.Redo, "Ctrl+Shift+Z", "Ctrl+Y"),  # both are usual
        open_aside=action(
            translate("Actions", "Open Work Set &Aside"),
            tip=translate("Actions", "Bring back work after which the program ended repeatedly"),
        ),
        zoom_in=action(translate("Actions", "Zoom &In"), Key.ZoomIn),
        zoom_out=action(translate("Actions", "Zoom &Out"), Key.ZoomOut),
        fit=action(translate("Actions", "&Fit"), "Ctrl+0", tip=translate("Actions", "Show the whole sheet")),
        nerves=action(translate("Actions", "&Nerves"), checkable=True),
        bones=action(translate("Actions", "&Bones"), checkable=True),
        labels=action(translate("Actions", "&Labels"), checkable=True),
        plexus_beside=action(
            translate("Actions", "&Plexus Beside"),
            checkable=True,
            tip=translate("Actions", "Keep roots and limb in one glance on every page"),
        ),
        help=action(translate("Actions", "How It &Works"), Key.HelpContents),
        about=action(translate("Actions", "&About legmap")),
        sides=group(
            ("right", translate("Actions", "&Right Limb")),
            ("left", translate("Actions", "&Left Limb")),
            ("both", translate("Actions", "&Both Limbs")),
        ),
        muscles=group(
            ("superficial", translate("Actions", "&All Muscles")),
            ("deep", translate("Actions", "&Deep Muscles Only")),
            ("third", translate("Actions", "&Third Layer of the Sole")),
            ("fourth", translate("Actions", "F&ourth Layer of the Sole")),
            ("off", translate("Actions", "&No Muscles")),
        ),
        skin=group(
            ("off", translate("Actions", "N&o Skin Areas")),
            ("dermatomes", translate("Actions", "D&ermatomes")),
            ("fields", translate("Actions", "Cutaneous &Fields")),
        ),
        maps=group(*((m.id, _as_text(m.name)) for m in maps)),
        view_sets=group(*((name, say(f"page.{name}")) for name in VIEW_SETS)),
        page_group=group(*((page.info.key, page.info.title) for page in pages)),
        appearance=group(
            ("system", translate("Actions", "Like the &System")),
            ("light", translate("Actions", "&Light")),
            ("dark", translate("Actions", "&Dark")),
        ),
        page_commands=tuple(
            (action(command.text, command.shortcut, tip=command.tip), command)
            for page in pages
            for command in page.commands
        ),
    )
    for place, view_set in enumerate(actions.view_sets.actions(), start=1):
        view_set.setShortcut(QKeySequence(f"Ctrl+{place}"))
    for page, opening in zip(pages, actions.page_group.actions(), strict=True):
        opening.setShortcut(QKeySequence(page.info.shortcut))
        opening.setStatusTip(page.info.tip)
    actions.page_group.actions()[0].setChecked(True)
    actions.quit.setMenuRole(QAction.MenuRole.QuitRole)
    actions.about.setMenuRole(QAction.MenuRole.AboutRole)
    return actions


def _alternatives(names: Sequence[str]) -> str:
    *others, last = names
    return joined([joined(others), last], "or") if others else last


def _valid_choice(group: QActionGroup, value: str) -> str:
    """Return the value if a choice of the group carries it, else that of the first choice."""
    values = [str(action.data()) for action in group.actions()]
    return value if value in values else next(iter(values), "")


def _as_text(name: str) -> str:
    return capital(name).replace("&", "&&")
