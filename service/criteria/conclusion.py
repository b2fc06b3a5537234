"""From stated verdicts to score, grade, gates and recommendation, each worked out by both evaluators."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from service.assessment.assess import warm
from service.assessment.derive import Situation
from service.assessment.findings import effect_of
from service.assessment.prepared import Prepared
from service.assessment.rule_examples import nobody
from service.criteria.judging import Judged, judge
from service.engine.agree import Difference, Disagreement
from service.engine.reference.points import points
from service.rulelang.pack import Pack, Rule
from service.rulelang.rubric import Rubric
from service.scoring.scorecard import score
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Effect, Finding, Theme, Verdict
from service.vocabulary.judgements import NO_JUDGEMENTS
from service.vocabulary.scorecard import Scorecard
from service.vocabulary.state import Attestor, State

CASE = "case"


@dataclass(frozen=True, slots=True)
class Concluded:
    """Score in points, completeness as a fraction; `judged` are the gates over the whole case, then the decision."""

    score: Quotient
    completeness: Quotient
    grade: str
    recommendation: str
    judged: tuple[Judged, ...]


def conclude(stated: Mapping[str, Verdict], closed: Collection[str], pack: Pack, rubric: Rubric) -> Concluded:
    """The conclusion from a verdict for each rule that is not about the whole case. `closed`: rules whose question is
    answered.

    Raises:
        Disagreement: the evaluators differ.
    """
    told = [one for (_, subject), one in sorted(warm(pack).prepared.items()) if subject != CASE]
    findings = [_finding(one, stated[one.rule.id], closed, pack) for one in told]
    card = score([f for f in findings if f.theme is not Theme.GATES], rubric)
    _compare(card, findings, rubric)
    values = _summary(card)
    rows = tuple(_row(finding) for finding in findings)
    gates = [_judge(rule, values, rows, pack) for rule in _gates_over_the_case(pack)]
    effects = [f.effect for f in (*findings, *(gate.finding for gate in gates))]
    counts = {effect.value: _number(effect.value, Quotient.of(effects.count(effect))) for effect in Effect}
    (decision,) = (_judge(rule, values | counts, rows, pack) for rule in pack.by_theme(Theme.DECISION))
    return Concluded(card.score, card.completeness, card.grade, decision.word, (*gates, decision))


def _gates_over_the_case(pack: Pack) -> list[Rule]:
    return [rule for rule in pack.by_theme(Theme.GATES) if CASE in rule.subjects]


def _judge(rule: Rule, values: Mapping[str, Fact], rows: tuple[Mapping[str, Fact], ...], pack: Pack) -> Judged:
    situation = Situation(nobody(pack), NO_JUDGEMENTS, pack, given=values, given_rows={"finding": rows})
    return judge(rule, CASE, situation)


def _compare(card: Scorecard, findings: list[Finding], rubric: Rubric) -> None:
    verdicts: dict[str, list[str]] = {}
    for finding in findings:
        verdicts.setdefault(finding.rule, []).append(finding.verdict.value)
    again = points(verdicts, rubric)
    pairs: tuple[tuple[str, Fraction | str, Fraction | str], ...] = (
        ("总分", card.score.fraction(), again.score),
        ("完整度", card.completeness.fraction(), again.completeness),
        ("等级", card.grade, again.grade),
    )
    differences = [Difference("", "", what, str(one), str(other)) for what, one, other in pairs if one != other]
    if differences:
        raise Disagreement(tuple(differences))


def _summary(card: Scorecard) -> dict[str, Fact]:
    return {
        "completeness": _number("completeness", card.completeness, "%"),
        "score": _number("score", card.score, "分"),
        "grade": _word("grade", card.grade),
    }


def _row(finding: Finding) -> Mapping[str, Fact]:
    words = {
        "rule": finding.rule,
        "theme": finding.theme.value,
        "verdict": finding.verdict.value,
        "severity": finding.severity or "none",
        "open": "yes" if finding.open else "no",
        "task": finding.task or "none",
        "effect": finding.effect.value if finding.effect else "none",
    }
    return {name: _word(name, word) for name, word in words.items()}


def _number(name: str, value: Quotient, unit: str = "") -> Fact:
    return Fact(name, State.VALUE, value, unit, attested_by=Attestor.RULE)


def _word(name: str, word: str) -> Fact:
    return Fact(name, State.VALUE, word, attested_by=Attestor.RULE)


def _finding(prepared: Prepared, verdict: Verdict, closed: Collection[str], pack: Pack) -> Finding:
    rule = prepared.rule
    return Finding(
        rule=rule.id,
        title=rule.title,
        theme=rule.theme,
        clause=rule.clause,
        subject=prepared.subject,
        subject_title=prepared.title,
        verdict=verdict,
        row=None,
        cause="",
        required=prepared.required,
        actual="",
        gap="",
        unit="",
        because="",
        facts=(),
        source=rule.numbers.source,
        reliability=rule.numbers.reliability,
        rule_file=str(rule.position),
        pack_digest=pack.digest,
        task=rule.task,
        severity=rule.severity,
        effect=effect_of(prepared, verdict),
        open=verdict is Verdict.QUESTION and rule.id not in closed,
    )
