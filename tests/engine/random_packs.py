"""Random packs and rubrics: all operators, aggregates, references, themes, and tables of one to three columns."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import count
from random import Random

from service.rulelang import derivations as d
from service.rulelang.attributes import (
    PLAN,
    YES_NO,
    collections,
    indicator_attributes,
    park_attributes,
    quantity_attributes,
)
from service.rulelang.catalogue import Catalogue
from service.rulelang.pack import Comparison, Manual, Pack, Parameter, Provenance, Rule
from service.rulelang.rubric import Band, Criterion, Rubric, Section
from service.rulelang.tables import Attribute, Interval, NumberTest, Table, Test, TextTest
from service.vocabulary.finding import Effect, Theme
from tests.engine.builders import HERE, a_number, a_table, a_text, between, one_of
from tests.engine.random_catalogue import a_wide_catalogue
from tests.engine.random_tables import a_random_table

JUDGING = ("met", "nearly_met", "unmet", "manual", "not_evaluable")
THEMES = {
    Theme.CREDIBILITY: ("ok", "question"),
    Theme.TARGETS: JUDGING,
    Theme.TASKS: JUDGING,
    Theme.PROJECTS: JUDGING,
    Theme.PROCEDURE: JUDGING,
    Theme.GATES: ("met", "unmet"),
}
PARAMETERS = {
    "core_floor": "0.6", "expert_opinions_min": "2", "first_progress_year": "2022", "rectification_months": "6",
    "supplement_days": "30",
}  # fmt: skip
GRADES = ("优秀", "合格", "不合格")
POLICIES = ("exclude_and_redistribute", "count_as_zero", "not_allowed")
REGIONS = ("甲区", "乙区", "其他地区")
ANSWERS = {"符合": "met", "基本符合": "nearly_met", "不符合": "unmet"}

_digests = count()


class PackMaker:
    """Makes one random pack after the other over the wide catalogue."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.catalogue: Catalogue = a_wide_catalogue()
        self.collections = collections(self.catalogue, [f"T-{number}" for number in range(30)])
        self.kinds = {"indicator": self.catalogue.indicators, "quantity": self.catalogue.quantities}

    def pack(self, rules: int = 24) -> Pack:
        """A pack with this many random rules and one decision."""
        made = [*(self._rule(number) for number in range(rules)), _decision()]
        parameters = {
            name: Parameter(name, Decimal(value), "", "", "", date(2024, 1, 1), HERE)
            for name, value in PARAMETERS.items()
        }
        method = self.random.choice(("full", "full", "rounded"))
        return Pack(
            "test", "测试", "十四五", "1", 1, "example", date(2024, 1, 1), None, tuple(range(2020, 2026)),
            {"situation": "基本情况", "tasks": "主要任务"}, Comparison(method, self.random.randrange(3)),
            {rule.id: rule for rule in made}, parameters, self.catalogue, {}, f"random-{next(_digests)}",
            regions=REGIONS,
        )  # fmt: skip

    def rubric(self, pack: Pack) -> Rubric:
        """A rubric over some of the pack's judging rules."""
        judging = [r.id for r in pack.rules.values() if THEMES.get(r.theme) is JUDGING]
        chosen = self.random.sample(judging, self.random.randint(1, len(judging)))
        edge = self.random.randint(1, len(chosen))
        sections = [self._section(number, part) for number, part in enumerate((chosen[:edge], chosen[edge:])) if part]
        points = {"met": "1", "nearly_met": self.random.choice(("0.6", "0.75")), "unmet": "0", "manual": "0"}
        shares = {name: Decimal(value) for name, value in (points | {"not_evaluable": "0"}).items()}
        full, middle = Decimal(100), Decimal(self.random.choice(("60", "33.3", "3")))
        bands = (
            Band(Interval(Decimal(90), True, full, True), "优秀", ""),
            Band(Interval(middle, True, Decimal(90), False), "合格", ""),
            Band(Interval(Decimal(0), True, middle, False), "不合格", ""),
        )
        return Rubric("test", "", "test", full, shares, tuple(sections), bands, "不合格", "", "", "r", HERE)

    def _section(self, number: int, rules: list[str]) -> Section:
        weights = [Decimal(self.random.choice(("1", "0.5", "4", "0.25", "3"))) for _ in rules]
        criteria = [
            Criterion(rule, weight, self.random.choice(POLICIES), HERE)
            for rule, weight in zip(rules, weights, strict=True)
        ]
        minimum = self.random.choice((None, Decimal("0.6"), Decimal("0.1")))
        return Section(f"s{number}", f"部分{number}", sum(weights, Decimal(0)), tuple(criteria), minimum)

    def _rule(self, number: int) -> Rule:
        theme = self.random.choice(list(THEMES))
        if self.random.random() < 0.15 and theme is not Theme.CREDIBILITY:
            return self._manual(number, theme)
        kind = self.random.choice(("indicator", "indicator", "quantity", "portfolio", "plan", "case"))
        own = self._own(kind)
        codes = self.random.sample(sorted(self.kinds.get(kind, ())), 2) if kind in self.kinds else []
        subjects = tuple(f"{kind}:{code}" for code in codes) or (kind,)
        lines = self._lines(own, theme)
        readable = [c for c in (*own.values(), *(line.attribute for line in lines)) if c.kind != "date"]
        columns = self.random.sample(readable, min(len(readable), self.random.choice((1, 2, 2, 3))))
        table = a_random_table(self.random, columns, THEMES[theme])
        return _a_rule(number, theme, subjects, table, self.random, derived=tuple(lines))

    def _manual(self, number: int, theme: Theme) -> Rule:
        by = self.random.choice(("expert", "assessor"))
        words = a_text("answer", *ANSWERS)
        outcomes = {w: v if v in THEMES[theme] else "unmet" for w, v in ANSWERS.items()}
        table = a_table([words], *(({"answer": one_of(w)}, v) for w, v in outcomes.items()))
        manual = Manual("问", "因", by, outcomes)
        return _a_rule(number, theme, (f"item:T-{number}",), table, self.random, manual=manual)

    def _own(self, kind: str) -> Mapping[str, Attribute]:
        """Built-in attributes that all subjects of a kind have."""
        if kind == "plan":
            return PLAN
        if kind not in self.kinds:
            return {}
        offered = (
            [indicator_attributes(one) for one in self.catalogue.indicators.values()]
            if kind == "indicator"
            else [quantity_attributes(one) for one in self.catalogue.quantities.values()]
        )
        everywhere = set.intersection(*(set(one) for one in offered))
        return {name: offered[0][name] for name in sorted(everywhere)}

    def _lines(self, own: Mapping[str, Attribute], theme: Theme) -> list[d.Derived]:
        """A derive block; each line may read those above it."""
        known = dict(own)
        lines = []
        for number in range(self.random.randint(2, 6)):
            made = self._line(f"d{number}", known, theme) if number else self._aggregate("d0", "count", theme)
            attribute, expression = made
            lines.append(d.Derived(attribute, expression))
            known[attribute.name] = attribute
        return lines

    def _line(self, name: str, known: Mapping[str, Attribute], theme: Theme) -> tuple[Attribute, d.Expression]:
        numbers = [one for one, attribute in known.items() if attribute.kind == "number"]
        dates = [one for one, attribute in known.items() if attribute.kind == "date"]
        choice = self.random.choice(
            ("value", "count", "count", "sum", "earliest", "made", "made", "made", "days", "lacks", "lacks")
        )
        stated = [one for one in known if not _of_findings(one)]
        if choice == "lacks" and stated:
            return Attribute(name, "text", values=YES_NO), d.Lacks(self._some(stated), self._some(stated))
        if choice == "days" and dates:
            return a_number(name), d.Days(self.random.choice(dates), self.random.choice(dates))
        if choice == "made" and numbers:
            left = self.random.choice(numbers)
            right = self.random.choice([one for one in numbers if _of_findings(one) == _of_findings(left)])
            return a_number(f"finding_{name}" if _of_findings(left) else name), self._combined(left, right)
        if choice in ("value", "made", "days", "lacks"):
            return self._reference(name)
        return self._aggregate(name, choice, theme)

    def _some(self, names: list[str]) -> tuple[str, ...]:
        return tuple(self.random.sample(names, self.random.randint(1, min(3, len(names)))))

    def _combined(self, left: str, right: str) -> d.Expression:
        if_zero = self.random.choice(("missing", "not_applicable"))
        return self.random.choice(
            (
                d.Share(left, right, if_zero),
                d.Ratio(left, right, "t", if_zero),
                d.Difference(left, right),
                d.Deviation(left, right),
            )
        )

    def _reference(self, name: str) -> tuple[Attribute, d.Expression]:
        owner = self.random.choice(
            (*self.catalogue.indicators, *self.catalogue.quantities, "plan", "plan", "park", "core_floor")
        )
        if owner in PARAMETERS:
            return a_number(name), d.Value(owner)
        if owner in ("plan", "park"):
            offered = PLAN if owner == "plan" else park_attributes(REGIONS)
        elif owner in self.catalogue.indicators:
            offered = indicator_attributes(self.catalogue.indicators[owner])
        else:
            offered = quantity_attributes(self.catalogue.quantities[owner])
        attribute = self.random.choice(list(offered.values()))
        return _named(name, attribute), d.Value(f"{owner}.{attribute.name}")

    def _aggregate(self, name: str, choice: str, theme: Theme) -> tuple[Attribute, d.Expression]:
        finding = ["finding"] * 3 if choice == "count" and theme is not Theme.CREDIBILITY else []
        collection = (
            "project" if choice != "count" else self.random.choice(("project", "carrier", "progress_report", *finding))
        )
        fields = self.collections[collection]
        tested = self.random.sample(sorted(n for n, f in fields.items() if f.kind != "date"), self.random.randint(0, 2))
        where = {one: self._where(fields[one]) for one in tested}
        if choice == "count":
            return a_number(f"finding_{name}" if collection == "finding" else name), d.Count(collection, where)
        if choice == "earliest":
            field = self.random.choice(("started_on", "finished_on"))
            return Attribute(name, "date"), d.Earliest("project", field, where)
        field = self.random.choice(("planned_investment", "paid_investment", "energy_saving"))
        return a_number(name), d.Sum("project", field, where)

    def _where(self, field: Attribute) -> Test:
        if field.kind == "number":
            low = self.random.choice(("0", "0.05", "50", "2023"))
            below, beyond = between(None, low, "()"), between(low, None, "()")
            return self.random.choice(
                (between(low, None), below, beyond, NumberTest((*below.intervals, *beyond.intervals), ""))
            )
        words = self.random.sample(field.values, self.random.randint(1, len(field.values)))
        return TextTest(frozenset(words), "")


def _of_findings(name: str) -> bool:
    """Findings are not mixed with other data: a population in columns does not hold those as numbers."""
    return name.startswith("finding_")


def _named(name: str, attribute: Attribute) -> Attribute:
    return Attribute(name, attribute.kind, attribute.unit, values=attribute.values)


def _a_rule(
    number: int,
    theme: Theme,
    subjects: tuple[str, ...],
    table: Table,
    random: Random,
    derived: tuple[d.Derived, ...] = (),
    manual: Manual | None = None,
) -> Rule:
    return Rule(
        id=f"T-{number}",
        title="测试",
        theme=theme,
        clause="c",
        subjects=subjects,
        table=table,
        derived=derived,
        because="",
        numbers=Provenance("示例", "example"),
        examples=(),
        position=HERE,
        in_force_from=date(2024, 1, 1),
        task=random.choice(("layout", "pollution")) if theme is Theme.TASKS else "",
        severity=random.choice(("high", "medium", "low")) if theme is Theme.CREDIBILITY else "",
        effect=random.choice(list(Effect)) if theme is Theme.GATES else None,
        manual=manual,
        not_applicable=random.choice(((), ("园区无统计口径",))),
    )


def _decision() -> Rule:
    columns = [a_number("reject"), a_number("withhold"), a_text("grade", *GRADES)]
    some, none = between("1", None), between("0", "0", "[]")
    table = a_table(
        columns,
        ({"reject": some}, "不予通过"),
        ({"reject": none, "withhold": some}, "无法判定"),
        ({"reject": none, "withhold": none, "grade": one_of("不合格")}, "限期整改"),
        ({"reject": none, "withhold": none, "grade": one_of("优秀", "合格")}, "通过"),
    )
    # Counts are whole and never negative: what lies between and below belongs to no row and is never reached.
    return Rule(
        "Z-1", "结论", Theme.DECISION, "c", ("case",), table, (), "", Provenance("示例", "example"), (), HERE,
        date(2024, 1, 1),
    )  # fmt: skip
