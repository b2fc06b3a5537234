"""The case of one scenario: what has been stated so far, and what was judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from service.assessment.derive import Situation
from service.assessment.rule_examples import nobody
from service.criteria.conclusion import Concluded
from service.criteria.judging import Judged
from service.rulelang.pack import Pack, Rule
from service.rulelang.rubric import Rubric
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Verdict
from service.vocabulary.judgements import Judgements, Opinion, Ruling
from service.vocabulary.submission import IndicatorRow


@dataclass(slots=True)
class Case:
    """A park of which only what a scenario states is known.

    `values` by `code.attribute`, `plan.attribute` or attribute of the case; `rows` whole collections; `waived` the
    indicators stated as 不适用; `about` the subjects of which something was said. `verdicts` are stated instead of
    judged, `closed` the rules whose question is answered.
    """

    pack: Pack
    rubric: Rubric
    values: dict[str, Fact] = field(default_factory=dict)
    rows: dict[str, tuple[Mapping[str, Fact], ...]] = field(default_factory=dict)
    waived: dict[str, IndicatorRow] = field(default_factory=dict)
    rulings: dict[str, Ruling] = field(default_factory=dict)
    opinions: dict[str, tuple[Opinion, ...]] = field(default_factory=dict)
    about: set[str] = field(default_factory=set)
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    judged: tuple[Judged, ...] = ()
    concluded: Concluded | None = None

    def situation(self, subject: str) -> Situation:
        """The case as both evaluators see it when they judge a subject: what is stated of it counts as its own."""
        own = f"{subject.partition(':')[2]}."
        given = {name.removeprefix(own): fact for name, fact in self.values.items()}
        submission = replace(nobody(self.pack), indicators=dict(self.waived))
        judgements = Judgements(opinions=dict(self.opinions), not_applicable=dict(self.rulings))
        return Situation(submission, judgements, self.pack, given=given | self.values, given_rows=dict(self.rows))

    def subjects(self, rule: Rule) -> tuple[str, ...]:
        """The subjects of a rule that are meant: those of which something was said, else all."""
        named = tuple(subject for subject in rule.subjects if subject in self.about)
        return named or rule.subjects
