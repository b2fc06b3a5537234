"""A case that was driven without a database, put into one act by act, with the people who did it."""

from collections.abc import Sequence

from sqlalchemy import text
from sqlmodel import Session

from service.casework.perform import fold
from service.casework.turn import Turn
from service.storage import cases
from service.storage.database import Database
from service.vocabulary.person import Person, Role
from tests.casework import builders
from tests.casework.builders import Walk
from tests.storage.builders import put_row

CASE = "zhejiang-2026-0001"
TURNS = (Turn("import_submission", Role.ASSESSOR),)
EVERYBODY = tuple(found for found in vars(builders).values() if isinstance(found, Person))


def put_people(session: Session, *people: Person) -> None:
    """People under the numbers they have in the tests of casework; others can be added after them."""
    for person in people or EVERYBODY:
        put_row(
            session,
            "person",
            id=person.id,
            name=person.name,
            role=person.role.value,
            department=person.department.value if person.department else None,
            jurisdiction=person.jurisdiction,
            city=person.city,
            park=person.park,
        )
    if session.connection().dialect.name == "postgresql":
        session.connection().execute(text("SELECT setval('person_id_seq', (SELECT max(id) FROM person))"))


def stored(database: Database, walk: Walk, case_id: str = CASE, people: Sequence[Person] = EVERYBODY) -> str:
    """Keep the acts of a walk as they would have been kept one after the other; the id of the case. people: who are not
    on record yet."""
    with database.writing() as session:
        if people:
            put_people(session, *people)
        keep_acts(session, walk, case_id)
    return case_id


def keep_acts(session: Session, walk: Walk, case_id: str = CASE, after: int = 0) -> None:
    """Keep the acts behind number `after`."""
    procedures = {walk.procedure.digest: walk.procedure}
    for seq in range(after + 1, walk.now.version + 1):
        case = fold(walk.now.acts[:seq], procedures)
        cases.append(session, case_id, case, walk.procedure, TURNS)
