"""The acts of a case that judge something, as the statements that are merged with the 核查记录."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from service.casework.acts.site_visit import RecordJudgement, RecordVerification, Recuse
from service.casework.acts.submission import AcceptAnswer, DisputeValue, RejectAnswer
from service.casework.case import Case, Recorded
from service.casework.statements import (
    RecordedClosing,
    RecordedDispute,
    RecordedFigure,
    RecordedOpinion,
    Recusal,
    Signed,
    Statement,
    Waiver,
)
from service.casework.waivers import waivers
from service.vocabulary.person import Role
from service.vocabulary.state import Attestor


def recorded_statements(case: Case, with_waivers: bool = True) -> tuple[Statement, ...]:
    """Everything judged item by item, in the order of the acts; waivers that were granted and not revoked, or none."""
    found = [statement for one in case.acts for statement in _stated(one)]
    if with_waivers:
        found += _waivers(case)
    return tuple(sorted(found, key=lambda statement: statement.signed.seq))


def _stated(one: Recorded[Any]) -> Iterator[Statement]:
    act, signed = one.act, _signed(one)
    if isinstance(act, RecordJudgement):
        by = Attestor.EXPERT if one.person.role is Role.EXPERT else Attestor.ASSESSOR
        yield RecordedOpinion(signed, act.item, by, act.answer, act.basis)
    elif isinstance(act, AcceptAnswer | RejectAnswer):
        yield RecordedClosing(signed, act.rule, act.subject, isinstance(act, AcceptAnswer), act.reason)
    elif isinstance(act, DisputeValue):
        yield RecordedDispute(signed, act.code, act.year, act.reason, act.established, act.raw, act.unit)
    elif isinstance(act, RecordVerification):
        for value in act.values:
            yield RecordedFigure(signed, value.code, value.year, value.value, value.raw, value.unit, act.organisation)
    elif isinstance(act, Recuse):
        yield Recusal(signed, act.expert, act.expert_name, act.reason, act.items)


def _waivers(case: Case) -> Iterator[Waiver]:
    for one in waivers(case):
        if one.stands and one.granted is not None:
            act = one.proposed.act
            yield Waiver(_signed(one.granted), act.subject, act.reason, one.granted.day, act.until)


def _signed(one: Recorded[Any]) -> Signed:
    return Signed(one.seq, one.person.id, one.person.name)
