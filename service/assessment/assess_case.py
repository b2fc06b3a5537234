"""The assessment of a case: its workbook and everything judged in it, with its waivers and without."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from service.assessment.assess import assess
from service.casework.case import Case
from service.casework.merged_judgements import MergedJudgements, merge
from service.casework.verified_values import AttestedValue, attest
from service.casework.waivers import waivers
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from service.vocabulary.assessment import Assessment
from service.vocabulary.finding import Verdict
from service.vocabulary.judgements import Judgements
from service.vocabulary.submission import Submission


@dataclass(frozen=True, slots=True)
class CaseAssessment:
    """What was judged, from which judgements. `without_waivers`: the same without any waiver, None where none is in
    force. `idle_waivers`: codes and rules whose waiver made nothing 不适用, because the park states a value or gives a
    reason the rule does not accept."""

    assessment: Assessment
    judgements: MergedJudgements
    verified: tuple[AttestedValue, ...] = ()
    without_waivers: Assessment | None = None
    idle_waivers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Judging:
    """What a case is judged by."""

    case: Case
    submission: Submission
    imported: Mapping[int, Judgements]
    pack: Pack
    rubric: Rubric

    def judge(self, on: date, waived: bool) -> CaseAssessment:
        merged = merge(self.case, self.imported, on, waived)
        attested = attest(self.case, self.submission, merged.judgements, self.pack)
        made = assess(attested.submission, attested.judgements, self.pack, self.rubric)
        return CaseAssessment(made, merged, attested.values)


def assess_case(
    case: Case, submission: Submission, imported: Mapping[int, Judgements], pack: Pack, rubric: Rubric, on: date
) -> CaseAssessment:
    """The assessment of a case on the day `on`, which decides what waivers are in force.

    `imported`: number of each ImportJudgements act → what its 核查记录 says.

    Raises:
        NotJudgeable, Disagreement: see assess().
        KeyError: an import without its judgements.
    """
    judging = _Judging(case, submission, imported, pack, rubric)
    made = judging.judge(on, waived=True)
    codes = tuple(dict.fromkeys(one.proposed.act.subject for one in waivers(case) if one.in_force(on)))
    if not codes:
        return made
    return CaseAssessment(
        made.assessment,
        made.judgements,
        made.verified,
        judging.judge(on, waived=False).assessment,
        tuple(code for code in codes if not _applied(code, made.assessment)),
    )


def _applied(code: str, assessment: Assessment) -> bool:
    """Whether anything about the code (of an indicator, or the id of a rule) is 不适用."""
    excused = (finding for finding in assessment.findings if finding.verdict is Verdict.NOT_APPLICABLE)
    return any(code == finding.rule or finding.subject == f"indicator:{code}" for finding in excused)
