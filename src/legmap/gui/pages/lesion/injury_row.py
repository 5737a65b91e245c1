"""A row of controls for an injury: place, severity, fibres, limb."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from legmap.anatomy.atlas import Atlas
from legmap.anatomy.places import Site
from legmap.anatomy.records import Nerve, Root
from legmap.lesion.injury import (
    Fibres,
    Injury,
    Severity,
    distal_stations,
    equivalent_place,
    place_fraction,
    places_of,
)
from legmap.messages import say
from legmap.report.lesion_names import place_words


class InjuryRow(QFrame):
    """Show an injury (of a root, nerve, muscle, group or site); emit signals for changes requested."""

    changed = Signal(object)  # Injury: the injury with the changes requested
    place_changing = Signal(object)  # Injury: the same while the slider is held
    removed = Signal()  # the injury is to be removed

    def __init__(self, atlas: Atlas, injury: Injury, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._injury = injury
        self._places: tuple[str | float | None, ...] = (None,)
        self._name = QLabel(self)
        self._name.setWordWrap(True)
        self._where = QLabel(self)
        self._where.setWordWrap(True)
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._slider.setPageStep(1)
        self._slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self._slider.setAccessibleName(self.tr("Where along the nerve"))
        self._slider.setToolTip(self.tr("From its origin (left) to its end (right)"))
        self._remove = QToolButton(self)
        self._remove.setText("×")
        self._remove.setAutoRaise(True)
        self._severity_box = _box(self, self.tr("How severe"))
        self._fibres = _box(self, self.tr("Which fibres"))
        self._limb = _box(self, self.tr("Which limb"))
        self._controls = (self._slider, self._severity_box, self._fibres, self._limb, self._remove)
        self._build_layout()
        self._fill()
        self.show_injury(injury)
        self._slider.valueChanged.connect(self._slide)
        self._slider.sliderReleased.connect(self._drop)
        for box in (self._severity_box, self._fibres, self._limb):
            box.activated.connect(self._choose)
        self._remove.clicked.connect(self.removed)

    @property
    def injury(self) -> Injury:
        """The injury shown."""
        return self._injury

    @property
    def focused(self) -> int:
        """Index of the control with the keyboard focus; -1 where none has it."""
        return next((i for i, control in enumerate(self._controls) if control.hasFocus()), -1)

    def focus_on(self, control: int) -> None:
        """Give the keyboard focus to a control."""
        self._controls[control].setFocus(Qt.FocusReason.OtherFocusReason)

    def shows_kind_of(self, injury: Injury) -> bool:
        """Return whether another injury can be shown by the same controls."""
        return injury.id == self._injury.id

    def show_injury(self, injury: Injury) -> None:
        """Show another injury of the same structure, without emitting a signal."""
        self._injury = injury
        name = self._atlas.name(injury.id)
        self._name.setText(name)
        self._remove.setToolTip(self.tr("Take {name} out of the lesion").format(name=name))
        self._remove.setAccessibleName(self._remove.toolTip())
        words = place_words(self._atlas, injury)
        self._where.setText(words or self.tr("whole nerve, from its origin"))
        self._slider.setValue(self._step_of(injury))
        self._slider.setAccessibleDescription(self._where.text())
        _show(self._severity_box, injury.severity)
        _show(self._fibres, injury.id if self._bound() and injury.fibres is Fibres.ALL else injury.fibres)
        _show(self._limb, injury.side)

    def _build_layout(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        boxes = QHBoxLayout()
        boxes.setSpacing(8)
        for box, stretch in ((self._severity_box, 3), (self._fibres, 4), (self._limb, 3)):
            boxes.addWidget(box, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._slider)
        column.addWidget(self._where)
        column.addLayout(boxes)

    def _fill(self) -> None:
        record = self._atlas.structures[self._injury.id]
        nerve = isinstance(record, Nerve)
        if nerve:
            self._places = places_of(self._atlas, record.id)
            self._slider.setMaximum(len(self._places) - 1)
        self._slider.setVisible(len(self._places) > 1)
        self._where.setVisible(len(self._places) > 1)
        for severity in reversed(Severity):
            text = say(f"degree.{severity}")
            usual = isinstance(record, Site) and record.usual_severity == severity
            self._severity_box.addItem(
                self.tr("{severity} (usual)").format(severity=text) if usual else text, severity
            )
        bound = self._bound()
        for fascicle in bound:
            self._fibres.addItem(self._atlas.name(fascicle), fascicle)
        for fibres in Fibres:
            if not (bound and fibres is Fibres.ALL):
                self._fibres.addItem(say(f"fibres.{fibres}"), fibres)
        self._fibres.setVisible(isinstance(record, (Nerve, Root, Site)))
        always_both = isinstance(record, Site) and record.sides == "both"
        for side, text in (
            ("", self.tr("both limbs") if always_both else self.tr("either limb")),
            ("right", self.tr("right")),
            ("left", self.tr("left")),
            *(() if always_both else (("both", self.tr("both limbs")),)),
        ):
            self._limb.addItem(text, side)

    def _bound(self) -> tuple[str, ...]:
        """Return a nerve and its fascicles, or a fascicle with those beside it and the nerve they make."""
        record = self._atlas.structures[self._injury.id]
        if not isinstance(record, Nerve):
            return ()
        trunk = record if record.fascicles else self._atlas.structures.get(record.parent)
        if isinstance(trunk, Nerve) and (trunk is record or record.id in trunk.fascicles):
            return (trunk.id, *trunk.fascicles)
        return ()

    def _step_of(self, injury: Injury) -> int:
        """Return the step that takes the same as the injury; several levels can have the same effect."""
        if injury.place is None:
            return 0
        place = equivalent_place(self._atlas, injury.id, place_fraction(self._atlas, injury.id, injury.place))
        return self._places.index(place) if place in self._places else len(self._places) - 1

    def _slide(self, step: int) -> None:
        if step == self._step_of(self._injury):  # the slider follows the injury
            return
        edited = replace(self._injury, place=self._places[step])
        if self._slider.isSliderDown():
            self.place_changing.emit(edited)
        else:
            self.changed.emit(edited)

    def _drop(self) -> None:
        """End a slide; an injury whose step is unchanged keeps its own place."""
        step = self._slider.value()
        stays = step == self._step_of(self._injury)
        self.changed.emit(self._injury if stays else replace(self._injury, place=self._places[step]))

    def _choose(self) -> None:
        # Qt returns the members of a StrEnum as strings
        severity = Severity(self._severity_box.currentData())
        edited = replace(
            self._injury,
            severity=severity,
            side=self._limb.currentData(),
            fibres=Fibres.ALL,
        )
        chosen = str(self._fibres.currentData())
        if chosen in list(Fibres):
            edited = replace(edited, fibres=Fibres(chosen))
        elif chosen != self._injury.id:
            edited = replace(edited, id=chosen, place=_place_beside(self._atlas, self._injury, chosen))
        if edited != self._injury:
            self.changed.emit(edited)


def _place_beside(atlas: Atlas, injury: Injury, nerve_id: str) -> str | float | None:
    """Return the place of an injury on a nerve bound with its own: levels are the same, numbers are not."""
    if not isinstance(injury.place, float):
        return injury.place
    taken = {station.id for station in distal_stations(atlas, injury.id, injury.place)}
    at = next((s.at for s in atlas.courses[nerve_id] if s.id in taken), 1.0)
    return equivalent_place(atlas, nerve_id, at)


def _box(parent: QWidget, name: str) -> QComboBox:
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setMinimumContentsLength(6)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _show(box: QComboBox, value: object) -> None:
    values: Iterable[object] = (box.itemData(i) for i in range(box.count()))
    box.setCurrentIndex(next((i for i, v in enumerate(values) if v == value), 0))
