"""From verdicts to grade: points, score, minimums and bands are monotone, and what is not measured earns nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from service.rulelang.analysis.obligation import Fault, Obligation, mistake
from service.rulelang.analysis.orders import OPEN, grade_ranks, rising_bands
from service.rulelang.rubric import Criterion, Rubric, Section
from service.rulelang.words import number_in_words, value_in_words
from service.vocabulary.exact import plain
from service.vocabulary.finding import Verdict
from service.vocabulary.language import Said

_RISING = (Verdict.UNMET, Verdict.NEARLY_MET, Verdict.MET)
_EXACT = Said("精确比较", "compared exactly")


def prove_points(rubric: Rubric) -> Iterator[Obligation]:
    """met ≥ nearly_met ≥ unmet, and no open verdict above any of them."""
    for worse, better in pairwise(_RISING):
        yield _at_least("points", "points-not-monotone", rubric, worse, better)
    for word in OPEN:
        for other in _RISING:
            yield _at_least("unmeasured", "missing-pays", rubric, word, other)


def _at_least(group: str, code: str, rubric: Rubric, worse: str, better: str) -> Obligation:
    low, high = (_share(rubric, word) for word in (worse, better))
    words = [f"“{value_in_words(word)}”得 {share}" for word, share in ((worse, low), (better, high))]
    says = Said(f"{words[0]}，不多于{words[1]}", f"{worse} earns {low}, no more than {better} with {high}")
    if rubric.points[worse] <= rubric.points[better]:
        return Obligation(group, rubric.id, says, _EXACT)
    found = mistake(
        code,
        (f"{words[0]}，多于{words[1]}", "更好的判定得分不更少，缺失不比任何判定多得", "改正 points"),
        (
            f"{worse} that earns {low}, more than {better} with {high}",
            "points that do not fall with a better verdict",
            "correct “points”",
        ),
    )
    return Obligation(group, rubric.id, says, _EXACT, Fault(rubric.position, found))


def _share(rubric: Rubric, word: str) -> str:
    return number_in_words(rubric.points[word], "%")


def prove_score(rubric: Rubric) -> Iterator[Obligation]:
    """For any fixed set of criteria that do not apply the score is Σ of what each criterion earns, times a factor
    above zero; so it does not fall when the verdict of one criterion rises."""
    for section in rubric.sections:
        for criterion in section.criteria:
            yield _criterion(rubric, section, criterion)


def _criterion(rubric: Rubric, section: Section, criterion: Criterion) -> Obligation:
    """The factor is full · section ÷ (Σ sections that apply) · weight ÷ (Σ criteria of the section that apply)."""
    sections = sum((Fraction(one.weight) for one in rubric.sections), Fraction(0))
    criteria = sum((Fraction(one.weight) for one in section.criteria), Fraction(0))
    least = Fraction(rubric.full) * Fraction(section.weight) * Fraction(criterion.weight) / (sections * criteria)
    step = _plain(least * Fraction(rubric.points[Verdict.MET] - rubric.points[Verdict.UNMET]))
    says = Said(
        f"不适用的组合不变时，判定变好，总分不降；全部适用时由未达到到达到加 {step} 分",
        f"with what does not apply unchanged, a better verdict never lowers the score; unmet to met adds {step}",
    )
    how = Said(
        f"总分 = 满分 × Σ(部分分值 × Σ(分值 × 得分比例) ÷ Σ适用分值) ÷ Σ适用部分；本项系数 ≥ {_plain(least)} > 0，"
        "分值由装载时核对大于零；得分比例随判定单调、判定表单调另证",
        f"linear in this criterion's share, factor ≥ {_plain(least)} > 0; points and table are proved apart",
    )
    return Obligation("score", criterion.rule, says, how, corollary=True)


def prove_grade(rubric: Rubric) -> Iterator[Obligation]:
    """Each grade is one range of scores, and the failing grade is the lowest, so neither a rising score nor a section
    coming over its minimum lowers the grade."""
    ranks = grade_ranks(rubric.bands)
    yield _one_range(rubric, ranks)
    yield _failing(rubric, ranks)
    for section in (one for one in rubric.sections if one.minimum is not None):
        yield _minimum(section, rubric)


def _one_range(rubric: Rubric, ranks: Mapping[str, int]) -> Obligation:
    rising = rising_bands(rubric.bands)
    said = " < ".join(ranks)
    says = Said(f"总分升高，等级不降：{said}", f"a higher score never lowers the grade: {said}")
    how = Said("各分段按分数排列，每个等级一段", "bands in the order of scores, each grade one range")
    back = next((one for low, one in pairwise(rising) if ranks[one.grade] < ranks[low.grade]), None)
    if back is None:
        return Obligation("grade", rubric.id, says, how)
    found = mistake(
        "grade-not-monotone",
        (f"等级“{back.grade}”分在几段，中间隔着更高的等级", "每个等级一段连续的分数", "改正 bands"),
        (
            f"grade {back.grade} in several ranges with another between",
            "one range of scores a grade",
            "correct “bands”",
        ),
    )
    return Obligation("grade", rubric.id, says, how, Fault(rubric.position, found))


def _failing(rubric: Rubric, ranks: Mapping[str, int]) -> Obligation:
    grade = rubric.failing_grade
    says = Said(
        f"低于部分最低要求时的等级“{grade}”是最低的等级", f"the grade under a section's minimum, {grade}, is the lowest"
    )
    if ranks[grade] == min(ranks.values()):
        return Obligation("grade", rubric.id, says, _EXACT)
    lowest = min(ranks, key=lambda one: ranks[one])
    found = mistake(
        "failing-grade-not-lowest",
        (f"failing_grade 为“{grade}”，而最低的等级是“{lowest}”", "最低的等级", f"改成 {lowest}，或改正 bands"),
        (f"failing_grade {grade}, while the lowest grade is {lowest}", "the lowest grade", f"write {lowest}"),
    )
    return Obligation("grade", rubric.id, says, _EXACT, Fault(rubric.position, found))


def _minimum(section: Section, rubric: Rubric) -> Obligation:
    assert section.minimum is not None
    share = number_in_words(section.minimum, "%")
    says = Said(
        f"{section.title}：得分率升高不会使它低于下限 {share}，低于下限只降到最低等级",
        f"{section.code}: a higher rate never falls below the minimum {share}; below it the grade is the lowest",
    )
    how = Said(
        "得分率是各项得分比例的正系数之和；最低等级另证",
        "the rate is a sum of shares with factors above zero; that the grade is the lowest is proved apart",
    )
    return Obligation("grade", rubric.id, says, how, corollary=True)


def _plain(value: Fraction) -> str:
    """As digits where they are few, else as a fraction."""
    places = next((n for n in range(7) if (value * 10**n).denominator == 1), None)
    if places is None:
        return str(value)
    return plain(Decimal(int(value * 10**places)).scaleb(-places))
