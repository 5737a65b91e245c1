"""Atlas data that is broken, enormous or malicious: every problem in one line, and bounded work."""

import json
import os
import subprocess
import sys

import pytest

from legmap.anatomy import toml_reader
from legmap.anatomy.load import load_atlas
from legmap.errors import AtlasError
from tests.cases import every_case
from tests.small_atlas import write_small_atlas

HANG = 300
HOSTILE = {
    "empty": b"",
    "null bytes": b"\0" * 100,
    "UTF-16": '[[root]]\nid = "root.B1"\n'.encode("utf-16"),
    "UTF-8 mark": b"\xef\xbb\xbf[[root]]\n",
    "lone surrogate": b'[[root]]\nname = "\xed\xa0\x80"\n',
    "escaped surrogate": b'[[root]]\nname = "\\ud800"\n',
    "escape codes": b'[[root]]\nid = "root.\\u001b[31m"\n[["\\u001b[31m\\n"]]\n',
    "right to left": '[[root]]\nid = "root.\u202eB1"\n"\u2028" = 1\n'.encode(),
    "unclosed": b'[[root]]\nid = "root.B1',
    "nested arrays": b"x = " + b"[" * 100_000,
    "nested tables": b"x = " + b"{a=" * 100_000,
    "dotted key": b"a" + b".a" * 100_000 + b" = 1",
    "dotted table": b"[a" + b".a" * 100_000 + b"]",
    "many digits": b"x = " + b"9" * 100_000,
    "huge numbers": b'[[root]]\nid = "root.B1"\nta2 = 9223372036854775808\n',
    "not a number": b'[[torque]]\nabout = "nan"\nvalues = { x = nan, y = inf, z = -1 }\n',
    "dates": b"[[root]]\nid = 1979-05-27\nname = 07:32:00\nshort = 1979-05-27T07:32:00Z\n",
    "text of a megabyte": b'[[root]]\nid = "' + b"x" * 1_000_000 + b'"\n',
    "key of a megabyte": b"[[root]]\n" + b"x" * 1_000_000 + b" = 1\n",
    "table of a megabyte": b"[[" + b"x" * 1_000_000 + b"]]\n",
    "too large": b"# " + b"x" * (2 * 1024 * 1024),
    "a hundred thousand rows": b"[[root]]\n" * 100_000,
    "same key twice": b'[[root]]\nid = "root.B1"\nid = "root.B1"\n',
    "a row for rows": b'[root]\nid = "root.B1"\n',
    "a text for rows": b'root = "root.B1"\n',
    "rows of rows": b"root = [[{}]]\n",
    "itself as parent": b'[[nerve]]\nid = "nerve.big"\nparent = "nerve.big"\nroots = ["root.A1"]\n',
    "list of lists": b'[[root]]\nid = ["root.B1"]\nname = [[]]\n',
}
PROGRAM = """
import json, sys
from pathlib import Path
from legmap.anatomy.load import load_atlas
from legmap.errors import AtlasError
for folder in sorted(Path(sys.argv[1]).iterdir()):
    try:
        problems = load_atlas(folder) and ()
    except AtlasError as error:
        problems = error.problems
    print(json.dumps([folder.name, problems]), flush=True)
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What a process of its own says of a small atlas whose roots are each of these."""
    home = tmp_path_factory.mktemp("data")
    for name, data in HOSTILE.items():
        (home / name).mkdir()
        write_small_atlas(home / name)
        (home / name / "roots.toml").write_bytes(data)
    words = [sys.executable, "-c", PROGRAM, str(home)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=HANG)
    assert done.returncode == 0, done.stderr
    return dict(map(json.loads, done.stdout.splitlines()))


@every_case("name", HOSTILE)
def test_every_problem_is_one_line_that_names_the_file(told, name):
    problems = told[name]
    assert any(problem.startswith("roots.toml: ") for problem in problems)
    for problem in problems:
        assert problem.isprintable()
        assert len(problem) <= 601


@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "link"])
def test_what_is_no_ordinary_file_is_a_problem_and_never_waited_for(tmp_path, kind):
    write_small_atlas(tmp_path)
    file = tmp_path / "odd.toml"
    match kind:
        case "pipe":
            os.mkfifo(file)
        case "device":
            file.symlink_to("/dev/zero")
        case "folder":
            file.mkdir()
        case "link":
            file.symlink_to(file)
    with pytest.raises(AtlasError) as caught:
        load_atlas(tmp_path)
    assert len(caught.value.problems) == 1
    assert caught.value.problems[0].startswith("odd.toml: cannot be read")


def test_a_folder_of_too_many_files_is_one_problem(tmp_path, monkeypatch):
    write_small_atlas(tmp_path)
    monkeypatch.setattr(toml_reader, "MAX_FILES", 3)
    problems = toml_reader.read_folder(tmp_path).problems
    assert len(problems) == 1
    assert "more than 3 files" in problems[0]


@pytest.mark.parametrize("name", ["a\nb\x1b[31m", "x" * 5000, "\0", "\udcff"])
def test_a_name_that_no_folder_has_is_one_plain_problem(tmp_path, name):
    (problem,) = toml_reader.read_folder(tmp_path / name).problems
    assert "no atlas data" in problem
    assert problem.isprintable()
    assert len(problem) < 600
