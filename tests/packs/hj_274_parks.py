"""Parks for HJ 274-2015: every indicator on its limit unless it is said to be short or missing, and what follows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from service.vocabulary.judgements import Judgements
from service.vocabulary.state import Attestor
from service.vocabulary.submission import IndicatorRow, QuantityRow, Submission
from tests.assessment.builders import a_cover, a_quantity_row, a_submission, an_indicator_row, an_opinion

LIMITS = {
    "HJ-01": ("hightech_output_share", ">= 30%"),
    "HJ-02": ("iav_per_worker", ">= 15"),
    "HJ-03": ("iav_growth_rate", ">= 15%"),
    "HJ-04": ("recycling_iav_share", ">= 30%"),
    "HJ-05": ("new_chain_projects", ">= 6"),
    "HJ-06": ("solid_waste_utilisation", ">= 70%"),
    "HJ-07": ("renewable_resource_recycling", ">= 80%"),
    "HJ-08": ("land_iav", ">= 9"),
    "HJ-09": ("land_iav_growth", ">= 6%"),
    "HJ-11": ("energy_per_iav", "<= 0.5"),
    "HJ-12": ("renewable_energy_share", ">= 9%"),
    "HJ-14": ("water_per_iav", "<= 8"),
    "HJ-15": ("water_reuse", ">= 75%"),
    "HJ-20": ("management_capacity", ">= 100%"),
    "HJ-21": ("cleaner_production_rate", ">= 100%"),
    "HJ-23": ("risk_control", ">= 100%"),
    "HJ-24": ("solid_waste_disposal", ">= 100%"),
    "HJ-26": ("co2_per_iav_cut", ">= 3%"),
    "HJ-27": ("wastewater_per_iav", "<= 7"),
    "HJ-28": ("solid_waste_per_iav", "<= 0.1"),
    "HJ-29": ("green_coverage", ">= 15%"),
    "HJ-30": ("disclosure_rate", ">= 100%"),
    "HJ-31": ("platform_completeness", ">= 100%"),
    "HJ-32": ("publicity_events", ">= 2"),
}
"""Rules with one limit: indicator and limit, as the public table has them."""

ELASTICITIES = {
    "HJ-10": ("energy_growth", "0.6"),
    "HJ-13": ("water_growth", "0.55"),
    "HJ-25": ("pollutant_growth", "0.3"),
}
"""Rules on an elasticity: the quantity that grows, and the limit, which turns round where value added falls."""

BY_REGION = {"缺水城市": "20%", "京津冀": "30%", "其他地区": "10%"}
"""HJ-16: the limit in each region."""

ANSWERS = {
    "HJ-17": ("达标", "未达标"),
    "HJ-18": ("全部完成", "未全部完成"),
    "HJ-19": ("未发生", "发生"),
    "HJ-22": ("具备", "不具备"),
}
"""Rules that a person answers: the good answer and the bad one."""

GROUPS = (
    ("HJ-01", "HJ-02", "HJ-03", "HJ-04"),
    ("HJ-06", "HJ-07"),
    ("HJ-08", "HJ-09"),
    ("HJ-11", "HJ-12"),
    ("HJ-14", "HJ-15", "HJ-16"),
    ("HJ-27", "HJ-28"),
)
"""The optional indicators: of each group at least one."""

RULES = tuple(f"HJ-{number:02d}" for number in range(1, 33))
OPTIONAL = tuple(rule for group in GROUPS for rule in group)
MANDATORY = tuple(rule for rule in RULES if rule not in OPTIONAL)

STEP = Decimal("0.000001")
SOME = Decimal("0.01")
OPEN = ("met", "not_evaluable", "manual")


def figure(text: str) -> Decimal:
    """`30%` as 0.3, `15` as 15."""
    return Decimal(text.removesuffix("%")).scaleb(-2 if text.endswith("%") else 0)


@dataclass(frozen=True)
class Park:
    """`odd`: rule → `short` (just beyond its limit) or `missing`; `growth` of value added a year, `region`; None where
    the park does not say."""

    odd: Mapping[str, str] = field(default_factory=dict)
    growth: Decimal | None = Decimal("0.15")
    region: str | None = "其他地区"

    def submission(self) -> Submission:
        """What the workbook says."""
        rows = [self._row(code, rule, limit) for rule, (code, limit) in LIMITS.items() if rule != "HJ-03"]
        rows.append(self._row("reclaimed_water_share", "HJ-16", f">= {BY_REGION.get(self.region or '', '30%')}"))
        burdens = [self._burden(code, rule, limit) for rule, (code, limit) in ELASTICITIES.items()]
        grown = a_quantity_row("iav_growth", {2025: _written(self.growth)})
        return a_submission(*rows, quantities=(grown, *burdens), cover=a_cover(region=self.region))

    def judgements(self) -> Judgements:
        """What the assessor answered."""
        words = {rule: self._answer(rule) for rule in ANSWERS}
        return Judgements(opinions={rule: (an_opinion(word, Attestor.ASSESSOR),) for rule, word in words.items()})

    def verdicts(self) -> dict[str, str]:
        """What each indicator comes to."""
        return {rule: self._verdict(rule) for rule in RULES}

    def recommendation(self) -> str:
        """What the whole comes to: all mandatory ones, and one of each group."""
        found = self.verdicts()
        asked = ((MANDATORY, len(MANDATORY)), *((group, 1) for group in GROUPS))
        if any(sum(found[rule] in OPEN for rule in rules) < k for rules, k in asked):
            return "不予通过"
        reached = all(sum(found[rule] == "met" for rule in rules) >= k for rules, k in asked)
        return "通过" if reached else "无法判定"

    def _verdict(self, rule: str) -> str:
        odd = self.odd.get(rule)
        if rule == "HJ-03" and self.growth is not None:
            return "met" if self.growth >= figure("15%") else "unmet"
        if rule in ELASTICITIES and self.growth == 0:
            return "manual"
        unknown = {"HJ-03": self.growth, "HJ-16": self.region} | dict.fromkeys(ELASTICITIES, self.growth)
        if odd == "missing" or unknown.get(rule, "") is None:
            return "manual" if rule in ANSWERS else "not_evaluable"
        return "unmet" if odd == "short" else "met"

    def _row(self, code: str, rule: str, limit: str) -> IndicatorRow:
        sign, _, text = limit.partition(" ")
        beyond = STEP if sign == "<=" else -STEP
        actual = {None: figure(text), "short": figure(text) + beyond}.get(self.odd.get(rule))
        return an_indicator_row(code, base=None, target=None, actuals={2025: _written(actual)})

    def _burden(self, code: str, rule: str, limit: str) -> QuantityRow:
        on = SOME if self.growth is None else Decimal(limit) * self.growth
        value = {None: on, "short": on + STEP}.get(self.odd.get(rule))
        return a_quantity_row(code, {2025: _written(value)})

    def _answer(self, rule: str) -> str | None:
        good, bad = ANSWERS[rule]
        return {None: good, "short": bad}.get(self.odd.get(rule))


def _written(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"
