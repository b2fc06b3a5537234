"""Texts of acts have a limit, which is asked of what is done now and never of what is on record."""

from datetime import date
from typing import Any

import pytest

from service.casework.acts.act import Act
from service.casework.acts.application import AmendedTarget, AssignProject, RecordPlan, ReplacedProject
from service.casework.acts.carrying_out import LinkEvidence, ReportProgress, Target
from service.casework.acts.decision import Close
from service.casework.acts.evaluation import RequestSupplement, SendBack
from service.casework.acts.submission import AnswerQuestion
from service.casework.encoding import decode, encode
from service.casework.text_lengths import NAME, PROSE, too_long, too_long_in

ON = date(2026, 6, 1)


def test_the_limit_and_the_length_are_told() -> None:
    assert too_long(SendBack(reason="字" * PROSE)) == ()
    (told,) = too_long(SendBack(reason="字" * (PROSE + 1)))
    assert told.zh.startswith("理由最多 5000 字，写了 5001 字；请写得短些")
    assert told.en.startswith("the reason has 5001 characters, at most 5000 are taken")


def a_plan(**changed: Any) -> RecordPlan:
    return RecordPlan(
        version="第一次调整", approved=True, authority="甲厅", document="1号", decided_on=date(2024, 3, 12), **changed
    )


@pytest.mark.parametrize(
    ("act", "what"),
    [
        (Close(note="字" * 6000), "说明"),
        (RequestSupplement(items=("短", "字" * 6000), deadline=ON), "事项"),
        (AnswerQuestion(rule="R", subject="s", answer="字" * 6000), "答复"),
        (AssignProject(project="项" * 501, enterprise="甲公司"), "项目"),
        (AssignProject(project="甲", enterprise="甲公司", credit_code="9" * 501), "信用"),
        (LinkEvidence(file="f", name="报告", media_type="m", target=Target.PROJECT, key="项" * 501), "对象"),
        (a_plan(amended_targets=(AmendedTarget(code="water_saving", old="1" * 501, new="2"),)), "原值"),
        (a_plan(amended_targets=(AmendedTarget(code="water_saving", old="1", new="2" * 501),)), "新值"),
        (a_plan(replaced_projects=(ReplacedProject(project="甲", by="乙" * 501, reason="成本"),)), "替换"),
        (ReportProgress(year=2025, filed_on=ON, progress="有", difficulties=("字" * 6000,)), "困难"),
    ],
)
def test_every_text_has_one(act: Act, what: str) -> None:
    assert [one.zh[:2] for one in too_long(act)] == [what]
    assert decode(encode(act)) == act, "what is on record is read whatever its length"


def test_a_request_is_asked_the_same() -> None:
    given = {"act": {"kind": "close", "note": "字" * 5001}, "seen": 1, "values": [{"document": "号" * (NAME + 1)}]}
    assert [one.zh[:9] for one in too_long_in(given)] == ["说明最多 5000", "文号最多 500 "]
    assert too_long_in({"reason": 3, "code": "x" * 9000}) == ()
