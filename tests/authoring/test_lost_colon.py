"""A key without its colon is told where it stands, by its name."""

import pytest

from service.authoring.reading import parse_document


def told(text: str) -> list[str]:
    return [
        f"{p.position.line}:{p.position.column} {p.code} {p.found}" for p in parse_document(text.encode(), "a.yaml")[1]
    ]


@pytest.mark.parametrize(
    ("text", "place", "key"),
    [
        ('a: 1\nversion "2024.1"\nlanguage: 1\n', "2:1", "version"),
        ("a: 1\nversion 2024.1\n\n# 说明\nlanguage: 1\n", "2:1", "version"),
        ('version "2024.1"\nlanguage: 1\n', "1:1", "version"),
        ("a:\n  b 1\n  c: 2\nd: 3\n", "2:3", "b"),
        ("a:\n  - b 1\n    c: 2\nd: 3\n", "2:5", "b"),
        ("a:\n  b: 1\n  c 2\n", "3:3", "c"),
        ('rows:\n  - {is: "1", verdict met}\n', "2:15", "verdict"),
    ],
)
def test_the_key_is_named_where_it_stands(text: str, place: str, key: str) -> None:
    assert told(text) == [f"{place} no-colon 没有冒号的键“{key}”"]


def test_text_on_the_next_line_is_told_at_that_line() -> None:
    assert told("x: a\n更多文字\ny: 3\n") == ["2:1 no-colon 没有冒号的一行"]


@pytest.mark.parametrize("text", ["x: 1\n title: 2\ny: 3\n", "x: 1\nsource: a\n  b: c\n"])
def test_a_colon_too_many_stays_one(text: str) -> None:
    assert [line.split()[1] for line in told(text)] == ["stray-colon"]


def test_a_quoted_key_may_hold_a_space() -> None:
    assert told('answers: {"a b": }\n') == []


def test_lines_are_counted_whatever_ends_them() -> None:
    assert told("a: 1\rb 2\rc: 3\r\rd: e\r") == ["2:1 no-colon 没有冒号的键“b”"]
