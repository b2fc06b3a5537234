"""What the acts of a case refer to: workbooks, outputs, kept rules, and every other file."""

from service.casework.acts.evaluation import Evaluate, PreAssess
from service.casework.acts.submission import ImportSubmission
from service.workflow.bundles.case_record import (
    assessing_acts,
    kept_rules_of,
    other_files,
    outputs_of,
    summaries,
    workbooks,
)
from tests.casework.builders import decided, reevaluated, walk
from tests.workflow.bundles.bundled import written


def test_assessing_acts_come_in_the_order_of_the_case() -> None:
    acts = assessing_acts(decided().now)
    assert [type(one.act) for one in acts] == [PreAssess, Evaluate]
    assert [one.seq for one in acts] == sorted(one.seq for one in acts)


def test_an_assessment_without_waivers_is_one_of_its_own() -> None:
    case = decided().now
    act = assessing_acts(case)[-1].act
    assert summaries(act) == (act.summary,)
    assert isinstance(act, Evaluate)
    both = Evaluate(summary=act.summary, basis=act.basis, without_waivers=act.summary)
    assert summaries(both) == (act.summary, act.summary)


def test_every_workbook_is_named_once() -> None:
    case = reevaluated().checked(2).now
    assert workbooks(case) == ("w1", "w2")


def test_of_a_real_case_everything_the_acts_name_is_on_record() -> None:
    record = written().record
    assert set(workbooks(record.case)) <= set(record.files)
    assert set(outputs_of(record.case)) == set(record.outputs)
    assert len(kept_rules_of(record.case)) == 1
    (imported,) = record.case.of(ImportSubmission)
    assert imported.act.rules in record.outputs
    evidence = other_files(record.case)
    assert [record.files[digest].name for digest in evidence] == ["合同.pdf"]


def test_a_case_that_has_only_begun_refers_to_nothing() -> None:
    case = walk().open().now
    assert workbooks(case) == outputs_of(case) == kept_rules_of(case) == other_files(case) == ()
