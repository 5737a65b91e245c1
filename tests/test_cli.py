from __future__ import annotations

import argparse
import json
import os
import shlex
import subprocess
import sys

import pytest

from legmap import __version__, cli
from legmap.commands.listing import KINDS
from legmap.errors import AtlasError, LegmapError
from tests.small_atlas import write_small_atlas

COMMANDS = ("open", "list", "show", "search", "export", "check")


@pytest.fixture
def run(capsys):
    def call(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(list(arguments))
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def run_json(run):
    def call(*arguments: str):
        code, out, err = run(*arguments, "--format", "json")
        assert (code, err) == (0, "")
        return json.loads(out)

    return call


# --- list ---


@pytest.mark.parametrize(
    ("kind", "count", "example"),
    [
        ("roots", 11, "root.L5"),
        ("nerves", 57, "nerve.tibial"),
        ("muscles", 64, "muscle.soleus"),
        ("groups", 14, "group.triceps-surae"),
        ("dermatomes", 10, "dermatome.L5"),
        ("fields", 30, "field.sural"),
        ("movements", 18, "movement.hip-extension"),
        ("reflexes", 8, "reflex.ankle"),
        ("signs", 20, "sign.foot-drop"),
    ],
)
def test_list(run, run_json, kind, count, example):
    code, out, err = run("list", kind)
    assert (code, err) == (0, "")
    assert len(out.splitlines()) == count
    assert any(row.split()[0] == example for row in out.splitlines())
    records = run_json("list", kind)
    assert len(records) == count
    assert [r["id"] for r in records] == [row.split()[0] for row in out.splitlines()]
    assert all(r["name"] and isinstance(r["synonyms"], list) for r in records)


def test_every_kind_can_be_listed():
    assert tuple(KINDS) == cli.LISTABLE_KINDS


def test_keys_of_a_muscle(run_json):
    muscles = {m["id"]: m for m in run_json("list", "muscles")}
    promised = {
        "id",
        "name",
        "latin",
        "ta2",
        "synonyms",
        "nerves",
        "roots",
        "main_roots",
        "actions",
        "compartment",
    }
    assert all(promised <= m.keys() for m in muscles.values())
    soleus = muscles["muscle.soleus"]
    assert soleus["ta2"] == 2660
    assert soleus["nerves"] == ["nerve.tibial"]
    assert soleus["roots"] == ["root.S1", "root.S2"]
    assert soleus["main_roots"] == ["root.S1"]
    assert soleus["latin"] == "Musculus soleus"


def test_keys_of_a_nerve(run_json):
    nerves = {n["id"]: n for n in run_json("list", "nerves")}
    promised = {
        "id",
        "name",
        "latin",
        "ta2",
        "synonyms",
        "parent",
        "contributors",
        "branches",
        "roots",
        "muscles",
        "fields",
    }
    assert all(promised <= n.keys() for n in nerves.values())
    deep = nerves["nerve.deep-fibular"]
    assert deep["parent"] == "nerve.common-fibular"
    assert deep["branches"] == [
        "nerve.deep-fibular-lateral-terminal-branch",
        "nerve.deep-fibular-medial-terminal-branch",
    ]
    assert deep["muscles"][0] == "muscle.tibialis-anterior"
    assert nerves["nerve.sural"]["contributors"] == ["nerve.sural-communicating-branch"]
    assert nerves["nerve.sural"]["fields"] == ["field.sural"]


def test_an_unknown_kind_is_refused(run, capsys):
    with pytest.raises(SystemExit) as caught:
        run("list", "bones")
    assert caught.value.code == 2
    assert "bones" in capsys.readouterr().err


# --- show ---


def test_keys_of_show(run_json):
    data = run_json("show", "root.L5", "nerve.obturator")
    assert list(data) == [
        "lesion",
        "muscles",
        "movements",
        "skin",
        "reflexes",
        "signs",
        "spared",
        "notes",
        "sources",
    ]
    keys = {
        "muscles": {"id", "name", "loss", "grade"},
        "movements": {"id", "name", "severity", "lost_muscles", "remaining_muscles"},
        "skin": {"id", "name", "loss", "area"},
        "reflexes": {"id", "name", "change"},
        "signs": {"id", "name"},
        "spared": {"id", "name", "speaks_against", "why"},
    }
    for part, expected in keys.items():
        assert data[part], part
        assert all(entry.keys() - {"capacity_lost"} == expected for entry in data[part]), part
    assert {m["id"] for m in data["movements"] if "capacity_lost" in m} >= {"movement.hip-adduction"}
    assert all(entry["level"] is None and entry["severity"] == "complete" for entry in data["lesion"])
    assert [r["id"] for r in data["lesion"]] == ["root.L5", "nerve.obturator"]
    assert {m["loss"] for m in data["muscles"]} == {"complete", "partial"}
    assert {m["grade"] for m in data["muscles"]} == {"main", "minor", None}
    assert {s["loss"] for s in data["skin"]} == {"partial", "variable"}
    assert all(s["area"] for s in data["skin"])


def test_show_tells_the_inferior_gluteal_nerve(run):
    code, out, err = run("show", "nerve.inferior-gluteal")
    assert (code, err) == (0, "")
    assert "Complete: gluteus maximus" in out
    assert "hip extension: weak" in out
    assert "gluteus maximus lurch" in out
    assert "75 %" in out
    assert "typically brings no numbness" in out


def test_show_tells_the_l5_root(run, run_json):
    _, out, _ = run("show", "root.L5")
    for words in ("foot drop", "steppage gait", "outer side of the leg", "first web space"):
        assert words in out
    assert "kept: knee jerk, ankle jerk" in out
    data = run_json("show", "root.L5")
    severities = {m["id"]: m["severity"] for m in data["movements"]}
    assert severities["movement.hip-abduction"] == severities["movement.foot-inversion"] == "weak"


def test_markdown(run):
    code, out, _ = run("show", "nerve.tibial", "--format", "markdown")
    assert code == 0
    assert out.startswith("# Tibial nerve\n")
    assert "## Motor loss" in out


@pytest.mark.parametrize(
    "text",
    ["nerve.tibial", "NERVE.TIBIAL", "tibial nerve", "tibial", "Nervus tibialis", "posterior tibial nerve"],
)
def test_ids_are_forgiving(run_json, text):
    assert run_json("show", text)["lesion"][0]["id"] == "nerve.tibial"


@pytest.mark.parametrize(("text", "meant"), [("L5", "root.L5"), ("tib ant", "muscle.tibialis-anterior")])
def test_short_forms(run_json, text, meant):
    assert run_json("show", text)["lesion"][0]["id"] == meant


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("nerve.tibal", "nerve.tibial"),
        ("peroneus", "muscle.fibularis-longus"),
        ("femural nerve", "nerve.femoral"),
    ],
)
@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_an_unknown_structure_gets_suggestions_and_code_2(run, text, offered, form):
    code, out, err = run("show", "root.L5", text, "--format", form)
    assert code == 2
    assert out == ""
    assert err.startswith("legmap: ")
    assert offered in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("text", ["xyzzy", "", "bone.femur"])
def test_nonsense_gets_code_2(run, text):
    code, out, err = run("show", text)
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    assert len(err.splitlines()) == 1


def test_a_word_that_is_no_command_is_taken_for_a_structure(monkeypatch, run):
    opened: list[list[str]] = []

    def remember(parsed: argparse.Namespace) -> int:
        opened.append(parsed.ids)
        return 0

    monkeypatch.setattr("legmap.commands.window.open_command", remember)
    assert run("nerve.tibial", "L5")[0] == 0
    assert run()[0] == 0
    assert opened == [["nerve.tibial", "L5"], []]


# --- search ---


def test_search_text_and_json(run, run_json):
    code, out, err = run("search", "tib", "ant")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "muscle.tibialis-anterior  tibialis anterior  (tib ant)"
    matches = run_json("search", "tib ant")
    assert matches[0] == {
        "id": "muscle.tibialis-anterior",
        "name": "tibialis anterior",
        "kind": "muscle",
        "matched": "tib ant",
    }


def test_search_finds_by_everyday_words(run_json):
    assert run_json("search", "numb heel")[0]["id"] == "field.tibial-medial-calcaneal-branches"


@pytest.mark.parametrize("form", ["text", "json"])
def test_search_without_result(run, form):
    code, out, _ = run("search", "xyzzy", "--format", form)
    assert code == 1
    assert out.strip() == ("[]" if form == "json" else "")


# --- help, version, wrong words ---


@pytest.mark.parametrize("command", [(), *((c,) for c in COMMANDS)], ids=lambda c: "".join(c) or "legmap")
def test_help(capsys, command):
    with pytest.raises(SystemExit) as caught:
        cli.main([*command, "--help"])
    assert caught.value.code == 0
    out = capsys.readouterr().out
    assert out.startswith(f"usage: {' '.join(('legmap', *command))}")
    if not command:
        assert all(name in out for name in COMMANDS)


def test_version(capsys):
    with pytest.raises(SystemExit) as caught:
        cli.main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"legmap {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["show"],
        ["search"],
        ["list"],
        ["--nonsense"],
        ["show", "L5", "--format", "yaml"],
        ["export", "L5"],
        ["check", "--nonsense"],
    ],
    ids=" ".join,
)
def test_wrong_words_end_with_code_2_and_one_sentence(capsys, arguments):
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == 2
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith("legmap: ")
    assert told.endswith("--help` tells what can be said.")


# --- bad data ---


@pytest.mark.parametrize("arguments", [["list", "roots"], ["show", "L5"], ["search", "L5"]], ids=" ".join)
@pytest.mark.parametrize("damage", ["corrupt", "empty", "inconsistent", "not UTF-8"])
def test_damaged_data_is_told_with_the_file_and_no_traceback(monkeypatch, run, tmp_path, arguments, damage):
    if damage != "empty":
        write_small_atlas(
            tmp_path,
            {"nerves.toml": ('parent = "root.B1"', 'parent = "root.Z9"')}
            if damage == "inconsistent"
            else None,
        )
    if damage == "corrupt":
        (tmp_path / "nerves.toml").write_text("[[nerve]\n", encoding="utf-8")
    if damage == "not UTF-8":
        (tmp_path / "nerves.toml").write_bytes(b"# \xff\n")
    monkeypatch.setattr("legmap.bundled.atlas.read_bundle", lambda name: None)
    monkeypatch.setattr("legmap.anatomy.load.data_dir", lambda: tmp_path)
    code, out, err = run(*arguments)
    assert (code, out) == (1, "")
    assert err.startswith("legmap: The atlas data has problems:")
    assert ("nerves.toml" if damage != "empty" else "no atlas data") in err
    assert "Traceback" not in err


def test_every_error_of_the_program_becomes_one_message_and_its_code(monkeypatch, run):
    def fail(_):
        raise AtlasError(["a.toml: x: field 'y': wrong.", "b.toml: also wrong."])

    monkeypatch.setattr("legmap.validation.check.check_command", fail)
    code, out, err = run("check")
    assert (code, out) == (1, "")
    assert "a.toml: x: field 'y': wrong." in err
    assert "b.toml: also wrong." in err
    assert LegmapError.exit_code == 1


def test_an_interrupt_ends_quietly(monkeypatch, run):
    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("legmap.validation.check.check_command", interrupt)
    assert run("check") == (130, "", "")


# --- as a process ---


def process(*arguments: str, **options) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", *arguments],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        **options,
    )


def test_a_reader_that_stops_early_is_no_error():
    for arguments in ("show nerve.sciatic", "list muscles --format json", "show nerve.sciatic --format json"):
        done = process(
            "-c",
            "import subprocess, sys\n"
            f"p = subprocess.Popen([sys.executable, '-u', '-m', 'legmap', *{arguments.split()!r}],"
            " stdout=subprocess.PIPE, stderr=subprocess.PIPE)\n"
            "p.stdout.close()\n"
            "err = p.stderr.read(); p.stderr.close()\n"
            "sys.stdout.write(f'{p.wait()} {err.decode()}')\n",
        )
        assert (done.stdout, done.stderr) == ("1 ", "")


def test_the_module_runs_and_hands_its_code_on():
    assert process("-m", "legmap", "list", "roots").stdout.splitlines()[0].startswith("root.T12")
    failed = process("-m", "legmap", "show", "xyzzy")
    assert (failed.returncode, failed.stdout) == (2, "")
    assert failed.stderr.startswith("legmap: ")


@pytest.mark.parametrize("arguments", ["list nerves", "show nerve.tibial --format json", "search foot drop"])
def test_reading_commands_load_no_qt(arguments):
    code = (
        "import sys\n"
        "from legmap.cli import main\n"
        f"main({arguments.split()!r})\n"
        "loaded = [m for m in sys.modules if m.split('.')[0] in ('PySide6', 'shiboken6', 'svgelements')]\n"
        "sys.exit(str(loaded) if loaded else 0)\n"
    )
    done = process("-c", code)
    assert done.returncode == 0, done.stderr


def test_a_file_without_a_name_is_told_as_such(run):
    code, _, err = run("export", "L5", "-o", "")
    assert code == 2
    assert err.startswith("legmap: The file has no known ending")


def test_a_command_that_is_proposed_can_be_pasted_into_a_shell(run):
    _, _, err = run("show", "x'; id; '")
    proposed = err.partition("`")[2].partition("`")[0]
    assert shlex.split(proposed) == ["legmap", "search", "x'; id; '"]
