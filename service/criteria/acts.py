"""当: what is judged."""

from __future__ import annotations

from service.authoring.problem import Mistake
from service.criteria.case import Case
from service.criteria.conclusion import conclude
from service.criteria.judging import judge
from service.criteria.names import rule_of
from service.criteria.step import when


@when("按规则{rule}判定")
def judge_by_rule(case: Case, rule: str) -> None:
    """Judge a rule on the subjects of which something was said, or on all of its subjects."""
    judged = rule_of(rule, case.pack)
    case.judged = tuple(judge(judged, subject, case.situation(subject)) for subject in case.subjects(judged))


@when("汇总各项判定")
def sum_up(case: Case) -> None:
    """Score the stated verdicts, judge the gates over the whole case, and decide."""
    if not case.verdicts:
        raise Mistake("no-verdicts", "还没有判定可以汇总", "先写“评分各项均判定为…”", "补上各项的判定")
    case.concluded = conclude(case.verdicts, case.closed, case.pack, case.rubric)


STEPS = (judge_by_rule, sum_up)
