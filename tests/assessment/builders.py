"""Workbooks, their rows and judgements with defaults, for the tests of assessment and later stages."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from service.assessment.situation import Situation
from service.rulelang.pack import Pack
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry, Reading, missing
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
    PlanVersion,
    ProgressRow,
    ProjectRow,
    QuantityRow,
    Submission,
    Target,
)
from tests.assessment.pack_builders import a_pack

_cells = count(1)


def a_cell(sheet: str = "表") -> Cell:
    """A cell nobody else has."""
    return Cell("0" * 64, sheet, f"A{next(_cells)}")


def blank() -> Entry:
    """An empty cell."""
    return missing(a_cell())


def num(value: str | int, unit: str = "", approximate: bool = False, by: Attestor = Attestor.PARK) -> Entry:
    """A stated number (percent as a fraction)."""
    reading = Reading(str(value), approximate=True, note="约数") if approximate else None
    return Entry(State.VALUE, Decimal(value), a_cell(), unit, reading, attested_by=by)


def text(value: str, by: Attestor = Attestor.PARK) -> Entry:
    """A stated word."""
    return Entry(State.VALUE, value, a_cell(), attested_by=by)


def day(iso: str) -> Entry:
    """A stated date."""
    return Entry(State.VALUE, date.fromisoformat(iso), a_cell())


def in_state(state: State) -> Entry:
    """An entry in a state without value."""
    return Entry(state, None, a_cell(), reason=state.label)


def entry(value: Entry | str | int | None) -> Entry:
    """An entry as it is, a number as text or int, or None for an empty cell."""
    if isinstance(value, Entry):
        return value
    return blank() if value is None else num(value)


def words(value: Entry | str | None) -> Entry:
    """Like entry(), for cells that hold words."""
    return text(value) if isinstance(value, str) else entry(value)


def days(value: Entry | str | None) -> Entry:
    """Like entry(), for cells that hold dates."""
    return day(value) if isinstance(value, str) else entry(value)


def a_cover(
    year: int | None = 2025, base: int | None = 2020, on: str | None = "2026-06-30", region: Entry | str | None = None
) -> Cover:
    """封面 with evaluated year, base year, evaluation date and region."""
    named = (text("示例园区"), text("P-01"), text("示例省"), text("十四五"), text("base-145"))
    return Cover(*named, days(on), entry(base), entry(year), blank(), words(region))


def an_indicator_row(
    code: str = "intensity",
    base: Entry | str | None = "0.50",
    target: Target | Entry | str | None = "0.40",
    actuals: Mapping[int, Entry | str | None] | None = None,
    **other: Any,
) -> IndicatorRow:
    """One row of 指标; `state`, `reason`, `evidence`, `explanation`, `unit_label` take words, `base_year` a number."""
    years = {2025: "0.41"} if actuals is None else actuals
    return IndicatorRow(
        code=code,
        base_year=entry(other.get("base_year", 2020)),
        base=entry(base),
        target_year=num(2025),
        target=target if isinstance(target, Target) else Target(entry(target)),
        actuals={year: entry(value) for year, value in years.items()},
        state=words(other.get("state")),
        reason=words(other.get("reason")),
        evidence=words(other.get("evidence")),
        explanation=words(other.get("explanation")),
        unit_label=words(other.get("unit_label", "tce/万元")),
        unit_matches=other.get("unit_matches", True),
    )


def a_relative_target(change: str) -> Target:
    """A target against the base: a_relative_target("-0.16") is 累计下降16%."""
    return Target(num(change), Method.RELATIVE_TO_BASE)


def a_quantity_row(code: str, values: Mapping[int, Entry | str | None], **other: Any) -> QuantityRow:
    """One row of 原始数据."""
    entries = {year: entry(value) for year, value in values.items()}
    return QuantityRow(code, entries, blank(), words(other.get("unit_label", "tce")), other.get("unit_matches", True))


def a_carrier_row(**fields: Any) -> CarrierRow:
    """One row of 能源消费: 1000 t of coal in 2025."""
    values: dict[str, Any] = {"year": 2025, "amount": "1000", "factor": "0.7143", "energy": "0.7143"} | fields
    word: dict[str, Any] = {"carrier": "coal", "basis": "当量值"} | fields
    numbers = {name: entry(values[name]) for name in ("year", "amount", "factor", "energy")}
    return CarrierRow(**numbers, carrier=words(word["carrier"]), basis=words(word["basis"]))


def a_project_row(**fields: Any) -> ProjectRow:
    """One row of 重点项目: done, 100 万元 planned and paid."""
    filled: dict[str, Any] = {
        "name": f"项目{next(_cells)}", "task": "symbiosis", "planned_investment": "100", "paid_investment": "100",
        "started_on": "2023-01-01", "finished_on": "2024-12-31", "status": "done", "energy_saving": "10",
        "elsewhere": "no",
    } | fields  # fmt: skip
    numbers = ("planned_investment", "paid_investment", "energy_saving")
    dates = ("started_on", "finished_on")
    made = {
        name: (entry if name in numbers else days if name in dates else words)(filled.get(name))
        for name in ProjectRow.__slots__
    }
    return ProjectRow(**made)


def a_part(code: str, present: str | None = "yes") -> PartRow:
    """One part of the plan."""
    return PartRow(code, words(present), blank())


def a_version(approval: str | None = "approved", on: str | None = "2022-03-01") -> PlanVersion:
    """One version of the plan."""
    return PlanVersion(text("第一版"), blank(), words(approval), blank(), blank(), days(on))


def an_amendment(
    new: Target | Entry | str | None, kind: str = "target", approval: str | None = "approved",
    on: str | None = "2023-05-01", code: str = "intensity",
) -> Amendment:  # fmt: skip
    """One change of a target or base value."""
    target = new if isinstance(new, Target) else Target(entry(new))
    return Amendment(text(kind), text(code), blank(), target, words(approval), blank(), days(on), blank())


def a_report(year: int | None, filed: str | None = "yes", difficulties: str | None = None) -> ProgressRow:
    """One yearly report."""
    return ProgressRow(entry(year), words(filed), blank(), blank(), words(difficulties), blank())


def an_evidence_row(number: str) -> EvidenceRow:
    """One line of the evidence list."""
    return EvidenceRow(text(number), blank(), blank(), blank(), blank())


def a_submission(
    *indicators: IndicatorRow, quantities: Sequence[QuantityRow] = (), cover: Cover | None = None, **other: Any
) -> Submission:
    """A workbook with these rows; `other` are further fields of Submission."""
    rows = {row.code: row for row in indicators}
    raws = {row.code: row for row in quantities}
    return Submission("0" * 64, cover or a_cover(), indicators=rows, quantities=raws, **other)


def an_opinion(answer: str | None, by: Attestor = Attestor.EXPERT) -> Opinion:
    """One person's answer."""
    said = Entry(State.MISSING, None, a_cell(), reason="未填写", attested_by=by) if answer is None else text(answer, by)
    return Opinion(f"人员{next(_cells)}", said)


def a_ruling(accepted: str | None = "yes") -> Ruling:
    """An assessor's yes or no."""
    return Ruling(words(accepted), text("经核实"), text("张三"))


def a_dispute(established: Entry | str | None, code: str = "intensity", year: int = 2025) -> Dispute:
    """A disputed value."""
    return Dispute(code, year, text("统计口径不一致"), entry(established))


def an_external_figure(value: Entry | str | None, code: str = "gdp", year: int = 2025) -> ExternalFigure:
    """A figure of an outside body."""
    return ExternalFigure(code, year, entry(value), text("统计局"))


def a_situation(
    submission: Submission | None = None,
    *,
    pack: Pack | None = None,
    judgements: Judgements | None = None,
    **other: Any,
) -> Situation:
    """A case; an empty workbook, no judgements and a pack without rules by default."""
    return Situation(submission or a_submission(), judgements or Judgements(), pack or a_pack(), **other)
