"""What is kept for the next start may be lost, damaged or foreign at any time."""

import os
import subprocess
import sys

import pytest

from legmap import cache


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "cache_dir", lambda: tmp_path / "kept")
    return tmp_path / "kept"


def only_file(folder):
    (file,) = folder.iterdir()
    return file


def test_what_was_kept_comes_back_under_its_key_alone():
    assert cache.keep("atlas", "k1", b"abc")
    assert cache.fetch("atlas", "k1") == b"abc"
    assert cache.fetch("atlas", "k2") is None
    assert cache.fetch("view", "k1") is None


def test_the_key_follows_content_version_and_where_a_part_ends(monkeypatch):
    key = cache.key_of(["ab", b"c"])
    assert key == cache.key_of(["ab", b"c"])
    assert key != cache.key_of(["a", b"bc"])
    assert key != cache.key_of(["ab", b"d"])
    monkeypatch.setattr(cache, "__version__", "999")
    assert key != cache.key_of(["ab", b"c"])


def test_files_of_a_folder_are_parts_of_a_key_by_name_and_content(tmp_path):
    (tmp_path / "b.toml").write_bytes(b"2")
    (tmp_path / "a.toml").write_bytes(b"1")
    (tmp_path / "c.txt").write_bytes(b"3")
    assert list(cache.files_in(tmp_path, ".toml")) == ["a.toml", b"1", "b.toml", b"2"]


@pytest.mark.parametrize("length", [0, 5, 18, 25, -1])
def test_a_file_cut_short_is_passed_over(folder, length):
    cache.keep("atlas", "k", b"x" * 100)
    file = only_file(folder)
    file.write_bytes(file.read_bytes()[:length])
    assert cache.fetch("atlas", "k") is None


def test_no_flipped_byte_goes_unnoticed(folder):
    cache.keep("atlas", "k", b"x" * 20)
    file = only_file(folder)
    whole = file.read_bytes()
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert cache.fetch("atlas", "k") is None, place
    file.write_bytes(whole)
    assert cache.fetch("atlas", "k") == b"x" * 20


def test_a_folder_in_place_of_a_file_and_a_file_in_place_of_the_folder(folder):
    cache.keep("atlas", "k", b"x")
    file = only_file(folder)
    file.unlink()
    file.mkdir()
    assert cache.fetch("atlas", "k") is None
    assert not cache.keep("atlas", "k", b"x")
    file.rmdir()
    folder.rmdir()
    folder.write_text("in the way", encoding="utf-8")
    assert cache.fetch("atlas", "k") is None
    assert not cache.keep("atlas", "k", b"x")
    assert folder.read_text(encoding="utf-8") == "in the way"


def test_a_failed_write_leaves_the_old_file_and_nothing_beside_it(folder, monkeypatch):
    cache.keep("atlas", "k", b"old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert not cache.keep("atlas", "k", b"new")
    assert cache.fetch("atlas", "k") == b"old"
    assert [f.suffix for f in folder.iterdir()] == [".bin"]


def test_old_versions_go_and_other_names_stay(folder):
    for number in range(cache.MOST_KEPT + 5):
        cache.keep("atlas", f"k{number}", b"x")
        os.utime(folder / f"atlas-k{number}.bin", (number, number))
    cache.keep("view", "v", b"y")
    cache.keep("atlas", "last", b"x")
    assert cache.fetch("atlas", "last") == b"x"
    assert cache.fetch("atlas", "k0") is None
    assert cache.fetch("view", "v") == b"y"
    assert len(list(folder.glob("atlas-*"))) == cache.MOST_KEPT


def test_what_killed_programs_were_about_to_write_goes(folder):
    cache.keep("atlas", "k", b"x")
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    living = folder / f"atlas-k.bin.{os.getppid()}.new"
    for file in (living, folder / f"atlas-k.bin.{dead.pid}.new", folder / "atlas-k.bin.odd.new"):
        file.write_bytes(b"half")
    other = folder / f"view-k.bin.{dead.pid}.new"
    other.write_bytes(b"of another name")
    cache.keep("atlas", "k", b"x")
    assert sorted(folder.glob("*.new")) == sorted([living, other])


def test_a_clock_that_was_set_back_costs_no_fresh_file(folder):
    for number in range(9):
        cache.keep("atlas", f"k{number}", b"x")
        os.utime(folder / f"atlas-k{number}.bin", (4e9 + number, 4e9 + number))
    cache.keep("atlas", "now", b"fresh")
    assert cache.fetch("atlas", "now") == b"fresh"
    kept = {f.name for f in folder.glob("atlas-*")}
    assert kept == {"atlas-now.bin", "atlas-k8.bin", "atlas-k7.bin"}


def test_two_maps_of_three_megabytes_do_not_become_twelve_files(folder):
    for number in range(20):
        cache.keep("drawings", f"k{number}", b"x")
    assert len(list(folder.iterdir())) == 3


def test_what_is_damaged_is_removed_when_it_is_met(folder):
    cache.keep("still", "k", b"x" * 20)
    file = only_file(folder)
    file.write_bytes(file.read_bytes()[:-1])
    assert cache.has("still", "k")
    assert cache.fetch("still", "k") is None
    assert not cache.has("still", "k")


def test_a_link_in_place_of_the_folder_is_followed(folder, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    assert cache.keep("atlas", "k", b"x")
    assert cache.fetch("atlas", "k") == b"x"
    assert folder.is_symlink()


def test_nothing_is_written_through_a_link_in_place_of_a_file(folder, tmp_path):
    precious = tmp_path / "precious"
    precious.write_bytes(b"of somebody else")
    folder.mkdir()
    (folder / "atlas-k.bin").symlink_to(precious)
    (folder / f"atlas-k.bin.{os.getpid()}.new").symlink_to(precious)
    assert cache.keep("atlas", "k", b"x")
    assert precious.read_bytes() == b"of somebody else"
    assert cache.fetch("atlas", "k") == b"x"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes there")
def test_a_pipe_in_place_of_a_file_is_not_waited_for(folder):
    folder.mkdir()
    os.mkfifo(folder / "atlas-k.bin")
    assert cache.fetch("atlas", "k") is None
    assert cache.keep("atlas", "k", b"x")
    assert cache.fetch("atlas", "k") == b"x"


def test_links_in_a_circle_are_no_cache(folder):
    folder.symlink_to(folder)
    assert not cache.keep("atlas", "k", b"x")
    assert cache.fetch("atlas", "k") is None
    assert not cache.has("atlas", "k")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_still_read(folder):
    cache.keep("atlas", "k", b"x")
    folder.chmod(0o555)
    try:
        assert not cache.keep("atlas", "k2", b"y")
        assert cache.fetch("atlas", "k") == b"x"
    finally:
        folder.chmod(0o755)


def test_many_programs_that_start_at_once_read_whole_files_only(folder):
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from legmap import cache\n"
        f"cache.cache_dir = lambda: Path({str(folder)!r})\n"
        "mine = sys.argv[1].encode() * 200_000\n"
        "for _ in range(60):\n"
        "    assert cache.keep('atlas', 'k', mine)\n"
        "    read = cache.fetch('atlas', 'k')\n"
        "    assert read is not None and len(set(read)) == 1 and len(read) == 200_000\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, letter], stderr=subprocess.PIPE, text=True)
        for letter in "abcd"
    ]
    for one in running:
        _, said = one.communicate()
        assert one.returncode == 0, said
    assert [f.suffix for f in folder.iterdir()] == [".bin"]


@pytest.mark.skipif(sys.platform != "linux", reason="the rules of another platform")
@pytest.mark.parametrize("told", ["", "relative/folder"])
def test_the_folder_is_that_of_the_platform(monkeypatch, tmp_path, told):
    monkeypatch.undo()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", told)
    assert cache.cache_dir() == tmp_path / ".cache" / "legmap"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    assert cache.cache_dir() == tmp_path / "own" / "legmap"


def test_files_from_a_time_to_come_do_not_outlive_what_is_written_now(folder):
    for number in range(3):
        cache.keep("atlas", f"k{number}", b"x")
        os.utime(folder / f"atlas-k{number}.bin", (4e9 + number, 4e9 + number))
    for key in ("a", "b", "c"):
        cache.keep("atlas", key, b"fresh")
    assert {f.name for f in folder.iterdir()} == {"atlas-a.bin", "atlas-b.bin", "atlas-c.bin"}


def test_files_with_names_that_nobody_gives_do_no_harm(folder):
    cache.keep("atlas", "k", b"x")
    for name in (
        "atlas-.new",
        "atlas-k.new",
        "atlas-k.bin.\N{SUPERSCRIPT TWO}.new",
        "atlas-",
        "atlas-k.bin.9" + "9" * 200 + ".new",
    ):
        (folder / name).write_bytes(b"odd")
    assert cache.keep("atlas", "k", b"y")
    assert cache.fetch("atlas", "k") == b"y"
    assert not list(folder.glob("*.new"))
