"""Full-width signs in place of YAML's own are told where they stand, whether the parser stumbles or not."""

from pathlib import Path

import pytest

from service.authoring.full_width import full_width_signs
from service.authoring.reading import parse_document

SHIPPED = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("text", "place", "sign"),
    [
        ("id: A\nabout： {indicator: x}\n", "2:6", "“：”应改成半角“:”加一个空格"),
        ("a: {b： 1, c: 2}\n", "1:6", "“：”应改成半角“:”加一个空格"),
        ("answers:\n  符合: met\n  不符合：unmet\n", "3:6", "“：”应改成半角“:”加一个空格"),
        ("a: ［1, 2］\nb: c\n", "1:4", "“［”应改成半角“[”"),
        ("a: “x”\nb: c\n", "1:4", "英文双引号"),
        ("rows:\n－ a: b\n", "2:1", "“－”应改成半角“-”加一个空格"),
        ("rows:\n　　- a: b\n", "2:1", "把全角空格换成半角空格"),
        ("a:\n　b: c\n", "2:1", "把全角空格换成半角空格"),
    ],
)
def test_what_yaml_takes_as_text_is_told(text: str, place: str, sign: str) -> None:
    node, problems = parse_document(text.encode(), "a.yaml")
    assert node is None
    assert [str(problem.position) for problem in problems] == [f"a.yaml:{place}"]
    assert sign in problems[0].repair


def test_every_line_is_told() -> None:
    _, problems = parse_document("a：b\nc：d\n".encode(), "a.yaml")
    assert [str(problem.position) for problem in problems] == ["a.yaml:1:2", "a.yaml:2:2"]


@pytest.mark.parametrize(
    "text",
    [
        'a: "x：y\n  z：w"\n',
        "a: |\n  b：c\n  　d\n",
        "a: 甲：乙\n",
        "# a：b\na: b # “c”\n",
        "a: [甲，乙]\n",
        'a: {x: "甲，b: c"}\n',
        "a: CO2：x\n",
        "a: “x”达到“y”\n",
    ],
)
def test_full_width_signs_of_a_text_are_fine(text: str) -> None:
    node, problems = parse_document(text.encode(), "a.yaml")
    assert problems == ()
    assert node is not None


def test_brackets_inside_a_value_count_where_the_parser_stumbled() -> None:
    assert list(full_width_signs(["a: 甲［乙］"])) == []
    assert [(line, column) for line, column, _ in full_width_signs(["a: 甲［乙］"], any_bracket=True)] == [(0, 4)]


def test_no_shipped_file_has_one() -> None:
    for folder in ("rules", "rubrics"):
        for path in (SHIPPED / folder).rglob("*.yaml"):
            assert parse_document(path.read_bytes(), path.name)[1] == ()
