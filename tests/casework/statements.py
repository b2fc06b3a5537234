"""Statements on record with defaults, for the tests of casework and of what evaluates them."""

from datetime import date
from decimal import Decimal

from service.casework.statements import (
    RecordedClosing,
    RecordedDispute,
    RecordedFigure,
    RecordedOpinion,
    Recusal,
    Signed,
    Waiver,
)
from service.vocabulary.state import Attestor


def signed(seq: int = 1, person_id: int = 1, person: str = "张三") -> Signed:
    """Who recorded it."""
    return Signed(seq, person_id, person)


def an_opinion(by: Signed | None = None, answer: str = "符合", **other: str) -> RecordedOpinion:
    """An expert's answer."""
    return RecordedOpinion(by or signed(), other.pop("rule", "T-01"), Attestor.EXPERT, answer, **other)


def an_assessors_opinion(by: Signed | None = None, answer: str = "符合", rule: str = "T-01") -> RecordedOpinion:
    """An assessor's answer with what it rests on."""
    return RecordedOpinion(by or signed(), rule, Attestor.ASSESSOR, answer, "现场查看")


def a_closing(by: Signed | None = None, accepted: bool = True, subject: str = "case") -> RecordedClosing:
    """A closed question."""
    return RecordedClosing(by or signed(), "CR-A1", subject, accepted, "已与台账核对")


def a_dispute(by: Signed | None = None, established: str | None = None, code: str = "intensity") -> RecordedDispute:
    """A disputed value of 2025."""
    value = None if established is None else Decimal(established)
    return RecordedDispute(by or signed(), code, 2025, "口径不一致", value, established or "", "tce/万元")


def a_figure(by: Signed | None = None, value: str = "100", code: str = "gdp") -> RecordedFigure:
    """An outside figure of 2025."""
    return RecordedFigure(by or signed(), code, 2025, Decimal(value), value, "万元", "统计局")


def a_waiver(
    by: Signed | None = None, code: str = "T-01", until: str = "2026-12-31", since: str = "2026-01-01"
) -> Waiver:
    """A waiver in force throughout 2026."""
    return Waiver(by or signed(), code, "园区无此类企业", date.fromisoformat(since), date.fromisoformat(until))


def a_recusal(person_id: int = 1, person: str = "张三", *items: str) -> Recusal:
    """An expert who takes no part."""
    return Recusal(signed(1, 9, "秘书"), person_id, person, "曾为园区编制方案", items)
