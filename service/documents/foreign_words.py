"""What rules, workbooks and people wrote stays Chinese on an English page; it is marked as such, so that it is read
aloud and broken into lines as Chinese."""

from __future__ import annotations

import re

_PARTS = re.compile(r"(<[^>]*>)")
"""Tags; templates escape what stands in their attributes, so none ends before it does."""
_BARE = frozenset({"title", "textarea", "option"})
"""They hold text and nothing else, so they are marked themselves."""
_UNMARKED = _BARE | {"script", "style"}
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SIGNS = "\u2018-\u201f\u2026\u3000-\u303f\uff00-\uffef"
_CHINESE = re.compile(rf"[{_HAN}](?:[^A-Za-z<]*[{_HAN}{_SIGNS}](?:(?<=\([{_HAN}])\))?)?")
"""From one character to the last before the next Latin letter, and the bracket behind it of `三(五)`."""
_TYPED = re.compile(rf'<input(?=[^>]* value="[^"]*[{_HAN}])(?![^>]* aria-label=)')
"""A field in which Chinese was typed, whose name stands elsewhere."""
_WORD = re.compile(r"(?<![&\w])[A-Za-z]{4,}")
"""An English word; units and codes are shorter."""


def mark_chinese(page: str) -> str:
    """The same page, or part of one, with every Chinese text of it in an element that says so."""
    parts = _PARTS.split(page)
    plain = ""
    for at, part in enumerate(parts):
        if at % 2:
            name = part.strip("</>").split(" ", 1)[0].lower()
            if name in _UNMARKED:
                plain = "" if part.startswith("</") else name
            elif name == "input":
                parts[at] = _as_chinese(part) if _TYPED.match(part) else part
        elif _CHINESE.search(part):
            if not plain:
                parts[at] = _marked(part)
            elif plain in _BARE and not _WORD.search(part):
                parts[at - 1] = _as_chinese(parts[at - 1])
    return "".join(parts)


def _marked(text: str) -> str:
    """All of the text, or, where there is English in it, each Chinese part."""
    if _WORD.search(text):
        return _CHINESE.sub(lambda found: _element(found[0]), text)
    bare = text.strip()
    return text.replace(bare, _element(bare))


def _as_chinese(tag: str) -> str:
    return tag if " lang=" in tag else f'{tag[:-1]} lang="zh-CN">'


def _element(text: str) -> str:
    return f'<span lang="zh-CN">{text}</span>'
