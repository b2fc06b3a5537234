"""Every row can apply after what earlier stages can find, and every weight and grade can be earned."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from service.rulelang.analysis.obligation import Fault, Obligation, mistake
from service.rulelang.analysis.possible import within_reach
from service.rulelang.analysis.scores import Scores
from service.rulelang.pack import Pack, Rule
from service.rulelang.rubric import Criterion, Rubric
from service.rulelang.table_check import check_table
from service.rulelang.words import number_in_words
from service.vocabulary.exact import Quotient, plain
from service.vocabulary.language import Said

_COUNTED = Said(
    "按前面各步能得出的判定数出上限，再逐格核对", "domains cut to what earlier stages can find, cell by cell"
)


def prove_rows(rule: Rule, pack: Pack, rubric: Rubric) -> Iterator[Obligation]:
    """That each row of a rule that reads findings, points or gates can still apply."""
    table = within_reach(rule, pack, rubric)
    if table == rule.table:
        return
    says = Said("每一行在前面各步之后都可能适用", "every row can apply after the earlier stages")
    never = [fault.rows[0] for fault in check_table(table) if fault.kind == "unreachable"]
    if not never:
        yield Obligation("reach", rule.id, says, _COUNTED)
    tops = [
        f"{column.title or column.name}最多 {number_in_words(column.high, column.unit)}"
        for column, before in zip(table.attributes, rule.table.attributes, strict=True)
        if column != before and column.high is not None
    ]
    for row in (row for row in rule.table.rows if row.number in never):
        found = mistake(
            "unreachable-row",
            (
                f"第 {row.number} 行永远不会适用：{'，'.join(tops)}",
                "每一行都有适用的情形",
                "改正条件，或补上能触发它的规则，或删去这一行；确有用处的，在规则里写 suppress 并说明理由",
            ),
            (
                f"row {row.number} that never applies after the earlier stages",
                "rows that can apply",
                "correct the test, add a rule that triggers it, or delete the row",
            ),
        )
        yield Obligation("reach", rule.id, says, _COUNTED, Fault(row.position, found, rule.id, str(row.number)))


def prove_weights(pack: Pack, rubric: Rubric) -> Iterator[Obligation]:
    """That each criterion can earn as much of its weight as the best verdict gives."""
    best = max(rubric.points.values(), default=Decimal(0))
    for criterion in (c for section in rubric.sections for c in section.criteria):
        rule = pack.rules[criterion.rule]
        most = max((rubric.points.get(row.outcome, Decimal(0)) for row in rule.table.rows), default=Decimal(0))
        says = Said(f"能得满 {plain(criterion.weight)} 分", f"can earn all of its {plain(criterion.weight)} points")
        how = Said("取判定表能得出的最好判定", "the best outcome of the table")
        fault = None if most == best else _unearnable(rule, criterion, most)
        yield Obligation("reach", rule.id, says, how, fault)


def _unearnable(rule: Rule, criterion: Criterion, most: Decimal) -> Fault:
    share = number_in_words(most, "%")
    found = mistake(
        "unearnable-weight",
        (
            f"规则 {rule.id} 的分值 {plain(criterion.weight)} 分最多得 {share}：判定表得不出更好的判定",
            "每项分值都能得满",
            "补上能得满分的一行，或减少分值；本来就应如此的，在规则里写 suppress 并说明理由",
        ),
        (
            f"the weight {plain(criterion.weight)} of rule {rule.id}, of which {share} can be earned at most",
            "weights that can be earned in full",
            "add a row with the best verdict, or lower the weight",
        ),
    )
    return Fault(criterion.position, found, rule.id)


def prove_grades(pack: Pack, rubric: Rubric) -> Iterator[Obligation]:
    """That each grade is the grade of some combination of verdicts, all criteria applying."""
    scores = Scores(pack, rubric)
    says = "各项均适用时，有一组判定得到它"
    for grade in dict.fromkeys((*(band.grade for band in rubric.bands), rubric.failing_grade)):
        hit = scores.of_grade(grade)
        how = Said("全部可得总分逐一列出", "all scores that can be reached, listed exactly")
        told = Said(f"等级“{grade}”：{says}", f"grade {grade}: some verdicts lead to it, all criteria applying")
        remark = None if hit is None else Said(f"例如总分 {_figure(hit)}", f"for example a score of {_figure(hit)}")
        fault = None if hit is not None else _unreached(grade, rubric, scores)
        yield Obligation("reach", rubric.id, told, how, fault, remark)


def _unreached(grade: str, rubric: Rubric, scores: Scores) -> Fault:
    bands = [band for band in rubric.bands if band.grade == grade]
    near = "、".join(_figure(score) for score in scores.beside(bands)) or "无"
    texts = "、".join(band.text for band in bands)
    found = mistake(
        "unreachable-grade",
        (
            f"等级“{grade}”（{texts}）在各项均适用时得不到；离它最近的可得总分：{near}",
            "每个等级都能得到",
            "改正分段、分值或某部分的最低要求；本来就应如此的，在评分标准里写 suppress 并说明理由",
        ),
        (
            f"grade {grade} ({texts}), which no combination of verdicts reaches; nearest scores: {near}",
            "grades that can be reached",
            "correct the bands, the weights or a section's minimum",
        ),
    )
    return Fault(rubric.position, found, of=grade)


def _figure(score: Fraction) -> str:
    text = plain(Quotient(Decimal(score.numerator), Decimal(score.denominator)).rounded(4))
    return text.rstrip("0").rstrip(".")
