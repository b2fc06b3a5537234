"""The nearest known word: 您是否想写…."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from service.authoring.problem import English, UnknownWord


def nearest(word: str, known: Iterable[str], titles: Mapping[str, str] | None = None) -> str:
    """The known word closest to `word`, empty when none is close. `titles` (known word → Chinese title) lets a
    title, or its beginning, point to the word it names."""
    for name, title in (titles or {}).items():
        if word and title and (word == title or title.startswith(word)):
            return name
    words = {name.casefold(): name for name in known}
    close = get_close_matches(word.casefold(), words, n=1, cutoff=0.6)
    return words[close[0]] if close else ""


def unknown(
    kind: str,
    word: str,
    known: Iterable[str],
    repair: str,
    titles: Mapping[str, str] | None = None,
    en: tuple[str, str] | None = None,
) -> UnknownWord:
    """The mistake “no such `kind`”, with what there is and the nearest of it. `en`: kind and repair in English."""
    names = tuple(known)
    allowed = listing(names, titles) or f"（此处没有可用的{kind}）"
    english = en and English(f"the unknown {en[0]} “{word}”", _english_listing(names) or f"(no {en[0]} here)", en[1])
    return UnknownWord(kind, word, allowed, repair, nearest(word, names, titles), english)


def listing(names: Iterable[str], titles: Mapping[str, str] | None = None, most: int = 20) -> str:
    """Names with their titles as one Chinese list, cut after `most`."""
    shown = [f"{n}（{titles[n]}）" if titles and titles.get(n) else n for n in names]
    tail = f" 等 {len(shown)} 个" if len(shown) > most else ""
    return "、".join(shown[:most]) + tail


def _english_listing(names: Sequence[str], most: int = 20) -> str:
    tail = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + tail
