"""The slip of unit or magnitude a credibility question points to: by how much, and what the value would then be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from service.assessment.comparisons import slipped, within
from service.assessment.showing import PLACES, show, thresholds
from service.rulelang.catalogue import Indicator, Quantity
from service.rulelang.pack import Pack
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Finding
from service.vocabulary.language import Said

_MIXED = {
    2: Said("百分数与小数", "percent and fraction"),
    3: Said("千克与吨", "kg and t"),
    4: Said("元与万元、万元与亿元", "元 and 万元, 万元 and 亿元"),
    8: Said("元与亿元", "元 and 亿元"),
}
"""Power of ten → the units that are mixed up."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A value that is 10^power too small (negative: too large); corrected: what it would be, as text with its unit."""

    power: int
    corrected: str

    @property
    def said(self) -> Said:
        """What is suspected, and what the value would be."""
        times, mixed = f"{10 ** abs(self.power):,}", _MIXED[abs(self.power)]
        zh, en = ("小", "small") if self.power > 0 else ("大", "large")
        by = Said("乘以", "multiplied") if self.power > 0 else Said("除以", "divided")
        return Said(
            f"疑似单位或数量级差错：填报值可能{zh}了 {times} 倍（如{mixed.zh}混用）；"
            f"{by.zh} {times} 为 {self.corrected}",
            f"suspected slip of unit or magnitude: the value may be {times} times too {en} "
            f"(such as {mixed.en} mixed up); {by.en} by {times} it is {self.corrected}",
        )


def suspected_slip(finding: Finding, pack: Pack, about: Indicator | Quantity | None) -> Slip | None:
    """The slip that would explain why the question is asked, None where none would. about: the entry of the catalogue
    that the question is about."""
    for fact, fits in _yardsticks(finding, pack, about):
        if fact.number and (power := slipped(fact.number, fits)) is not None:
            corrected = fact.number * Quotient(Decimal(1).scaleb(power))
            return Slip(power, show(corrected, fact.unit, about.digits if about is not None else PLACES))
    return None


def _yardsticks(
    finding: Finding, pack: Pack, about: Indicator | Quantity | None
) -> Iterator[tuple[Fact, Callable[[Quotient], bool]]]:
    """Each reported number with what it should be like: within the plausible band, or near what it is compared with."""
    table = pack.rules[finding.rule].table
    for fact in finding.facts[: len(table.attributes)]:
        numbers = [one for one in fact.operands if one.present and isinstance(one.value, Quotient)]
        if fact.name == "magnitude" and about is not None and about.plausible is not None and numbers:
            yield numbers[0], partial(within, about.plausible)
        elif fact.name.endswith("_deviation") and len(numbers) > 1 and (marks := thresholds(table, fact.name)):
            yield numbers[0], partial(_near, numbers[1].number, Quotient(max(marks)))


def _near(base: Quotient, most: Quotient, value: Quotient) -> bool:
    return bool(base) and value.off(base) <= most
