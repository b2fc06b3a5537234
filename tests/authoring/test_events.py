"""Whichever parser reads a text, the same is seen in the same places."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import Event, MappingStartEvent, ScalarEvent, SequenceStartEvent

from service.authoring.events import MOST_LEVELS, parse_events
from service.authoring.problem import Mistake

ROOT = Path(__file__).parents[2]
_SIGNS = (
    *"{}[],:?-#&*!|>'\"%@` \n=~0aN中：，“（\\/.^+",
    *("\n  ", "\n- ", ": ", " #", "---\n", "...\n", "%YAML 1.1\n", "!!", "\\x41", "\\u4e2d", "|-\n ", ">+\n", "? "),
    *("\u2028", "\x85", "\u00a0", "\u3000", "\n\n", "<<: ", '"\n"', "\\/", "😀"),
)


@cache
def _files() -> tuple[str, ...]:
    paths = (path for folder in ("rules", "rubrics") for path in sorted((ROOT / folder).rglob("*.yaml")))
    return tuple(path.read_text(encoding="utf-8") for path in paths)


@st.composite
def slips(draw: st.DrawFn) -> str:
    """Some lines of a rule file, into which signs have slipped, and from which some are lost."""
    lines = draw(st.sampled_from(_files())).split("\n")
    start = draw(st.integers(0, len(lines) - 1))
    text = "\n".join(lines[start : start + draw(st.integers(1, 25))])
    for _ in range(draw(st.integers(1, 3))):
        at, lost = draw(st.integers(0, len(text))), draw(st.integers(0, 3))
        text = text[:at] + draw(st.sampled_from(("", *_SIGNS))) + text[at + lost :]
    return text


def seen(event: Event) -> tuple[object, ...]:
    """What a rule file is read from: content, and the places that are used."""
    kind = type(event).__name__
    if not isinstance(event, ScalarEvent | MappingStartEvent | SequenceStartEvent):
        return (kind,)
    start = event.start_mark
    place = (start.line, start.column, start.index)
    if isinstance(event, ScalarEvent):
        return kind, place, event.value, event.style or "", event.end_mark.index if event.style else 0
    return kind, place, bool(event.flow_style)


def _slowly(text: str) -> list[Event] | None:
    try:
        return list(YAML(typ="safe", pure=True).parse(text))
    except YAMLError:
        return None


@example("unit: t\u2028x\nb: 1\n")
@example("a: # 没有值\nb: 1\n")
@example("a: &x 1\n")
@example("&a: 1\n")
@example("a: 1\n---\nb: 2\n")
@given(slips())
def test_both_parsers_see_the_same(text: str) -> None:
    expected = _slowly(text)
    if expected is None:
        with pytest.raises(YAMLError):
            parse_events(text)
    else:
        assert list(map(seen, parse_events(text))) == list(map(seen, expected))


def test_the_rule_files_are_read_by_the_parser_in_c() -> None:
    """Of its plain texts that one says the style "", the other None: so it is seen which parser it was."""
    by = [{event.style for event in parse_events(text) if isinstance(event, ScalarEvent)} for text in _files()]
    assert sum("" in styles for styles in by) > 0.9 * len(by)


def test_nesting_ends_somewhere() -> None:
    parse_events("[" * MOST_LEVELS + "]" * MOST_LEVELS)
    with pytest.raises(Mistake) as caught:
        parse_events("[" * (MOST_LEVELS + 1) + "]" * (MOST_LEVELS + 1))
    assert caught.value.code == "too-deep"
