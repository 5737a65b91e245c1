"""Drawings: read as the window reads them, told of as ``legmap check`` does, and painted if they can be."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from random import Random

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from fuzz.case import BrokenPromiseError, outline, require_sentence
from fuzz.drawings import WORDS, beginnings, invented, rearranged
from fuzz.mutate import spoiled
from legmap.anatomy.atlas import Atlas
from legmap.anatomy.dermatome_maps import chosen_map, layer_of_map
from legmap.anatomy.load import load_atlas
from legmap.bundled.drawings import drawings
from legmap.bundled.paths import pack_diagram, unpack_diagram
from legmap.diagram.model import Diagram
from legmap.diagram.reader.drawings import all_problems
from legmap.diagram.sheet import arrange
from legmap.errors import LegmapError
from legmap.figures.lesion_figure import FigureOptions, deficits_by_limb, lesion_figure
from legmap.lesion.case import case_of
from legmap.lesion.injury import Injury
from legmap.render.figure.export import write_figure
from legmap.render.figure.page import compose_figure
from legmap.validation import check as checking

LESION = (Injury("nerve.sciatic"), Injury("root.L5"), Injury("muscle.soleus"))


class Drawings:
    """One drawing in a folder of the user's own."""

    share = 50
    ending = "svg"

    def __init__(self) -> None:
        self._app = QApplication.instance() or QApplication(["fuzz"])  # for the fonts of labels
        self._beginnings = beginnings(Random(0))
        setattr(checking, "load_atlas", lambda _folder: self._atlas)  # noqa: B010  loaded once for all

    @cached_property
    def _atlas(self) -> Atlas:
        return load_atlas()

    @cached_property
    def _layer(self) -> str:
        return layer_of_map(chosen_map(self._atlas))

    def make(self, random: Random) -> bytes:
        """A drawing."""
        data = random.choice(self._beginnings)
        way = random.random()
        if way < 0.2:
            return invented(random)
        if way < 0.6:
            data = rearranged(random, data)
        return data if 0.2 <= way < 0.5 else spoiled(random, data, self._beginnings, WORDS)

    def run(self, data: bytes, folder: Path) -> str:
        """Read it in every way there is."""
        dice = Random(data)
        file = folder / dice.choice(("sole.svg", "anterior.svg", "plexus.svg", "saddle.svg", "mine.svg"))
        file.write_bytes(data)
        try:
            return self._read(file, dice)
        finally:
            file.unlink()

    def _read(self, file: Path, dice: Random) -> str:
        problems = all_problems(file)
        for problem in problems:
            require_sentence(problem.text)
            if file.name not in problem.text[:200]:
                raise BrokenPromiseError(f"a problem does not name its file: {problem.text!r}")
        fatal = [problem.text for problem in problems if problem.fatal]
        try:
            diagram = drawings(self._layer, file.parent, known=self._atlas.structures)
        except LegmapError as error:
            require_sentence(str(error), file.name if fatal else "")
            if not fatal and "does not know" not in str(error):
                raise BrokenPromiseError(f"refused without a problem: {error}") from error
            if dice.random() < 0.02:
                self._check(file.parent)
            return f"refused: {outline(str(error))}"
        if fatal and not any("layer.dermatomes-" in text for text in fatal):  # of a map that is not read
            raise BrokenPromiseError(f"read although {fatal[0]}")
        self._use(diagram, file.parent, dice)
        return "read, with slight problems" if problems else "read"

    def _check(self, folder: Path) -> None:
        verdict = checking.check(folder, folder)
        if not verdict.problems:
            raise BrokenPromiseError("a check found nothing wrong with a folder of one drawing")
        for problem in verdict.problems:
            require_sentence(problem)

    def _use(self, diagram: Diagram, folder: Path, dice: Random) -> None:
        back = unpack_diagram(pack_diagram(diagram))
        if back is None or list(back.views) != list(diagram.views):
            raise BrokenPromiseError("a drawing does not come back from the cache")
        for view in diagram.views.values():
            if QRectF(view.bounds).isEmpty() or view.content.isEmpty():
                raise BrokenPromiseError("a view without area")
        if dice.random() < 0.2:
            self._check(folder)
        if dice.random() < 0.1:
            self._paint(diagram, folder, dice)

    def _paint(self, diagram: Diagram, folder: Path, dice: Random) -> None:
        side = dice.choice(("right", "left", "both"))
        sheet = arrange(diagram, diagram.drawn(()), side)  # type: ignore[arg-type]
        case = case_of(self._atlas, LESION)
        figure = lesion_figure(
            self._atlas, diagram, sheet, deficits_by_limb(sheet.side, case.by_limb), FigureOptions()
        )
        target = folder / f"out.{dice.choice(('svg', 'png'))}"
        size = (90, 120) if target.suffix == ".png" else None
        try:
            write_figure(compose_figure(figure), target, size=size, dpi=None, title="x", source="y")
        except LegmapError as error:
            require_sentence(str(error))
        finally:
            target.unlink(missing_ok=True)
