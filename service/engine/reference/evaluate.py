"""The reference's whole way through a pack: stage after stage, score, gates, decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from service.engine.agree import Evaluation, Judged, Key
from service.engine.reference.block import Given, told
from service.engine.reference.inputs import Inputs
from service.engine.reference.known import Known, text, value
from service.engine.reference.owners import Owners
from service.engine.reference.pairs import Pair, ReadyRule, Stages, stages
from service.engine.reference.park import Park
from service.engine.reference.points import points
from service.engine.reference.rows import given_rows as rows_of
from service.rulelang.pack import Pack, Rule
from service.rulelang.rubric import Rubric
from service.vocabulary.finding import Theme
from service.vocabulary.judgements import Judgements, Ruling
from service.vocabulary.submission import Submission

_STAGES = (Theme.CREDIBILITY, Theme.TARGETS, Theme.TASKS, Theme.PROJECTS, Theme.PROCEDURE)
GivenRows = Mapping[str, Sequence[Mapping[str, Known]]]


def evaluate(submission: Submission, judgements: Judgements, pack: Pack, rubric: Rubric) -> Evaluation:
    """Everything the official path decides, decided again from the submission up."""
    run = _Run(Park(Inputs(submission, judgements, pack)), stages(pack))
    for theme in _STAGES:
        run.stage(theme)
    scored = points(run.verdicts, rubric)
    summary, passed = run.park.summary, run.park.passed
    summary["score"], summary["completeness"] = value(scored.score), value(scored.completeness)
    summary["grade"] = text(scored.grade)
    run.stage(Theme.GATES)
    effects = [finding.effect for finding in passed if finding.theme == "gates"]
    summary.update({effect: value(effects.count(effect)) for effect in ("reject", "withhold")})
    run.stage(Theme.DECISION)
    return Evaluation(run.judged, scored.score, scored.completeness, scored.grade, passed[-1].verdict)


def judge(rule: Rule, subject: str, inputs: Inputs, given: Given, given_rows: GivenRows) -> Judged:
    """One rule on one subject with what an example states of it."""
    pair = Pair.of(ReadyRule.of(rule), subject, inputs.pack, Owners(), given)
    rows = {name: rows_of(stated) for name, stated in given_rows.items()}
    return pair.judge(Park(replace(inputs, told=told(given, subject)), rows))


@dataclass
class _Run:
    """One park on its way through the stages; `verdicts` are the words of each rule."""

    park: Park
    stages: Stages
    judged: dict[Key, Judged] = field(default_factory=dict)
    verdicts: dict[str, Sequence[str]] = field(default_factory=dict)

    def stage(self, theme: Theme) -> None:
        """Judge all rules of a theme; what they say is seen by later stages only."""
        park, closed = self.park, self.park.inputs.judgements.closed_questions
        made = []
        for ready, pairs in self.stages[theme]:
            found = [pair.judge(park) for pair in pairs]
            words = self.verdicts[ready.rule.id] = [judged.outcome for judged in found]
            for pair, judged, word in zip(pairs, found, words, strict=True):
                self.judged[pair.key] = judged
                is_open = word == "question" and not _yes(closed.get(pair.key))
                made.append(ready.findings[word, is_open])
        park.passed += made


def _yes(ruling: Ruling | None) -> bool:
    return ruling is not None and ruling.accepted.value == "yes"
