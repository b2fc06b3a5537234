"""Eligibility and listing of a park in a line."""

from __future__ import annotations

from service.casework.eligibility import Eligibility
from service.vocabulary.language import Language, Said
from service.vocabulary.listing import Condition, Listing

UNCHANGED = Said("（与最近一次登记相同，没有再登记）", " (just as recorded last, not recorded again)")
"""Behind what a command was asked to record and what is on record already."""


def eligible(found: Eligibility, language: Language, brief: bool = False) -> str:
    """`符合列入条件：否（不符合：有工业生产活动…）`; brief: conditions by their ids."""
    english = language is Language.EN
    words = ("fails", "open") if english else ("不符合", "尚未认定")
    parts = _parts(words[0], found.failed, english, brief) + _parts(words[1], found.open, english, brief)
    if english:
        told = f" ({'; '.join(parts)})" if parts else ""
        return f"eligible: {found.answer.said.en}{told}"
    told = f"（{'；'.join(parts)}）" if parts else ""
    return f"符合列入条件：{found.answer.said.zh}{told}"


def _parts(word: str, conditions: tuple[Condition, ...], english: bool, brief: bool) -> list[str]:
    colon, comma = (": ", ", ") if english else ("：", "、")
    return [f"{word}{colon}{comma.join(one.id if brief else one.text for one in conditions)}"] if conditions else []


def decision(listing: Listing | None, language: Language) -> str:
    """`已列入清单：2022-06-20（某发改〔2022〕2号）`; that nothing was decided where nothing was."""
    if listing is None:
        return "not decided on" if language is Language.EN else "尚未决定是否列入清单"
    if language is Language.EN:
        word = "listed" if listing.listed else "not listed"
        return f"{word}: {listing.on} ({'; '.join(filter(None, (listing.document, listing.reason)))})"
    word = "已列入清单" if listing.listed else "不列入清单"
    return f"{word}：{listing.on}（{'；'.join(filter(None, (listing.document, listing.reason)))}）"
