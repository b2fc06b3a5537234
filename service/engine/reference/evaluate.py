"""The reference's whole way through a pack: stage after stage, score, gates, decision."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from service.engine.agree import Evaluation, Judged, Key
from service.engine.reference.block import Given, GivenRows, Shared, Subject, Summary
from service.engine.reference.inputs import Inputs
from service.engine.reference.known import Known, text, value
from service.engine.reference.points import points
from service.engine.reference.rounding import rounded
from service.engine.reference.rows import Passed
from service.engine.reference.tables import outcome
from service.rulelang.pack import Pack, Rule
from service.rulelang.rubric import Rubric
from service.vocabulary.finding import Theme
from service.vocabulary.judgements import Judgements
from service.vocabulary.submission import Submission

_STAGES = (Theme.CREDIBILITY, Theme.TARGETS, Theme.TASKS, Theme.PROJECTS, Theme.PROCEDURE)


def evaluate(submission: Submission, judgements: Judgements, pack: Pack, rubric: Rubric) -> Evaluation:
    """Everything the official path decides, decided again from the submission up."""
    run = _Run(Inputs(submission, judgements, pack))
    for theme in _STAGES:
        run.stage(theme)
    verdicts: dict[str, list[str]] = {}
    for (rule, _), judged in run.judged.items():
        verdicts.setdefault(rule, []).append(judged.outcome)
    scored = points(verdicts, rubric)
    run.summary = {
        "score": value(scored.score),
        "completeness": value(scored.completeness),
        "grade": text(scored.grade),
    }
    run.stage(Theme.GATES)
    effects = [passed.effect for passed in run.passed if passed.theme == "gates"]
    run.summary |= {effect: value(effects.count(effect)) for effect in ("reject", "withhold")}
    run.stage(Theme.DECISION)
    decisions = [run.judged[rule.id, s].outcome for rule in pack.by_theme(Theme.DECISION) for s in rule.subjects]
    return Evaluation(run.judged, scored.score, scored.completeness, scored.grade, decisions[-1])


def judge(rule: Rule, subject: str, inputs: Inputs, given: Given, given_rows: GivenRows) -> Judged:
    """One rule on one subject with what an example states of it."""
    return _judge(Subject(inputs, rule, subject, given=given, given_rows=given_rows), inputs.pack)


@dataclass
class _Run:
    """One park on its way through the stages."""

    inputs: Inputs
    judged: dict[Key, Judged] = field(default_factory=dict)
    passed: list[Passed] = field(default_factory=list)
    summary: Summary = field(default_factory=dict)
    shared: Shared = field(default_factory=dict)

    def stage(self, theme: Theme) -> None:
        """Judge all rules of a theme; what they say is seen by later stages only."""
        made = []
        for rule in self.inputs.pack.by_theme(theme):
            for name in rule.subjects:
                subject = Subject(self.inputs, rule, name, self.passed, self.summary, shared=self.shared)
                judged = _judge(subject, self.inputs.pack)
                self.judged[rule.id, name] = judged
                made.append(self._passed(rule, name, judged.outcome))
        self.passed += made

    def _passed(self, rule: Rule, subject: str, word: str) -> Passed:
        asked = "yes" if word == "question" and not self._closed(rule, subject) else "no"
        return Passed(
            rule.id, rule.theme, word, rule.severity or "none", asked, rule.task or "none", _effect(rule, word)
        )

    def _closed(self, rule: Rule, subject: str) -> bool:
        ruling = self.inputs.judgements.closed_questions.get((rule.id, subject))
        return ruling is not None and ruling.accepted.value == "yes"


def _effect(rule: Rule, word: str) -> str:
    if rule.theme is not Theme.GATES or word in ("met", "not_applicable"):
        return "none"
    return rule.effect.value if word == "unmet" and rule.effect is not None else "withhold"


def _judge(subject: Subject, pack: Pack) -> Judged:
    table = subject.rule.table
    read = {c.name: rounded(subject.attribute(c.name), c, subject.subject, pack) for c in table.attributes}
    word, row = outcome(subject.rule, read)
    return Judged(word, row, {name: (known.state, _plain(known)) for name, known in read.items()})


def _plain(known: Known) -> Fraction | str | None:
    return None if isinstance(known.value, date) else known.value
