"""What one 评估工作簿 says about one park, each statement with its cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from service.vocabulary.entry import Entry


@dataclass(frozen=True, slots=True)
class Cover:
    """封面: park, park code, jurisdiction, programme, pack id, evaluation date (date), base year of the plan and
    evaluated year (whole numbers), note (a label such as 公开资料片段, shown with every conclusion), region (one of
    the pack's, missing where it has none)."""

    park: Entry
    park_code: Entry
    jurisdiction: Entry
    programme: Entry
    pack: Entry
    evaluation_date: Entry
    base_year: Entry
    evaluated_year: Entry
    note: Entry
    region: Entry


class Method(StrEnum):
    """How a target text is to be understood."""

    LEVEL = "level"
    RELATIVE_TO_BASE = "relative_to_base"
    QUALITATIVE = "qualitative"


@dataclass(frozen=True, slots=True)
class Target:
    """预期成效 as printed. LEVEL: entry.value is the level. RELATIVE_TO_BASE: entry.value is the signed change as a
    fraction of the base (累计下降16% → -0.16). QUALITATIVE: entry.value is text (具备)."""

    entry: Entry
    method: Method = Method.LEVEL


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One row of sheet 指标. Years map to entries; every year column of the sheet has one.

    `state` is the stated state word's entry (blank = none stated) and `reason` its reason; `explanation` is 说明;
    `unit_label` the unit as written, `unit_matches` whether its dimension is the catalogue's.
    """

    code: str
    base_year: Entry
    base: Entry
    target_year: Entry
    target: Target
    actuals: Mapping[int, Entry]
    state: Entry
    reason: Entry
    evidence: Entry
    explanation: Entry
    unit_label: Entry
    unit_matches: bool


@dataclass(frozen=True, slots=True)
class QuantityRow:
    """One row of sheet 原始数据: a raw quantity by year, in the catalogue's unit."""

    code: str
    values: Mapping[int, Entry]
    evidence: Entry
    unit_label: Entry
    unit_matches: bool


@dataclass(frozen=True, slots=True)
class CarrierRow:
    """One row of sheet 能源消费: year, carrier, amount (carrier's unit), factor as stated (kgce per unit), its basis,
    energy as stated (tce)."""

    year: Entry
    carrier: Entry
    amount: Entry
    factor: Entry
    basis: Entry
    energy: Entry


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One row of sheet 重点项目. Investments in 万元, energy_saving in tce, dates as dates.

    `status`: done trial building not_started cancelled replaced; `change_approval`: approved not_approved (blank =
    not stated); `task` one of the five; `elsewhere`: yes/no, whether counted in another programme.
    """

    name: Entry
    owner: Entry
    task: Entry
    content: Entry
    planned_investment: Entry
    paid_investment: Entry
    funding: Entry
    started_on: Entry
    finished_on: Entry
    status: Entry
    change_approval: Entry
    ledger: Entry
    energy_saving: Entry
    elsewhere: Entry


@dataclass(frozen=True, slots=True)
class PartRow:
    """One of the six parts of the plan: code, whether it is there (yes/no), where."""

    code: str
    present: Entry
    place: Entry


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """One version of the plan with its 审核同意: approval approved/not_approved, authority, document, date."""

    version: Entry
    drawn_up_on: Entry
    approval: Entry
    authority: Entry
    document: Entry
    approved_on: Entry


@dataclass(frozen=True, slots=True)
class Amendment:
    """One change of a target or base value. kind: target/base; code: indicator; new value in its unit."""

    kind: Entry
    code: Entry
    old: Entry
    new: Target
    approval: Entry
    document: Entry
    approved_on: Entry
    reason: Entry


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """What the park itself states about one manual check (rule id); never satisfies the check."""

    item: str
    statement: Entry
    evidence: Entry


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One yearly progress report: year, whether filed (yes/no), filed on, progress, difficulties (text), whether these
    are solved (yes/no)."""

    year: Entry
    filed: Entry
    filed_on: Entry
    progress: Entry
    difficulties: Entry
    solved: Entry


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One line of the evidence list."""

    number: Entry
    name: Entry
    kind: Entry
    issuer: Entry
    issued_on: Entry


@dataclass(frozen=True, slots=True)
class Plan:
    """实施方案: the six parts, versions in sheet order, amendments in sheet order."""

    parts: tuple[PartRow, ...] = ()
    versions: tuple[PlanVersion, ...] = ()
    amendments: tuple[Amendment, ...] = ()


@dataclass(frozen=True, slots=True)
class Submission:
    """申报: everything one workbook states. `digest` is the SHA-256 of the file's bytes."""

    digest: str
    cover: Cover
    plan: Plan = field(default_factory=Plan)
    indicators: Mapping[str, IndicatorRow] = field(default_factory=dict)
    quantities: Mapping[str, QuantityRow] = field(default_factory=dict)
    carriers: tuple[CarrierRow, ...] = ()
    projects: tuple[ProjectRow, ...] = ()
    measures: Mapping[str, MeasureRow] = field(default_factory=dict)
    progress: tuple[ProgressRow, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
