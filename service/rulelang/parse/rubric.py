"""One rubric file → a Rubric whose weights add up and whose bands cover every score once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import partial

from service.authoring.nearest import unknown
from service.authoring.node import Node
from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.scalars import as_number
from service.authoring.shape import Holds, Key, Section, Shape, as_fields
from service.rulelang.parse.clauses import require_file_name
from service.rulelang.parse.measures import as_measure, in_unit_of
from service.rulelang.parse.rule import RELIABILITIES
from service.rulelang.parse.suppressions import read_suppressions
from service.rulelang.parse.table_faults import note_table_faults
from service.rulelang.parse.unary import read_test
from service.rulelang.rubric import Band, Criterion, Rubric
from service.rulelang.rubric import Section as RubricSection
from service.rulelang.suppression import IN_RUBRIC
from service.rulelang.tables import Attribute, Interval, NumberTest, Row, Table
from service.vocabulary.exact import plain
from service.vocabulary.finding import Verdict

POLICIES = ("exclude_and_redistribute", "count_as_zero", "not_allowed")
SCORED = tuple(
    str(verdict) for verdict in (Verdict.MET, Verdict.NEARLY_MET, Verdict.UNMET, Verdict.NOT_EVALUABLE, Verdict.MANUAL)
)
RUBRIC = Shape(
    "评分标准",
    (
        Key("id", "编码", required=True),
        Key("title", "标题", required=True),
        Key("title_en", "英文标题"),
        Key("pack", "规则包", required=True),
        Key("full", "满分", required=True),
        Key("points", "各判定得分比例", Holds.FIELDS, required=True),
        Key("failing_grade", "某部分低于最低要求时的等级", required=True),
        Key("source", "来源", required=True),
        Key("reliability", "可靠程度", required=True, choices=RELIABILITIES),
        Key("sections", "各部分", Holds.LIST, required=True),
        Key("bands", "等级分段", Holds.LIST, required=True),
        Key("suppress", "接受的检查结果及理由", Holds.LIST),
    ),
)
POINTS = Shape("points", tuple(Key(verdict, Verdict(verdict).label, required=True) for verdict in SCORED))
SECTION = Shape(
    "评分部分",
    (
        Key("code", "编码", required=True),
        Key("title", "标题", required=True),
        Key("title_en", "英文标题"),
        Key("weight", "分值", required=True),
        Key("minimum", "最低得分比例"),
        Key("criteria", "评分项", Holds.LIST, required=True),
    ),
)
CRITERION = Shape(
    "评分项",
    (
        Key("rule", "规则编号", required=True),
        Key("weight", "分值", required=True),
        Key("not_applicable", "不适用时如何计分", required=True, choices=POLICIES),
    ),
)
BAND = Shape("等级分段", (Key("is", "分数区间", required=True), Key("grade", "等级", required=True)))

_EVERYTHING = Interval(None, False, None, False)
_SHARE = Attribute("share", "number", "%", Decimal(0), Decimal(1), title="比例")


def read_rubric(node: Node, pack: str, log: ProblemLog, stem: str = "") -> Rubric | None:
    """The rubric of a pack that a file states; None when it is no mapping. The digest is left empty. `stem` is the
    file's name without .yaml where that is not the pack's id."""
    section = as_fields(node, RUBRIC, log)
    if section is None:
        return None
    require_file_name(section, "id", stem or pack)
    if "pack" in section and section.text("pack") != pack:
        section.note(
            "pack",
            Mistake(
                "wrong-pack",
                f"规则包“{section.text('pack')}”",
                f"“{pack}”",
                f"改成 {pack}，或移到相应的文件",
                en=English(f"pack “{section.text('pack')}”", f"“{pack}”", f"write {pack}, or move the file"),
            ),
        )
    full = section.read("full", _weight, Decimal(100))
    sections = tuple(_section(part, log) for part in section.sections("sections", SECTION))
    _require_sum(section, "sections", "各部分", [part.weight for part in sections], full, log)
    _require_once(section, sections, log)
    bands = _bands(section, full, log)
    return Rubric(
        id=section.text("id"),
        title=section.text("title"),
        pack=section.text("pack"),
        full=full,
        points=_points(section),
        sections=sections,
        bands=bands,
        failing_grade=_failing(section, bands),
        source=section.text("source"),
        reliability=section.text("reliability"),
        digest="",
        position=section.position,
        suppressions=read_suppressions(section, IN_RUBRIC, log),
    )


def grades_of(rubric: Rubric) -> tuple[str, ...]:
    """Every grade the rubric can give, best band as written first."""
    return tuple(dict.fromkeys((*(band.grade for band in rubric.bands), rubric.failing_grade)))


def _weight(text: str) -> Decimal:
    weight = as_number(text)
    if weight <= 0:
        raise Mistake(
            "bad-weight",
            f"分值 {text}",
            "大于零的数",
            "改正分值；不计分的规则不必列入",
            en=English(
                f"weight {text}", "a number above zero", "correct the weight; leave out rules that earn nothing"
            ),
        )
    return weight


def _share(text: str) -> Decimal:
    share = in_unit_of(_SHARE, as_measure(text))
    if not 0 <= share <= 1:
        raise Mistake(
            "out-of-domain",
            f"比例 {text}",
            "0% 到 100%",
            "改正比例",
            en=English(f"the share {text}", "0% to 100%", "correct the share"),
        )
    return share


def _section(section: Section, log: ProblemLog) -> RubricSection:
    criteria = tuple(
        Criterion(
            line.text("rule"), line.read("weight", _weight, Decimal(0)), line.text("not_applicable"), line.position
        )
        for line in section.sections("criteria", CRITERION)
    )
    weight = section.read("weight", _weight, Decimal(0))
    _require_sum(section, "weight", "各评分项", [criterion.weight for criterion in criteria], weight, log)
    minimum = section.read("minimum", _share, Decimal(0)) if "minimum" in section else None
    return RubricSection(section.text("code"), section.text("title"), weight, criteria, minimum)


def _require_sum(
    section: Section, key: str, what: str, parts: Iterable[Decimal], whole: Decimal, log: ProblemLog
) -> None:
    """Note it when the parts do not add up; not where a part could not be read."""
    weights = list(parts)
    total = sum(weights, Decimal(0))
    if key in section and all(weights) and whole and total != whole:
        found = f"{what}的分值合计 {plain(total)}，应为 {plain(whole)}"
        section.note(
            key,
            Mistake(
                "weights",
                found,
                "分值合计恰好相等",
                "改正分值",
                en=English(
                    f"weights that add up to {plain(total)} instead of {plain(whole)}",
                    "weights that add up exactly",
                    "correct the weights",
                ),
            ),
        )


def _require_once(section: Section, sections: tuple[RubricSection, ...], log: ProblemLog) -> None:
    """Note codes and rules that stand twice."""
    codes: set[str] = set()
    for part in sections:
        if part.code in codes:
            section.note(
                "sections",
                Mistake(
                    "duplicate-id",
                    f"重复的部分“{part.code}”",
                    "每部分一个编码",
                    "改正编码",
                    en=English(f"section “{part.code}” again", "a code of its own for each section", "change the code"),
                ),
            )
        codes.add(part.code)
    first: dict[str, Criterion] = {}
    for criterion in (c for part in sections for c in part.criteria):
        earlier = first.setdefault(criterion.rule, criterion)
        if earlier is not criterion:
            found = f"规则 {criterion.rule} 列了两次（第 {earlier.position.line} 行已有）"
            log.add(
                criterion.position,
                Mistake(
                    "scored-twice",
                    found,
                    "一条规则只计分一次",
                    "删去其中一处",
                    en=English(
                        f"rule {criterion.rule} again (first on line {earlier.position.line})",
                        "each rule scored once",
                        "delete one of them",
                    ),
                ),
            )


def _points(section: Section) -> Mapping[str, Decimal]:
    points = section.section("points", POINTS)
    return (
        {verdict: points.read(verdict, _share, Decimal(0)) for verdict in SCORED if verdict in points} if points else {}
    )


def _bands(section: Section, full: Decimal, log: ProblemLog) -> tuple[Band, ...]:
    """The bands as written, proved to cover every score from 0 to `full` exactly once."""
    score = Attribute("score", "number", "分", Decimal(0), full, title="得分")
    before = len(log)
    bands: list[Band] = []
    rows: list[Row] = []
    for number, line in enumerate(section.sections("bands", BAND), start=1):
        test = line.read("is", partial(_range, score=score), NumberTest((_EVERYTHING,), ""))
        _require_band(test, full, line)
        bands.append(Band(test.intervals[0], line.text("grade"), test.text))
        rows.append(Row(number, {"score": test}, line.text("grade"), line.position))
    if len(log) == before:
        note_table_faults(Table((score,), tuple(rows)), section.place("bands"), log)
    return tuple(bands)


def _require_band(test: NumberTest, full: Decimal, line: Section) -> None:
    """Note a band of several parts, or one that reaches beyond the scores there are."""
    if len(test.intervals) > 1:
        line.note(
            "is",
            Mistake(
                "band",
                f"由几段组成的分数区间“{test.text}”",
                "一个区间",
                "拆成几行",
                en=English(f"a band in several parts “{test.text}”", "one interval", "write several lines"),
            ),
        )
    low, high = test.intervals[0].low, test.intervals[-1].high
    if (low is not None and low < 0) or (high is not None and high > full):
        allowed = f"0 到满分 {plain(full)}"
        line.note(
            "is",
            Mistake(
                "band",
                f"超出得分范围的分数区间“{test.text}”",
                allowed,
                "改正区间，或改正满分",
                en=English(
                    f"a band beyond the scores there are “{test.text}”",
                    f"0 to {plain(full)}",
                    "correct the band, or full",
                ),
            ),
        )


def _range(text: str, score: Attribute) -> NumberTest:
    test = read_test(text, score, {}).test
    assert isinstance(test, NumberTest)
    return test


def _failing(section: Section, bands: Iterable[Band]) -> str:
    grade = section.text("failing_grade")
    grades = [band.grade for band in bands]
    if grade and grades and grade not in grades:
        section.note(
            "failing_grade", unknown("等级", grade, grades, "改成 bands 里的等级", en=("grade", "use a grade of bands"))
        )
    return grade
