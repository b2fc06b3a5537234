"""Whose business a job is: lists show, and acts find, only those of one's own jurisdiction, city or park."""

from __future__ import annotations

from service.storage import jobs
from service.storage.database import Session
from service.vocabulary.job import Job
from service.vocabulary.person import ADMINISTRATORS, Person, Role


def sees(person: Person | None, job: Job) -> bool:
    """Whether a job is somebody's business; None is whoever runs commands on the machine, who sees them all. The
    system administrator sees the installation's own, and no business of any jurisdiction."""
    if person is None:
        return True
    asked = job.asked
    if person.role in ADMINISTRATORS:
        return person.role is Role.SYSTEM_ADMIN and not asked.jurisdiction
    if asked.jurisdiction != person.jurisdiction:
        return False
    if person.role is Role.CITY_REVIEWER:
        return asked.city == person.city
    return person.role is not Role.SUBMITTER or asked.park == person.park


def seen_job(session: Session, person: Person | None, number: int) -> Job:
    """The job of that number, where it is this person's business.

    Raises:
        Fault: there is none, or it is somebody else's: both are told alike.
    """
    job = jobs.get(session, number)
    if not sees(person, job):
        raise jobs.unknown(number)
    return job
