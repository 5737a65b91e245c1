"""How long the core takes: each step from the data files to the picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtGui import QImage, QPainter

from bench.timing import Row, at_most, median_ms
from legmap.anatomy.atlas import Atlas
from legmap.anatomy.load import load_atlas
from legmap.anatomy.search import index_of, search
from legmap.diagram.hit_test import ViewHitTester
from legmap.diagram.reader.drawings import read_diagram
from legmap.diagram.sheet import arrange
from legmap.figures.lesion_figure import FigureOptions, lesion_figure
from legmap.lesion.case import case_of
from legmap.lesion.comparison import compare
from legmap.lesion.deficit import deficit_of, deficit_without_spared, rival_lesions
from legmap.lesion.differential.candidates import candidates_of
from legmap.lesion.differential.localisation import localisation_of
from legmap.lesion.examination_finding import Finding, FindingState, finding_kind, finding_of
from legmap.lesion.highlight import highlights_of
from legmap.lesion.injury import Injury, Severity
from legmap.render.compose import base_items, highlight_items
from legmap.render.figure.page import compose_figure
from legmap.render.layers import Layers
from legmap.render.qt_painter import paint, prepare
from legmap.render.theme import LIGHT
from legmap.report.build import build_report
from legmap.resources import assets_dir
from legmap.roles import highlights_on


def thirty_findings(atlas: Atlas) -> tuple[Finding, ...]:
    """What a foot drop from the fibular neck leaves to be found: everything tested, weak or normal."""
    abnormal = deficit_of(atlas, ["site.fibular-neck"]).ids
    examined = [i for i in atlas.structures if finding_kind(i) in ("muscle", "movement", "reflex")]
    found = [finding_of(atlas, i) for i in sorted(examined, key=lambda i: i not in abnormal)[:30]]
    return tuple(f if f.ids[0] in abnormal else f.with_state(FindingState.NORMAL) for f in found)


AIMS = {
    "deficit of the sciatic nerve": 5.0,
    "the slowest deficit of any lesion": 5.0,
    "localise over 30 findings": 300.0,
}


def core_rows() -> Iterator[Row]:
    """Time each step from the data files to the picture; a QGuiApplication must exist."""
    atlas = load_atlas()
    index = index_of(atlas)
    rivals = rival_lesions(atlas)
    diagram = read_diagram(assets_dir())
    sheet = arrange(diagram)
    deficit = deficit_of(atlas, ["nerve.sciatic"], rivals)
    lit = highlights_on(sheet.side, highlights_of(atlas, deficit))
    hits = ViewHitTester(diagram.views["posterior"])
    layers = frozenset({"nerves", "superficial-muscles", "deep-muscles", "fields"})
    two_limbs = (Injury("nerve.sciatic", 0.4, Severity.SEVERE, side="right"), Injury("root.L5", side="left"))
    everything = [Injury(i) for i in atlas.structures if i.startswith(("root.", "nerve.", "site."))]
    slowest = max(
        everything, key=lambda injury: median_ms(lambda: deficit_of(atlas, [injury], rivals), runs=3)
    )
    three = [
        deficit_without_spared(atlas, (Injury(i),)) for i in ("root.L5", "site.fibular-neck", "nerve.sciatic")
    ]
    candidates = candidates_of(atlas)
    findings = thirty_findings(atlas)
    base = prepare(base_items(diagram, sheet, Layers(), LIGHT, dimmed=False))
    glow = prepare(highlight_items(diagram, sheet, lit, LIGHT))
    image = QImage(1400, 900, QImage.Format.Format_RGB32)
    scale = 900 / sheet.bounds.height()

    def shoot(items: tuple[object, ...]) -> None:
        painter = QPainter(image)
        painter.scale(scale, scale)
        paint(items, painter)  # type: ignore[arg-type]
        painter.end()

    rows: tuple[tuple[str, Callable[[], object]], ...] = (
        ("read and check the atlas", lambda: load_atlas()),
        ("read the drawings", lambda: read_diagram(assets_dir())),
        ("every single lesion", lambda: rival_lesions(atlas)),
        ("deficit of the sciatic nerve", lambda: deficit_of(atlas, ["nerve.sciatic"], rivals)),
        ("its report", lambda: build_report(atlas, deficit)),
        ("deficit at a level, both limbs", lambda: case_of(atlas, two_limbs, rivals)),
        ("the slowest deficit of any lesion", lambda: deficit_of(atlas, [slowest], rivals)),
        ("compare three lesions", lambda: compare(atlas, three)),
        ("prepare all candidate lesions", lambda: candidates_of(atlas)),
        ("localise over 30 findings", lambda: localisation_of(atlas, candidates, findings)),
        ("search 'gastrocnemius'", lambda: search(index, "gastrocnemius")),
        ("search 'gastrocnemus' (misspelt)", lambda: search(index, "gastrocnemus")),
        ("1000 hit tests", lambda: [hits.hits(60 + i % 40, 100 + i * 0.8, 2.0, layers) for i in range(1000)]),
        ("paint everything, 1400x900", lambda: shoot(base)),
        ("paint what the sciatic lights", lambda: shoot(glow)),
        (
            "compose its figure",
            lambda: compose_figure(lesion_figure(atlas, diagram, sheet, deficit, FigureOptions())),
        ),
    )
    for name, task in rows:
        ms = median_ms(task)
        yield at_most(name, ms, AIMS[name]) if name in AIMS else Row(name, ms)
