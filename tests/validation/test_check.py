import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from legmap.cli import main
from legmap.resources import assets_dir, data_dir
from legmap.validation.check import CheckResult, check
from tests import corruption as s
from tests.cases import every_case
from tests.check_cache import CheckCache

CASES = s.corruption_cases()


@pytest.fixture(scope="module", autouse=True)
def check_cache() -> Iterator[CheckCache]:
    with pytest.MonkeyPatch.context() as patch:
        yield CheckCache(patch)


@pytest.fixture(scope="module")
def shipped(check_cache: CheckCache) -> CheckResult:
    result = check(assets_dir(), data_dir())
    check_cache.keep_shipped()
    return result


@pytest.fixture(autouse=True)
def _spoiled_drawings_are_dropped(check_cache: CheckCache, shipped: CheckResult) -> Iterator[None]:
    yield
    check_cache.drop_spoiled()


def test_the_shipped_atlas_and_drawings_have_no_problem(shipped: CheckResult) -> None:
    assert not shipped.problems, "\n".join(shipped.problems)
    assert shipped.drawings >= 8
    assert shipped.structures > 200


@every_case("case", CASES)
def test_a_spoiled_copy_is_caught(
    case: str, shipped: CheckResult, check_cache: CheckCache, tmp_path: Path
) -> None:
    file, structure, said = CASES[case]["problem"]
    folder = s.copy_shipped_files(tmp_path / case)
    s.corruption_of(*CASES[case]["spoil"])(folder)
    verdict = check(folder / "svg", folder / "data")
    check_cache.drop_spoiled()
    shutil.rmtree(folder)
    new = [p for p in verdict.problems if p not in shipped.problems]
    right = [p for p in new if p.startswith(file) and structure in p and said in p]
    assert right, "what was said instead:\n" + "\n".join(new)


def test_an_untouched_copy_is_no_worse_than_the_shipped(shipped: CheckResult, tmp_path: Path) -> None:
    folder = s.copy_shipped_files(tmp_path)
    with s.drawing(folder, "anterior"):
        pass  # written back as the spoils do
    verdict = check(folder / "svg", folder / "data")
    assert [p for p in verdict.problems if p not in shipped.problems and "line" not in p] == []


def test_a_drawing_that_cannot_be_read_is_told_once(shipped: CheckResult, tmp_path: Path) -> None:
    folder = s.copy_shipped_files(tmp_path)
    (folder / "svg" / "anterior.svg").write_bytes(b"\x00\xff not a drawing")
    verdict = check(folder / "svg", folder / "data")
    about = [p for p in verdict.problems if "anterior" in p]
    assert len(about) == 1


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    folder = s.copy_shipped_files(tmp_path)
    s.remove("posterior", "muscle.piriformis")(folder)
    s.field("nerves.toml", "nerve.deep-fibular", "sources", '["HEARSAY"]')(folder)
    s.add("anterior", "muscle.sartorius", "text", {})(folder)
    s.move_all("anterior", "translate(20 0)")(folder)
    told = "\n".join(check(folder / "svg", folder / "data").problems)
    assert "HEARSAY" in told
    assert "<text> is not allowed" in told
    assert "landmark.asis" in told


def test_the_command_prints_each_problem_on_a_line_of_its_own_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = s.copy_shipped_files(tmp_path)
    s.remove("plexus", "root.L5")(folder)
    code = main(["check", "--assets", str(folder / "svg"), "--data", str(folder / "data")])
    lines = capsys.readouterr().out.splitlines()
    assert code == 1
    assert "plexus.svg: root.L5: is not drawn; draw it in this view." in lines
    assert lines[-1].endswith("found")
    assert len(lines) - 1 == int(lines[-1].split()[0])


def test_the_command_says_what_it_looked_at(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("legmap.validation.check.check", lambda assets, data: CheckResult((), 214, 4))
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "214 structures, 4 drawings: no problem found\n"


def test_the_command_prints_no_more_problems_than_anyone_reads(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    many = tuple(f"x.svg: muscle.m{i}: is unknown." for i in range(15_000))
    monkeypatch.setattr("legmap.validation.check.check", lambda assets, data: CheckResult(many, 214, 4))
    assert main(["check"]) == 1
    *listed, more, last = capsys.readouterr().out.splitlines()
    assert listed == list(many[: len(listed)])
    assert (len(listed), more) == (400, "... and 14600 more; correct these first")
    assert last == "15000 problems found"


@pytest.mark.parametrize("emptied", ["svg", "data"])
def test_a_folder_that_is_not_there_is_one_problem(emptied: str, tmp_path: Path) -> None:
    folder = s.copy_shipped_files(tmp_path)
    shutil.rmtree(folder / emptied)
    problems = check(folder / "svg", folder / "data").problems
    assert any(str(folder / emptied) in p for p in problems)
    assert not any("is not drawn anywhere" in p for p in problems)
