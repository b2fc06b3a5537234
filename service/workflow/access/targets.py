"""What a use case is asked about, and where it lies: found only within a scope, otherwise as if it did not exist."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from service.access.scope import INSTALLATION, Place, Scope, place_of_park, place_of_person
from service.casework.named_files import named_files
from service.casework.park_lookup import meant
from service.casework.park_view import told_to_park
from service.settings import Settings
from service.storage import cases, jobs, parks, people
from service.storage.cases import CaseLine
from service.storage.database import Session
from service.storage.expert_cases import early
from service.vocabulary.fault import Fault
from service.vocabulary.job import Job
from service.vocabulary.language import Said
from service.workflow.parks.registry_rules import authority_of, opened_rules


class Kind(StrEnum):
    """Sorts of objects, by the words of the audit trail."""

    INSTALLATION = "installation"
    JURISDICTION = "jurisdiction"
    PARK = "park"
    CASE = "case"
    FILE = "file"
    PERSON = "person"
    JOB = "job"


@dataclass(frozen=True, slots=True)
class Target:
    """An object as the caller names it; `within`: the case through which a file is asked for."""

    kind: Kind
    id: str = ""
    within: str = ""

    @property
    def named(self) -> str:
        """`case:zhejiang-2026-0001`, as the audit trail names what was asked for."""
        return ":".join(part for part in (self.kind.value, self.within, self.id) if part)


THE_INSTALLATION = Target(Kind.INSTALLATION)
"""What lies nowhere: the rules, one's own account, the service itself."""


@dataclass(frozen=True, slots=True)
class Found:
    """An object that somebody may ask about. id: the one it has, however it was named; park: what the park of a case is
    called now, empty for anything else."""

    id: str
    place: Place
    park: str = ""


def a_jurisdiction(settings: Settings, text: str) -> Target:
    """What concerns a whole jurisdiction, by any of its usual writings, or the national bodies.

    Raises:
        Fault: there is none. RuleProblems: their list is faulty.
    """
    return Target(Kind.JURISDICTION, authority_of(text, opened_rules(settings)))


def a_park(text: str) -> Target:
    """A park by id, code or name."""
    return Target(Kind.PARK, text)


def a_case(case_id: str) -> Target:
    """A case by its id."""
    return Target(Kind.CASE, case_id)


def a_file(case_id: str, digest: str) -> Target:
    """A kept file, through a case that names it."""
    return Target(Kind.FILE, digest, case_id)


def a_person(who: str) -> Target:
    """A person by id or name."""
    return Target(Kind.PERSON, who)


def a_job(number: int) -> Target:
    """A job by its number."""
    return Target(Kind.JOB, str(number))


def place_of_job(job: Job) -> Place:
    """Whose business a job is."""
    return Place(job.asked.jurisdiction)


def place_of_case(line: CaseLine, early: frozenset[str]) -> Place:
    """Where a case lies; early: see storage.expert_cases.early()."""
    return Place(line.jurisdiction, line.city, line.park, line.id in early)


def find(session: Session, target: Target, scope: Scope) -> Found:
    """The object, if the scope covers it.

    Raises:
        Fault: there is none in this scope; the same whether there is one outside it or not.
    """
    return _FINDERS[target.kind](session, target, scope)


def _installation(_: Session, target: Target, __: Scope) -> Found:
    return Found(target.id, INSTALLATION)


def _jurisdiction(_: Session, target: Target, scope: Scope) -> Found:
    """Everybody knows which jurisdictions there are, so that no more is hidden than what they hold."""
    place = Place(target.id)
    if not scope.covers(place):
        raise Fault(
            "not-permitted",
            Said(
                f"主管地区 {target.id} 不在您的办理范围内；请由该地区人员办理",
                f"the jurisdiction {target.id} is outside what you see; let somebody of it do this",
            ),
        )
    return Found(target.id, place)


def _park(session: Session, target: Target, scope: Scope) -> Found:
    """Pages name parks by their ids, for which the registry need not be read."""
    place = parks.place_of(session, target.id)
    if place is not None and scope.covers(place):
        return Found(target.id, place)
    seen = [kept.park for kept in parks.every_park(session).values() if scope.covers(place_of_park(kept.park))]
    park = meant(target.id, seen)
    return Found(park.id, place_of_park(park))


def _case(session: Session, target: Target, scope: Scope) -> Found:
    line = cases.line(session, target.id)
    place = place_of_case(line, early(session, target.id, scope.expert))
    if not scope.covers(place):
        raise cases.unknown_case(target.id)
    return Found(target.id, place, line.park_name)


def _file(session: Session, target: Target, scope: Scope) -> Found:
    found = _case(session, Target(Kind.CASE, target.within), scope)
    acts = cases.load(session, target.within).acts
    if not any(target.id in named_files(one.act) for one in acts if scope.inside or told_to_park(one)):
        raise Fault(
            "file-unknown",
            Said(
                f"案卷 {target.within} 的办理记录没有附摘要为 {target.id[:12]}… 的文件；请在案卷的办理记录里查看摘要",
                f"no act of case {target.within} names a file {target.id[:12]}…; see the digests in the acts",
            ),
        )
    return Found(target.id, found.place)


def _person(session: Session, target: Target, scope: Scope) -> Found:
    person = people.find(session, target.id, lambda one: scope.covers(place_of_person(one)))
    return Found(str(person.id), place_of_person(person))


def _job(session: Session, target: Target, scope: Scope) -> Found:
    return Found(target.id, place_of_job(seen_job(session, int(target.id), scope)))


def seen_job(session: Session, number: int, scope: Scope) -> Job:
    """The job of that number.

    Raises:
        Fault: there is none in this scope; the same whether there is one outside it or not.
    """
    job = jobs.get(session, number)
    if not scope.covers(place_of_job(job)):
        raise jobs.unknown(number)
    return job


_FINDERS: Mapping[Kind, Callable[[Session, Target, Scope], Found]] = {
    Kind.INSTALLATION: _installation,
    Kind.JURISDICTION: _jurisdiction,
    Kind.PARK: _park,
    Kind.CASE: _case,
    Kind.FILE: _file,
    Kind.PERSON: _person,
    Kind.JOB: _job,
}
