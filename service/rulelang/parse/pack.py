"""pack.yaml and parameters.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from service.authoring.node import Items, Node, Text
from service.authoring.problem import Mistake, ProblemLog
from service.authoring.scalars import as_date, as_name, as_whole
from service.authoring.shape import Holds, Key, Section, Shape, as_fields, mistaken
from service.rulelang.pack import Comparison, Parameter
from service.rulelang.parse.measures import Measure, as_measure
from service.rulelang.parse.rule import RELIABILITIES, read_period
from service.rulelang.parse.unit_algebra import known_unit
from service.rulelang.tables import Position

LANGUAGE = 1
"""The version of the rule language this program reads."""

USED_BY_ASSESSMENT = ("rectification_months", "supplement_days", "expert_opinions_min", "first_progress_year")
"""Parameters every pack must have, each a whole number: the assessment itself reads them."""

PACK = Shape(
    "规则包",
    (
        Key("id", "编码", required=True),
        Key("title", "标题", required=True),
        Key("title_en", "英文标题"),
        Key("programme", "规划期", required=True),
        Key("version", "版本", required=True),
        Key("language", "规则语言版本", required=True),
        Key("status", "性质：正式或示例", required=True, choices=("official", "example")),
        Key("in_force", "施行期间", Holds.FIELDS, required=True),
        Key("years", "工作簿的首末年份", Holds.TEXTS, required=True),
        Key("comparison", "数值比较方法", Holds.FIELDS, required=True),
        Key("parts", "实施方案的组成部分", Holds.FIELDS, required=True),
    ),
)
COMPARISON = Shape(
    "comparison",
    (
        Key("method", "全数值比较或修约值比较", required=True, choices=("full", "rounded")),
        Key("percent_digits", "百分数修约的小数位数"),
    ),
)
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


@dataclass(frozen=True, slots=True)
class PackHead:
    """What pack.yaml says."""

    id: str
    title: str
    programme: str
    version: str
    language: int
    status: str
    in_force_from: date
    in_force_until: date | None
    years: tuple[int, ...]
    parts: Mapping[str, str]
    comparison: Comparison
    position: Position


def read_pack_head(node: Node, folder: str, on: date, log: ProblemLog) -> PackHead | None:
    """pack.yaml of the folder; notes it when the pack is not in force on the date. None when it is no mapping."""
    section = as_fields(node, PACK, log)
    if section is None:
        return None
    if "id" in section and section.text("id") != folder:
        found = f"编码“{section.text('id')}”与文件夹“{folder}”不符"
        section.note("id", Mistake("file-name", found, "与文件夹同名的编码", f"改成 {folder}，或给文件夹改名"))
    start, until = read_period(section, log)
    _require_in_force(section, start, until, on)
    return PackHead(
        section.text("id"),
        section.text("title"),
        section.text("programme"),
        section.text("version"),
        section.read("language", _language, LANGUAGE),
        section.text("status"),
        start,
        until,
        _years(section),
        _parts(section, log),
        _comparison(section),
        section.position,
    )


def read_parameters(node: Node, on: date, log: ProblemLog) -> Mapping[str, Parameter]:
    """The parameters in force on the date: of several versions of one name the latest that has begun."""
    if not isinstance(node, Items):
        log.add(node.position, mistaken(node, Holds.LIST))
        return {}
    versions: dict[str, list[Parameter]] = {}
    for item in node.items:
        section = as_fields(item, PARAMETER, log)
        if section is not None:
            _add_version(_parameter(section), section, versions)
    chosen: dict[str, Parameter] = {}
    for name, found in versions.items():
        begun = [parameter for parameter in found if parameter.in_force_from <= on]
        if not begun:
            log.add(found[0].position, _none_in_force(name, found, on))
        chosen[name] = max(begun or found, key=lambda parameter: parameter.in_force_from)
    return chosen


def require_used(parameters: Mapping[str, Parameter], place: Position, log: ProblemLog) -> None:
    """Note the parameters the assessment itself needs and does not find, or finds with a part of a whole."""
    for name in USED_BY_ASSESSMENT:
        parameter = parameters.get(name)
        if parameter is None:
            log.add(
                place,
                Mistake(
                    "missing-parameter", f"没有参数“{name}”", "评价必需的参数都有", f"在 parameters.yaml 里补上 {name}"
                ),
            )
        elif parameter.value < 0 or parameter.value != parameter.value.to_integral_value():
            mistake = Mistake("bad-whole", f"参数“{name}”的值 {parameter.value}", "自然数", "改成整数")
            log.add(parameter.position, mistake)


def _none_in_force(name: str, versions: list[Parameter], on: date) -> Mistake:
    first = min(parameter.in_force_from for parameter in versions)
    found = f"参数“{name}”在 {on} 尚无有效的数值（最早自 {first} 起）"
    return Mistake("not-in-force", found, "评估日期当日有效的数值", "补上更早施行的一条，或改正 from")


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
            found = (
                f"参数“{parameter.name}”有两条都自 {parameter.in_force_from} 起（另一条在第 {other.position.line} 行）"
            )
            section.note(
                "from", Mistake("overlapping-dates", found, "同名参数施行日期各不相同", "改正 from，或删去一条")
            )
        elif other.unit != parameter.unit:
            found = f"参数“{parameter.name}”前后两条的单位不同：{other.unit or '无单位'}、{parameter.unit or '无单位'}"
            section.note("value", Mistake("wrong-unit", found, "同名参数单位相同", "统一单位"))
    known.append(parameter)


def _require_in_force(section: Section, start: date, until: date | None, on: date) -> None:
    if on < start:
        repair = "改用当时有效的规则包，或改正评估日期"
        section.note(
            "in_force",
            Mistake("not-in-force", f"评估日期 {on} 早于规则包的施行日期 {start}", f"{start} 起的评估日期", repair),
        )
    if until is not None and on > until:
        repair = "改用现行的规则包，或改正评估日期"
        section.note(
            "in_force",
            Mistake(
                "not-in-force", f"评估日期 {on} 晚于规则包的最后有效日期 {until}", f"不晚于 {until} 的评估日期", repair
            ),
        )


def _language(text: str) -> int:
    if as_whole(text) != LANGUAGE:
        raise Mistake("language", f"规则语言版本 {text}", f"版本 {LANGUAGE}", "改用支持该版本的程序，或按版本 1 书写")
    return LANGUAGE


def _years(section: Section) -> tuple[int, ...]:
    texts = section.texts("years")
    if "years" not in section:
        return ()
    numbers = [
        int(text.value) for text in texts if text.value.isascii() and text.value.isdigit() and len(text.value) == 4
    ]
    if len(texts) != 2 or len(numbers) != 2 or not numbers[0] < numbers[1]:
        found = f"年份 [{', '.join(text.value for text in texts)}]"
        section.note("years", Mistake("years", found, "首年和末年，如 [2020, 2025]", "写成 [首年, 末年]"))
        return ()
    return tuple(range(numbers[0], numbers[1] + 1))


def _parts(section: Section, log: ProblemLog) -> Mapping[str, str]:
    parts: dict[str, str] = {}
    for code, node in section.pairs("parts"):
        with log.catching(code.position):
            as_name(code.value)
        if isinstance(node, Text) and not node.left_out:
            parts[code.value] = node.value
        else:
            log.add(node.position, mistaken(node, Holds.TEXT))
    return parts


def _comparison(section: Section) -> Comparison:
    found = section.section("comparison", COMPARISON)
    if found is None:
        return Comparison()
    method = found.text("method")
    if method == "full" and "percent_digits" in found:
        mistake = Mistake(
            "wrong-key", "method: full 时的“percent_digits”", "只用于 method: rounded", "删去 percent_digits"
        )
        found.note("percent_digits", mistake)
    if method == "rounded" and "percent_digits" not in found:
        mistake = Mistake(
            "missing-key", "method: rounded 时没有“percent_digits”", "写明修约到几位", "补上 percent_digits: 2 之类"
        )
        section.note("comparison", mistake)
    return Comparison(method, found.read("percent_digits", as_whole, Comparison().percent_digits))
