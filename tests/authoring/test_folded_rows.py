"""Rows read here are what the YAML parser makes of them; anything else is left to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.authoring.folded_rows import LEAST, fold_rows, unfold
from service.authoring.node import Fields, Items, Node
from service.authoring.reading import parse_document

KEYS = st.sampled_from(("a", "b_2", "verdict", "x"))
VALUES = st.sampled_from(
    (*("met", "12", "节能", "no", "a-b", '"[0..1)"', '">= 90%"', '"甲，乙"', "'\"x\"'", '""', "null", '"it\'s"'),)
)
ROWS = st.dictionaries(KEYS, VALUES, min_size=1).map(
    lambda row: "{" + ", ".join(f"{key}: {value}" for key, value in row.items()) + "}"
)
SLOW = '\n# a lone quote keeps the rows from being folded: "'


def parsed(text: str) -> Node:
    node, problems = parse_document(text.encode(), "x.yaml")
    assert node is not None
    assert problems == ()
    return node


def rows_of(node: Node) -> Items:
    assert isinstance(node, Fields)
    rows = node.get("rows")
    assert isinstance(rows, Items)
    return rows


@given(st.lists(ROWS, min_size=LEAST, max_size=LEAST + 5), st.integers(0, 3))
def test_folded_rows_are_those_of_the_parser(rows: list[str], indent: int) -> None:
    listed = "\n".join(f"{' ' * indent}- {row}" for row in rows)
    text = f"on: [a, x]\nrows:\n{listed}\nbecause: {{a: 1}}\n"
    assert fold_rows(text, "x.yaml").rows
    assert not fold_rows(text + SLOW, "x.yaml").rows
    assert parsed(text) == parsed(text + SLOW)
    assert len(rows_of(parsed(text)).items) == len(rows)


ROW = "  - {a: 1, b: met}\n"


def test_a_row_of_another_look_parts_two_runs() -> None:
    text = f"rows:\n{ROW * LEAST}  - {{a: 2, b: [c, d]}}\n{ROW * LEAST}"
    folded = fold_rows(text, "x.yaml")
    assert [len(rows) for rows in folded.rows.values()] == [LEAST, LEAST]
    assert folded.text.count("\n") == text.count("\n")
    assert parsed(text) == parsed(text + SLOW)


@pytest.mark.parametrize(
    "text",
    [
        f"rows:\n{ROW * (LEAST - 1)}",
        f"text: |\n{ROW * LEAST}",
        f'text: "\n{ROW * LEAST}"\n',
        f"rows: [\n{ROW * LEAST}]\n",
        f"a: folded-rows-0\nrows:\n{ROW * LEAST}",
        "rows:\n" + "  - {a: 1, a: 2}\n" * LEAST,
        "rows:\n" + "  - {a: 1，b: 2}\n" * LEAST,
        "rows:\n" + "  - {a: 1,000, b: 2}\n" * LEAST,
    ],
)
def test_what_may_mean_something_else_is_left_to_the_parser(text: str) -> None:
    assert fold_rows(text, "x.yaml").rows == {}


def test_rows_that_go_on_a_text_are_no_rows() -> None:
    text = f"because: 一句话\n{ROW * LEAST}"
    folded = fold_rows(text, "x.yaml")
    assert folded.rows
    assert parse_document(text.encode(), "x.yaml") == parse_document((text + SLOW).encode(), "x.yaml")
    assert unfold(parsed(folded.text), folded) is None


def test_a_fault_elsewhere_is_told_as_without_folding() -> None:
    text = f"rows:\n{ROW * LEAST}a: 1\na: 2\n"
    problems = parse_document(text.encode(), "x.yaml")[1]
    assert problems == parse_document((text + SLOW).encode(), "x.yaml")[1]
    assert [str(problem.position) for problem in problems] == [f"x.yaml:{LEAST + 3}:1"]
