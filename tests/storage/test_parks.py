"""Parks in the database: what goes in comes out, nobody overwrites what they have not seen."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal

import pytest

from service.casework.park_history import happened
from service.storage import parks
from service.storage.database import Database, Session
from service.storage.parks import Kept
from service.vocabulary.fault import Fault
from service.vocabulary.park import ApprovingLevel, MergedInto, Park, Renamed, Upgraded
from tests.casework.parks import ground, park
from tests.storage.builders import NOW

FULL = park(
    "G156020",
    name="满洲里中俄互市贸易区",
    jurisdiction="neimenggu",
    level=ApprovingLevel.NATIONAL,
    type="其他类型开发区",
    city="呼伦贝尔市",
    approved="1992.10",
    area=Decimal("20.960"),
    industries=("轻工", "=1+1"),
    aliases=("互贸区",),
)


def every(database: Database) -> dict[str, Kept]:
    with database.reading() as session:
        return parks.every_park(session)


def put(database: Database, *made: Park) -> None:
    with database.writing() as session:
        parks.add(session, made, NOW)


def test_every_field_comes_out_as_it_went_in(database: Database) -> None:
    bare = Park("gansu-1", "", "新园", "gansu")
    put(database, FULL, bare)
    assert every(database) == {"G156020": Kept(FULL, 1), "gansu-1": Kept(bare, 1)}
    assert str(every(database)["G156020"].park.area) == "20.960"
    put(database)


def test_history_comes_out_in_order(database: Database) -> None:
    put(database, park("S217001"), park("S217002"))
    kept = every(database)
    known = {id_: one.park for id_, one in kept.items()}
    after = known["S217001"]
    for event in (
        Renamed(ground("2020-01-01"), after.name, "新名"),
        Upgraded(ground("2020-01-01"), after.level, ApprovingLevel.NATIONAL, "S217001", "G211001"),
        MergedInto(ground("2021-01-01"), "S217002"),
    ):
        after = happened(after, event, known)
        with database.writing() as session:
            parks.record(session, Kept(after, len(after.history)), NOW)
    assert every(database)["S217001"] == Kept(after, 4)


def test_a_stale_change_is_refused_whole(database: Database) -> None:
    put(database, park("S217001"), park("S217002"))
    with database.writing() as session:
        parks.change(session, [Kept(park("S217001", city="沈阳市"), 1)], NOW)
    with pytest.raises(Fault, match="园区S217001 在您查看（第 1 版）之后"), database.writing() as session:
        parks.change(session, [Kept(park("S217002", city="甲"), 1), Kept(park("S217001", city="乙"), 1)], NOW)
    assert [(one.park.city, one.version) for one in every(database).values()] == [("沈阳市", 2), ("", 1)]


def test_a_version_that_never_was_is_no_change_by_others(database: Database) -> None:
    put(database, park("S217001"))
    with database.reading() as session:
        assert parks.seen_park(session, "S217001", 1).version == parks.seen_park(session, "S217001", None).version == 1
        with pytest.raises(Fault, match="园区S217001 只有 1 版，没有第 9 版；请核对 --seen") as never:
            parks.seen_park(session, "S217001", 9)
    assert never.value.code == "park-version"


def test_fifty_at_once_and_one_winner_a_version(database: Database) -> None:
    put(database, park("S217001"))

    def edit(number: int) -> bool:
        def work(session: Session) -> None:
            parks.change(session, [Kept(park("S217001", city=str(number)), 1)], NOW)

        try:
            database.write(work)
        except Fault:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        won = [number for number, done in enumerate(pool.map(edit, range(50))) if done]
    kept = every(database)["S217001"]
    assert (len(won), kept.version, kept.park.city) == (1, 2, str(won[0]))


def test_a_park_that_is_not_there_cannot_be_changed(database: Database) -> None:
    with pytest.raises(Fault), database.writing() as session:
        parks.change(session, [Kept(replace(FULL, id="S999999"), 1)], NOW)
