"""What was found in an upload, as the page shows it."""

from datetime import UTC, datetime
from pathlib import Path

from service.casework.acts.site_visit import ImportJudgements
from service.storage.staging import Staged
from service.vocabulary.language import Said
from service.vocabulary.problem import Severity
from service.web.cases.found import preview_of
from service.workflow.cases.import_judgements import JudgementsImported
from service.workflow.cases.import_submission import Imported, PlanCompared
from service.workflow.cases.staged_import import Checked
from service.workflow.evaluation.evaluate import UnusableWorkbook
from tests.casework.builders import imported
from tests.vocabulary.problems import a_problem

STAGED = Staged("0" * 64, Path("a.xlsx"), datetime(2026, 6, 1, tzinfo=UTC))
PROBLEMS = tuple(
    a_problem(one, "x", "封面", "B2", "发现", "应为", "修复") for one in (*[Severity.ERROR] * 2, Severity.WARNING)
)
NO = Said("不行", "no")


def test_errors_can_be_taken_in_but_not_what_is_unusable_or_refused() -> None:
    act = ImportJudgements(workbook="w", items=("TG-07",))
    named = JudgementsImported(PROBLEMS, act, None, titles={"TG-07": "TG-07 能耗"}, first=True)
    fine = preview_of(Checked(STAGED, 6, named))
    assert (fine.errors, fine.warnings, fine.confirmable, fine.items) == (2, 1, True, ("TG-07 能耗",))
    assert fine.first
    refused = preview_of(Checked(STAGED, 6, JudgementsImported(PROBLEMS, act, None, (NO,))))
    assert (refused.confirmable, refused.refused) == (False, (NO,))
    unusable = preview_of(Checked(STAGED, 6, UnusableWorkbook(STAGED.path, NO, PROBLEMS)))
    assert (unusable.confirmable, unusable.unusable, unusable.changes) == (False, NO, None)


def test_amended_indicators_go_by_their_names() -> None:
    told = Said(
        "water_saving：原目标“320”，现行目标“300”；water_saving_rate 不变", "water_saving: target “320” at first"
    )
    plan = PlanCompared((), (told,), ())
    found = Imported((), None, plan, imported(), None, {"water_saving": "节水量"})
    (shown,) = preview_of(Checked(STAGED, 6, found)).amended
    assert shown == Said("节水量：原目标“320”，现行目标“300”；water_saving_rate 不变", told.en)
