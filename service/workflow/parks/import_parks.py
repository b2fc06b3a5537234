"""Bring a park list into the registry: all of it or nothing, every problem told at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from service.access.scope import Scope, place_of_park
from service.access.use_cases import UseCase
from service.casework.audit.chain import AuditEvent
from service.casework.park_comparison import Changed, Comparison, Conflict, compare, concerning
from service.casework.park_differences import Difference, shown
from service.casework.registry_access import require_registrar
from service.intake.parks.read_list import read_park_list
from service.rulelang.registry_rules import RegistryRules
from service.settings import Settings
from service.storage import parks
from service.storage.database import Database, Session
from service.storage.parks import Kept
from service.vocabulary.canonical import canonical_json
from service.vocabulary.fault import Fault
from service.vocabulary.jurisdiction import NATIONAL
from service.vocabulary.language import Said
from service.vocabulary.park import Park
from service.vocabulary.park_list import ParkList
from service.vocabulary.person import Person
from service.vocabulary.problem import Problem, Severity, Unreadable
from service.workflow.audit.audited import attempt, audited
from service.workflow.installation.open_database import opened
from service.workflow.parks.registry_rules import authority_of, opened_rules
from service.workflow.people.acting import acting, seen_by


@dataclass(frozen=True, slots=True)
class Asked:
    """authority: writing of the jurisdiction that imports, or 国家; by: id or name of the person; skip_rows: rows left
    out on purpose; new_rows: rows found to be parks of their own; dry_run: only compare;
    own: leave out the rows of other jurisdictions."""

    file: Path
    authority: str
    by: str = ""
    skip_rows: frozenset[int] = frozenset()
    new_rows: frozenset[int] = frozenset()
    dry_run: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a list. written: whether the registry is now as compared; skipped: rows left out
    by number, others: rows left out because they are of other jurisdictions."""

    digest: str
    problems: tuple[Problem, ...]
    comparison: Comparison
    skipped: tuple[int, ...]
    written: bool
    others: tuple[int, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether the list says anything new."""
        return bool(self.comparison.added or self.comparison.changed)

    @property
    def blocked(self) -> bool:
        """Whether something has to be repaired or decided before anything is written."""
        return bool(self.comparison.conflicts) or any(p.severity is Severity.ERROR for p in self.problems)


class ImportBlocked(Fault):
    """The list has errors or conflicts in rows that were not left out; nothing was written."""

    def __init__(self, imported: Imported) -> None:
        errors = sum(problem.severity is Severity.ERROR for problem in imported.problems)
        conflicts = len(imported.comparison.conflicts)
        zh = (
            f"清单有 {errors} 处错误、{conflicts} 行须由人认定，没有写入任何内容；"
            "逐项处理，或用 --skip-row 略过所在的行"
        )
        en = f"the list has {errors} errors and {conflicts} rows to decide; nothing was written"
        super().__init__("import-blocked", Said(zh, en))
        self.imported = imported


def import_parks(settings: Settings, asked: Asked, at: datetime) -> Imported:
    """Compare a list with the registry and, unless only that was asked, write what it adds and changes. Of parks that
    the person may not see nothing is told.

    Raises:
        Unreadable: the file as a whole. RuleProblems: the list of jurisdictions. OSError: the file.
        ImportBlocked: errors or conflicts. Fault: an unknown authority, row or person, or not theirs to do.
        StorageError: see opened.
    """
    rules = opened_rules(settings)
    authority = authority_of(asked.authority, rules)
    listed = read_park_list(asked.file.read_bytes(), rules.jurisdictions, place_required=authority == NATIONAL)
    _require_rows(asked.skip_rows | asked.new_rows, listed)
    with opened(settings) as database:
        wanted = _Wanted(listed, asked, authority, rules, acting(database, asked.by), at)
        if asked.dry_run:
            with database.reading() as session:
                return _compared(session, wanted)[0]
        return _written(settings, database, wanted)


@dataclass(frozen=True, slots=True)
class _Wanted:
    listed: ParkList
    asked: Asked
    authority: str
    rules: RegistryRules
    who: Person | None
    at: datetime


def _written(settings: Settings, database: Database, wanted: _Wanted) -> Imported:
    event = attempt(wanted.who, wanted.at, "park.import", "park_list", wanted.listed.digest)

    def work(session: Session) -> tuple[Imported, AuditEvent]:
        require_registrar(wanted.who, wanted.authority, wanted.rules.jurisdictions)
        found, versions = _compared(session, wanted)
        if found.blocked:
            raise ImportBlocked(found)
        parks.add(session, (park for _, park in found.comparison.added), wanted.at)
        parks.change(session, (Kept(one.park, versions[one.park.id]) for one in found.comparison.changed), wanted.at)
        done = replace(found, written=True)
        return done, replace(event, detail_json=canonical_json(_detail(done, wanted)))

    return audited(settings, database, event, work)


def _compared(session: Session, wanted: _Wanted) -> tuple[Imported, dict[str, int]]:
    """The comparison without the rows left out, and the version of every park."""
    listed, asked, places = wanted.listed, wanted.asked, wanted.rules.jurisdictions
    kept = parks.every_park(session)
    seen, hidden = _parted((one.park for one in kept.values()), seen_by(wanted.who, UseCase.READ_PARK))
    taken = concerning(listed.parks, seen, wanted.authority, places, hidden) if asked.own else listed.parks
    others = {one.row for one in listed.parks} - {one.row for one in taken}
    rows = [one for one in taken if one.row not in asked.skip_rows]
    compared = compare(rows, seen, wanted.authority, places, asked.new_rows, hidden)
    known = {row for row, _ in compared.unchanged} | {one.row for one in compared.changed}
    problems = tuple(problem for problem in listed.problems if _tells(problem, asked.skip_rows | others, known))
    skipped = tuple(sorted(asked.skip_rows))
    done = Imported(listed.digest, problems, compared, skipped, written=False, others=tuple(sorted(others)))
    return done, {id_: k.version for id_, k in kept.items()}


def _parted(every: Iterable[Park], scope: Scope) -> tuple[list[Park], list[Park]]:
    """The parks that are seen, and the others."""
    seen: list[Park] = []
    hidden: list[Park] = []
    for park in every:
        (seen if scope.covers(place_of_park(park)) else hidden).append(park)
    return seen, hidden


def _require_rows(rows: frozenset[int], listed: ParkList) -> None:
    """Rows that the caller names must hold a park: a slip of the pen would leave out another one."""
    existing = {one.row for one in listed.parks} | listed.faulty_rows
    if missing := sorted(rows - existing):
        shown_rows = "、".join(map(str, missing))
        zh = f"清单的第 {shown_rows} 行没有园区；请按清单里的行号写 --skip-row 和 --new-row（表头也算一行）"
        raise Fault("row-unknown", Said(zh, f"no park in row {shown_rows} of the list; count the heading as a row too"))


def _tells(problem: Problem, skipped: Collection[int], known: Collection[int]) -> bool:
    """Not what is said of rows left out, nor hints for parks that are on record already."""
    row = int("".join(filter(str.isdigit, problem.ref)) or 0)
    return row not in skipped and not (problem.code == "perhaps-apart" and row in known)


def _detail(done: Imported, wanted: _Wanted) -> dict[str, Any]:
    """For the audit trail: what was added, and what changed from what to what."""
    compared = done.comparison
    return {
        "authority": wanted.authority,
        "file": wanted.asked.file.name,
        "added": [park.id for _, park in compared.added],
        "changed": {one.park.id: _old_and_new(one) for one in compared.changed},
        "unchanged": len(compared.unchanged),
        "skipped_rows": list(done.skipped),
        "rows_of_others": len(done.others),
        "new_rows": sorted(wanted.asked.new_rows),
    }


def _old_and_new(one: Changed) -> dict[str, list[str]]:
    return {found.field: [shown(found.old).zh, shown(found.new).zh] for found in one.differences}


__all__ = [
    "Asked",
    "Changed",
    "Conflict",
    "Difference",
    "ImportBlocked",
    "Imported",
    "Park",
    "Unreadable",
    "import_parks",
    "shown",
]
