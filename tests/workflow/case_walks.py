"""Cases that are at some state already, in an installation, with people who go on with them."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from typing import TypeVar

from service.casework.acts import application, carrying_out
from service.casework.case import Case
from service.casework.perform import Refused
from service.storage.cases import Changed
from service.vocabulary.person import Person
from service.workflow.cases.perform_act import Asked
from service.workflow.cases.read_case import read_case
from tests.casework.builders import ASSESSOR, Walk
from tests.storage.installations import Installation
from tests.storage.stored_cases import CASE, put_people, stored

T = TypeVar("T")


def kept(installation: Installation, walk: Walk, *others: Person) -> datetime:
    """Keep the case of a walk, with other people besides; the moment at which it can go on."""
    with installation.open() as database:
        stored(database, walk)
        if others:
            with database.writing() as session:
                put_people(session, *others)
    return walk.at + timedelta(minutes=1)


def asked(at: datetime, by: Person = ASSESSOR, seen: int | None = None) -> Asked:
    """Who asks, by the number."""
    return Asked(str(by.id), seen, at)


def case_of(installation: Installation) -> Case:
    """The case as it stands now."""
    return read_case(installation.settings, CASE)


def progress(year: int) -> carrying_out.ReportProgress:
    """The report of a year."""
    return carrying_out.ReportProgress(year=year, filed_on=date(2026, 1, 1), progress=f"{year}年进展")


def enterprise(number: int) -> application.AssignProject:
    """Of a project: an act that any number of people may do at once, any number of times."""
    return application.AssignProject(project=f"项目{number}", enterprise="甲公司")


def at_once(work: Callable[[T], object], with_each: Iterable[T]) -> list[Exception | None]:
    """Do the work in as many threads at once; of each what stood in the way."""

    def tried(one: T) -> Exception | None:
        try:
            work(one)
        except (Changed, Refused) as refused:
            return refused
        return None

    every = list(with_each)
    with ThreadPoolExecutor(len(every)) as pool:
        return list(pool.map(tried, every))
