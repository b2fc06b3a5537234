"""What would notice a surviving mutant of effect, severity or rubric: a scenario found by search, ready to paste."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from random import Random

from service.criteria.conclusion import Concluded, conclude
from service.engine.agree import Disagreement
from service.engine.reference.points import points
from service.rulelang.pack import Pack, Rule
from service.rulelang.rubric import Rubric
from service.trial.mutant import Mutant
from service.vocabulary.finding import Theme, Verdict

_SINGLE = (Verdict.UNMET, Verdict.NOT_APPLICABLE, Verdict.NEARLY_MET, Verdict.NOT_EVALUABLE, Verdict.MANUAL)
_TRIES = 500

Exceptions = Mapping[str, Verdict]


def scenario_against(mutant: Mutant, pack: Pack, rubric: Rubric) -> str:
    """A scenario that holds for the original, by both evaluators, and fails for the mutant; empty when none was
    found."""
    for exceptions in _candidates(mutant, pack, rubric):
        verdicts = _verdicts(exceptions, pack)
        if mutant.rubric is not None and _same_score(verdicts, pack, rubric, mutant.rubric):
            continue
        told = _concluded(verdicts, pack, rubric)
        if told and told != _concluded(verdicts, mutant.pack(pack), mutant.rubric or rubric):
            return _scenario(exceptions, told)
    return ""


def _candidates(mutant: Mutant, pack: Pack, rubric: Rubric) -> Iterator[Exceptions]:
    if mutant.rubric is None:
        yield from ({rule: _worst(pack.rules[rule])} for rule in mutant.rules)
        return
    scored = [criterion.rule for section in rubric.sections for criterion in section.criteria]
    yield from ({rule: verdict} for rule in scored for verdict in _SINGLE)
    random = Random(mutant.name)
    for _ in range(_TRIES):
        section = random.choice(rubric.sections)
        yield {criterion.rule: random.choice((Verdict.MET, *_SINGLE)) for criterion in section.criteria}


def _worst(rule: Rule) -> Verdict:
    return Verdict.QUESTION if rule.theme is Theme.CREDIBILITY else Verdict.UNMET


def _verdicts(exceptions: Exceptions, pack: Pack) -> dict[str, Verdict]:
    usual = {rule.id: Verdict.OK if rule.theme is Theme.CREDIBILITY else Verdict.MET for rule in pack.rules.values()}
    return usual | dict(exceptions)


def _same_score(verdicts: Mapping[str, Verdict], pack: Pack, one: Rubric, other: Rubric) -> bool:
    words = {rule: [verdict.value] * len(pack.rules[rule].subjects) for rule, verdict in verdicts.items()}
    return points(words, one) == points(words, other)


def _concluded(verdicts: Mapping[str, Verdict], pack: Pack, rubric: Rubric) -> tuple[str, ...]:
    """Score, grade, completeness and recommendation as a scenario writes them; empty where it cannot."""
    try:
        found: Concluded = conclude(verdicts, (), pack, rubric)
    except (Disagreement, LookupError):
        return ()
    numbers = (_decimal(found.score.fraction()), _decimal(found.completeness.fraction() * 100))
    return (numbers[0], found.grade, numbers[1], found.recommendation) if all(numbers) else ()


def _decimal(number: Fraction) -> str:
    """A fraction as a finite decimal; empty when it is none of up to eight places."""
    scaled = number * 10**8
    if scaled.denominator != 1:
        return ""
    whole, rest = divmod(scaled.numerator, 10**8)
    return f"{whole}.{rest:08d}".rstrip("0").rstrip(".")


def _scenario(exceptions: Exceptions, told: tuple[str, ...]) -> str:
    rows = "\n".join(f"    | {rule} | {verdict.label} |" for rule, verdict in exceptions.items())
    score, grade, completeness, recommendation = told
    return (
        "场景: 得分和结论\n"
        "  假如 评分各项均判定为“达到”\n"
        "  但是 下列规则判定不同\n"
        "    | 规则 | 判定 |\n"
        f"{rows}\n"
        "  当 汇总各项判定\n"
        f"  那么 总分为{score}分，等级为“{grade}”，评价完整度为{completeness}%\n"
        f"  而且 建议结论为“{recommendation}”"
    )
