"""What stops an act while it is made ready is on record, whoever tried it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from service.casework.perform import Refused
from service.vocabulary.fault import Fault
from service.workflow.audit.list_audit import Wanted, list_audit
from service.workflow.cases.dispute_value import dispute_value
from service.workflow.cases.draft_decision import Duties, draft_decision
from service.workflow.cases.evaluate_case import evaluate_case, pre_assess
from service.workflow.cases.import_judgements import import_judgements
from service.workflow.cases.import_submission import import_submission
from service.workflow.cases.perform_act import Asked, Changed
from service.workflow.cases.record_verification import record_verification
from service.workflow.evaluation.evaluate import UnusableWorkbook
from tests.workflow.case_desk import CaseDesk, asked, desk

Tried = Callable[[CaseDesk, Asked], object]
EARLIER = asked(seen=1)


def submission(at: CaseDesk, by: Asked, dry_run: bool = False) -> object:
    return import_submission(at.settings, at.case, at.folder / "没有.xlsx", by, dry_run)


def judgements(at: CaseDesk, by: Asked, dry_run: bool = False) -> object:
    return import_judgements(at.settings, at.case, at.folder / "没有.xlsx", by, dry_run)


def verification(at: CaseDesk, by: Asked) -> object:
    return record_verification(at.settings, at.case, "某机构", at.folder / "没有.pdf", {"gdp": "1"}, by)


def dispute(at: CaseDesk, by: Asked) -> object:
    return dispute_value(at.settings, at.case, "没有的编码", 2025, "口径", "", by)


def draft(at: CaseDesk, by: Asked) -> object:
    return draft_decision(at.settings, at.case, Duties(), by)


def evaluation(at: CaseDesk, by: Asked) -> object:
    return evaluate_case(at.settings, at.case, by)


def first_assessment(at: CaseDesk, by: Asked) -> object:
    return pre_assess(at.settings, at.case, by)


@pytest.mark.parametrize(
    ("tried", "by", "kind", "stopped"),
    [
        (submission, EARLIER, "import_submission", Changed),
        (submission, asked("发改"), "import_submission", UnusableWorkbook),
        (judgements, EARLIER, "import_judgements", Changed),
        (judgements, asked("发改"), "import_judgements", UnusableWorkbook),
        (verification, asked("园区"), "record_verification", Fault),
        (dispute, asked("园区"), "dispute_value", Fault),
        (draft, asked("园区"), "draft_decision", Fault),
        (evaluation, EARLIER, "evaluate", Changed),
        (evaluation, asked("园区"), "evaluate", Refused),
        (first_assessment, EARLIER, "pre_assess", Changed),
    ],
)
def test_every_attempt_leaves_one_refusal(
    tried: Tried, by: Asked, kind: str, stopped: type[Exception], tmp_path: Path
) -> None:
    at = desk("imported", tmp_path)
    before = list_audit(at.settings, Wanted(object_type="case"))
    with pytest.raises(stopped) as told:
        tried(at, by)
    (event,) = list_audit(at.settings, Wanted(object_type="case"))[len(before) :]
    assert (event.action, event.actor_name, event.outcome) == (f"case.{kind}", by.who, "refused")
    assert (event.object_id, event.reason) == (at.case, str(told.value))


@pytest.mark.parametrize("tried", [submission, judgements])
def test_a_dry_run_is_no_attempt(tried: Callable[[CaseDesk, Asked, bool], object], tmp_path: Path) -> None:
    at = desk("imported", tmp_path)
    before = list_audit(at.settings, Wanted(object_type="case"))
    with pytest.raises(UnusableWorkbook):
        tried(at, asked(), True)
    assert list_audit(at.settings, Wanted(object_type="case")) == before
