"""What a reason is about, by its name: casework knows indicators by their codes only."""

from __future__ import annotations

from collections.abc import Mapping

from service.vocabulary.language import Said


def named(reason: Said, titles: Mapping[str, str]) -> Said:
    """The same with names where subjects stand in brackets. titles: subject → name; of what is not in it, the code
    stays."""
    zh, en = reason
    for subject, title in titles.items():
        zh, en = zh.replace(f"（{subject}） ", f"“{title}”"), en.replace(f"({subject})", f"({title})")
        zh = zh.replace(f"（{subject}）", f"“{title}”")
    return Said(zh, en)
