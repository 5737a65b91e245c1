import importlib.util
import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def setup() -> ModuleType:
    spec = importlib.util.spec_from_file_location("setup_env", ROOT / "tools" / "setup_env.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (4, 0)])
def test_a_python_new_enough_is_accepted(setup: ModuleType, version: tuple[int, int]) -> None:
    setup.require_python(version)


def test_an_old_python_is_refused_in_one_sentence(setup: ModuleType) -> None:
    with pytest.raises(setup.SetupError) as caught:
        setup.require_python((3, 9))
    told = str(caught.value)
    assert "3.11" in told
    assert "3.9" in told
    assert "\n" not in told


def test_only_missing_libraries_are_installed(setup: ModuleType) -> None:
    there = {"libGL.so.1", "libEGL.so.1", "libfontconfig.so.1", "libglib-2.0.so.0"}
    lacking = setup.packages_lacking(setup.CORE, there.__contains__, fonts=True)
    assert lacking == ["libxkbcommon0", "libdbus-1-3"]
    assert setup.packages_lacking(setup.CORE, lambda _: True, fonts=True) == []
    assert setup.packages_lacking(setup.CORE, lambda _: True, fonts=False) == ["fonts-dejavu-core"]


def test_the_line_to_type_names_every_package(setup: ModuleType) -> None:
    everything = {**setup.CORE, **setup.FOR_A_DISPLAY}
    assert setup.apt_line(setup.CORE, ["libgl1"]) == (
        "sudo apt install libgl1 libegl1 libxkbcommon0 libfontconfig1 libglib2.0-0 libdbus-1-3"
    )
    assert setup.apt_line(everything, ["fonts-dejavu-core"]).endswith(
        "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxkbcommon-x11-0 libxcb-shape0 fonts-dejavu-core"
    )


def test_without_root_the_line_is_told_and_nothing_installed(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setup, "_loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(setup, "has_fonts", lambda folders: True)
    monkeypatch.setattr(setup.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(setup.subprocess, "run", lambda *_, **__: pytest.fail("something was run"))
    with pytest.raises(setup.SetupError, match="sudo apt install libgl1 libegl1"):
        setup.provide_libraries(display=False)


def test_root_installs_just_what_lacks(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    class Done:
        returncode = 0

    def run(command: list[str], **_: object) -> Done:
        ran.append(command)
        return Done()

    monkeypatch.setattr(setup, "_loads", lambda library: library not in ("libEGL.so.1", "libxcb-shape.so.0"))
    monkeypatch.setattr(setup, "has_fonts", lambda folders: False)
    monkeypatch.setattr(setup.os, "geteuid", lambda: 0)
    monkeypatch.setattr(setup.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(setup.subprocess, "run", run)
    setup.provide_libraries(display=True)
    assert ran[0][:2] == ["apt-get", "update"]
    assert ran[1][-3:] == ["libegl1", "libxcb-shape0", "fonts-dejavu-core"]


@pytest.mark.parametrize(
    ("environ", "there"),
    [({}, False), ({"DISPLAY": ""}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "w"}, True)],
)
def test_a_display_is_known_by_the_environment(
    setup: ModuleType, environ: dict[str, str], there: bool
) -> None:
    assert setup.has_display(environ) is there


def test_a_font_is_found_however_deep(setup: ModuleType, tmp_path: Path) -> None:
    deep = tmp_path / "truetype" / "some"
    deep.mkdir(parents=True)
    assert not setup.has_fonts([str(tmp_path)])
    (deep / "Some.TTF").touch()
    assert setup.has_fonts([str(tmp_path / "nowhere"), str(tmp_path)])


def test_an_environment_that_cannot_be_made_is_one_sentence(
    setup: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-python"))
    assert setup.main(["environment", str(tmp_path / "env")]) == 1
    told = capfd.readouterr().err.strip()
    assert "python3-venv" in told
    assert "\n" not in told


def test_the_lock_file_holds_every_dependency_in_its_range_with_hashes(setup: ModuleType) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    text = (ROOT / setup.LOCK).read_text(encoding="utf-8")
    locked = {}
    for entry in re.split(r"\n(?=\S)", re.sub(r"(?m)^\s*#.*\n", "", text)):
        requirement = Requirement(entry.split("\\")[0].strip())
        (version,) = requirement.specifier
        locked[canonicalize_name(requirement.name)] = version.version
        assert "--hash=sha256:" in entry, requirement
    for requirement in map(Requirement, wanted):
        assert locked[canonicalize_name(requirement.name)] in requirement.specifier, requirement
