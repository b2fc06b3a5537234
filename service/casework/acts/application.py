"""Opening a case, its plan, and the application for acceptance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase:
    """The case of one park and programme is opened. case: its number, which it gets then; park: its id in the registry,
    which stays through renames and new codes; park_code: that of the catalogue on the day of opening, empty where there
    is none; jurisdiction: short code; city: the 设区市, empty where there is none; programme: id."""

    kind: Literal["open_case"] = "open_case"
    park: str
    park_name: str
    jurisdiction: str
    city: str
    programme: str
    case: str = ""
    park_code: str = ""
    programme_title: str = ""

    @property
    def programme_shown(self) -> str:
        """Title and id."""
        return f"{self.programme_title}（{self.programme}）" if self.programme_title else self.programme


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendedTarget:
    """A target of the plan, or the base value of an indicator, as it was and as it became, as written."""

    code: str
    old: str
    new: str
    what: Literal["target", "base"] = "target"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplacedProject:
    """A project of the plan and the one that took its place; `by` empty when it was dropped."""

    project: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPlan:
    """A version of the 实施方案 with its 审核同意: who approved or refused it, by which document, when. A version
    recorded again replaces what was recorded of it. `file`: digest of the plan itself, empty when only the record is
    there."""

    kind: Literal["record_plan"] = "record_plan"
    version: str
    approved: bool
    authority: str
    document: str
    decided_on: date
    file: str = ""
    amended_targets: tuple[AmendedTarget, ...] = ()
    replaced_projects: tuple[ReplacedProject, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignProject:
    """An enterprise is responsible for a project of the plan (通知三(一))."""

    kind: Literal["assign_project"] = "assign_project"
    project: str
    enterprise: str
    credit_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Apply:
    """The park applies for acceptance; `letter`: digest of the application letter, empty when there is none."""

    kind: Literal["apply"] = "apply"
    letter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptApplication:
    """The city's opinion after its review: complete, to go on."""

    kind: Literal["accept_application"] = "accept_application"
    opinion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnApplication:
    """The city's opinion after its review: not complete, back to the park."""

    kind: Literal["return_application"] = "return_application"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw:
    """The application is withdrawn."""

    kind: Literal["withdraw"] = "withdraw"
    reason: str
