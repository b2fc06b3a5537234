"""What the program composed in Chinese (and keeps so in its records), said in English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from service.assessment.labels import say
from service.assessment.phrases import NAMES, SENTENCES
from service.assessment.reading_phrases import READINGS, UNUSABLE
from service.rulelang.catalogue import Indicator, Quantity
from service.rulelang.pack import Pack
from service.rulelang.words import VALUES, value_in_words
from service.vocabulary.language import Language
from service.vocabulary.state import State

_HAN = re.compile("[\u3400-\u9fff]")
_SLOT = re.compile(r"\{(\w+)\}")
_KEPT = "raw"
_EACH = "each"
_BEHIND_CELLS = re.compile("(?<=）)、")
_HELD = {
    "rawyear": "[0-9]{4}",
    "rawuntil": "[0-9]{4}",
    "rawword": "[^、；]+?",
    "rawcount": "[0-9]+",
    "rawcell": "[^、；：（）]+![A-Z]+[0-9]+",
    "rawquoted": "[^”]+?",
    "rawrepair": "[^；]+?",
    "each": "[^；：]+?",
    "of": "[^；：]+?",
}
"""What some slots hold; a name is part of one sentence, any other slot may hold several."""
_COUNTED = re.compile(r"(?<=[0-9]) ([项个条家台次天年分])(?![\w/])")
_MEASURES = {"天": " days", "分": " points"}
"""Measure words that English has; it counts the rest without."""
_NAMES = {
    "reject": "gates that reject",
    "withhold": "gates that withhold",
    "external": "external figure",
    "opinions": "persons who answered",
    "statement": "state and value",
    "reading": "numbers as written",
    "magnitude": "order of magnitude",
    "unit_label": "unit as written",
    "approved_on": "approved on",
    "recomputed": "recomputed from raw data",
    "recomputed_base": "base recomputed from raw data",
    "registry": "names and ledger numbers of all projects",
}
"""Codes that say too little as words."""
_WORDS = {
    **{word: value_in_words(code, Language.EN) for code, word in VALUES.items()},
    **{state.label: state.value.replace("_", " ") for state in State},
    "尚未认定": "not judged yet",
    "意见不一致": "opinions differ",
}


@dataclass(frozen=True, slots=True)
class _Phrase:
    pattern: re.Pattern[str]
    english: str
    slots: tuple[str, ...]


def _phrase(chinese: str, english: str) -> _Phrase:
    parts = _SLOT.split(chinese)
    for at, part in enumerate(parts):
        parts[at] = f"(?P<{part}>{_HELD.get(part, '.+?')})" if at % 2 else re.escape(part)
    return _Phrase(re.compile("".join(parts), re.DOTALL), english, tuple(_SLOT.findall(chinese)))


def _plain(chinese: str) -> int:
    """How many characters of a phrase are its own."""
    return len(_SLOT.sub("", chinese))


def _ordered(phrases: Mapping[str, str]) -> Iterable[_Phrase]:
    """Those that say most by themselves first, for they fit fewest texts."""
    return (_phrase(one, phrases[one]) for one in sorted(phrases, key=_plain, reverse=True) if "{" in one)


_FIXED = {one: english for one, english in (SENTENCES | READINGS | NAMES).items() if "{" not in one}
_PHRASES = (*_ordered(SENTENCES | READINGS), *_ordered(NAMES))
"""Sentences first: what they are about is a name."""


@dataclass(frozen=True, slots=True)
class English:
    """The English of composed texts. `names`: of things that a catalogue or pack calls by an English name as well;
    what no one composed (a user's or a pack's own words) stays as it was written."""

    names: Mapping[str, str] = field(default_factory=dict)
    _said: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def of(self, text: str) -> str:
        """A text in English, as far as it was composed of known words."""
        said = self._said.get(text)
        if said is None:
            said = self._said[text] = counted(self._of(text))
        return said

    def name(self, code: str) -> str:
        """What a fact or attribute is called: the code that rules use, as words; a name in Chinese by its English."""
        if not code.isascii():
            return self.of(code)
        owner, _, attribute = code.rpartition(".")
        told = _NAMES.get(attribute, attribute.replace("_", " "))
        return told if owner in ("", "self") else f"{self.names.get(owner, owner)}: {told}"

    def _of(self, text: str) -> str:
        if not _HAN.search(text):
            return text
        known = self.names.get(text) or _FIXED.get(text) or _WORDS.get(text) or say(text, Language.EN)
        if known != text:
            return known
        return self._composed(text) or self._parts(text)

    def _composed(self, text: str) -> str:
        """Of the phrases that fit, the one that says most; empty where none fits."""
        for phrase in _PHRASES:
            found = phrase.pattern.fullmatch(text)
            if found is not None:
                told = {slot: self._slot(slot, found[slot]) for slot in phrase.slots}
                return phrase.english.format_map(told)
        return ""

    def _slot(self, slot: str, text: str) -> str:
        if slot == _EACH:
            return ", ".join(map(self.of, _BEHIND_CELLS.split(text)))
        return text if slot.startswith(_KEPT) else self.of(text)

    def _parts(self, text: str) -> str:
        """Several sentences one by one; of `对象：说明` each side."""
        for mark, joined in (("；", "; "), ("：", ": "), ("、", ", ")):
            if mark in text:
                parts = text.split(mark, 1 if mark == "：" else -1)
                told = [self.of(part) for part in parts]
                return joined.join(_without_repairs(parts, told)) if told != parts else text
        return text


def _without_repairs(parts: Iterable[str], told: Iterable[str]) -> Iterator[str]:
    """What is told of several sentences but for the rest of a repair, which no phrase knows: the list of problems tells
    it."""
    within = False
    for part, english in zip(parts, told, strict=True):
        begins = UNUSABLE in part
        within = begins or (within and english == part)
        if begins or not within:
            yield english


def counted(text: str) -> str:
    """A text without the measure words that Chinese numbers have: `3 项` is 3."""
    return _COUNTED.sub(_measure, text)


def _measure(found: re.Match[str]) -> str:
    return _MEASURES.get(found[1], "")


def english_marks(text: str) -> str:
    """A line of English without the full-width marks that stand behind English words; what people wrote in Chinese
    keeps its own."""
    text = _BRACKETED.sub(r" (\1)", text.replace("　", "  ").replace("【", "[").replace("】", "]"))
    return _MARK.sub(lambda found: f"{_MARKS[found[0]]} ", text)


_BRACKETED = re.compile("(?<=[!-~])（([^（）]*)）")
_MARK = re.compile("(?<=[!-~])[：，；、]")
_MARKS = {"：": ":", "，": ",", "；": ";", "、": ","}


def english_of(pack: Pack) -> English:
    """The English of what is composed by the rules of a pack."""
    return English(dict(_names(pack)))


def _names(pack: Pack) -> Iterable[tuple[str, str]]:
    catalogue = pack.catalogue
    every: tuple[Indicator | Quantity, ...] = (*catalogue.indicators.values(), *catalogue.quantities.values())
    for one in (one for one in every if one.name_en):
        yield one.name, one.name_en
        yield one.code, one.name_en
    yield from ((one.name, one.code.replace("_", " ")) for one in catalogue.carriers.values())
    yield from ((rule.title, rule.title_en) for rule in pack.rules.values() if rule.title_en)
    yield from ((one.title, name.replace("_", " ")) for name, one in pack.parameters.items() if one.title)


PLAIN = English()
"""What needs no names: arithmetic and states."""
