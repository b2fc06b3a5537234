"""Names where a sentence has codes: acts carry the codes that were typed, and people read names."""

from __future__ import annotations

import re
from collections.abc import Mapping

from service.casework.perform import Refused
from service.vocabulary.language import Said

NO_NAMES: Mapping[str, str] = {}
_PART = r"[\w:.\-]"


def with_names(text: str, names: Mapping[str, str]) -> str:
    """The text with each code followed up by its name, but where the name stands already; the code stays, for it is
    what somebody has to type. names: code of an indicator, raw quantity, task or rule → name."""
    if not any(code in text for code in names):
        return text
    known = "|".join(re.escape(code) for code in sorted(names, key=len, reverse=True))
    word = rf"(?<!{_PART})((?:indicator:|quantity:)?({known}))(?!{_PART})"
    return re.sub(rf"(?P<in>（{word}）)| ?{word} ?", lambda found: _named(found, names), text, flags=re.ASCII)


def _named(found: re.Match[str], names: Mapping[str, str]) -> str:
    if found["in"]:
        return f"（{names[found[3]]}，{found[2]}）"
    name = names[found[5]]
    return found[0] if found.string.startswith(name, found.end()) else f"“{name}”（{found[4]}）"


def with_names_refused(refused: Refused, names: Mapping[str, str]) -> Refused:
    """The refusal with names in its Chinese reasons; the English ones keep the codes, for the names are Chinese."""
    return Refused(refused.act, [Said(with_names(one.zh, names), one.en) for one in refused.reasons])
