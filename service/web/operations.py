"""How the installation is doing, for its system administrator: space, backups, settings, everything that can be
checked; nothing of what it is used for."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.documents.bundle.check import Check, Outcome, overall
from service.transport.auth import Who
from service.vocabulary.language import Said
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.web.tags import Tag
from service.workflow.installation.backup_status import BackupStatus, backup_status
from service.workflow.installation.doctor import doctor
from service.workflow.installation.machine_checks import setting_checks
from service.workflow.installation.state import State, state

router = screens("/operations", "运行状况")
_MB = 1_000_000


@shown_by("operations/page.html")
@dataclass(frozen=True, slots=True)
class OperationsPage:
    """state: of this moment; backup: as on record; settings: as in force."""

    state: State
    backup: BackupStatus
    settings: tuple[Said, ...]

    @property
    def head_minutes(self) -> int | None:
        """Since a head of the audit trail was signed."""
        age = self.state.head_age
        return None if age is None else int(age.total_seconds() // 60)

    @property
    def backup_hours(self) -> int | None:
        """Since the last backup."""
        age = self.backup.age
        return None if age is None else int(age.total_seconds() // 3600)

    @property
    def megabytes(self) -> str:
        """Of the last backup."""
        size = self.backup.made.size if self.backup.made else None
        return "" if size is None else f"{size / _MB:.1f}"


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One thing that was checked."""

    tag: Tag
    said: Said


@shown_by("operations/checks.html")
@dataclass(frozen=True, slots=True)
class ChecksPage:
    """checks: those that fail first; outcome: of all together."""

    checks: tuple[CheckRow, ...]
    tag: Tag


@router.get("", **shows(UseCase.READ_HEALTH))
def show(request: Request, who: Who) -> Response:
    """What can be told at once."""
    page = OperationsPage(
        state(who.settings, who.at),
        backup_status(who.settings, who.at),
        tuple(one.said for one in setting_checks(who.settings)),
    )
    return render(request, "operations/page.html", page)


@router.get("/checks", **shows(UseCase.READ_HEALTH, summary="检查本机的安装"))
def check(request: Request, who: Who) -> Response:
    """Everything that `acceptance doctor` checks, without reading every file; the settings stand on the page before."""
    known = set(setting_checks(who.settings))
    found = sorted(
        (one for one in doctor(who.settings, who.at) if one not in known), key=lambda one: _ORDER[one.outcome]
    )
    page = ChecksPage(tuple(CheckRow(_tag(one.outcome), one.said) for one in found), _sum(found))
    return render(request, "operations/checks.html", page)


def _sum(found: list[Check]) -> Tag:
    said = {
        Outcome.HOLDS: Said("一切正常", "everything is in order"),
        Outcome.FAILS: Said("有问题，见下面标 ✗ 的各项", "not in order: see the lines marked ✗"),
        Outcome.UNCHECKED: Said("有核对不了的项", "something could not be checked"),
    }
    outcome = overall(found)
    return Tag(said[outcome], outcome.mark, _TONES[outcome])


def _tag(outcome: Outcome) -> Tag:
    return Tag(_WORDS[outcome], outcome.mark, _TONES[outcome])


_ORDER = {Outcome.FAILS: 0, Outcome.UNCHECKED: 1, Outcome.NOTED: 2, Outcome.HOLDS: 3}
_TONES = {Outcome.HOLDS: "good", Outcome.FAILS: "bad", Outcome.UNCHECKED: "open", Outcome.NOTED: "near"}
_WORDS = {
    Outcome.HOLDS: Said("正常", "in order"),
    Outcome.FAILS: Said("有问题", "not in order"),
    Outcome.UNCHECKED: Said("核对不了", "cannot be told"),
    Outcome.NOTED: Said("请注意", "note"),
}
