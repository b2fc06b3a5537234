"""Catalogue files → indicators, raw quantities and energy carriers."""

from __future__ import annotations

from collections.abc import Mapping

from service.authoring.nearest import unknown
from service.authoring.node import Node, Text
from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.scalars import as_flag, as_name, as_whole
from service.authoring.shape import Holds, Key, Section, Shape, as_fields, mistaken
from service.rulelang.attributes import TASKS
from service.rulelang.catalogue import Attainment, Formula, Indicator, Quantity
from service.rulelang.parse.clauses import require_file_name
from service.rulelang.parse.formula import names_in, parse_formula
from service.rulelang.parse.rule import RELIABILITIES
from service.rulelang.parse.scope import RESERVED
from service.rulelang.parse.unary import read_test
from service.rulelang.parse.unit_algebra import known_unit, require_formula_unit, require_quotient_unit
from service.rulelang.tables import Attribute, Interval, NumberTest

MOST_DIGITS = 12
"""Places after the point that can be shown."""

ORIGIN = (
    Key("source", "来源", required=True),
    Key("reliability", "可靠程度", required=True, choices=RELIABILITIES),
)
_NAMED = (
    Key("code", "编码", required=True),
    Key("name", "名称", required=True),
    Key("name_en", "英文名称"),
    Key("unit", "单位", required=True),
    Key("digits", "显示的小数位数", required=True),
    Key("plausible", "合理区间"),
    Key("definition", "定义"),
    *ORIGIN,
)
QUANTITY = Shape("原始数据", _NAMED)
INDICATOR = Shape(
    "指标",
    (
        *_NAMED,
        Key("kind", "类别：状态或成效", required=True, choices=("state", "effect")),
        Key("better", "越高越好或越低越好", required=True, choices=("higher", "lower")),
        Key("group", "所属：预期成效或五项任务", required=True, choices=("outcome", *TASKS)),
        Key("core", "是否核心指标"),
        Key("basis", "口径"),
        Key("raw", "原始数据：别名 → 编码", Holds.FIELDS),
        Key("formula", "公式"),
        Key("bounded_by", "以哪项原始数据的基期值为界"),
        Key("attainment", "完成率的算法", Holds.FIELDS, required=True),
    ),
)
ATTAINMENT = Shape(
    "attainment",
    (
        Key("method", "算法", required=True, choices=("progress", "ratio", "level")),
        Key("if_target_not_better_than_base", "目标不优于基期时改用", choices=("level", "ratio")),
    ),
)


def read_quantity(node: Node, stem: str, log: ProblemLog) -> Quantity | None:
    """The raw quantity a file states; None when it is no mapping."""
    section = as_fields(node, QUANTITY, log)
    if section is None:
        return None
    _require_code(section, stem)
    return Quantity(
        code=section.text("code"),
        name=section.text("name"),
        unit=read_unit(section),
        digits=section.read("digits", _digits, 0),
        source=section.text("source"),
        reliability=section.text("reliability"),
        position=section.position,
        plausible=_plausible(section),
        definition=section.text("definition"),
        name_en=section.text("name_en"),
    )


def read_indicator(node: Node, stem: str, quantities: Mapping[str, Quantity], log: ProblemLog) -> Indicator | None:
    """The indicator a file states; None when it is no mapping. Raw quantities and units are checked."""
    section = as_fields(node, INDICATOR, log)
    if section is None:
        return None
    _require_code(section, stem)
    raw = _raw(section, quantities, log)
    return Indicator(
        code=section.text("code"),
        name=section.text("name"),
        kind=section.text("kind"),
        better=section.text("better"),
        unit=read_unit(section),
        group=section.text("group"),
        digits=section.read("digits", _digits, 0),
        source=section.text("source"),
        reliability=section.text("reliability"),
        attainment=_attainment(section),
        position=section.position,
        basis=section.text("basis"),
        raw=raw,
        formula=_formula(section, raw, quantities),
        formula_text=section.text("formula"),
        plausible=_plausible(section),
        bounded_by=_bound(section, quantities),
        definition=section.text("definition"),
        name_en=section.text("name_en"),
        core=section.read("core", as_flag, False),
    )


def _require_code(section: Section, stem: str) -> None:
    require_file_name(section, "code", stem)
    code = section.read("code", as_name, "")
    if code in RESERVED:
        section.note(
            "code",
            Mistake(
                "name-taken",
                f"保留字“{code}”",
                "其他编码",
                "换一个编码",
                en=English(f"the reserved word “{code}” as code", "another code", "use another code"),
            ),
        )


def read_unit(section: Section) -> str:
    """The unit of an entry; one there is none of is noted."""
    section.read("unit", known_unit, None)
    return section.text("unit")


def _digits(text: str) -> int:
    digits = as_whole(text)
    if digits > MOST_DIGITS:
        raise Mistake(
            "bad-digits",
            f"小数位数 {text}",
            f"0 到 {MOST_DIGITS}",
            "改正位数",
            en=English(f"{text} decimal places", f"0 to {MOST_DIGITS}", "correct the number of places"),
        )
    return digits


def _plausible(section: Section) -> Interval | None:
    """The one interval under `plausible`, in the entry's own unit."""
    attribute = Attribute("plausible", "number", section.text("unit"), title="合理区间")

    def parse(text: str) -> Interval:
        test = read_test(text, attribute, {}).test
        assert isinstance(test, NumberTest)
        interval = test.intervals[0]
        if len(test.intervals) > 1 or interval.low is None or interval.high is None:
            raise Mistake(
                "plausible",
                f"合理区间“{text}”",
                "两端都有的一个区间",
                "写成 [0.05..6] 的样子",
                en=English(f"the plausible range “{text}”", "one interval with both ends", "write it like [0.05..6]"),
            )
        return interval

    anything = Interval(None, False, None, False) if section.wrote("plausible") else None
    return section.read("plausible", parse, anything)


def _attainment(section: Section) -> Attainment:
    found = section.section("attainment", ATTAINMENT)
    if found is None:
        return Attainment("level")
    method, key = found.text("method"), "if_target_not_better_than_base"
    if key in found and method != "progress":
        found.note(
            key,
            Mistake(
                "wrong-key",
                f"method: {method} 时的“{key}”",
                "只用于 method: progress",
                f"删去 {key}",
                en=English(f"“{key}” with method: {method}", "only with method: progress", f"delete {key}"),
            ),
        )
    return Attainment(method, found.text(key, "level"))


def _raw(section: Section, quantities: Mapping[str, Quantity], log: ProblemLog) -> Mapping[str, str]:
    raw: dict[str, str] = {}
    for alias, node in section.pairs("raw"):
        with log.catching(alias.position):
            as_name(alias.value)
        if not isinstance(node, Text):
            log.add(node.position, mistaken(node, Holds.TEXT))
            continue
        if node.value not in quantities:
            log.add(
                node.position,
                unknown(
                    "原始数据编码",
                    node.value,
                    quantities,
                    "改成 rules/quantities/ 里的编码",
                    en=("code of a raw quantity", "use a code of rules/quantities/"),
                ),
            )
            continue
        raw[alias.value] = node.value
    if "raw" in section and "formula" not in section:
        section.note(
            "raw",
            Mistake(
                "missing-key",
                "有 raw 而没有 formula",
                "raw 与 formula 成对",
                "补上 formula，或删去 raw",
                en=English("raw without formula", "raw and formula together", "add formula, or delete raw"),
            ),
        )
    return raw


def _formula(section: Section, raw: Mapping[str, str], quantities: Mapping[str, Quantity]) -> Formula | None:
    units = {alias: quantities[code].unit for alias, code in raw.items()}
    written = [alias.value for alias, _ in section.pairs("raw")]

    def parse(text: str) -> Formula | None:
        formula = parse_formula(text)
        aliases = {name.alias for name in names_in(formula)}
        for alias in sorted(aliases - set(written)):
            raise unknown(
                "别名",
                alias,
                written,
                "改成 raw 里的别名，或在 raw 里登记",
                en=("alias", "use an alias of raw, or register it in raw"),
            )
        for alias in sorted(set(written) - aliases):
            raise Mistake(
                "unused-alias",
                f"公式没有用到 raw 里的“{alias}”",
                "raw 里的别名都用到",
                "从 raw 里删去它，或改正公式",
                en=English(
                    f"the alias “{alias}” of raw, which the formula does not use",
                    "aliases that are all used",
                    "delete it from raw, or correct the formula",
                ),
            )
        if aliases <= units.keys():
            require_formula_unit(formula, units, section.text("unit"))
        return formula

    return section.read("formula", parse, None)


def _bound(section: Section, quantities: Mapping[str, Quantity]) -> str:
    """The code under `bounded_by`: only for effects, and a quantity of the effect's unit."""

    def parse(code: str) -> str:
        if section.text("kind") == "state":
            raise Mistake(
                "wrong-key",
                "状态指标写了 bounded_by",
                "bounded_by 只用于 kind: effect",
                "删去 bounded_by",
                en=English("bounded_by on a state", "bounded_by only with kind: effect", "delete bounded_by"),
            )
        if code not in quantities:
            raise unknown(
                "原始数据编码",
                code,
                quantities,
                "改成 rules/quantities/ 里的编码",
                en=("code of a raw quantity", "use a code of rules/quantities/"),
            )
        unit = quantities[code].unit
        if unit != section.text("unit"):
            require_quotient_unit(section.text("unit"), unit, "")
        return code

    return section.read("bounded_by", parse, section.text("bounded_by"))
