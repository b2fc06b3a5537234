"""The example cases against mutants: whether a case still ends as its file says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from service.assessment.assess import NotJudgeable, assess
from service.engine.agree import Disagreement
from service.engine.official import NotExactlyOneRow
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from service.scoring.arithmetic import figure, percent
from service.scoring.scorecard import band_edges
from service.trial.mutant import Mutant
from service.trial.original import EvaluatorsDiffer, Failing
from service.vocabulary.assessment import Assessment
from service.vocabulary.judgements import Judgements
from service.vocabulary.submission import Submission


@dataclass(frozen=True)
class ExpectedCase:
    """An example park and how it ends: 建议结论, 等级, 总分, 评价完整度, 期限, as its file writes them."""

    file: str
    submission: Submission
    judgements: Judgements
    expected: Mapping[str, str]


@dataclass(frozen=True)
class CaseTrial:
    """The example cases that the original pack judges."""

    cases: tuple[ExpectedCase, ...]
    pack: Pack
    rubric: Rubric

    def noticed(self, mutant: Mutant) -> str:
        """The file of the first case that ends otherwise under a mutant, or that it cannot judge; empty when all end
        as they should.

        Raises:
            EvaluatorsDiffer: they disagree on the mutant.
        """
        pack, rubric = mutant.pack(self.pack), mutant.rubric or self.rubric
        for case in self.cases:
            try:
                if any(_failing(case, pack, rubric)):
                    return case.file
            except Disagreement as fault:
                raise EvaluatorsDiffer(mutant.name, case.file, str(fault)) from fault
        return ""

    def failing(self) -> Iterator[Failing]:
        """What ends otherwise under the original than the files of the cases say."""
        for case in self.cases:
            try:
                yield from _failing(case, self.pack, self.rubric)
            except Disagreement as fault:
                yield Failing(case.file, str(fault), f"the evaluators disagree: {fault}")


def ending(assessment: Assessment, rubric: Rubric) -> Mapping[str, str]:
    """How an assessment ends, in the words of the example cases."""
    card = assessment.scorecard
    return {
        "建议结论": assessment.recommendation.value,
        "等级": card.grade,
        "总分": figure(card.score, band_edges(rubric)),
        "评价完整度": percent(card.completeness),
        "期限": str(assessment.deadline or ""),
    }


def _failing(case: ExpectedCase, pack: Pack, rubric: Rubric) -> Iterator[Failing]:
    try:
        told = ending(assess(case.submission, case.judgements, pack, rubric), rubric)
    except (NotJudgeable, NotExactlyOneRow) as fault:
        yield Failing(case.file, f"不能判定：{fault}", f"cannot be judged: {fault}")
        return
    for name, text in case.expected.items():
        if told[name] != text:
            yield Failing(
                case.file, f"{name}应为 {text}，实为 {told[name]}", f"{name}: {text} expected, {told[name]} found"
            )
