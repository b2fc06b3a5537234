"""The decision as a file to print."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import html5lib

from service.casework.acts import correction
from service.casework.acts.decision import Issue
from service.casework.corrections import correction_digest, corrections_in_effect
from service.casework.decision_lines import decision_lines
from service.casework.signing import content_digest, signatures
from service.casework.state import State
from service.documents.decision import DecisionPaper, decision_page
from service.settings import Settings
from tests.casework.builders import DRC, MIIT
from tests.casework.stages import at


def test_everything_signed_is_in_it_and_it_is_valid() -> None:
    case = at(State.SIGNING).sign().now
    digest = content_digest(case)
    paper = DecisionPaper("c-1", decision_lines(case, "浙江省"), digest, signatures(case), "1号", date(2026, 3, 20))
    text = decision_page(paper, Settings().templates_dir)
    html5lib.HTMLParser(strict=True).parse(text)
    assert (paper.decided, paper.grouped.replace(" ", "")) == ("通过（良好）", digest)
    for told in ("1号", "2026-03-20", paper.grouped, "（北京时间）"):
        assert told in text


def test_a_park_is_told_by_when_it_can_appeal_once_the_decision_is_issued() -> None:
    case = at(State.SIGNING).sign().now
    draft = DecisionPaper("c-1", decision_lines(case, "浙江省"), content_digest(case), signatures(case))
    issued = replace(draft, number="1号", dated=date(2026, 3, 20), appeal_until=date(2026, 5, 19))
    told = "园区对本决定有异议的，可以在2026年5月19日前（含当日）提出申诉，写明理由。"
    before, after = (decision_page(one, Settings().templates_dir) for one in (draft, issued))
    assert told in after
    assert "申诉" not in before


def test_corrections_stand_below_what_was_issued_which_is_as_it_was() -> None:
    there = at(State.ISSUED, correction.SignCorrection)
    for signer in (DRC, MIIT):
        there.do(correction.SignCorrection(content=correction_digest(there.now)), by=signer)
    case = there.now
    issued = case.of(Issue)[0]
    made = corrections_in_effect(case, issued.seq)
    plain = DecisionPaper(
        "c-1", decision_lines(case, "浙江省"), content_digest(case), signatures(case), "1号", issued.day
    )
    before, text = (decision_page(one, Settings().templates_dir) for one in (plain, replace(plain, corrections=made)))
    html5lib.HTMLParser(strict=True).parse(text)
    kept = before.partition("</main>")[0]
    assert text.startswith(kept)
    for told in ("更正（第 1 号）", "11号", "漏打一个字", DRC.name, MIIT.name, plain.in_groups(made[0].digest)):
        assert told in text.removeprefix(kept)
