"""Files are read strictly, as text, with places, and once."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.authoring.events import MOST_LEVELS
from service.authoring.node import Fields, Text
from service.authoring.problem import ProblemLog
from service.authoring.reading import MOST_BYTES, parse_document, read_document
from tests.authoring.emitter import Plain, block, plain

TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=12)
VALUES: st.SearchStrategy[Plain] = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=12,
)


@given(st.data(), VALUES)
def test_what_is_written_in_any_style_is_read_back(data: st.DataObject, value: Plain) -> None:
    text = data.draw(st.composite(lambda draw: block(draw, value))())
    node, problems = parse_document(text.encode(), "a.yaml")
    assert problems == ()
    assert node is not None
    assert plain(node) == value


@pytest.mark.parametrize("word", ["no", "yes", "012", "0.350", "1e5", "2024-01-01", "null", "~", "1,000", ".5", "0x10"])
def test_no_scalar_is_typed(word: str) -> None:
    node, problems = parse_document(f"a: {word}\n".encode(), "a.yaml")
    assert problems == ()
    assert isinstance(node, Fields)
    value = node.get("a")
    assert isinstance(value, Text)
    assert (value.value, value.quoted) == (word, False)


def test_places_count_from_one() -> None:
    node, _ = parse_document('# 说明\n键: {甲: "乙"}\n'.encode(), "rules/a.yaml")
    assert isinstance(node, Fields)
    (outer,) = node.pairs
    assert str(outer[0].position) == "rules/a.yaml:2:1"
    assert isinstance(outer[1], Fields)
    (inner,) = outer[1].pairs
    assert str(inner[1].position) == "rules/a.yaml:2:8"


@pytest.mark.parametrize(
    ("content", "place", "code"),
    [
        (b"", "1:1", "empty-file"),
        (b"# nothing\n", "1:1", "empty-file"),
        ("a: 一\nb: ".encode() + "二".encode("gbk"), "2:4", "not-utf8"),
        (b"a: 1\nb:\t2\n", "2:3", "tab"),
        (b"a: x\x01y\n", "1:5", "control-character"),
        (b"a: x\xef\xbb\xbfy\n", "1:5", "control-character"),
        (b"a: &x 1\n", "1:4", "anchor"),
        (b"a: *x\n", "1:4", "alias"),
        (b"a: !!int 1\n", "1:4", "tag"),
        (b"a: 1\n---\nb: 2\n", "2:1", "second-document"),
        (b"a: " + b"[" * (MOST_LEVELS + 1) + b"]" * (MOST_LEVELS + 1), "1:1", "too-deep"),
        (b"[" * 100_000, "1:1", "too-deep"),
        (b"a: 1\n# " + b"x" * MOST_BYTES, "1:1", "too-big"),
    ],
)
def test_refusals(content: bytes, place: str, code: str) -> None:
    node, problems = parse_document(content, "a.yaml")
    assert node is None
    assert [(str(p.position), p.code) for p in problems] == [(f"a.yaml:{place}", code)]


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    levels = "".join(f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]\n" for n in range(1, 12))
    node, problems = parse_document(f"x0: &x0 lol\n{levels}".encode(), "a.yaml")
    assert node is None
    assert {problem.code for problem in problems} == {"anchor", "alias"}


def test_a_byte_order_mark_and_windows_line_ends_are_fine() -> None:
    node, problems = parse_document(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "a.yaml")
    assert problems == ()
    assert node is not None
    assert plain(node) == {"a": "1", "b": "2"}


def test_files_are_read_from_disk(tmp_path: Path) -> None:
    log = ProblemLog()
    good, big = tmp_path / "a.yaml", tmp_path / "b.yaml"
    good.write_bytes(b"a: 1\n")
    big.write_bytes(b"#" * (1024 * 1024))
    node = read_document(good, "a.yaml", log)
    assert node is not None
    assert read_document(big, "b.yaml", log) is None
    assert read_document(tmp_path / "c.yaml", "c.yaml", log) is None
    assert read_document(tmp_path, "folder", log) is None
    assert [problem.code for problem in log.problems()] == ["too-big", "unreadable", "unreadable"]
    assert "1,048,576" in log.problems()[0].found


def test_the_same_content_is_parsed_once() -> None:
    assert parse_document(b"a: 1\n", "same.yaml")[0] is parse_document(b"a: 1\n", "same.yaml")[0]
    assert parse_document(b"a: 1\n", "same.yaml")[0] is not parse_document(b"a: 2\n", "same.yaml")[0]
