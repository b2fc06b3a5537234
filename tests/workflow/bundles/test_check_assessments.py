"""Rules, facts and assessments of a bundle done again: what was exchanged is named, another reading is no forgery."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from service.casework.acts.act import Act
from service.casework.acts.evaluation import DraftDecision, Evaluate, ItemToRectify
from service.casework.acts.site_visit import ImportJudgements
from service.casework.acts.submission import ImportSubmission
from service.casework.case import Recorded, after
from service.documents.bundle import paths
from service.documents.bundle.check import Check, Outcome
from service.vocabulary.assessment import Recommendation
from service.workflow.bundles.check_assessments import check_assessments, check_facts, check_rules
from service.workflow.bundles.check_case import Folded, folded
from service.workflow.bundles.opened import Opened
from service.workflow.bundles.reassess import Sources, assess_again, reopened_again
from tests.workflow.bundles.bundled import Contents, contents, written
from tests.workflow.bundles.cases import workbook
from tests.workflow.bundles.forged import forgery

START = date(2026, 3, 2)


def opened(files: Contents) -> Opened:
    return Opened(written().driven.id, files)


@cache
def case() -> Folded:
    return folded(opened(contents()))


@cache
def sources() -> Sources:
    whole = opened(contents())
    return Sources(lambda digest: whole.content(paths.workbook(digest)), whole.rules)


@cache
def other_workbook() -> bytes:
    """A workbook that says something else."""
    with TemporaryDirectory() as folder:
        indicators = [{"编码": "energy_intensity", "基期值": "0.50", "目标值": "0.40", "2025": "0.41"},
                      {"编码": "water_reuse", "2025": "80%"}]  # fmt: skip
        return workbook(Path(folder), 指标=indicators).read_bytes()


def path_of(start: str, end: str = "") -> str:
    return next(path for path in contents() if path.startswith(start) and path.endswith(end))


def failed(checks: Iterable[Check]) -> list[str]:
    return [check.member for check in checks if check.outcome is Outcome.FAILS]


def test_everything_comes_out_again() -> None:
    whole = opened(contents())
    checks = [*check_rules(whole, case()), *check_facts(whole, case(), sources())]
    checks += check_assessments(whole, case(), sources())
    assert {check.outcome for check in checks} == {Outcome.HOLDS}
    assert [check.code for check in checks] == ["rules", "facts", "facts", "assessment", "assessment"]
    assert "通过，优秀" in checks[-1].said.zh


def test_a_rule_altered_added_or_removed_breaks_the_chain_of_digests() -> None:
    rule = path_of("rulebases/", "pack.yaml")
    folder = f"rulebases/{rule.split('/')[1]}/"
    without = {path: content for path, content in contents().items() if path != rule}
    for files in (without, {**without, rule: contents()[rule] + b"#"}, {**contents(), f"{rule}.yaml": b"a: 1"}):
        assert failed(check_rules(opened(files), case())) == [folder]


def test_a_rule_altered_so_that_it_judges_otherwise_is_seen_in_the_assessment() -> None:
    rule = path_of("rulebases/", "TG-01-energy-intensity.yaml")
    changed = contents()[rule].replace(b"\xe2\x80\x9c", b"\xe2\x80\x9c", 1) + b"\n"
    whole = opened({**contents(), rule: b"# first line\n" + changed})
    checks = list(check_assessments(whole, case(), Sources(sources().file, whole.rules)))
    assert Outcome.HOLDS not in {check.outcome for check in checks}


def test_exchanged_facts_and_assessments_are_named_by_their_digest() -> None:
    submission, assessment = path_of("facts/submission-"), path_of("assessments/")
    whole = opened({**contents(), submission: b"{}", assessment: b"{}"})
    assert failed(check_facts(whole, case(), sources())) == [submission]
    assert failed(check_assessments(whole, case(), sources())) == [assessment]


def test_an_exchanged_trace_is_named_and_one_left_out_is_noted() -> None:
    trace = path_of("traces/")
    assert failed(check_assessments(opened({**contents(), trace: b"{}"}), case(), sources()))[:1] == [trace]
    without = {path: content for path, content in contents().items() if path != trace}
    checks = list(check_assessments(opened(without), case(), sources()))
    assert [check.member for check in checks if check.outcome is Outcome.NOTED] == [trace]


def test_the_same_program_that_reads_something_else_finds_a_fault() -> None:
    differing = Sources(lambda _: other_workbook(), sources().rules)
    checks = list(check_facts(opened(contents()), case(), differing))
    assert {check.outcome for check in checks} == {Outcome.FAILS}


def test_a_workbook_that_is_none_is_told() -> None:
    checks = list(check_facts(opened(contents()), case(), Sources(lambda _: b"%PDF", sources().rules)))
    assert [check.outcome for check in checks] == [Outcome.FAILS, Outcome.FAILS]
    assert all("工作簿读不出来" in check.said.zh for check in checks)


def lying(act: Act) -> Act:
    """A park that passed is failed, by the summary of an assessment that says otherwise."""
    reject = Recommendation.REJECT
    if isinstance(act, Evaluate):
        return replace(act, summary=replace(act.summary, recommendation=reject, grade="不合格", score="3"))
    return replace(act, decision=reject, grade="不合格") if isinstance(act, DraftDecision) else act


def test_an_act_that_says_something_else_than_its_assessment_is_told() -> None:
    whole = opened(forgery(lying))
    found = [check for check in check_assessments(whole, folded(whole), sources()) if check.outcome is Outcome.FAILS]
    assert {check.member for check in found} == {paths.ACTS}
    assert ["recommendation" in check.said.zh for check in found].count(True) == 1


@pytest.mark.parametrize(
    ("kind", "lie"),
    [
        (ImportSubmission, {"problems": 77}),
        (ImportSubmission, {"plans": ()}),
        (ImportSubmission, {"changed": ("water_reuse",)}),
        (ImportSubmission, {"evaluation_date": date(2026, 6, 29)}),
        (ImportJudgements, {"items": ()}),
    ],
)
def test_an_import_that_says_something_else_than_its_workbook_is_told(kind: type, lie: dict[str, Any]) -> None:
    recorded: Recorded[Any] = case().case.of(kind)[-1]
    before = case().prefixes.before(recorded.seq)
    act: Any = replace(recorded.act, **lie)
    told = replace(case(), case=after(before, replace(recorded, act=act), case().case.state, opens_round=False))
    found = [check for check in check_facts(opened(contents()), told, sources()) if check.outcome is Outcome.FAILS]
    assert {check.member for check in found} == {paths.ACTS}
    assert all(next(iter(lie)) in check.said.zh for check in found)


@pytest.mark.parametrize("honest", [True, False])
def test_an_item_that_opens_more_than_its_finding_rests_on_is_told(honest: bool) -> None:
    drafted: Recorded[Any] = case().case.of(DraftDecision)[-1]
    evaluated: Recorded[Any] = case().case.of(Evaluate)[-1]
    before = case().prefixes.before(evaluated.seq)
    item = ItemToRectify(rule="TG-01", subject="indicator:energy_intensity", demand="", owner="", deadline=START)
    again = assess_again(before, evaluated, sources())
    opens = reopened_again(item, before, again, sources())
    items = (replace(item, reopens=opens if honest else (*opens, "water_reuse")),)
    act = replace(drafted.act, items=items)
    lied = after(case().prefixes.before(drafted.seq), replace(drafted, act=act), case().case.state, opens_round=False)
    told = replace(case(), case=lied)
    assert failed(check_assessments(opened(contents()), told, sources())) == ([] if honest else [paths.ACTS])
