"""Reports, figures and the command line in the made-up language: no word of ours is left in English."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest

from legmap.anatomy.load import load_atlas
from legmap.anatomy.search import index_of
from legmap.cli import COMMANDS, LISTABLE_KINDS, REPORT_FORMATS, main
from legmap.diagram.model import LAYERS
from legmap.diagram.reader.drawing_format import CLASSES_OF_KIND
from legmap.diagram.reader.drawings import all_problems, read_diagram
from legmap.diagram.sheet import arrange
from legmap.diagram.views import LIMB_VIEWS
from legmap.figures.findings_figure import findings_figure
from legmap.figures.lesion_figure import FigureOptions, comparison_figure, lesion_figure
from legmap.lesion.case import case_of
from legmap.lesion.comparison import compare
from legmap.lesion.deficit import deficit_of
from legmap.lesion.differential.candidates import candidates_of
from legmap.lesion.differential.localisation import localisation_of
from legmap.lesion.examination_finding import FindingState, finding_of
from legmap.lesion.notation import lesion_of, parse_lesion
from legmap.report.brief import brief
from legmap.report.build import build_report
from legmap.report.comparison import compare_report
from legmap.report.formats import REPORT_FORMATS as WRITERS
from legmap.report.formats import to_text
from legmap.report.localisation import localisation_report
from legmap.resources import assets_dir
from tests.languages.pseudo_language import Untranslated

ATLAS = load_atlas()
LESIONS = (
    ("L5",),
    ("nerve.sciatic@mid-thigh:severe",),
    ("nerve.tibial@0.4:motor:left", "root.S1"),
    ("nerve.femoral:both",),
    ("nerve.common-fibular:left", "root.L4:right"),
)
FINDINGS = (
    finding_of(ATLAS, "muscle.tibialis-anterior").with_state(FindingState.WEAK, 2),
    finding_of(ATLAS, "movement.ankle-dorsiflexion"),
    finding_of(ATLAS, "muscle.tibialis-posterior", FindingState.NORMAL),
    finding_of(ATLAS, "field.sural"),
    finding_of(ATLAS, "reflex.ankle", FindingState.NORMAL),
    finding_of(ATLAS, "sign.foot-drop"),
)

pytestmark = pytest.mark.usefixtures("pseudo_messages")


def structures() -> list[tuple[str, ...]]:
    """One lesion of every structure, those of which there are many sampled."""
    every = [i for i in ATLAS.structures if not i.startswith(("bone.", "landmark."))]
    return [(i,) for i in every[::4]] + list(LESIONS)


def words_left(texts: dict[str, str], *allowed: str) -> list[str]:
    find = Untranslated(ATLAS, allowed)
    return [f"{name}: {word}" for name, text in texts.items() for word in find.words(text)]


def test_reports():
    found = Untranslated(ATLAS, ["html", "head", "section", "level", "ids", "text", "ta2", "legmap"])
    left = {
        f"{form.suffix}: {word}"
        for ids in structures()
        for form in WRITERS
        for word in found.words(
            _unquoted(form.write(build_report(ATLAS, case_of(ATLAS, lesion_of(ATLAS, ids)))))
        )
    }
    assert not left, "\n".join(sorted(left))


def _unquoted(text: str) -> str:
    """A document without style sheet and escapes."""
    return re.sub(r"(?s)<style>.*?</style>|\\(?=\W)", "", text).replace('""', '"')


def test_comparison_and_localisation():
    index = index_of(ATLAS)
    lesions = [
        deficit_of(ATLAS, parse_lesion(ATLAS, index, text)) for text in ("L5", "nerve.common-fibular", "S1")
    ]
    reports = [compare_report(ATLAS, compare(ATLAS, lesions))]
    contrary = (*FINDINGS, FINDINGS[0].with_state(FindingState.NORMAL))
    for findings in (FINDINGS, contrary, (), FINDINGS[2:3]):
        reports.append(localisation_report(ATLAS, localisation_of(ATLAS, candidates_of(ATLAS), findings), 5))
    texts = {f"{n}": to_text(report) for n, report in enumerate(reports)}
    left = words_left(texts)
    assert not left, "\n".join(left)


def test_brief_texts():
    left = words_left({i: brief(ATLAS, i) for i in ATLAS.structures})
    assert not left, "\n".join(left)


def test_figures(qapp):
    diagram = read_diagram(assets_dir())
    options = FigureOptions()
    index = index_of(ATLAS)
    figures = []
    for side in ("right", "left", "both"):
        sheet = arrange(diagram, ("anterior", "posterior", "plexus", "saddle"), side)
        for ids in (*LESIONS, ("movement.hip-extension",), ("reflex.ankle",), ("sign.foot-drop",), ()):
            figures.append(
                lesion_figure(ATLAS, diagram, sheet, case_of(ATLAS, lesion_of(ATLAS, ids)).by_limb, options)
            )
        lesions = [
            deficit_of(ATLAS, parse_lesion(ATLAS, index, text)) for text in ("L5", "nerve.common-fibular")
        ]
        figures.append(comparison_figure(ATLAS, diagram, sheet, lesions, (0, 1), options))
        localisation = localisation_of(ATLAS, candidates_of(ATLAS), FINDINGS)
        figures.append(findings_figure(ATLAS, diagram, sheet, localisation, (), options))
    texts = {}
    for n, figure in enumerate(figures):
        said = [
            figure.title,
            figure.subtitle,
            *figure.summary,
            *(text for _, text in figure.legend),
            figure.credit,
        ]
        said += [
            figure.caption_of(view, side)
            for view in (*LIMB_VIEWS, "plexus", "saddle")
            for side in ("left", "both")
        ]
        said += [
            figure.direction_of(d) for d in ("lateral", "medial", "anterior", "posterior", "right", "left")
        ]
        texts[f"figure {n}"] = "\n".join(said)
    left = words_left(texts)
    assert not left, "\n".join(left)


COMMAND_LINES = (
    ("show", "L5"),
    ("show", "site.fibular-neck", "--format", "markdown"),
    ("compare", "L5", "nerve.common-fibular", "nerve.sciatic"),
    ("localise", "--weak", "ankle dorsiflexion=2", "--reflex-normal", "ankle reflex"),
    ("check",),
    # errors
    ("show", "nosuch"),
    ("show", "tib"),
    ("show", ""),
    ("show", "nerve.tibial@nowhere"),
    ("show", "nerve.tibial@7"),
    ("show", "muscle.soleus@0.5"),
    ("show", "L5:mild:severe"),
    ("show", "L5:awful"),
    ("show", "muscle.soleus:motor"),
    ("show", "movement.hip-extension:severe"),
    ("show",),
    ("show", "L5", "--format", "yaml"),
    ("list",),
    ("list", "nothings"),
    ("search", "qqqqqq"),
    ("compare", "L5"),
    ("compare", "L5", "L5"),
    ("compare", "L5", "movement.hip-extension"),
    ("compare", "L5", "S1", "--pair", "AD"),
    ("localise",),
    ("localise", "--most", "x"),
    ("localise", "--weak", "qqqqqq"),
    ("localise", "--numb", "qqqqqq"),
    ("localise", "--reflex-lost", "qqqqqq"),
    ("localise", "--sign", "qqqqqq"),
    ("localise", "--weak", "soleus=9"),
    ("localise", "--weak", "soleus", "--most", "0"),
    ("export", "L5"),
    ("export", "L5", "-o", "x.xyz"),
    ("export", "L5", "-o", "x.png", "--size", "1x1"),
    ("export", "L5", "-o", "x.png", "--size", "huge"),
    ("export", "L5", "-o", "x.png", "--dpi", "0"),
    ("export", "L5", "-o", "x.png", "--dpi", "99999999"),
    ("export", "L5", "-o", "x.png", "--size", "90000x90000"),
    ("export", "L5", "-o", "x.png", "--size", "20x20", "--dpi", "3"),
    ("export", "L5", "-o", "x.svg", "--dpi", "3"),
    ("export", "L5", "-o", "x.png", "--map", "map.none"),
    ("--nonsense",),
)


def test_the_command_line(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    texts = {}
    for words in (("--help",), *((command, "--help") for command in COMMANDS), *COMMAND_LINES):
        with suppress(SystemExit):
            main(words)
        told = capsys.readouterr()
        texts[" ".join(words)] = f"{told.out}\n{told.err}"
    typed = {part for words in COMMAND_LINES for word in words for part in (word, *re.split("[@:=.]", word))}
    typed |= {*LISTABLE_KINDS, *REPORT_FORMATS, "png", "svg", "pdf", "right", "left", "both", "kind"}
    typed |= {"legmap", "int", "wxh", "map.slug", "ab"}
    options = set(re.findall(r"--?[a-z][a-z-]*", " ".join(texts.values())))
    left = words_left(texts, *typed, *COMMANDS, *options, *(o.lstrip("-") for o in options))
    assert not left, "\n".join(left)


def test_problems_of_drawings():
    """What is quoted, or in brackets, comes from the file or from a library."""
    folder = Path(__file__).parents[1] / "hostile"
    texts = {
        f"{path.name} {n}": re.sub(r"'[^']*'(?=\W)|\([^)]*\)|\b\S+\.svg|data-\w+=\S+", "", problem.text)
        for path in sorted(folder.glob("*.svg"))
        for n, problem in enumerate(all_problems(path))
    }
    assert len(texts) > 50
    words = {word for classes in CLASSES_OF_KIND.values() for word in classes} | set(LAYERS)
    words |= {"requiredExtensions", "href", "systemLanguage", "onload"}
    left = words_left(texts, *words, *(f"layer.{name}" for name in LAYERS), "layer")
    assert not left, "\n".join(left)
