"""Random parks: submissions and judgements in which every state, word and boundary the language knows occurs."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import TypeVar

from service.rulelang.catalogue import Indicator
from service.rulelang.pack import Pack, Rule
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry, Reading
from service.vocabulary.judgements import Dispute, ExternalFigure, Judgements, Opinion, Ruling
from service.vocabulary.state import Attestor, State
from service.vocabulary.submission import (
    Amendment,
    CarrierRow,
    Cover,
    EvidenceRow,
    IndicatorRow,
    Method,
    PartRow,
    Plan,
    PlanVersion,
    ProgressRow,
    ProjectRow,
    QuantityRow,
    Submission,
    Target,
)

T = TypeVar("T")
Value = Decimal | str | date
YEARS = range(2019, 2027)
TASKS = ("layout", "symbiosis", "energy-carbon", "resources", "pollution")
FIGURES = (
    "0",
    "0",
    "1",
    "-1",
    "0.5",
    "0.4",
    "0.41",
    "0.4101",
    "0.44",
    "0.4401",
    "2",
    "3",
    "10",
    "100",
    "100.1",
    "1e-4",
)
NOWHERE = Cell("0" * 64, "表", "A1")


class ParkMaker:
    """Makes one random park after the other for a pack. `spoilt`: the share of cells without a usable value."""

    def __init__(self, random: Random, pack: Pack, spoilt: float = 0.2) -> None:
        self.random, self.pack, self.spoilt = random, pack, spoilt
        self.reasons = sorted({reason for rule in pack.rules.values() for reason in rule.not_applicable})

    def submission(self) -> Submission:
        """Everything a workbook states."""
        catalogue = self.pack.catalogue
        return Submission(
            "0" * 64,
            self._cover(),
            Plan(self._parts(), self._some(self._version, 3), self._some(self._amendment, 8)),
            {code: self._indicator(one) for code, one in catalogue.indicators.items() if self._often()},
            {code: self._quantity(code) for code in catalogue.quantities if self._often()},
            self._some(self._carrier, 4),
            self._some(self._project, 5),
            {},
            self._some(self._report, 8),
            self._some(self._evidence, 4),
        )

    def judgements(self) -> Judgements:
        """Everything assessors and experts state."""
        catalogue, rules = self.pack.catalogue, self.pack.rules
        disputable = [(code, year) for code in (*catalogue.indicators, *catalogue.quantities) for year in (2020, 2025)]
        questions = [(rule.id, s) for rule in rules.values() for s in rule.subjects if rule.severity]
        return Judgements(
            opinions={rule.id: self._opinions(rule) for rule in rules.values() if rule.manual and self._often()},
            not_applicable={code: self._ruling() for code in (*catalogue.indicators, *rules) if self._often()},
            disputes={key: Dispute(*key, self._blank(), self._number()) for key in self._seldom(disputable)},
            external={
                (code, 2025): ExternalFigure(code, 2025, self._number(), self._blank())
                for code in self._seldom(catalogue.quantities)
            },
            closed_questions={key: self._ruling() for key in questions if self._half()},
        )

    def _half(self) -> bool:
        return self.random.random() < 0.5

    def _often(self) -> bool:
        return self.random.random() < 1 - self.spoilt / 2

    def _seldom(self, among: Iterable[T]) -> list[T]:
        return [one for one in among if self.random.random() < self.spoilt / 4]

    def _some(self, make: Callable[[], T], most: int) -> tuple[T, ...]:
        return tuple(make() for _ in range(self.random.randint(0, most)))

    def _cell(self, value: Value, by: Attestor = Attestor.PARK) -> Entry:
        """A cell with this value, or spoilt."""
        if self.random.random() >= self.spoilt:
            return self._stated(value, by)
        states = (State.MISSING, State.MISSING, State.DISPUTED, State.NOT_APPLICABLE)
        return Entry(self.random.choice(states), None, NOWHERE, attested_by=by)

    def _stated(self, value: Value, by: Attestor = Attestor.PARK) -> Entry:
        rough = Reading(str(value), approximate=True) if self.random.random() < 0.05 else None
        return Entry(State.VALUE, value, NOWHERE, "", rough, attested_by=by)

    def _blank(self) -> Entry:
        return Entry(State.MISSING, None, NOWHERE)

    def _word(self, *words: str) -> Entry:
        return self._cell(self.random.choice(words))

    def _number(self, *figures: str) -> Entry:
        if self.random.random() < self.spoilt / 10:
            return self._stated("文字")
        return self._cell(Decimal(self.random.choice(figures or FIGURES)))

    def _date(self, first: int = 2020) -> Entry:
        days = self.random.choice((-1, 0, 1, 200))
        return self._cell(date(first + self.random.randrange(7), 12, 31) + timedelta(days=days))

    def _year(self, *years: int) -> Entry:
        odd = self.random.random() < self.spoilt / 10
        return self._stated(Decimal("2020.5")) if odd else self._cell(Decimal(self.random.choice(years)))

    def _cover(self) -> Cover:
        year, base = self._year(2025, 2025, 2025, 2024), self._year(2020, 2020, 2020, 2025)
        blank = self._blank()
        region = self._word(*self.pack.regions) if self.pack.regions else blank
        on = self._stated(date(2026, 6, 30))
        return Cover(blank, blank, blank, blank, blank, on, base, year, blank, region)

    def _target(self, base: Decimal) -> Target:
        if self.random.random() < 0.1:
            return Target(self._cell("具备"), Method.QUALITATIVE)
        if self.random.random() < 0.2:
            return Target(self._number("-0.2", "0.2", "-0.16", "0"), Method.RELATIVE_TO_BASE)
        factor = self.random.choice(("0.8", "1.2", "1", "0.5", "2", "0", "-1"))
        return Target(self._number(str(base * Decimal(factor))))

    def _indicator(self, one: Indicator) -> IndicatorRow:
        base = Decimal(self.random.choice(FIGURES))
        target = self._target(base)
        return IndicatorRow(
            one.code,
            self._year(2020, 2020, 2021),
            self._cell(base),
            self._blank(),
            target,
            {year: self._actual(base, target) for year in YEARS if self._often()},
            self._word("value", "value", "missing", "not_applicable", "disputed"),
            self._word(*self.reasons, "别的理由"),
            self._word("E-0", "E-0、E-1", "E-0; E-2 ", "、", "E-9", "E-0 E-1"),
            self._word("说明"),
            self._word("tce"),
            self._half(),
        )

    def _actual(self, base: Decimal, target: Target) -> Entry:
        """A value on, just beside or far from the lines that rules draw."""
        goal = target.entry.value if isinstance(target.entry.value, Decimal) else Decimal("0.4")
        part = Decimal(self.random.choice(("0.6", "0.8", "0.9", "1", "1.5", "0", "0.35")))
        reached = base - part * (base - goal) if self._half() else part * goal
        return self._number(str(reached + Decimal(self.random.choice(("0", "0", "0.0001", "-0.0001")))))

    def _quantity(self, code: str) -> QuantityRow:
        values = {year: self._number() for year in YEARS if self._often()}
        return QuantityRow(code, values, self._blank(), self._word("tce"), self._half())

    def _parts(self) -> tuple[PartRow, ...]:
        return tuple(
            PartRow(code, self._word("yes", "yes", "yes", "no"), self._blank())
            for code in self.pack.parts
            if self._often()
        )

    def _version(self) -> PlanVersion:
        word = self._word("approved", "approved", "not_approved")
        return PlanVersion(self._blank(), self._blank(), word, self._blank(), self._blank(), self._date())

    def _amendment(self) -> Amendment:
        return Amendment(
            self._word("base", "target"),
            self._word(*self.pack.catalogue.indicators),
            self._blank(),
            self._target(Decimal(1)),
            self._word("approved", "approved", "not_approved"),
            self._blank(),
            self._date(),
            self._blank(),
        )

    def _carrier(self) -> CarrierRow:
        carriers = self.pack.catalogue.carriers.values()
        code, factor = self.random.choice([(one.code, one.factor) for one in carriers] + [("unknown", Decimal(1))])
        amount = Decimal(self.random.choice(("0", "1000", "2000")))
        near = Decimal(self.random.choice(("1", "1", "1.05", "1.0501")))
        return CarrierRow(
            self._year(2020, 2025, 2025, 2023),
            self._cell(code),
            self._cell(amount),
            self._cell(factor * near),
            self._word("当量值", "等价值"),
            self._cell(amount * factor * near * near / 1000),
        )

    def _project(self) -> ProjectRow:
        return ProjectRow(
            self._word("甲", "乙", " 甲 ", "丙", "丁"),
            self._blank(),
            self._word(*TASKS),
            self._blank(),
            self._number("100", "50", "0"),
            self._number("100", "80", "79.9999"),
            self._blank(),
            self._date(),
            self._date(),
            self._word("done", "done", "done", "trial", "building", "not_started", "cancelled", "replaced"),
            self._word("approved", "not_approved"),
            self._word("L-1", "L-2", "L-3", "L-4", "L-2 "),
            self._number(),
            self._word("yes", "no", "no"),
        )

    def _report(self) -> ProgressRow:
        year, filed, blank = self._year(*range(2021, 2027)), self._word("yes", "yes", "no"), self._blank()
        return ProgressRow(year, filed, blank, blank, self._word("难"), self._word("yes", "no"))

    def _evidence(self) -> EvidenceRow:
        blank = self._blank()
        return EvidenceRow(self._word("E-0", "E-1", "E-2", " E-1"), blank, blank, blank, blank)

    def _ruling(self) -> Ruling:
        return Ruling(self._word("yes", "yes", "no"), self._blank(), self._blank())

    def _opinions(self, rule: Rule) -> tuple[Opinion, ...]:
        assert rule.manual is not None
        words = (*rule.manual.answers, "别的")[: self.random.randint(1, len(rule.manual.answers) + 1)]
        entitled = Attestor.EXPERT if rule.manual.by == "expert" else Attestor.ASSESSOR
        people = self.random.randint(0, 5)
        return tuple(Opinion("", self._cell(self.random.choice(words), self._voice(entitled))) for _ in range(people))

    def _voice(self, entitled: Attestor) -> Attestor:
        return entitled if self._often() else self.random.choice((Attestor.PARK, Attestor.EXPERT, Attestor.ASSESSOR))
