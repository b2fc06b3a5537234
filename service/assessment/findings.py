"""A finding is put together from the rule's own words and the facts that were read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from service.assessment.prepared import Prepared, Settled
from service.assessment.question_code import CLOSING, is_about, question_code
from service.assessment.showing import state_in_words
from service.assessment.wording import wording
from service.engine.compile import Outcome
from service.rulelang.tables import Attribute
from service.vocabulary.assessment import Recommendation
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Effect, Finding, Texts, Theme, Verdict, told_later
from service.vocabulary.judgements import Judgements, Ruling
from service.vocabulary.state import Attestor, State

_VERDICTS: dict[str, Verdict] = {
    **{verdict.value: verdict for verdict in Verdict},
    Recommendation.PASS.value: Verdict.MET,
    Recommendation.RECTIFY.value: Verdict.UNMET,
    Recommendation.REJECT.value: Verdict.UNMET,
    Recommendation.UNDETERMINED.value: Verdict.NOT_EVALUABLE,
}
"""The verdict of every word an outcome can have; a decision's words are recommendations."""

_QUESTION = Verdict.QUESTION


def assemble(prepared: Prepared, facts: tuple[Fact, ...], follows: Settled, judgements: Judgements) -> Finding:
    """The finding of one rule on one subject; its texts are worded when they are read, for most never are."""
    told = follows.fields.copy()
    told["facts"] = facts
    if told["verdict"] is _QUESTION:
        told |= _question(prepared, judgements.closed_questions.get(prepared.key), facts)
    return told_later(follows.tell, told)


def settled(prepared: Prepared, outcome: Outcome) -> Settled:
    """What an outcome says, and the fields that all findings with this outcome have in common."""
    known = prepared.settled.get(outcome)
    if known is None:
        known = prepared.settled[outcome] = _settled(prepared, outcome)
    return known


def _settled(prepared: Prepared, outcome: Outcome) -> Settled:
    word = outcome_word(prepared, outcome)
    verdict = _VERDICTS[word]
    common = {
        "verdict": verdict,
        "row": outcome.row,
        "effect": effect_of(prepared, verdict),
        "open": False,
        "closing": "",
    }
    return Settled(word, {**prepared.fixed, **common}, partial(_texts, prepared))


def _question(prepared: Prepared, ruling: Ruling | None, facts: tuple[Fact, ...]) -> dict[str, object]:
    if ruling is None:
        return {"open": True}
    lost = _lost(ruling, question_code(*prepared.key, facts))
    closed = not lost and ruling.accepted.value == "yes"
    return {"open": not closed, "closing": lost or _signed(ruling), "facts": (*facts, _closing_fact(ruling, lost))}


def _texts(prepared: Prepared, finding: Finding) -> Texts:
    facts = dict(zip(prepared.derivation.names, finding.facts, strict=False))
    said = wording(prepared, facts)
    cause = _cause(prepared, facts) if finding.row is None else ""
    return Texts(cause, said.required, said.actual, said.gap, said.unit, prepared.because(facts))


def outcome_word(prepared: Prepared, outcome: Outcome) -> str:
    """What the outcome says: the row's verdict or recommendation, or what follows from the state that decided."""
    if outcome.row is not None:
        return prepared.outcomes[outcome.row]
    if prepared.rule.theme is Theme.DECISION:
        return Recommendation.UNDETERMINED
    if outcome.state is State.NOT_APPLICABLE:
        return Verdict.NOT_APPLICABLE
    if outcome.state is State.MISSING and prepared.rule.manual is not None:
        return Verdict.MANUAL
    return Verdict.NOT_EVALUABLE


def effect_of(prepared: Prepared, verdict: Verdict) -> Effect | None:
    """What a gate does with a verdict; missing, disputed and unanswered only withhold, whatever the gate."""
    if prepared.rule.theme is not Theme.GATES:
        return None
    if verdict is Verdict.UNMET:
        return prepared.rule.effect
    return Effect.WITHHOLD if verdict in (Verdict.NOT_EVALUABLE, Verdict.MANUAL) else None


def _cause(prepared: Prepared, facts: Mapping[str, Fact]) -> str:
    """Which columns had no value, and why; an answer's note says both."""
    lacking = [column for column in prepared.rule.table.attributes if not facts[column.name].present]
    return "；".join(_why(column, facts[column.name]) for column in lacking)


def _why(column: Attribute, fact: Fact) -> str:
    if fact.name == "answer" and fact.note:
        return fact.note
    note = f"（{fact.note}）" if fact.note else ""
    return f"{column.title or column.name}{state_in_words(fact)}{note}"


def _lost(ruling: Ruling, code: str) -> str:
    """Why a ruling does not count; empty where it does."""
    if not ruling.accepted.present:
        return ruling.accepted.reason
    if is_about(ruling, code):
        return ""
    assert ruling.about is not None
    return f"处理的是编号 {ruling.about.value} 的存疑，所依据的数值后来变了，这一处理不再适用；现在的编号是 {code}"


def _signed(ruling: Ruling) -> str:
    """Why and by whom it was ruled."""
    return "，".join(str(entry.value) for entry in (ruling.reason, ruling.person) if entry.present)


def _closing_fact(ruling: Ruling, lost: str) -> Fact:
    accepted = ruling.accepted
    state = State.MISSING if lost and accepted.present else accepted.state
    word = None if lost else "已核实采信" if accepted.value == "yes" else "维持存疑"
    return Fact(CLOSING, state, word, cell=accepted.cell, attested_by=Attestor.ASSESSOR, note=lost)
