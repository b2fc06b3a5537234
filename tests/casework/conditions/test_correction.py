"""What a correction and the signatures under it ask for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.casework.acts.act import Act
from service.casework.acts.correction import (
    DeclineCorrection,
    DraftCorrection,
    Place,
    SignCorrection,
    WithdrawCorrection,
)
from service.casework.corrections import correction_digest
from service.casework.state import State
from service.vocabulary.person import Department, Person
from tests.casework.builders import ASSESSOR, DRC, FINANCE, MIIT, OTHER_DRC, Walk
from tests.casework.judging import issued_without_drc
from tests.casework.proper_acts import proper
from tests.casework.stages import CORRECTION, at
from tests.casework.violations import Violation, show

Made = tuple[Walk, Act, Person | None]


def pending() -> Walk:
    return at(State.ISSUED, SignCorrection)


def drafted(**changes: object) -> Made:
    return at(State.ISSUED), replace(CORRECTION, **changes), None  # type: ignore[arg-type]


def sign(there: Walk, by: Person) -> Made:
    return there, SignCorrection(content=correction_digest(there.now)), by


def signed_by_drc() -> Walk:
    there, act, by = sign(pending(), DRC)
    return there.do(act, by=by)


def stale(act: type[SignCorrection] | type[DeclineCorrection]) -> Made:
    there = pending()
    made = proper(act, there)
    there.do(WithdrawCorrection(reason="再改"), replace(CORRECTION, right="12号"))
    return there, made, None


def signed_by_the_recused() -> Made:
    return sign(issued_without_drc().do(CORRECTION), DRC)


CASES = (
    Violation(DraftCorrection, ("no_other_correction",), "还没有签完", lambda: (pending(), CORRECTION, None)),
    Violation(DraftCorrection, ("wrong_occurs",), "浙发改〔2026〕1号", lambda: drafted(wrong="浙发改〔2025〕1号")),
    Violation(DraftCorrection, ("wrong_occurs",), "没有“优秀”", lambda: drafted(place=Place.GROUNDS, wrong="优秀")),
    Violation(DraftCorrection, ("right_differs",), "文字相同", lambda: drafted(right="1号")),
    Violation(SignCorrection, ("correction_waits",), "没有正在会签的更正", lambda: sign(at(State.ISSUED), DRC)),
    Violation(DeclineCorrection, ("correction_waits",), "没有正在", lambda: made_of(DeclineCorrection, DRC)),
    Violation(WithdrawCorrection, ("correction_waits",), "没有正在", lambda: made_of(WithdrawCorrection, None)),
    Violation(SignCorrection, ("same_correction",), "重新查看后再签署", lambda: stale(SignCorrection)),
    Violation(DeclineCorrection, ("same_correction",), "重新查看后再签署", lambda: stale(DeclineCorrection)),
    Violation(SignCorrection, ("correction_slot_free",), "没有签署原决定", lambda: sign(pending(), FINANCE)),
    Violation(SignCorrection, ("correction_slot_free",), "已经签署这一更正", lambda: sign(signed_by_drc(), OTHER_DRC)),
    Violation(
        SignCorrection,
        ("correction_not_signed_yet",),
        "一人只签一次",
        lambda: sign(signed_by_drc(), replace(DRC, department=Department.MIIT)),
    ),
    Violation(
        SignCorrection, ("not_editor",), "经办过本案", lambda: sign(pending(), replace(MIIT, name=ASSESSOR.name))
    ),
    Violation(SignCorrection, ("not_recused_at_all",), "已回避本案", signed_by_the_recused),
    Violation(DeclineCorrection, ("of_correcting_department",), "没有签署原决定", lambda: declined_by(FINANCE)),
)


def made_of(act: type[Act], by: Person | None) -> Made:
    there = at(State.ISSUED)
    return there, proper(act, there), by


def declined_by(who: Person) -> Made:
    there = pending()
    return there, proper(DeclineCorrection, there), who


@pytest.mark.parametrize("violation", CASES, ids=str)
def test_what_is_refused(violation: Violation) -> None:
    show(violation)
