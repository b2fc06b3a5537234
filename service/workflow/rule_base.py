"""Which pack and rubric judge a case: the pack it names, in force on its evaluation date."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches

from service.authoring.problem import RuleProblems
from service.rulelang.load import load_rule_base, pack_ids
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from service.settings import Settings


class UnknownPack(LookupError):  # noqa: N818 - says what the name is
    """No pack of that name; the message lists those there are."""


def open_rule_base(settings: Settings, pack_id: str, on: date) -> tuple[Pack, Rubric]:
    """The pack and its rubric, resolved for a date.

    Raises:
        UnknownPack: there is no such pack.
        RuleProblems: its files are faulty, or it is not in force on that date.
    """
    known = pack_ids(settings.rules_dir)
    if pack_id not in known:
        near = get_close_matches(pack_id, known, n=1)
        hint = f"，您是否想写“{near[0]}”" if near else ""
        raise UnknownPack(f"没有名为“{pack_id}”的规则包{hint}；现有规则包：{'、'.join(known) or '无'}")
    return load_rule_base(settings.rules_dir, settings.rubrics_dir, pack_id, on)


__all__ = ["RuleProblems", "UnknownPack", "open_rule_base"]
