"""What nobody sees is refused, typed or escaped, at its place."""

import pytest

from service.authoring.invisible import first_invisible, invisible
from service.authoring.reading import parse_document
from service.vocabulary.language import Language


def told(content: str) -> list[str]:
    return [f"{p.position.line}:{p.position.column} {p.code}" for p in parse_document(content.encode(), "a.yaml")[1]]


@pytest.mark.parametrize("character", ["\x00", "\x7f", "\u200b", "\u202e", "\u2060", "\xad"])
def test_a_typed_one_is_told_where_it_stands(character: str) -> None:
    assert told(f"a: b\nc: 甲{character}乙\n") == ["2:5 control-character"]


@pytest.mark.parametrize("escape", [r"\0", r"\x00", r"\u200b", r"\ud800", r"\uFEFF"])
def test_an_escaped_one_is_told_at_its_text(escape: str) -> None:
    assert told(f'a: b\nc: "甲{escape}乙"\n') == ["2:4 control-character"]
    assert told(f'"a{escape}": b\n') == ["1:1 control-character"]


def test_visible_text_passes() -> None:
    assert told('a: "甲　乙 é 𠀀\\n—"\n') == []
    assert first_invisible("甲　乙") is None
    assert "U+200B" in invisible("\u200b").told(Language.EN)
