"""Rulings lapse with what they were made on, and with nothing else."""

from dataclasses import replace

import pytest

from service.assessment.question_code import code_of
from service.assessment.standing_rulings import closings_standing, outdated, waivers_standing
from service.vocabulary.exact import ONE
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Verdict
from service.vocabulary.judgements import Judgements, Ruling
from service.vocabulary.state import State
from tests.assessment.builders import a_cell, a_ruling, a_submission, an_indicator_row, text
from tests.assessment.pack_builders import a_finding

FACTS = (Fact("actual", State.VALUE, ONE, cell=a_cell()),)
ASKED = a_finding("CR-1", Verdict.QUESTION, facts=FACTS)
OTHER = "0000-0000-0000"


def on(what: str | None, accepted: str | None = "yes") -> Ruling:
    return replace(a_ruling(accepted), about=None if what is None else text(what))


@pytest.mark.parametrize(
    ("now", "stands"), [("园区无锅炉", True), (" 园区 无锅炉", True), ("数据难以取得", False), (None, False)]
)
def test_a_waiver_stands_for_its_reason(now: str | None, stands: bool) -> None:
    park = a_submission(an_indicator_row("intensity", reason=now))
    before = on("园区无锅炉")
    after = waivers_standing(Judgements(not_applicable={"intensity": before}), park).not_applicable["intensity"]
    assert (after == before) is stands
    assert after.accepted.present is stands
    assert after.accepted.cell == before.accepted.cell
    assert stands or f"园区现在的理由是“{now or '未填写'}”，原认定不再适用" in after.accepted.reason


@pytest.mark.parametrize("ruling", [on(None), on("园区无锅炉", None)])
def test_a_waiver_held_otherwise_or_not_given_is_left_alone(ruling: Ruling) -> None:
    judgements = Judgements(not_applicable={"intensity": ruling, "EC-09": on(None)})
    assert (
        waivers_standing(judgements, a_submission(an_indicator_row("intensity", reason="数据难以取得"))) is judgements
    )


@pytest.mark.parametrize(
    ("ruling", "lapsed"), [(on(code_of(ASKED)), False), (on(None), False), (on(OTHER), True), (on(OTHER, "no"), True)]
)
def test_a_closing_stands_for_its_question(ruling: Ruling, lapsed: bool) -> None:
    judgements = Judgements(closed_questions={ASKED.key: ruling, ("CR-2", "case"): on(OTHER)})
    assert outdated(ASKED, ruling) is lapsed
    standing = closings_standing(judgements, (ASKED, a_finding("GT-1", Verdict.MET)))
    assert (ASKED.key in standing.closed_questions) is not lapsed
    assert ("CR-2", "case") in standing.closed_questions


def test_nothing_lapses_on_what_is_not_asked() -> None:
    assert not outdated(replace(ASKED, verdict=Verdict.OK), on(OTHER))
