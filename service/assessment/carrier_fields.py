"""The fields of a row of sheet 能源消费 as rules read them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from service.assessment.comparisons import deviation
from service.assessment.facts import blocked, derived, numeric, stated, whole, without
from service.assessment.situation import Situation
from service.assessment.views import cover_base_year, evaluated_year
from service.assessment.working import Working
from service.rulelang.catalogue import Carrier
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import MISSING, VALUE, Attestor
from service.vocabulary.submission import CarrierRow

_TONNES_PER_KG = Quotient(Decimal("0.001"))


def carrier_fields(situation: Situation, row: CarrierRow) -> Mapping[str, Callable[[], Fact]]:
    """Field name → how its fact is made."""
    return {
        "year_role": lambda: _year_role(situation, row),
        "carrier": lambda: stated("能源品种", row.carrier),
        "basis": lambda: stated("系数基准", row.basis),
        "factor_deviation": lambda: _factor_deviation(situation, row),
        "basis_label": lambda: _basis_label(situation, row),
        "energy": lambda: _energy(row),
        "energy_deviation": lambda: _energy_deviation(situation, row),
    }


def _year_role(situation: Situation, row: CarrierRow) -> Fact:
    needed = (
        numeric("能源消费年份", row.year, "年"),
        evaluated_year(situation),
        cover_base_year(situation),
    )
    lacking = blocked("year_role", "", needed)
    if lacking is not None:
        return lacking
    year, evaluated, base = map(whole, needed)
    if year is None or evaluated is None or base is None:
        return without("year_role", MISSING, "", "年份应为整数", needed)
    role = "evaluated" if year == evaluated else "base" if year == base else "other"
    return derived("year_role", role, "", f"评估年度 {evaluated}，基期年 {base}", needed)


def _known(situation: Situation, row: CarrierRow, name: str) -> tuple[Fact, Carrier | None]:
    """(the carrier's code or why there is none, the catalogue's carrier)."""
    code = stated("能源品种", row.carrier)
    found = situation.pack.catalogue.carriers.get(str(code.value))
    if code.present and found is None:
        return without(name, MISSING, "", f"指标目录中没有能源品种 {code.value}", (code,)), None
    return code, found


def _factor_deviation(situation: Situation, row: CarrierRow) -> Fact:
    """|factor − catalogue's| ÷ catalogue's."""
    name = "factor_deviation"
    code, carrier = _known(situation, row, name)
    if carrier is None:
        return without(name, code.state, "%", code.note, (code,))
    unit = f"kgce/{carrier.unit}"
    source = f"{carrier.name}折标系数（来源：{carrier.source}）"
    rule = Attestor.RULE
    official = Fact(source, VALUE, Quotient(carrier.factor), unit, attested_by=rule)
    factor = numeric(f"{carrier.name}折标系数", row.factor, unit)
    return deviation(name, factor, official, (code,))


def _basis_label(situation: Situation, row: CarrierRow) -> Fact:
    """matches or mismatch: the basis as written against the catalogue's."""
    name = "basis_label"
    code, carrier = _known(situation, row, name)
    if carrier is None:
        return without(name, code.state, "", code.note, (code,))
    basis = stated("系数基准", row.basis)
    lacking = blocked(name, "", (basis,), (code,))
    if lacking is not None:
        return lacking
    formula = f"填报 {basis.value}，指标目录 {carrier.basis}"
    label = "matches" if basis.value == carrier.basis else "mismatch"
    return derived(name, label, "", formula, (basis, code))


def _energy(row: CarrierRow) -> Fact:
    return numeric("折标量", row.energy, "tce")


def _energy_deviation(situation: Situation, row: CarrierRow) -> Fact:
    """|amount × factor ÷ 1000 − energy| ÷ |energy|; what has no unit for want of a carrier lacks the carrier."""
    name = "energy_deviation"
    amount, factor = numeric("实物量", row.amount), numeric("折标系数", row.factor)
    energy = _energy(row)
    lacking = blocked(name, "%", (amount, factor, energy))
    if lacking is not None:
        code, carrier = _known(situation, row, name)
        if carrier is None and not (amount.present and factor.present):
            return without(name, lacking.state, "%", code.note, (code, amount, factor, energy))
        return lacking
    value = amount.number * factor.number * _TONNES_PER_KG
    working = Working("{} × {} ÷ 1000", (amount, factor), value, "tce")
    return deviation(name, derived("复算折标量", value, "tce", working, (amount, factor)), energy)
