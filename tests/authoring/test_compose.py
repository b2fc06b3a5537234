"""Events become nodes; cut values are mended, doubled keys refused."""

from service.authoring.node import Fields, Items, Text
from service.authoring.reading import parse_document
from tests.authoring.emitter import plain


def fields(text: str) -> tuple[Fields, list[str]]:
    node, problems = parse_document(text.encode(), "a.yaml")
    assert isinstance(node, Fields)
    return node, [f"{p.position.line}:{p.position.column} {p.code}" for p in problems]


def test_a_number_cut_at_its_comma_is_told_and_made_whole() -> None:
    node, problems = fields("a: {value: 1,000,500 万吨, unit: t}\n")
    assert problems == ["1:12 unquoted-thousands"]
    assert plain(node) == {"a": {"value": "1,000,500 万吨", "unit": "t"}}


def test_words_cut_at_their_comma_are_told_and_made_whole() -> None:
    node, problems = fields('a: {status: "done", "trial", "building"}\n')
    assert problems == ["1:13 unquoted-words"]
    assert plain(node) == {"a": {"status": '"done", "trial", "building"'}}


def test_a_key_without_value_is_kept_as_left_out() -> None:
    node, problems = fields("a: {b: c, d}\ne:\n")
    assert problems == []
    inner, last = node.get("a"), node.get("e")
    assert isinstance(inner, Fields)
    left_out = inner.get("d")
    assert isinstance(left_out, Text)
    assert left_out.left_out
    assert isinstance(last, Text)
    assert (last.left_out, str(last.position)) == (True, "a.yaml:2:1")


def test_a_doubled_key_keeps_the_first_value() -> None:
    node, problems = fields("a: 1\nb: 2\na: 3\n")
    assert problems == ["3:1 duplicate-key"]
    assert plain(node) == {"a": "1", "b": "2"}


def test_keys_must_be_texts() -> None:
    _, problems = fields("? [a, b]\n: c\nd: e\n")
    assert problems == ["1:3 key"]


def test_lists_and_mappings_know_their_style() -> None:
    node, _ = fields("a: [1, 2]\nb:\n  - x\nc: {d: e}\n")
    assert [isinstance(value, Items | Fields) and value.inline for _, value in node.pairs] == [True, False, True]
    assert not node.inline
