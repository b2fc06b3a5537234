"""parameters.yaml: dated numbers that rules share; a province's own come before those of the pack it extends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from service.authoring.nearest import nearest
from service.authoring.node import Items, Node
from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.scalars import as_date, as_name
from service.authoring.shape import Holds, Key, Section, Shape, as_fields, mistaken
from service.rulelang.pack import Parameter
from service.rulelang.parse.measures import Measure, as_measure
from service.rulelang.parse.rule import RELIABILITIES
from service.rulelang.parse.unit_algebra import known_unit
from service.rulelang.tables import Position
from service.vocabulary.exact import plain

USED_BY_ASSESSMENT: Mapping[str, str] = {
    "rectification_months": "月",
    "supplement_days": "天",
    "expert_opinions_min": "人",
    "first_progress_year": "年",
}
"""Parameters every pack must have, each a whole number in the unit named: the assessment itself reads them."""

PARAMETER = Shape(
    "参数",
    (
        Key("name", "名称", required=True),
        Key("title", "标题"),
        Key("value", "数值（可带单位）", required=True),
        Key("source", "来源", required=True),
        Key("reliability", "可靠程度", required=True, choices=RELIABILITIES),
        Key("from", "施行日期", required=True),
    ),
)


def read_parameters(
    node: Node, on: date, log: ProblemLog, above: Mapping[str, Parameter] | None = None, start: date | None = None
) -> Mapping[str, Parameter]:
    """The parameters in force on the date: of several versions of one name the latest that has begun. `above` are those
    of the pack that is extended: they hold until a version of the same name begins, which must keep their unit. Any
    other number must be there from the pack's first day `start` on."""
    above = above or {}
    start = on if start is None else min(start, on)
    if not isinstance(node, Items):
        log.add(node.position, mistaken(node, Holds.LIST))
        return {}
    versions: dict[str, list[Parameter]] = {}
    for item in node.items:
        section = as_fields(item, PARAMETER, log)
        if section is not None:
            parameter = _parameter(section)
            if _keeps_unit(above.get(parameter.name), parameter, section):
                _add_version(parameter, section, versions)
    for name, found in versions.items():
        if name not in above and (first := min(one.in_force_from for one in found)) > start:
            log.add(found[0].position, _hole(name, start, first))
    chosen = {name: _chosen(found, on, name in above) for name, found in versions.items()}
    return {
        name: replace(found, title=found.title or above[name].title) if name in above else found
        for name, found in chosen.items()
        if found is not None
    }


def _chosen(versions: list[Parameter], on: date, optional: bool) -> Parameter | None:
    """The latest version that has begun; None when none has and the extended pack has one."""
    begun = [parameter for parameter in versions if parameter.in_force_from <= on]
    if not begun and optional:
        return None
    return max(begun or versions, key=lambda parameter: parameter.in_force_from)


def _keeps_unit(above: Parameter | None, parameter: Parameter, section: Section) -> bool:
    """Whether a number has the unit it has in the pack that is extended; noted when not."""
    if above is None or above.unit == parameter.unit:
        return True
    old, new = above.unit or "无单位", parameter.unit or "无单位"
    mistake = Mistake(
        "wrong-unit",
        f"参数“{parameter.name}”的单位由 {old}（{above.position}）改成了 {new}",
        f"与沿用的规则包相同的单位（{old}）",
        "换算成原来的单位，或另取名称",
        en=English(
            f"the unit of parameter “{parameter.name}” changed from {above.unit or 'none'} ({above.position}) to "
            f"{parameter.unit or 'none'}",
            f"the unit of the pack that is extended ({above.unit or 'none'})",
            "convert the value, or take another name",
        ),
    )
    section.note("value", mistake)
    return False


def require_used(parameters: Mapping[str, Parameter], years: Sequence[int], place: Position, log: ProblemLog) -> None:
    """Note the parameters the assessment itself needs and does not find in their unit as whole numbers, or with a value
    by which it would judge nothing. years: those of the workbook, none where they cannot be read."""
    unreadable = {(problem.position.file, problem.position.line) for problem in log.problems()}
    for name, unit in USED_BY_ASSESSMENT.items():
        parameter = parameters.get(name)
        if parameter is None:
            near = nearest(name, sorted(parameters.keys() - USED_BY_ASSESSMENT.keys()))
            log.add(parameters[near].position if near else place, _missing(name, near))
        elif (parameter.position.file, parameter.position.line) in unreadable:
            continue
        elif parameter.unit != unit:
            log.add(parameter.position, _not_in(parameter, unit))
        elif parameter.value < 0 or parameter.value != parameter.value.to_integral_value():
            english = English(f"the value {parameter.value} of {name}", "a whole number", "write a whole number")
            mistake = Mistake("bad-whole", f"参数“{name}”的值 {parameter.value}", "自然数", "改成整数", en=english)
            log.add(parameter.position, mistake)
        elif name == "expert_opinions_min" and parameter.value < 1:
            log.add(parameter.position, _out_of(parameter, "至少 1 人：没有意见就没有判定", "at least 1 person"))
        elif name == "first_progress_year" and years and not years[0] <= parameter.value <= years[-1]:
            zh, en = (
                f"{years[0]} 至 {years[-1]}，工作簿的年份",
                f"{years[0]} to {years[-1]}, the years of the workbook",
            )
            log.add(parameter.position, _out_of(parameter, f"{zh}：此外没有应报送的年度", en))


def _out_of(parameter: Parameter, allowed: str, en: str) -> Mistake:
    value = plain(parameter.value)
    return Mistake(
        "out-of-range",
        f"参数“{parameter.name}”的值 {value}",
        allowed,
        "改正数值",
        en=English(f"the value {value} of {parameter.name}", en, "correct the value"),
    )


def _missing(name: str, near: str) -> Mistake:
    """near: a name that may be this one misspelt, empty where none is."""
    return Mistake(
        "missing-parameter",
        f"没有参数“{name}”" + (f"，只有“{near}”" if near else ""),
        "评价必需的参数都有",
        f"在 parameters.yaml 里补上 {name}" + (f"，或把“{near}”改成它" if near else ""),
        name if near else "",
        en=English(
            f"no parameter “{name}”" + (f", only “{near}”" if near else ""),
            "every number the assessment needs",
            f"add {name} to parameters.yaml" + (f", or rename “{near}”" if near else ""),
        ),
    )


def _not_in(parameter: Parameter, unit: str) -> Mistake:
    return Mistake(
        "wrong-unit",
        f"参数“{parameter.name}”的单位“{parameter.unit or '无单位'}”",
        f"单位“{unit}”",
        f"写成多少“{unit}”，例如 {parameter.value} {unit}",
        en=English(
            f"the unit “{parameter.unit or 'none'}” of {parameter.name}",
            f"a number in {unit}",
            f"write a number in {unit}, for example {parameter.value} {unit}",
        ),
    )


def _hole(name: str, start: date, first: date) -> Mistake:
    last = first - timedelta(days=1)
    return Mistake(
        "date-hole",
        f"参数“{name}”从 {start} 到 {last} 没有数值（最早的一条自 {first} 起）",
        "规则包施行期间每一天都有效的数值",
        f"补上更早施行的一条，或把 from 改成 {start}",
        en=English(
            f"no value of parameter “{name}” from {start} to {last} (the earliest begins on {first})",
            "a value on every day the pack is in force",
            f"add one that begins earlier, or write from: {start}",
        ),
    )


def _parameter(section: Section) -> Parameter:
    section.read("name", as_name, "")
    measure = section.read("value", _value, Measure(Decimal(0), "", "0"))
    return Parameter(
        section.text("name"),
        measure.value,
        measure.unit,
        section.text("source"),
        section.text("reliability"),
        section.read("from", as_date, date.min),
        section.position,
        section.text("title"),
    )


def _value(text: str) -> Measure:
    measure = as_measure(text)
    known_unit(measure.unit)
    return measure


def _add_version(parameter: Parameter, section: Section, versions: dict[str, list[Parameter]]) -> None:
    known = versions.setdefault(parameter.name, [])
    for other in known:
        if other.in_force_from == parameter.in_force_from:
            section.note("from", _same_day(parameter, other))
        elif other.unit != parameter.unit:
            section.note("value", _other_unit(parameter, other))
    known.append(parameter)


def _same_day(parameter: Parameter, other: Parameter) -> Mistake:
    name, day, line = parameter.name, parameter.in_force_from, other.position.line
    return Mistake(
        "overlapping-dates",
        f"参数“{name}”有两条都自 {day} 起（另一条在第 {line} 行）",
        "同名参数施行日期各不相同",
        "改正 from，或删去一条",
        en=English(
            f"two values of parameter “{name}” from {day} (the other on line {line})",
            "a first day of its own for each value",
            "correct from, or remove one",
        ),
    )


def _other_unit(parameter: Parameter, other: Parameter) -> Mistake:
    name = parameter.name
    return Mistake(
        "wrong-unit",
        f"参数“{name}”前后两条的单位不同：{other.unit or '无单位'}、{parameter.unit or '无单位'}",
        "同名参数单位相同",
        "统一单位",
        en=English(
            f"values of parameter “{name}” in {other.unit or 'no unit'} and in {parameter.unit or 'no unit'}",
            "one unit for all values of a parameter",
            "use one unit",
        ),
    )
