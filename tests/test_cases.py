"""A test of many cases runs all of them, and its failure names each that failed."""

import pytest

from tests.cases import every_case


def test_every_failure_is_reported_with_its_case_and_line():
    run = []

    @every_case("number", range(5))
    def test(number):
        run.append(number)
        assert number % 2 == 0, "odd"
        if number == 4:
            pytest.fail("four")

    with pytest.raises(AssertionError) as caught:
        test()
    assert run == [0, 1, 2, 3, 4]
    told = str(caught.value)
    assert told.startswith("3 of 5 cases failed:\n\n1\n    AssertionError: odd")
    assert "\n\n3\n    AssertionError: odd" in told
    assert "\n\n4\n    Failed: four" in told
    assert told.count(f"at {__file__}:") == 3


def test_cases_that_hold_pass_and_fixtures_are_given_to_each(tmp_path):
    seen = []

    @every_case(("one", "other"), [(1, "a"), (2, "b")], name=str)
    def test(other, tmp_path, one):
        seen.append((one, other, tmp_path))

    test(tmp_path=tmp_path)
    assert seen == [(1, "a", tmp_path), (2, "b", tmp_path)]


def test_an_empty_table_is_no_test():
    @every_case("number", [])
    def test(number):
        raise NotImplementedError

    with pytest.raises(AssertionError, match="no case"):
        test()


def test_tables_in_tables_run_every_pair():
    seen = []

    @every_case("one", "ab")
    @every_case("other", "xy")
    def test(one, other):
        seen.append(one + other)
        assert other == "x"

    with pytest.raises(AssertionError) as caught:
        test()
    assert seen == ["ax", "ay", "bx", "by"]
    assert str(caught.value).startswith("2 of 2 cases failed:\n\na\n    AssertionError: 1 of 2 cases failed:")


def test_an_interrupt_ends_it():
    @every_case("number", [1])
    def test(number):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        test()
