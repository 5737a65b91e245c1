"""Whatever stands in a table of the data becomes a record of the right shape, or a problem in one line."""

from dataclasses import fields

from hypothesis import given, settings
from hypothesis import strategies as st

from legmap.anatomy.toml_reader import OTHER_TABLES, STRUCTURE_TABLES, Records, _read_tables

SCALARS = st.one_of(
    st.text(max_size=6),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.datetimes(),
    st.sampled_from(("consensus", "B1")),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)
TABLES = tuple(STRUCTURE_TABLES) + OTHER_TABLES
FIELDS = tuple(
    {f.name for kind in STRUCTURE_TABLES.values() for f in fields(kind)} | {"key", "about", "claim"}
)
ROWS = st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=4), VALUES, max_size=6)


def read(tables):
    records = Records()
    _read_tables(records, "x.toml", tables)
    assert all(problem.isprintable() and problem.startswith("x.toml: ") for problem in records.problems)
    return records


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(TABLES) | st.text(max_size=4), VALUES | st.lists(ROWS, max_size=3), max_size=3
    )
)
def test_any_table_is_records_or_problems(tables):
    records = read(tables)
    rows = sum(len(rows) for rows in tables.values() if isinstance(rows, list))
    made = sum(len(kept) for name, kept in vars(records).items() if name != "problems")
    assert made <= rows
    assert records.problems or made == rows or not rows


@settings(deadline=None)
@given(st.data())
def test_a_value_of_another_type_never_gets_into_a_record(data):
    whole = {
        "id": "muscle.front",
        "name": "front muscle",
        "nerves": ["nerve.front"],
        "roots": ["root.B1"],
        "main_roots": ["root.B1"],
        "main_roots_basis": "table",
        "actions": ["movement.lift"],
        "compartment": "front",
        "origin": "hip",
    }
    assert len(read({"muscle": [whole]}).structures) == 1
    name = data.draw(st.sampled_from(sorted(whole)))
    records = read({"muscle": [whole | {name: data.draw(VALUES)}]})
    for _, record in records.structures:
        value = getattr(record, name)
        assert isinstance(value, type(whole[name]) if isinstance(whole[name], str) else tuple)
    assert bool(records.structures) != bool(records.problems)
