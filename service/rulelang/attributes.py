"""The built-in attributes of the language: what each kind of subject, the plan and each collection offer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal

from service.rulelang.catalogue import Catalogue, Indicator, Quantity
from service.rulelang.tables import Attribute
from service.vocabulary.finding import Effect, Theme, Verdict

ZERO, ONE = Decimal(0), Decimal(1)
TASKS = ("layout", "symbiosis", "energy-carbon", "resources", "pollution")
"""The codes of the five tasks, in the order of the governing document."""

SEVERITIES = ("high", "medium", "low")
"""How grave a credibility question is."""

YES_NO = ("yes", "no")
"""The words of a truth."""

_CHANGED = ("approved", "not_approved", "unstated")
_STATUSES = (
    "done",
    "trial",
    "building",
    "not_started",
    *(f"{word}_{approval}" for word in ("cancelled", "replaced") for approval in _CHANGED),
)

Attributes = Mapping[str, Attribute]


def _number(name: str, title: str, unit: str, low: Decimal | None = None, high: Decimal | None = None) -> Attribute:
    return Attribute(name, "number", unit, low, high, title=title)


def _count(name: str, title: str, unit: str = "") -> Attribute:
    return Attribute(name, "number", unit, ZERO, title=title, whole=True)


def _words(name: str, title: str, *values: str) -> Attribute:
    return Attribute(name, "text", values=values, title=title)


def _date(name: str, title: str) -> Attribute:
    return Attribute(name, "date", title=title)


def _named(attributes: Iterable[Attribute]) -> Attributes:
    return {attribute.name: attribute for attribute in attributes}


_RECOMPUTED = (
    _number("stated_deviation", "填报值与复算值的偏差", "%", ZERO),
    _words("within_rounding", "偏差在修约范围内", *YES_NO),
    _number("base_deviation", "基期填报值与复算值的偏差", "%", ZERO),
    _words("base_within_rounding", "基期偏差在修约范围内", *YES_NO),
)
_MAGNITUDE = _words("magnitude", "数量级", "in_band", "slip", "outside")
_UNIT_LABEL = _words("unit_label", "计量单位标注", "matches", "mismatch")
_CHANGE = _number("change_from_base", "较基期变化", "%")
_AMENDMENT = ("none", "approved", "unapproved")
_INDICATOR = (
    _number("attainment", "完成率", "%"),
    _number("largest_jump", "最大年际波动", "%", ZERO),
    _CHANGE,
    _UNIT_LABEL,
    _words("explanation", "说明", "given", "absent"),
    _words("base_amendment", "基期值调整", *_AMENDMENT),
    _words("target_amendment", "目标值调整", *_AMENDMENT),
    _words("reading", "数值为确数或约数", "exact", "approximate"),
    _words("statement", "状态与数值", "consistent", "contradictory"),
    _words("evidence", "佐证材料", "given", "absent", "unlisted"),
)


def indicator_attributes(indicator: Indicator) -> Attributes:
    """What a rule about this indicator can read; values are in the indicator's unit."""
    unit = indicator.unit
    values = (_number("base", "基期值", unit), _number("target", "目标值", unit), _number("actual", "实际值", unit))
    found = [*values, *_INDICATOR]
    if indicator.formula_text:
        found += _RECOMPUTED
    if indicator.bounded_by:
        found.append(_number("share_of_base", "占基期总量的比重", "%"))
    if indicator.plausible is not None:
        found.append(_MAGNITUDE)
    return _named(found)


def indicator_needs() -> Mapping[str, str]:
    """Attributes an indicator offers only where its catalogue entry has the key named."""
    return {
        **{attribute.name: "formula" for attribute in _RECOMPUTED},
        "share_of_base": "bounded_by",
        "magnitude": "plausible",
    }


def quantity_attributes(quantity: Quantity) -> Attributes:
    """What a rule about this raw quantity can read; values are in the quantity's unit."""
    unit = quantity.unit
    found = [
        _number("base", "基期值", unit),
        _number("actual", "评估年度值", unit),
        _number("external", "外部数据", unit),
        _number("external_deviation", "与外部数据的偏差", "%", ZERO),
        _CHANGE,
        _UNIT_LABEL,
    ]
    return _named([*found, _MAGNITUDE] if quantity.plausible is not None else found)


def item_attributes(answers: Collection[str]) -> Attributes:
    """What a manual check reads."""
    return _named((_words("answer", "核查结论", *answers), _count("opinions", "意见数")))


def case_attributes(theme: Theme, grades: Collection[str]) -> Attributes:
    """What a gate or the decision can read of the whole case; nothing at any other stage."""
    if theme not in (Theme.GATES, Theme.DECISION):
        return {}
    found = [
        _number("completeness", "评价完整度", "%", ZERO, ONE),
        _number("score", "得分", "分", ZERO),
        _words("grade", "等级", *grades),
    ]
    if theme is Theme.DECISION:
        found += [_count("reject", "触发的否决项"), _count("withhold", "暂缓事项")]
    return _named(found)


PLAN: Attributes = _named(
    (
        _count("parts_present", "方案已具备的部分", "项"),
        _words("approval", "方案审核意见", "approved", "not_approved"),
        _date("approved_on", "方案审核同意日期"),
        _count("years_due", "应报年度进展的年数", "年"),
        _count("years_reported", "已报年度进展的年数", "年"),
    )
)
"""What `plan.` offers."""


def park_attributes(regions: Collection[str]) -> Attributes:
    """What `park.` offers; nothing where the pack tells no regions apart."""
    return _named((_words("region", "所在区域", *regions),)) if regions else {}


def collections(catalogue: Catalogue, rules: Collection[str]) -> Mapping[str, Attributes]:
    """The fields of each collection; `rules` are the ids of all rules of the pack."""
    return {
        "project": _PROJECT,
        "carrier": _carrier(catalogue),
        "progress_report": _PROGRESS_REPORT,
        "finding": _finding(rules),
    }


_PROJECT = _named(
    (
        _words("task", "所属任务", *TASKS),
        _words("status", "状态", *_STATUSES),
        _number("planned_investment", "计划投资", "万元"),
        _number("paid_investment", "实际投资", "万元"),
        _date("started_on", "开工日期"),
        _date("finished_on", "竣工日期"),
        _number("energy_saving", "年节能量", "tce"),
        _words("ledger", "台账编号", "given", "absent"),
        _words("duplicate", "与其他行重复", *YES_NO),
        _words("elsewhere", "列入其他计划", *YES_NO),
        _words("timing", "起止时间", "ok", "before_approval", "after_period"),
    )
)
_PROGRESS_REPORT = _named(
    (
        Attribute("year", "number", whole=True, title="年度"),
        _words("filed", "是否报送", *YES_NO),
        _words("difficulties", "困难", "given", "none", "unstated"),
        _words("solved", "是否解决", *YES_NO, "none"),
    )
)


def _carrier(catalogue: Catalogue) -> Attributes:
    return _named(
        (
            _words("year_role", "年份", "base", "evaluated", "other"),
            _words("carrier", "品种", *catalogue.carriers),
            _words("basis", "系数基准", "当量值", "等价值"),
            _number("factor_deviation", "折标系数的偏差", "%", ZERO),
            _words("basis_label", "系数基准标注", "matches", "mismatch"),
            _number("energy", "折标量", "tce"),
            _number("energy_deviation", "折标量的偏差", "%", ZERO),
        )
    )


def _finding(rules: Collection[str]) -> Attributes:
    return _named(
        (
            _words("rule", "规则", *rules),
            _words("theme", "主题", *(theme.value for theme in Theme)),
            _words("verdict", "判定", *(verdict.value for verdict in Verdict)),
            _words("severity", "重要程度", *SEVERITIES, "none"),
            _words("open", "尚未核实", *YES_NO),
            _words("task", "任务", *TASKS, "none"),
            _words("effect", "否决效力", *(effect.value for effect in Effect), "none"),
        )
    )
