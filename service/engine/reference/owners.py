"""What has attributes in a pack: its indicators, raw quantities, plan, manual checks, parameters and the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from service.engine.reference.attributes import OfIndicator, OfQuantity
from service.engine.reference.inputs import Inputs
from service.engine.reference.known import Known, value
from service.engine.reference.once import Once
from service.engine.reference.park import Owner, Park
from service.engine.reference.plan import answer, answers, park_value, plan_value
from service.engine.reference.values import Reasons, Values
from service.rulelang.pack import Rule


@dataclass(frozen=True, eq=False)
class IndicatorOwner:
    """An indicator as rules see it that accept these reasons for 不适用."""

    code: str
    reasons: Reasons
    plain: IndicatorOwner | None = None

    def open(self, park: Park) -> Mapping[str, Known]:
        """Its attributes; where its row does not say 不适用, reasons make no difference."""
        if self.plain is not None and not park.inputs.excused(self.code):
            return park[self.plain]
        return OfIndicator(Values(park.inputs, self.code, self.reasons))


@dataclass(frozen=True, eq=False)
class QuantityOwner:
    """A raw quantity."""

    code: str

    def open(self, park: Park) -> Mapping[str, Known]:
        """Its attributes."""
        return OfQuantity(park.inputs, self.code)


class PlanOwner:
    """The plan."""

    def open(self, park: Park) -> Mapping[str, Known]:
        """Its attributes."""
        return Once(partial(plan_value, park.inputs))


class CoverOwner:
    """The park itself."""

    def open(self, park: Park) -> Mapping[str, Known]:
        """What the cover states of it."""
        return Once(partial(park_value, park.inputs))


class ParameterOwner:
    """The numbers of the pack."""

    def open(self, park: Park) -> Mapping[str, Known]:
        """Each number by its name."""
        return Once(park.inputs.parameter)


class CaseOwner:
    """The case as a whole."""

    def open(self, park: Park) -> Mapping[str, Known]:
        """What the gates and the decision read of the score; missing before there is one."""
        return park.summary


@dataclass(frozen=True, eq=False)
class ItemOwner:
    """A manual check."""

    rule: Rule

    def open(self, park: Park) -> Mapping[str, Known]:
        """The answer and how many gave one."""
        return Once(partial(_of_item, park.inputs, self.rule))


@dataclass(frozen=True, eq=False)
class GivenOwner:
    """An example of a rule."""

    given: Mapping[str, Known]

    def open(self, park: Park) -> Mapping[str, Known]:
        """What it states."""
        return self.given


class Owners:
    """Each owner of a pack once, so that all rules of a park share what is worked out for it."""

    def __init__(self) -> None:
        self.plan, self.cover, self.parameters, self.case = PlanOwner(), CoverOwner(), ParameterOwner(), CaseOwner()
        self.quantities: Once[str, Owner] = Once(QuantityOwner)
        self._plain = Once(partial(IndicatorOwner, reasons=None))
        self._by_reasons: dict[tuple[str, Reasons], IndicatorOwner] = {}

    def indicator(self, code: str, reasons: Reasons) -> Owner:
        """An indicator as rules see it that accept these reasons for 不适用; None: any that an assessor accepted."""
        if reasons is None:
            return self._plain[code]
        return self._by_reasons.setdefault((code, reasons), IndicatorOwner(code, reasons, self._plain[code]))


def _of_item(inputs: Inputs, rule: Rule, name: str) -> Known:
    return answer(inputs, rule) if name == "answer" else value(len(answers(inputs, rule)))
