"""The examples of a rule, judged by both evaluators: what an example gives stands in for a park."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from service.assessment.assess import warm
from service.assessment.derive import Situation, derive
from service.assessment.findings import outcome_word
from service.engine.agree import Judged
from service.engine.compile import Outcome
from service.engine.official import Request
from service.engine.reference.evaluate import judge as judge_by_reference
from service.engine.reference.inputs import Inputs
from service.engine.reference.known import Known
from service.rulelang.derivations import Count, Earliest, Sum
from service.rulelang.pack import Example, Given, Pack, Rule
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry, missing
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.judgements import NO_JUDGEMENTS
from service.vocabulary.language import Language
from service.vocabulary.state import Attestor, State
from service.vocabulary.submission import Cover, Submission


@dataclass(frozen=True, slots=True)
class Stated:
    """What stands in for a park: values by attribute, derived name or reference, and whole collections."""

    values: Mapping[str, Given]
    rows: Mapping[str, tuple[Mapping[str, Given], ...]]


@dataclass(frozen=True, slots=True)
class JudgedTwice:
    """One rule on one subject: the facts read, what decided officially, and the words both evaluators came to."""

    facts: Mapping[str, Fact]
    outcome: Outcome
    official: str
    reference: str


@dataclass(frozen=True, slots=True)
class Tried:
    """One example on one subject; both outcomes are words such as met or 通过."""

    rule: str
    subject: str
    place: str
    expected: str
    official: str
    reference: str

    @property
    def fault(self) -> str:
        """What is wrong, in Chinese; empty when the example holds."""
        if self.official != self.reference:
            return f"两套计算不一致：正式计算 {self.official}，独立复核 {self.reference}"
        return "" if self.official == self.expected else f"应为 {self.expected}，实为 {self.official}"

    def __str__(self) -> str:
        return self.told(Language.ZH)

    def told(self, language: Language) -> str:
        """Place, rule, subject and what is wrong, if anything."""
        if language is Language.ZH:
            return f"{self.place} {self.rule}（{self.subject}）：{self.fault or '通过'}"
        fault = f"{self.expected} expected, {self.official} found" if self.fault else "holds"
        if self.official != self.reference:
            fault = f"the two evaluators differ: official {self.official}, reference {self.reference}"
        return f"{self.place} {self.rule} ({self.subject}): {fault}"


def try_examples(pack: Pack) -> Iterator[Tried]:
    """Every example of every rule on every subject of that rule."""
    for _, rule in sorted(pack.rules.items()):
        for example in rule.examples:
            stated = Stated(example.given, example.rows)
            for subject in rule.subjects:
                yield _tried(rule, subject, example, judge(rule, subject, stated, pack))


def judge(rule: Rule, subject: str, stated: Stated, pack: Pack) -> tuple[str, str]:
    """The outcome of one rule on one subject by the official evaluator and by the reference.

    Raises:
        NotExactlyOneRow, LookupError: what is stated lies outside the table.
    """
    twice = judge_twice(rule, subject, situation_of(stated, pack))
    return twice.official, twice.reference


def situation_of(stated: Stated, pack: Pack) -> Situation:
    """A park of which only what is stated is known."""
    facts = {name: stated_fact(name, value) for name, value in stated.values.items()}
    rows = {name: tuple(_row(row) for row in table) for name, table in stated.rows.items()}
    return Situation(nobody(pack), NO_JUDGEMENTS, pack, given=facts, given_rows=rows)


def judge_twice(rule: Rule, subject: str, situation: Situation) -> JudgedTwice:
    """One rule on one subject by both evaluators; what the situation gives goes to both.

    Raises:
        NotExactlyOneRow, LookupError: what is given lies outside the table.
    """
    ready = warm(situation.pack)
    facts = derive(rule, subject, situation)
    (outcome,) = ready.engine(rule.theme).judge([Request(rule.id, subject, tuple(facts.values()))])
    official = outcome_word(ready.prepared[rule.id, subject], outcome)
    return JudgedTwice(facts, outcome, official, by_reference(rule, subject, situation).outcome)


def by_reference(rule: Rule, subject: str, situation: Situation) -> Judged:
    """One rule on one subject by the reference alone.

    Raises:
        LookupError: what is given lies outside the table.
    """
    known = {name: _known(fact) for name, fact in situation.given.items()}
    given = situation.given_rows
    rows = {
        name: [{field: _known(row[field]) for field in fields if field in row} for row in given[name]]
        for name, fields in _fields_read(rule).items()
        if name in given
    }
    inputs = Inputs(situation.submission, situation.judgements, situation.pack)
    return judge_by_reference(rule, subject, inputs, known, rows)


def _fields_read(rule: Rule) -> Mapping[str, frozenset[str]]:
    """The collections a rule reads, and of each the fields: a whole case has hundreds of findings."""
    read: dict[str, frozenset[str]] = {}
    for line in rule.derived:
        made = line.expression
        if isinstance(made, Count | Sum | Earliest):
            own = () if isinstance(made, Count) else (made.field,)
            read[made.collection] = read.get(made.collection, frozenset()).union(made.where, own)
    return read


def _tried(rule: Rule, subject: str, example: Example, outcomes: tuple[str, str]) -> Tried:
    return Tried(rule.id, subject, str(example.position), example.verdict, *outcomes)


def _row(row: Mapping[str, Given]) -> Mapping[str, Fact]:
    return {name: stated_fact(name, value) for name, value in row.items()}


def stated_fact(name: str, given: Given) -> Fact:
    """What an example states, as a fact."""
    value = Quotient(given.value) if isinstance(given.value, Decimal) else given.value
    return Fact(name, given.state, value, given.unit, attested_by=Attestor.RULE, note="" if value else "例子给定")


def _known(fact: Fact) -> Known:
    value = fact.value.fraction() if isinstance(fact.value, Quotient) else fact.value
    return Known(fact.state, value)


def nobody(pack: Pack) -> Submission:
    """A park that states nothing but the years of the pack."""
    nowhere = Cell("", "例子", "")
    blank = missing(nowhere)
    base, evaluated = (
        Entry(State.VALUE, Decimal(year), nowhere, attested_by=Attestor.RULE)
        for year in (pack.years[0], pack.years[-1])
    )
    return Submission("", Cover(blank, blank, blank, blank, blank, blank, base, evaluated, blank, blank))
