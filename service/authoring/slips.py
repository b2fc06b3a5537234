"""The usual YAML slips: what the parser stumbled over, said in Chinese with the repair."""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError, StreamMark

from service.authoring.full_width import full_width_signs
from service.authoring.lost_colon import lost_colon_in
from service.authoring.problem import English, Mistake
from service.authoring.tight_colon import tight_colons_in

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'')
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_COMPARATOR = re.compile(r"(?<=[:\[,{-])\s*(>=?\s*[^,}\]\s][^,}\]]*)")
_INTERVAL = re.compile(r"[\[(]\s*[\w.%+-]*\s*\.\.\s*[\w.%+-]*\s*[\])]")
_SLOT = re.compile(r"\{\s*[a-z_][a-z0-9_.]*\s*\}")
_WORDS = re.compile(r'"[^"]*"\s*,\s*"')

COMPARATOR = Mistake(
    "unquoted-comparator",
    "没有加引号的比较条件",
    "引号里的条件",
    '给整个条件加上英文双引号，例如 is: ">= 100%"',
    en=English(
        "a condition without quotes",
        "the condition in quotes",
        'put the whole condition in double quotes, for example is: ">= 100%"',
    ),
)
INTERVAL = Mistake(
    "unquoted-interval",
    "没有加引号的区间（方括号会被当成列表）",
    "引号里的区间",
    '给整个区间加上英文双引号，例如 is: "[80..90)"',
    en=English(
        "an interval without quotes (brackets are read as a list)",
        "the interval in quotes",
        'put the whole interval in double quotes, for example is: "[80..90)"',
    ),
)
SLOT = Mistake(
    "unquoted-slot",
    "没有加引号的花括号占位（会被当成键值对）",
    "引号里的句子，占位写作 {actual}",
    '给整句话加上英文双引号，例如 because: "{actual} 达到 {target}"',
    en=English(
        "a slot in braces without quotes (read as a mapping)",
        "the sentence in quotes, with slots like {actual}",
        'put the whole sentence in double quotes, for example because: "{actual} meets {target}"',
    ),
)
WORDS = Mistake(
    "unquoted-words",
    "并列的词语没有作为一个条件整体加引号",
    "外层单引号、内层双引号的词语",
    """给整个条件再加一层单引号，例如 status: '"done", "trial"'""",
    en=English(
        "words in a row that are not quoted as one condition",
        "single quotes outside, double quotes inside",
        """put the whole condition in single quotes, for example status: '"done", "trial"'""",
    ),
)
THOUSANDS = Mistake(
    "unquoted-thousands",
    "花括号或方括号里带千分位逗号的数没有加引号（逗号会把它断成两项）",
    "引号里的数，或不带千分位的数",
    '给整个数加上英文双引号，例如 value: "1,000 万吨"',
    en=English(
        "a number with a thousands comma, in brackets and without quotes (the comma cuts it in two)",
        "the number in quotes, or without comma",
        'put the whole number in double quotes, for example value: "1,000 万吨"',
    ),
)
_COLON = Mistake(
    "stray-colon",
    "同一行里多出一个冒号，或这一行缩进不对",
    "一行一个“键: 值”；值里有冒号加空格时须加引号",
    "给整个值加上英文双引号，或检查这一行的缩进",
    en=English(
        "one colon too many on a line, or a line that is not indented rightly",
        "one “key: value” a line; a value with a colon and a space in quotes",
        "put the whole value in double quotes, or check the indentation",
    ),
)
_TAB = Mistake(
    "tab",
    "制表符（Tab）",
    "空格缩进",
    "把制表符换成空格，每级缩进两个空格",
    en=English("a tab", "spaces", "replace the tab by spaces, two for each level"),
)
_QUOTE = Mistake(
    "unclosed-quote",
    "没有结束的引号",
    "成对的引号",
    "在这段文字末尾补上同样的引号",
    en=English("a quote that does not end", "quotes in pairs", "add the same quote at the end of the text"),
)
_TEXT_AFTER_QUOTE = Mistake(
    "text-after-quote",
    "引号结束之后还有文字",
    "引号包住整个值",
    "把整个值放进一对引号里；值里有双引号时外层用单引号",
    en=English(
        "text after the closing quote",
        "quotes around the whole value",
        "put the whole value into one pair of quotes; with double quotes inside, use single quotes outside",
    ),
)
_BRACKET = Mistake(
    "unclosed-bracket",
    "没有配对的括号，或括号里少了逗号",
    "成对的 [ ] 与 { }，各项之间用英文逗号",
    "补上缺少的括号或逗号；值里本来就有括号或逗号时，给整个值加上英文双引号",
    en=English(
        "a bracket without its partner, or a missing comma inside brackets",
        "[ ] and { } in pairs, commas between the items",
        "add the bracket or comma; if bracket or comma belong to the value, put it in double quotes",
    ),
)
_LAYOUT = Mistake(
    "layout",
    "缩进或结构不对",
    "同一级的键左端对齐；列表各项以“- ”开头",
    "把这一行与同级的行对齐",
    en=English(
        "wrong indentation or structure",
        "keys of one level start in the same column; items of a list start with “- ”",
        "align the line with its neighbours",
    ),
)
_ESCAPE = Mistake(
    "escape",
    "双引号里用了不认识的反斜杠写法",
    "不带反斜杠的文字",
    "去掉反斜杠，或把外层改成单引号",
    en=English(
        "an unknown backslash sequence in double quotes",
        "text without backslash",
        "remove the backslash, or use single quotes outside",
    ),
)
_SYMBOL = Mistake(
    "symbol",
    "不能作为值开头的符号",
    "文字、数、引号里的任何内容",
    "给整个值加上英文双引号",
    en=English(
        "a sign that cannot start a value",
        "text, a number, or anything in quotes",
        "put the whole value in double quotes",
    ),
)


def likely_slips(error: MarkedYAMLError, lines: list[str]) -> list[tuple[int, int, Mistake]]:
    """Line and column (from 0) of the likely slips behind a parser's error, each with its message: full-width signs, or
    colons without a space, up to where the parser stumbled, else one slip."""
    mark = error.problem_mark or error.context_mark
    before = [_bare(line) for line in (lines if mark is None else lines[: mark.line + 1])]
    return list(full_width_signs(before, any_bracket=True)) or list(tight_colons_in(before)) or [_slip(error, lines)]


def _slip(error: MarkedYAMLError, lines: list[str]) -> tuple[int, int, Mistake]:
    problem = error.problem or ""
    for mark in (error.context_mark, error.problem_mark):
        if mark is not None and (found := _usual(mark, lines, problem)):
            return found
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return 0, 0, _LAYOUT
    if opened := _open_quote(lines[: mark.line + 1]):
        return *opened, _QUOTE
    if lost := lost_colon_in(error, [_bare(line) for line in lines]):
        return lost
    start = error.context_mark
    if start is not None and start.line < mark.line and "flow" in (error.context or ""):
        mark = start
    return min(mark.line, max(len(lines) - 1, 0)), mark.column, _general(error)


def _open_quote(lines: list[str]) -> tuple[int, int] | None:
    """Line and column of the first quote that opens a value and is not closed on its line."""
    for number, raw in enumerate(lines):
        bare = _bare(raw)
        if hit := re.search(r"""(?<=[:\[,{-])\s*(["'])""", bare):
            return number, hit.start(1)
    return None


def _bare(line: str) -> str:
    """A line without comment, quoted parts blanked out."""
    return _COMMENT.sub("", _QUOTED.sub(lambda m: "x" * len(m[0]), line))


def _usual(mark: StreamMark, lines: list[str], problem: str) -> tuple[int, int, Mistake] | None:
    """A slip with a message of its own on the line of `mark`."""
    if mark.line >= len(lines):
        return None
    raw = lines[mark.line]
    if "'\\t'" in problem and "\t" in raw:
        return mark.line, raw.index("\t"), _TAB
    bare = _bare(raw)
    for pattern, mistake in ((_INTERVAL, INTERVAL), (_COMPARATOR, COMPARATOR), (_SLOT, SLOT)):
        if hit := pattern.search(bare):
            start = hit.start(1) if pattern.groups else hit.start()
            return mark.line, start, mistake
    if "','" in problem and (hit := _WORDS.search(raw)):
        return mark.line, hit.start(), WORDS
    return None


def _general(error: MarkedYAMLError) -> Mistake:
    problem, context = error.problem or "", error.context or ""
    if "mapping values are not allowed" in problem:
        return _COLON
    if "escape" in problem or "escape" in context:
        return _ESCAPE
    if "flow" in context:
        return _BRACKET
    if "cannot start any token" in problem or "block scalar" in context:
        return _SYMBOL
    if "expected <block end>" in problem and "<scalar>" in problem:
        return _TEXT_AFTER_QUOTE
    return _LAYOUT
