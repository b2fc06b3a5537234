"""Conditions on words: `"done", "trial"`, `not("cancelled")`."""

from __future__ import annotations

import re
from collections.abc import Collection

from service.authoring.nearest import listing, nearest, unknown
from service.authoring.problem import English, Mistake
from service.rulelang.tables import Attribute, TextTest
from service.rulelang.words import value_in_words

_QUOTED = r'"[^"]*"'
_WORDS = re.compile(rf"(not\s*\(\s*)?({_QUOTED}(?:\s*,\s*{_QUOTED})*)\s*(\)?)")


def read_words(text: str, attribute: Attribute) -> TextTest:
    """`"done", "trial"` or `not("cancelled")`.

    Raises:
        Mistake: the text states no words this attribute can have.
    """
    hit = _WORDS.fullmatch(text)
    if hit is None or bool(hit[1]) != bool(hit[3]):
        raise _no_words(text, attribute)
    words = [word.strip('"') for word in re.findall(_QUOTED, hit[2])]
    titles = word_titles(attribute.values)
    for word in words:
        if word not in attribute.values:
            raise unknown(
                attribute.title or attribute.name,
                word,
                attribute.values,
                "改成允许的词",
                titles,
                en=(f"word of {attribute.name}", "use an allowed word"),
            )
    chosen = frozenset(attribute.values).difference(words) if hit[1] else frozenset(words)
    if not chosen:
        raise Mistake(
            "empty-words",
            f"排除了所有取值的条件“{text}”",
            "至少留下一个取值",
            "减少 not(…) 里的词，或删去这一行",
            en=English(
                f"the condition “{text}”, which excludes every value",
                "at least one value that remains",
                "take words out of not(…), or delete the row",
            ),
        )
    listed = ", ".join(f'"{word}"' for word in words)
    return TextTest(chosen, f"not({listed})" if hit[1] else listed)


def word_titles(values: Collection[str]) -> dict[str, str]:
    """Values → their Chinese words, where they differ."""
    return {value: label for value in values if (label := value_in_words(value)) != value}


def _no_words(text: str, attribute: Attribute) -> Mistake:
    title = attribute.title or attribute.name
    titles = word_titles(attribute.values)
    allowed = f"双引号里的词（{listing(attribute.values, titles)}），或 not(…)"
    bare = text.strip().strip('"“”')
    meant = bare if bare in attribute.values else nearest(bare, attribute.values, titles)
    shown = meant or (attribute.values[0] if attribute.values else "done")
    return Mistake(
        "unquoted-word",
        f"“{title}”的条件 {text}",
        allowed,
        f"""词语外面写两层引号：外单内双，例如 '"{shown}"'""",
        meant if meant != bare else "",
        en=English(
            f"the condition {text} on {attribute.name}",
            ", ".join(attribute.values),
            f"""put the word in two pairs of quotes, single outside: '"{shown}"'""",
        ),
    )
