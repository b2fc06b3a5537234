"""A finding is put together from the rule's own words and the facts that were read."""

from __future__ import annotations

from collections.abc import Mapping

from service.assessment.derive import Situation
from service.assessment.showing import catalogue_entry, sentence, show
from service.assessment.wording import wording
from service.engine.compile import Outcome
from service.rulelang.pack import Pack, Rule
from service.vocabulary.assessment import Recommendation
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Effect, Finding, Theme, Verdict
from service.vocabulary.judgements import Ruling
from service.vocabulary.state import Attestor, State

_DECIDED = {
    Recommendation.PASS: Verdict.MET,
    Recommendation.RECTIFY: Verdict.UNMET,
    Recommendation.REJECT: Verdict.UNMET,
    Recommendation.UNDETERMINED: Verdict.NOT_EVALUABLE,
}
_SUBJECTS = {"portfolio": "重点项目", "plan": "实施方案", "case": "本案"}


def assemble(rule: Rule, subject: str, facts: Mapping[str, Fact], outcome: Outcome, situation: Situation) -> Finding:
    """The finding of one rule on one subject."""
    pack = situation.pack
    word = outcome_word(rule, outcome)
    verdict = _verdict(rule, word)
    ruling = situation.judgements.closed_questions.get((rule.id, subject)) if verdict is Verdict.QUESTION else None
    closed = ruling is not None and ruling.accepted.value == "yes"
    texts = wording(rule, subject, facts, pack)
    return Finding(
        rule=rule.id,
        title=rule.title,
        theme=rule.theme,
        clause=rule.clause,
        subject=subject,
        subject_title=subject_title(pack, subject),
        verdict=verdict,
        row=outcome.row,
        cause=_cause(rule, facts) if outcome.row is None else "",
        required=texts.required,
        actual=texts.actual,
        gap=texts.gap,
        unit=texts.unit,
        because=sentence(rule, facts, catalogue_entry(pack, subject)),
        facts=(*facts.values(), *([_closing_fact(ruling)] if ruling else [])),
        source=rule.numbers.source,
        reliability=rule.numbers.reliability,
        rule_file=str(rule.position),
        pack_digest=pack.digest,
        task=rule.task,
        severity=rule.severity,
        effect=_effect(rule, verdict),
        open=verdict is Verdict.QUESTION and not closed,
        closing=_closing(ruling) if ruling else "",
    )


def outcome_word(rule: Rule, outcome: Outcome) -> str:
    """What the outcome says: the row's verdict or recommendation, or what follows from the state that decided."""
    if outcome.row is not None:
        return next(row.outcome for row in rule.table.rows if row.number == outcome.row)
    if rule.theme is Theme.DECISION:
        return Recommendation.UNDETERMINED
    if outcome.state is State.NOT_APPLICABLE:
        return Verdict.NOT_APPLICABLE
    if outcome.state is State.MISSING and rule.manual is not None:
        return Verdict.MANUAL
    return Verdict.NOT_EVALUABLE


def subject_title(pack: Pack, subject: str) -> str:
    """The subject's Chinese name."""
    kind, _, code = subject.partition(":")
    if kind == "indicator":
        return pack.catalogue.indicators[code].name
    if kind == "quantity":
        return pack.catalogue.quantities[code].name
    if kind == "item":
        return pack.rules[code].title
    return _SUBJECTS[kind]


def _verdict(rule: Rule, word: str) -> Verdict:
    return _DECIDED[Recommendation(word)] if rule.theme is Theme.DECISION else Verdict(word)


def _effect(rule: Rule, verdict: Verdict) -> Effect | None:
    """Missing, disputed and unanswered only withhold, whatever the gate."""
    if rule.theme is not Theme.GATES:
        return None
    if verdict is Verdict.UNMET:
        return rule.effect
    return Effect.WITHHOLD if verdict in (Verdict.NOT_EVALUABLE, Verdict.MANUAL) else None


def _cause(rule: Rule, facts: Mapping[str, Fact]) -> str:
    """Which columns had no value, and why."""
    without = [(column, facts[column.name]) for column in rule.table.attributes if not facts[column.name].present]
    return "；".join(f"{column.title or column.name}{show(fact)}{_note(fact)}" for column, fact in without)


def _note(fact: Fact) -> str:
    return f"（{fact.note}）" if fact.note else ""


def _closing(ruling: Ruling) -> str:
    parts = [str(e.value) for e in (ruling.reason, ruling.person) if e.present]
    return "，".join(parts)


def _closing_fact(ruling: Ruling) -> Fact:
    accepted = ruling.accepted
    value = "已核实采信" if accepted.value == "yes" else "维持存疑"
    return Fact(
        "存疑处理",
        accepted.state,
        value if accepted.present else None,
        cell=accepted.cell,
        attested_by=Attestor.ASSESSOR,
    )
