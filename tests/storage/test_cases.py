"""Cases come back as they were kept, and what must not be written is refused by the database itself."""

from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from service.casework.acts import application, carrying_out
from service.casework.acts.act import Act
from service.casework.acts.decision import Sign
from service.casework.case import Recorded, after
from service.casework.signing import content_digest
from service.casework.state import State
from service.storage import cases
from service.storage.cases import Changed
from service.storage.database import Database, StorageError
from service.vocabulary.fault import Fault
from service.vocabulary.person import Person
from tests.casework.builders import DRC, OTHER_DRC, Walk, opening, walk
from tests.casework.stages import at
from tests.storage.builders import put_row
from tests.storage.stored_cases import CASE, keep_acts, put_people, stored

LINKED = carrying_out.LinkEvidence(
    file="a" * 64, name="照片", media_type="image/png", target=carrying_out.Target.PROJECT, key="管网"
)
PROGRESS = carrying_out.ReportProgress(year=2024, filed_on=walk().today, progress="按方案推进")


def signing() -> Walk:
    return at(State.SIGNING)


@pytest.mark.parametrize("state", [State.IMPLEMENTATION, State.SIGNING, State.RECTIFICATION, State.WITHDRAWN])
def test_a_case_comes_back_as_it_was_kept(state: State, database: Database) -> None:
    driven = at(state)
    case_id = stored(database, driven)
    with database.reading() as session:
        assert cases.load(session, case_id) == driven.now
        line = cases.line(session, case_id)
    assert (line.state, line.round, line.version) == (driven.now.state, driven.now.round, driven.now.version)
    assert (line.opened_at, line.changed_at) == (driven.now.acts[0].at, driven.now.acts[-1].at)


def test_an_unknown_case_is_named_with_what_to_do(database: Database) -> None:
    with pytest.raises(Fault, match="没有编号为“x-1”的案卷；用 acceptance case list"), database.reading() as session:
        cases.load(session, "x-1")


def test_numbers_count_up_in_each_jurisdiction_and_year(database: Database) -> None:
    stored(database, walk().open())
    with database.writing() as session:
        assert cases.new_id(session, "zhejiang", 2026) == "zhejiang-2026-0002"
        assert cases.new_id(session, "zhejiang", 2027) == "zhejiang-2027-0001"
        assert cases.new_id(session, "ningbo", 2026) == "ningbo-2026-0001"


def test_a_park_has_one_case_of_a_programme(database: Database) -> None:
    stored(database, walk().open())
    with pytest.raises(Changed, match="已有案卷"), database.writing() as session:
        keep_acts(session, walk().do(opening()), "zhejiang-2026-0002")
    later = walk().do(opening(programme="155"))
    with database.writing() as session:
        keep_acts(session, later, "zhejiang-2026-0002")
    with database.reading() as session:
        assert [line.programme for line in cases.lines(session)] == ["145", "155"]


def test_an_act_on_a_case_that_went_on_is_refused(database: Database) -> None:
    stored(database, at(State.IMPLEMENTATION))
    one = at(State.IMPLEMENTATION).do(application.Apply())
    other = at(State.IMPLEMENTATION).do(replace(PROGRESS, year=2023))
    with database.writing() as session:
        keep_acts(session, one, after=one.now.version - 1)
    with pytest.raises(Changed, match="刚刚有别人办理"), database.writing() as session:
        keep_acts(session, other, after=other.now.version - 1)
    with database.reading() as session:
        assert cases.load(session, CASE) == one.now


def signature(driven: Walk, person: Person, content: str = "") -> Walk:
    """A signature that no condition was asked about."""
    case, last = driven.now, driven.now.acts[-1]
    act = Sign(content=content or content_digest(case))
    recorded: Recorded[Act] = Recorded(last.seq + 1, act, person, last.at, last.procedure, f"{last.seq + 1:064}")
    return Walk(driven.procedure, after(case, recorded, case.state, opens_round=False), driven.at)


@pytest.mark.parametrize("second", [DRC, OTHER_DRC, replace(DRC, id=22)])
def test_the_database_takes_one_signature_of_a_department_and_of_a_person(second: Person, database: Database) -> None:
    driven = signing()
    stored(database, driven)
    first = signature(driven, DRC)
    other_person_of_the_department = replace(second, department=DRC.department)
    with database.writing() as session:
        cases.append(session, CASE, first.now, driven.procedure, ())
    again = signature(first, other_person_of_the_department)
    with pytest.raises(Changed, match="一个部门、一个人只签一次"), database.writing() as session:
        cases.append(session, CASE, again.now, driven.procedure, ())


def test_another_content_may_be_signed_again(database: Database) -> None:
    driven = signing()
    stored(database, driven)
    first = signature(driven, DRC)
    again = signature(first, DRC, "b" * 64)
    with database.writing() as session:
        cases.append(session, CASE, first.now, driven.procedure, ())
        cases.append(session, CASE, again.now, driven.procedure, ())
    with database.reading() as session:
        assert cases.line(session, CASE).version == again.now.version


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM case_act WHERE seq = 1",
        "UPDATE case_act SET kind = 'apply'",
        "DELETE FROM case_signature",
        "UPDATE case_signature SET round = 7",
        "DELETE FROM case_evidence",
        "UPDATE case_evidence SET key = '别处'",
        "DELETE FROM case_file",
    ],
)
def test_what_was_done_is_neither_changed_nor_deleted(change: str, database: Database) -> None:
    with database.writing() as session:
        put_row(session, "stored_file", digest=LINKED.file)
    stored(database, signing().do(LINKED).sign())
    with pytest.raises(DBAPIError, match="is forbidden"), database.writing() as session:
        session.connection().execute(text(change))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE case_act SET payload = replace(payload, '材料齐全', '材料不全')",
        "UPDATE case_act SET person_id = 2 WHERE seq = 1",
        "UPDATE case_act SET payload = '{}' WHERE seq = 2",
        "UPDATE case_file SET version = version + 1",
    ],
)
def test_a_record_that_is_not_what_was_written_is_told(change: str, database: Database) -> None:
    stored(database, at(State.IMPORT))
    on = "" if database.is_sqlite else " ON case_act"
    with database.writing() as session:
        session.connection().execute(text(f"DROP TRIGGER case_act_no_update{on}"))
        session.connection().execute(text(change))
    with pytest.raises(StorageError, match="与写入时不一致"), database.reading() as session:
        cases.load(session, CASE)


def test_people_and_files_that_are_not_on_record_cannot_be_named(database: Database) -> None:
    driven = walk().open()
    with pytest.raises(Changed), database.writing() as session:
        keep_acts(session, driven)
    with database.writing() as session:
        put_people(session)
    with pytest.raises(Changed, match="没有保存的文件"), database.writing() as session:
        keep_acts(session, walk().open().do(LINKED))
