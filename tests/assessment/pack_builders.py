"""Catalogues, packs, rules and findings with defaults, for the tests of assessment and later stages."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from service.rulelang.catalogue import Attainment, Carrier, Catalogue, Formula, Indicator, Name, Operation, Quantity
from service.rulelang.derivations import Derived, Expression
from service.rulelang.pack import Comparison, Manual, Pack, Parameter, Provenance, Rule
from service.rulelang.tables import Attribute, Interval, NumberTest, Position, Row, Table, Test, TextTest
from service.vocabulary.finding import Finding, Theme, Verdict

HERE = Position("rules/test.yaml", 1, 1)
SOURCE = Provenance("示例", "example")
ENERGY_PER_GDP = Operation("/", Name("energy"), Name("gdp"))


def an_indicator(code: str = "intensity", **other: Any) -> Indicator:
    """单位生产总值能耗 by default: a state, lower is better, by progress, no formula."""
    filled: dict[str, Any] = {
        "name": "单位生产总值能耗", "kind": "state", "better": "lower", "unit": "tce/万元", "group": "outcome",
        "digits": 4, "source": "示例", "reliability": "example", "attainment": Attainment("progress"),
        "position": HERE,
    } | other  # fmt: skip
    return Indicator(code=code, **filled)


def a_computed_indicator(formula: Formula = ENERGY_PER_GDP, **other: Any) -> Indicator:
    """The same with a formula over the quantities energy_total and gdp."""
    return an_indicator(formula=formula, raw={"energy": "energy_total", "gdp": "gdp"}, **other)


def a_quantity(code: str, unit: str = "tce", **other: Any) -> Quantity:
    """A raw quantity."""
    return Quantity(code, f"{code}总量", unit, 0, "示例", "example", HERE, **other)


COAL = Carrier("coal", "原煤", "t", Decimal("0.7143"), "当量值", "示例", "example", HERE)


def a_catalogue(*indicators: Indicator) -> Catalogue:
    """A catalogue of these indicators, the quantities energy_total and gdp, and coal."""
    named = {one.code: one for one in indicators or (an_indicator(),)}
    quantities = {q.code: q for q in (a_quantity("energy_total"), a_quantity("gdp", "万元"))}
    return Catalogue(named, quantities, {"coal": COAL})


def a_parameter(name: str, value: str, unit: str = "") -> Parameter:
    """A number of the pack."""
    return Parameter(name, Decimal(value), unit, "示例", "example", date(2024, 1, 1), HERE)


PARAMETERS = {"expert_opinions_min": "3", "first_progress_year": "2022"}


def a_pack(*rules: Rule, catalogue: Catalogue | None = None, **other: Any) -> Pack:
    """A pack of these rules for 2020–2025 with two parts of the plan; `other` are further fields of Pack."""
    filled: dict[str, Any] = {
        "parts": {"situation": "基本情况", "tasks": "主要任务"},
        "parameters": {name: a_parameter(name, value) for name, value in PARAMETERS.items()},
        "years": tuple(range(2020, 2026)),
    } | other
    return _packed({rule.id: rule for rule in rules}, catalogue or a_catalogue(), filled)


def _packed(rules: dict[str, Rule], catalogue: Catalogue, filled: dict[str, Any]) -> Pack:
    fixed: dict[str, Any] = {
        "id": "test", "title": "测试", "programme": "十四五", "version": "1", "language": 1, "status": "example",
        "in_force_from": date(2024, 1, 1), "in_force_until": None, "comparison": Comparison(), "rules": rules,
        "catalogue": catalogue, "registers": {}, "digest": "d",
    }  # fmt: skip
    return Pack(**(fixed | filled))


def between(low: str | None, high: str | None, ends: str = "[)") -> NumberTest:
    """An interval, e.g. between("0.9", "1"); ends as in `[)`."""
    bounds = [None if bound is None else Decimal(bound) for bound in (low, high)]
    return NumberTest((Interval(bounds[0], ends[0] == "[", bounds[1], ends[1] == "]"),), f"{low}..{high}")


def one_of(*options: str) -> TextTest:
    """A test of words."""
    return TextTest(frozenset(options), ", ".join(options))


def a_rule(
    *columns: str | Attribute, rows: Sequence[Mapping[str, Test]] = (), derived: Mapping[str, Expression] | None = None,
    **other: Any,
) -> Rule:  # fmt: skip
    """A rule over these columns (a bare name is a % column), each row met; `derived`: name → expression."""
    attributes = tuple(c if isinstance(c, Attribute) else Attribute(c, "number", "%") for c in columns)
    numbered = tuple(Row(number, tests, "met", HERE) for number, tests in enumerate(rows, 1))
    lines = tuple(Derived(Attribute(name, "number"), made) for name, made in (derived or {}).items())
    filled: dict[str, Any] = {
        "id": "T-01", "title": "测试规则", "theme": Theme.TARGETS, "clause": "c", "subjects": ("indicator:intensity",),
        "because": "", "numbers": SOURCE, "examples": (), "position": HERE, "in_force_from": date(2024, 1, 1),
    } | other  # fmt: skip
    return Rule(table=Table(attributes, numbered), derived=lines, **filled)


def a_manual(by: str = "expert") -> Manual:
    """A check with three answers."""
    answers = {"符合": "met", "基本符合": "nearly_met", "不符合": "unmet"}
    return Manual("是否符合", "须现场查看", by, answers)


def a_finding(rule: str = "T-01", verdict: Verdict = Verdict.MET, **other: Any) -> Finding:
    """A finding of which little matters."""
    filled: dict[str, Any] = {
        "title": "测试规则", "theme": Theme.TARGETS, "clause": "c", "subject": "case", "subject_title": "本案",
        "row": 1,
        "cause": "", "required": "", "actual": "", "gap": "", "unit": "", "because": "", "facts": (), "source": "",
        "reliability": "example", "rule_file": "f", "pack_digest": "d",
    } | other  # fmt: skip
    return Finding(rule=rule, verdict=verdict, **filled)
