import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from legmap.cli import main
from legmap.commands.export import parse_size
from legmap.errors import UsageError
from legmap.render.svg_writer import to_svg  # noqa: F401  (the command must reach this back-end)
from tests.cases import every_case


@pytest.fixture(autouse=True)
def _app(qapp):
    return qapp


def test_png_has_the_size_asked_for_and_says_what_it_is(tmp_path: Path, capsys):
    path = tmp_path / "s1.png"
    assert main(["export", "S1", "-o", str(path), "--size", "900x700"]) == 0
    image = QImage(str(path))
    assert (image.width(), image.height()) == (900, 700)
    assert "S1 root" in image.text("Title")
    assert "CC BY-SA" in image.text("Source")
    assert capsys.readouterr().err == ""


def test_svg_keeps_ids_names_and_text(tmp_path: Path):
    path = tmp_path / "sciatic.svg"
    assert main(["export", "nerve.sciatic", "-o", str(path), "--views", "posterior"]) == 0
    text = path.read_text(encoding="utf-8")
    assert 'id="nerve.sciatic' in text
    assert 'data-role="lost"' in text or "lost" in text
    assert re.search(r"<text[^>]*>[^<]*semitendinosus", text)


def test_left_is_the_mirror_and_no_labels_means_none(tmp_path: Path):
    right, left = tmp_path / "r.svg", tmp_path / "l.svg"
    for path, side in ((right, "right"), (left, "left")):
        words = [
            "export",
            "nerve.tibial",
            "-o",
            str(path),
            "--views",
            "posterior",
            "--side",
            side,
            "--no-labels",
        ]
        assert main(words) == 0
    assert "Left lower limb" in left.read_text(encoding="utf-8")
    assert "leader" not in left.read_text(encoding="utf-8")
    assert right.read_text(encoding="utf-8") != left.read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_both_limbs_are_written_in_every_format(tmp_path: Path, ending):
    path, one = tmp_path / f"both.{ending}", tmp_path / f"one.{ending}"
    for target, side in ((path, "both"), (one, "right")):
        words = ["export", "nerve.femoral", "-o", str(target), "--views", "anterior,saddle", "--side", side]
        assert main(words) == 0
    if ending == "png":
        image, single = QImage(str(path)), QImage(str(one))
        assert "both sides" in image.text("Title")
        assert image.width() > single.width()
    elif ending == "svg":
        text = path.read_text(encoding="utf-8")
        for phrase in (
            "Both lower limbs",
            "Anterior · right",
            "Anterior · left",
            ">Perineal and perianal skin<",
        ):
            assert phrase in text
        limbs = re.findall(r'data-id="nerve.femoral"[^>]*data-role="selected"[^>]*data-limb="(\w+)"', text)
        assert set(limbs) == {"right", "left"}
        ids = re.findall(r' id="([^"]+)"', text)
        assert len(ids) == len(set(ids))
    else:
        wide, narrow = (re.search(rb"/MediaBox \[0 0 ([\d.]+)", p.read_bytes()) for p in (path, one))
        assert wide is not None
        assert narrow is not None
        assert float(wide[1]) > float(narrow[1])


def test_an_existing_file_is_kept_unless_forced(tmp_path: Path, capsys):
    path = tmp_path / "kept.png"
    path.write_bytes(b"precious")
    assert main(["export", "L5", "-o", str(path)]) == 1
    assert path.read_bytes() == b"precious"
    assert "kept.png" in capsys.readouterr().err
    assert main(["export", "L5", "-o", str(path), "--force", "--dpi", "72"]) == 0
    assert path.read_bytes().startswith(b"\x89PNG")


@every_case(
    ("words", "code", "told"),
    [
        (["L5", "-o", "{}/a.gif"], 2, "a.gif"),
        (["L5", "-o", "{}/none/a.png"], 1, "none"),
        (["L5", "-o", "{}/a.png", "--size", "big"], 2, "big"),
        (["L5", "-o", "{}/a.png", "--size", "900x700", "--dpi", "300"], 2, "--dpi"),
        (["L5", "-o", "{}/a.png", "--size", "90000x90000"], 1, "too large"),
        (["L5", "-o", "{}/a.png", "--views", "inside"], 2, "inside"),
        (["L5", "-o", "{}/a.png", "--views", ""], 2, "No view"),
        (["L5", "-o", "{}/a.svg", "--size", "900x700"], 2, "PNG"),
        (["L5", "-o", "{}/a.pdf", "--dpi", "300"], 2, "PNG"),
        (["L5", "-o", "{}/a.png", "--dpi", "-1"], 2, "resolution"),
        (["femral nrve", "-o", "{}/a.png"], 2, "nerve.femoral"),
        (["L5", "-o", "{}"], 2, "ending"),
    ],
)
def test_bad_words_end_in_one_sentence_and_no_file(tmp_path: Path, capsys, words, code, told):
    assert main(["export", *(w.format(tmp_path) for w in words)]) == code
    error = capsys.readouterr().err
    assert told in error
    assert error.startswith("legmap: ")
    assert "Traceback" not in error
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_full_disk_is_told_and_nothing_is_left(tmp_path: Path, ending):
    """A file-size limit stands in for a full disk: writing fails half-way."""
    code = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "from legmap.cli import main\n"
        f"sys.exit(main(['export', 'nerve.sciatic', '-o', {str(tmp_path / f'full.{ending}')!r}]))\n"
    )
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 1
    assert f"full.{ending}" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("text", "size"), [("900x700", (900, 700)), (" 1X2 ", (1, 2)), ("10×20", (10, 20))])
def test_sizes_are_read(text, size):
    assert parse_size(text) == size


@pytest.mark.parametrize("text", ["", "900", "0x5", "-3x4", "9e3x4", "900x", "1234567x2"])
def test_other_texts_are_no_sizes(text):
    with pytest.raises(UsageError, match="size"):
        parse_size(text)


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
def test_a_name_that_is_no_text_is_refused_before_another_is_written_over(tmp_path: Path, capsys):
    for byte in ("\udcff", "\udcfe"):
        assert main(["export", "L5", "-o", str(tmp_path / f"b{byte}.png"), "--size", "100x100"]) == 1
        assert "its name is not valid text" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ["svg", "png", "pdf"])
def test_a_caption_that_is_no_text_is_written_as_far_as_it_is(tmp_path: Path, ending):
    file = tmp_path / f"l5.{ending}"
    assert main(["export", "L5", "-o", str(file), "--caption", "before\udcffafter"]) == 0
    assert file.stat().st_size
    if ending == "svg":
        assert "beforeafter" in file.read_text(encoding="utf-8")
