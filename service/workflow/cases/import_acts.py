"""What goes on record of a workbook that is taken in, made of what it says: by the import, and by who verifies it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from service.assessment.assess import assess
from service.assessment.summary import grounds, summary
from service.casework.acts.site_visit import ImportJudgements
from service.casework.acts.submission import ImportSubmission
from service.casework.stated_plan import stated_amendments, stated_changes, stated_plans, stated_projects
from service.intake.changes import Difference
from service.intake.places import ALWAYS_OPEN
from service.storage.outputs import StageOutput
from service.vocabulary.canonical import canonical_json
from service.vocabulary.entry import Entry
from service.vocabulary.judgements import NO_JUDGEMENTS, Judgements
from service.vocabulary.problem import Problem, Severity
from service.vocabulary.submission import Submission
from service.workflow.cases.kept_rules import KeptRules

SUBMISSION_SCHEMA = 1
Matter = tuple[str, object]
"""Rule or code, and whatever tells one statement about it from another."""
Words = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class SubmissionRead:
    """What a 评估工作簿 says, the rules it was read by, and what was wrong in it."""

    submission: Submission
    rules: KeptRules
    problems: tuple[Problem, ...]

    @property
    def output(self) -> StageOutput:
        """The submission as it is kept."""
        return StageOutput("submission", SUBMISSION_SCHEMA, canonical_json(self.submission))


def submission_act(read: SubmissionRead, last: ImportSubmission | None, changed: Difference | None) -> ImportSubmission:
    """The act of taking in a 评估工作簿. `changed`: the difference to the `last` one, None where it is the first.

    Raises:
        NotJudgeable: the cover states no evaluation date or year. Disagreement: see assess().
    """
    submission = read.submission
    asked = assess(submission, NO_JUDGEMENTS, read.rules.pack, read.rules.rubric)
    evaluated_on = submission.cover.evaluation_date.value
    assert isinstance(evaluated_on, date)  # assess() lets no other through
    return ImportSubmission(
        workbook=submission.digest,
        submission=read.output.digest,
        pack=str(submission.cover.pack.value),
        evaluation_date=evaluated_on,
        plans=stated_plans(submission),
        amendments=stated_amendments(submission),
        changes=stated_changes(submission),
        projects=stated_projects(submission),
        previous=last.submission if last else "",
        changed=tuple(code for code in changed.codes if code not in ALWAYS_OPEN) if changed else (),
        problems=sum(problem.severity is Severity.ERROR for problem in read.problems),
        rules=read.rules.output.digest,
        questions=summary(asked, "").questions,
        grounds=grounds(asked),
    )


def judgements_act(before: Judgements, judgements: Judgements, rules: KeptRules) -> ImportJudgements:
    """The act of taking in a 核查记录 that was read by `rules`. `before`: the one it takes the place of."""
    return ImportJudgements(workbook=judgements.digest, items=_changed(before, judgements), rules=rules.output.digest)


def _changed(before: Judgements, after: Judgements) -> tuple[str, ...]:
    """The rules, codes and subjects of questions about which the later one says something else: a whole 核查记录 may
    come again, and only what differs from the one before counts as touched."""
    old, new = dict(_matters(before)), dict(_matters(after))
    return tuple(dict.fromkeys(matter[0] for matter in {**old, **new} if old.get(matter) != new.get(matter)))


def _matters(judgements: Judgements) -> Iterator[tuple[Matter, Words]]:
    for rule, opinions in judgements.opinions.items():
        said = tuple((one.person, *_said(one.answer, one.basis)) for one in opinions if one.answer.present)
        if said:
            yield (rule, "opinion"), said
    for code, waived in judgements.not_applicable.items():
        yield (code, "waiver"), _said(waived.accepted, waived.reason, waived.person)
    for (code, year), dispute in judgements.disputes.items():
        yield (code, ("dispute", year)), _said(dispute.established, dispute.reason, dispute.person)
    for (code, year), figure in judgements.external.items():
        yield (code, ("external", year)), _said(figure.value, figure.source)
    for (rule, subject), ruling in judgements.closed_questions.items():
        yield (subject, ("question", rule)), _said(ruling.accepted, ruling.reason, ruling.person)


def _said(*entries: Entry | None) -> Words:
    return tuple((entry.state, entry.value) for entry in entries if entry is not None)
