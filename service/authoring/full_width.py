"""Full-width signs and spaces where YAML wants half-width ones: typed by habit, and often taken as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ruamel.yaml.events import Event, ScalarEvent

from service.authoring.problem import English, Mistake

_COMMENT = re.compile(r"(?:^|\s)#.*$")
_WHOLE = {"｛": "{", "｝": "}", "［": "[", "］": "]"}
_COLON = Mistake(
    "full-width-colon",
    "键后面的全角冒号“：”",
    "半角冒号加一个空格",
    "全角冒号“：”应改成半角“:”加一个空格；若是文字，给整个值加上英文双引号",
    en=English(
        "the full-width colon “：” after a key",
        "a half-width colon and a space",
        "write “: ”; if it is text, put the whole value in double quotes",
    ),
)
_COMMA = Mistake(
    "full-width-comma",
    "两项之间的全角逗号“，”",
    "半角逗号加一个空格",
    "全角逗号“，”应改成半角“,”加一个空格；若是文字，给整个值加上英文双引号",
    en=English(
        "the full-width comma “，” between two items",
        "a half-width comma and a space",
        "write “, ”; if it is text, put the whole value in double quotes",
    ),
)
_QUOTES = Mistake(
    "full-width-quotes",
    "包住值的中文引号“ ”",
    "英文双引号",
    '中文引号“ ”应改成英文双引号 "；引号本身是文字时，再给整个值加上英文双引号',
    en=English(
        "Chinese quotation marks “ ” around a value",
        "double quotes",
        'write "; if the marks are part of the text, put the whole value in double quotes',
    ),
)
_DASH = Mistake(
    "full-width-dash",
    "行首的全角短横“－”",
    "半角短横加一个空格",
    "全角短横“－”应改成半角“-”加一个空格",
    en=English("the full-width dash “－” at the start of a line", "a half-width dash and a space", "write “- ”"),
)
_SPACE = Mistake(
    "full-width-space",
    "行首的全角空格",
    "半角空格缩进",
    "把全角空格换成半角空格，每级缩进两个空格",
    en=English(
        "a full-width space at the start of a line",
        "half-width spaces",
        "replace it by half-width spaces, two for each level",
    ),
)

_SIGNS: tuple[tuple[re.Pattern[str], Mistake], ...] = (
    (re.compile(r"^ *(\u3000)\s*\S"), _SPACE),
    (re.compile(r"^\s*(－)"), _DASH),
    (re.compile(r"(?:^\s*(?:[-－]\s+)?|[{｛,，]\s*)[a-z][a-z0-9_]*\s*(：)"), _COLON),
    (re.compile(r"^\s+[^\s:：,，\"'{}\[\]-][^\s:：]*(：)\s*[a-z_]+\s*$"), _COLON),
    (re.compile(r"[{｛].*?(，)\s*[a-z][a-z0-9_]*\s*[:：]"), _COMMA),
    (re.compile(r"(?:[:：,，\[{]|^\s*[-－])\s*(“)[^“”]*”\s*(?:[,，}｝\]］]|$)"), _QUOTES),
)
_BRACKET = re.compile(r"(?:[:：,，\[{]|^\s*[-－])\s*([｛［])(?!.*\.\.)")
_ANY_BRACKET = re.compile(r"([｛｝［］])(?!.*\.\.)")


def full_width_signs(lines: Sequence[str], any_bracket: bool = False) -> Iterator[tuple[int, int, Mistake]]:
    """Line and column (from 0) of the first such sign of each line, and its message. Quoted parts are blanked out
    already. `any_bracket`: brackets in the middle of a value count too (the parser has stumbled)."""
    for number, raw in enumerate(lines):
        line = _COMMENT.sub("", raw)
        if line.isascii():
            continue
        found = [(hit.start(1), mistake) for pattern, mistake in _SIGNS if (hit := pattern.search(line))]
        if hit := (_ANY_BRACKET if any_bracket else _BRACKET).search(line):
            found.append((hit.start(1), _bracket(hit[1])))
        if found:
            yield number, *min(found, key=lambda at: at[0])


def without_quoted(text: str, events: Iterable[Event]) -> list[str]:
    """The lines of a text that was parsed, every quoted or block scalar blanked out."""
    pieces, end = [], 0
    for event in events:
        if isinstance(event, ScalarEvent) and event.style:
            start, stop = event.start_mark.index, event.end_mark.index
            pieces += [text[end:start], re.sub(r"[^\n]", "x", text[start:stop])]
            end = stop
    return "".join((*pieces, text[end:])).split("\n")


def _bracket(sign: str) -> Mistake:
    repair = f"全角括号“{sign}”应改成半角“{_WHOLE[sign]}”；若是文字，给整个值加上英文双引号"
    return Mistake(
        "full-width-bracket",
        f"全角括号“{sign}”",
        "半角括号",
        repair,
        en=English(
            f"the full-width bracket “{sign}”",
            "a half-width bracket",
            f"write “{_WHOLE[sign]}”; if it is text, put the whole value in double quotes",
        ),
    )
