"""assess(): the one straight line from a submission and judgements to an assessment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from service.assessment.collector import collector_paused
from service.assessment.conclusion import deadline, needs, rectification
from service.assessment.derive import CaseSummary, Situation
from service.assessment.derive_together import Derivations
from service.assessment.findings import assemble, settled
from service.assessment.prepared import Prepared, prepare
from service.assessment.standing_rulings import closings_standing, waivers_standing
from service.engine.agree import Disagreement, Evaluation, Judged, compare, judged_of
from service.engine.official import RuleEngine, request_of
from service.engine.reference.evaluate import evaluate as evaluate_by_reference
from service.rulelang.pack import Pack, Rule
from service.rulelang.rubric import Rubric
from service.scoring.scorecard import score
from service.vocabulary.assessment import Assessment, Digests, Recommendation
from service.vocabulary.finding import Effect, Finding, Theme
from service.vocabulary.judgements import Judgements
from service.vocabulary.language import Said
from service.vocabulary.scorecard import Scorecard
from service.vocabulary.submission import Cover, Submission

BEFORE_SCORING = (Theme.CREDIBILITY, Theme.TARGETS, Theme.TASKS, Theme.PROJECTS, Theme.PROCEDURE)
_WARM_PACKS = 8
_NAME_AND_READ = itemgetter(0, slice(1, 3))
"""(name, (state, value)) of a fact."""


class NotJudgeable(ValueError):  # noqa: N818 - says what the submission is
    """The submission lacks what any judgement needs (evaluation date, evaluated year); `said` names it and its cell."""

    def __init__(self, said: Said) -> None:
        super().__init__(said)
        self.said = said

    def __str__(self) -> str:
        return self.said.zh


class Stage(NamedTuple):
    """What is judged together: each rule on each of its subjects, and the engine that knows these rules."""

    pairs: tuple[Prepared, ...]
    rules: tuple[str, ...]
    subjects: tuple[str, ...]
    derivations: Derivations
    engine: RuleEngine


@dataclass(frozen=True, slots=True)
class WarmPack:
    """A pack made ready once: its rules compiled, what can be said of them beforehand, and what is judged together."""

    prepared: Mapping[tuple[str, str], Prepared]
    before_scoring: tuple[Stage, ...]
    gates: Stage
    decision: Stage

    def engine(self, theme: Theme) -> RuleEngine:
        """The engine that knows the rules of a theme."""
        stages = (*self.before_scoring, self.gates, self.decision)
        return next(stage.engine for stage in stages if any(one.rule.theme is theme for one in stage.pairs))


@dataclass
class _Line:
    """The growing result of one run through the stages."""

    situation: Situation
    findings: list[Finding] = field(default_factory=list)
    judged: dict[tuple[str, str], Judged] = field(default_factory=dict)

    def stage(self, stage: Stage) -> list[Finding]:
        """Judge every rule on its subject; later stages see the findings."""
        situation = self.situation = self.situation.later(tuple(self.findings), self.situation.summary)
        judgements, judged = situation.judgements, self.judged
        told = stage.derivations.facts(situation)
        outcomes = stage.engine.judge(list(map(request_of, zip(stage.rules, stage.subjects, told, strict=True))))
        made = []
        for one, facts, outcome in zip(stage.pairs, told, outcomes, strict=True):
            follows = one.settled.get(outcome) or settled(one, outcome)
            read = dict(map(_NAME_AND_READ, facts[: len(one.bounds)]))
            judged[one.key] = judged_of((follows.word, outcome.row, read))
            made.append(assemble(one, facts, follows, judgements))
        self.findings += made
        return made

    def summarise(self, card: Scorecard, gates: Sequence[Finding] = ()) -> None:
        """Let the gates see the scorecard, and the decision also how many gates are triggered."""
        effects = [gate.effect for gate in gates]
        summary = CaseSummary(
            completeness=card.completeness,
            score=card.score,
            grade=card.grade,
            reject=effects.count(Effect.REJECT),
            withhold=effects.count(Effect.WITHHOLD),
        )
        self.situation = self.situation.later(tuple(self.findings), summary)


@collector_paused()
def assess(submission: Submission, judgements: Judgements, pack: Pack, rubric: Rubric) -> Assessment:
    """The effectiveness assessment and recommendation of one park.

    Raises:
        NotJudgeable: no evaluation date or evaluated year.
        Disagreement: the independent reference differs; names rule, facts and both verdicts.
    """
    on, year = _when(submission)
    standing = waivers_standing(judgements, submission)
    line, ready = _Line(Situation(submission, standing, pack)), warm(pack)
    for stage in ready.before_scoring:
        line.stage(stage)
    card = score(line.findings, rubric)
    line.summarise(card)
    line.summarise(card, line.stage(ready.gates))
    (decision,) = line.stage(ready.decision)
    recommendation = Recommendation(line.judged[decision.key].outcome)
    _agree(line, card, recommendation, rubric)
    line.situation.memo.clear()
    findings = tuple(line.findings[:-1])
    return Assessment(
        park=str(submission.cover.park.value or ""),
        pack=pack.id,
        pack_version=pack.version,
        evaluation_date=on,
        evaluated_year=year,
        note=str(submission.cover.note.value or ""),
        findings=findings,
        scorecard=card,
        decision=decision,
        recommendation=recommendation,
        grade=card.grade if recommendation is Recommendation.PASS else "",
        rectification=rectification(findings, pack) if recommendation is Recommendation.RECTIFY else (),
        needs=needs(findings),
        deadline=deadline(recommendation, on, pack),
        digests=Digests(submission.digest, judgements.digest, pack.digest, rubric.digest, judgements.case),
        extends=tuple(f"{edition.id} {edition.version}" for edition in pack.extends),
        switched_off=pack.switched_off,
    )


def warm(pack: Pack) -> WarmPack:
    """The pack made ready, kept for the packs used last (by content digest, and where their rules stand)."""
    return _warm(_Held(pack))


class _Held:
    """A pack as the key of the cache. The digest says nothing of places, and findings name the rule's file and line."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

    def __hash__(self) -> int:
        return hash(self.pack.digest)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Held):
            return NotImplemented
        return self.pack is other.pack or self._key() == other._key()

    def _key(self) -> tuple[object, ...]:
        return self.pack.digest, {rule.id: rule.position for rule in self.pack.rules.values()}


@lru_cache(maxsize=_WARM_PACKS)
def _warm(held: _Held) -> WarmPack:
    pack = held.pack
    prepared = prepare(pack)
    early = (_stage(themes, pack, prepared) for themes in _together(pack))
    gates, decision = (_stage((theme,), pack, prepared) for theme in (Theme.GATES, Theme.DECISION))
    return WarmPack(prepared, tuple(early), gates, decision)


def _stage(themes: Sequence[Theme], pack: Pack, prepared: Mapping[tuple[str, str], Prepared]) -> Stage:
    rules = [rule for theme in themes for rule in pack.by_theme(theme)]
    keys = [(rule.id, subject) for rule in rules for subject in rule.subjects]
    ids, subjects = tuple(rule for rule, _ in keys), tuple(subject for _, subject in keys)
    pairs = tuple(prepared[key] for key in keys)
    return Stage(pairs, ids, subjects, Derivations(tuple(one.derivation for one in pairs)), RuleEngine(rules))


def _together(pack: Pack) -> list[list[Theme]]:
    """Themes joined to the one before, except those in which a rule counts the findings of earlier stages."""
    joined: list[list[Theme]] = []
    for theme in BEFORE_SCORING:
        if joined and not any(map(_reads_findings, pack.by_theme(theme))):
            joined[-1].append(theme)
        else:
            joined.append([theme])
    return joined


def _reads_findings(rule: Rule) -> bool:
    return any(getattr(line.expression, "collection", "") == "finding" for line in rule.derived)


def _agree(line: _Line, card: Scorecard, recommendation: Recommendation, rubric: Rubric) -> None:
    official = Evaluation(
        judged=line.judged,
        score=card.score.fraction(),
        completeness=card.completeness.fraction(),
        grade=card.grade,
        recommendation=recommendation.value,
    )
    situation = line.situation
    judgements = closings_standing(situation.judgements, line.findings)
    reference = evaluate_by_reference(situation.submission, judgements, situation.pack, rubric)
    if differences := compare(official, reference):
        raise Disagreement(differences)


def _when(submission: Submission) -> tuple[date, int]:
    on, year = submission.cover.evaluation_date.value, submission.cover.evaluated_year.value
    if not isinstance(on, date) or not isinstance(year, Decimal) or year != int(year):
        raise NotJudgeable(_lacking_on_the_cover(submission.cover))
    return on, int(year)


def _lacking_on_the_cover(cover: Cover) -> Said:
    day = (cover.evaluation_date, isinstance(cover.evaluation_date.value, date), "评估日期", "evaluation date")
    year = (cover.evaluated_year, isinstance(cover.evaluated_year.value, Decimal), "评估年度", "evaluated year")
    # A year that is there all the same is no whole one.
    lacking = [one for one in (day, year) if not one[1]] or [year]
    zh = "、".join(f"{name}（{entry.cell}）" for entry, _, name, _ in lacking)
    en = ", ".join(f"{name} ({entry.cell})" for entry, _, _, name in lacking)
    return Said(
        f"封面没有可用的{zh}，无法确定适用的规则和数据年份；请填写后重新评估",
        f"the cover states no usable {en}, so that the rules and the year of the data are unknown; fill it in, then "
        "evaluate again",
    )
