"""Two programs that start at the same moment, with nothing kept yet, and the end of one of them."""

from legmap.gui.shell.settings import WindowSettings, load
from tests.faults.subprocesses import (
    BACK,
    HANG,
    go,
    line,
    run,
    said,
    start,
    surroundings,
    window_program,
    work_files,
)

WORK = """
window.document.selection.select("{what}")
assert recovery.write()
told("working")
wait()
window.close()
"""


def test_both_work_neither_takes_the_work_of_the_other_and_a_third_takes_that_of_the_dead(tmp_path):
    own = surroundings(tmp_path)
    one = start(window_program(WORK.format(what="nerve.tibial")), own)
    other = start(window_program(WORK.format(what="root.L5")), own)
    with one, other:
        assert (line(one), line(other)) == ("working", "working")
        assert work_files(tmp_path) == [".json", ".json", ".lock", ".lock"]
        one.kill()
        one.wait()
        third = run(window_program(BACK), own)
        assert (third.returncode, third.stderr) == (0, "")
        assert third.stdout.splitlines()[0] == "nerve.tibial"
        assert "your work has been restored" in third.stdout
        go(other)
        assert other.wait(HANG) == 0
        assert other.stderr is not None
        assert said(other.stderr.read()) == ""
    assert work_files(tmp_path) == []
    remembered, complaint = load(tmp_path / "config" / "legmap" / "settings.json")
    assert complaint == ""
    assert remembered != WindowSettings()
    assert not (tmp_path / "cache").exists()
    assert [f.name for f in (tmp_path / "config" / "legmap").iterdir()] == ["settings.json"]
