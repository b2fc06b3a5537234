"""Mappings are read by their shape: every fault is told, the rest can still be read."""

from service.authoring.node import Fields
from service.authoring.problem import ProblemLog
from service.authoring.reading import parse_document
from service.authoring.scalars import as_whole
from service.authoring.shape import Holds, Key, Section, Shape, as_fields

INNER = Shape("内层", (Key("x", "某数", required=True),))
OUTER = Shape(
    "外层",
    (
        Key("name", "名称", required=True),
        Key("kind", "类别", choices=("state", "effect"), words={"state": "状态", "effect": "成效"}),
        Key("many", "几项", Holds.TEXTS),
        Key("some", "一项或几项", Holds.TEXT_OR_TEXTS),
        Key("inner", "内层", Holds.FIELDS),
        Key("rows", "各行", Holds.LIST),
        Key("any", "任意", Holds.ANY),
    ),
)


def read(text: str) -> tuple[Section, ProblemLog]:
    log = ProblemLog()
    node, problems = parse_document(text.encode(), "a.yaml")
    assert problems == ()
    assert isinstance(node, Fields)
    return Section(node, OUTER, log), log


def told(log: ProblemLog) -> list[str]:
    return [f"{p.position.line}:{p.position.column} {p.code} {p.suggestion}".rstrip() for p in log.problems()]


def test_a_good_mapping_is_read() -> None:
    section, log = read(
        "name: 甲\nkind: state\nmany: [a, b]\nsome: c\ninner: {x: '3'}\nrows: [{x: '1'}, {x: '2'}]\nany: [z]\n"
    )
    assert told(log) == []
    assert section.text("name") == "甲"
    assert [text.value for text in section.texts("many")] == ["a", "b"]
    assert [text.value for text in section.texts("some")] == ["c"]
    inner = section.section("inner", INNER)
    assert inner is not None
    assert inner.read("x", as_whole, 0) == 3
    assert [row.read("x", as_whole, 0) for row in section.sections("rows", INNER)] == [1, 2]
    assert [key.value for key, _ in section.pairs("inner")] == ["x"]
    assert section.node("any") is not None
    assert str(section.place("kind")) == "a.yaml:2:7"
    assert str(section.key_place("kind")) == "a.yaml:2:1"


def test_unknown_missing_and_wrong_keys_are_all_told() -> None:
    section, log = read("kind: stat\nmany: a\ninner: b\nrows: {x: y}\nsome: {a: b}\ncolour: red\n")
    assert told(log) == [
        "1:1 missing-key",
        "1:7 unknown-word state",
        "2:7 wrong-kind",
        "3:8 wrong-kind",
        "4:7 wrong-kind",
        "5:7 wrong-kind",
        "6:1 unknown-word",
    ]
    assert section.text("kind", "无") == "无"
    assert section.texts("many") == ()
    assert section.section("inner", INNER) is None
    assert list(section.sections("rows", INNER)) == []
    assert "kind" not in section
    assert section.wrote("kind")
    assert not section.wrote("any")


def test_a_choice_is_told_with_its_meaning_and_found_by_it() -> None:
    _, log = read("name: 甲\nkind: 成效\n")
    (problem,) = log.problems()
    assert (problem.allowed, problem.suggestion) == ("state（状态）、effect（成效）", "effect")


def test_a_misspelt_key_is_not_missing_too() -> None:
    section, log = read("nam: 甲\n")
    assert section.wrote("name")
    assert "name" not in section
    assert told(log) == ["1:1 unknown-word name"]


def test_a_key_without_value_is_told_at_the_key() -> None:
    _, log = read("name:\nkind: state\n")
    assert told(log) == ["1:1 wrong-kind"]


def test_the_slips_that_yaml_takes_for_lists_and_mappings() -> None:
    _, log = read("name: {actual}\nsome: [80..90]\nmany: [[1]]\n")
    assert told(log) == ["1:7 unquoted-slot", "2:7 unquoted-interval", "3:8 wrong-kind"]


def test_what_cannot_be_parsed_gives_the_default() -> None:
    section, log = read("name: 三\n")
    assert section.read("name", as_whole, 7) == 7
    assert section.read("any", as_whole, 8) == 8
    assert told(log) == ["1:7 bad-whole"]


def test_only_a_mapping_has_a_shape() -> None:
    log = ProblemLog()
    node, _ = parse_document(b"[a]\n", "a.yaml")
    assert node is not None
    assert as_fields(node, OUTER, log) is None
    assert told(log) == ["1:1 wrong-kind"]
