"""The projects of the last workbook stand beside the case; those worth support come by what they save."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from service.access.scope import EVERYTHING, NOTHING
from service.casework.state import State
from service.storage.case_projects import (
    amount_rank,
    keep_projects,
    most_saving,
    projects_behind,
    supportable,
)
from service.storage.database import Database
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry, missing
from service.vocabulary.state import VALUE
from service.vocabulary.submission import ProjectRow
from tests.casework.stages import at
from tests.storage.stored_cases import CASE, stored

HERE = Cell("ab", "重点项目", "A2")
AMOUNTS = st.decimals(min_value=Decimal("0.001"), max_value=Decimal(10**15), places=3)


def entry(value: Decimal | str | None) -> Entry:
    return missing(HERE) if value is None else Entry(VALUE, value, HERE)


def project(name: str, saving: str | None, status: str = "done", elsewhere: str = "no") -> ProjectRow:
    amounts = {
        "planned_investment": entry(Decimal("26400.50")),
        "paid_investment": entry(None),
        "energy_saving": entry(None if saving is None else Decimal(saving)),
    }
    words = {"name": name, "status": status, "elsewhere": elsewhere}
    return ProjectRow(**{field: entry(words.get(field)) for field in ProjectRow.__slots__} | amounts)


def test_those_worth_support_come_by_what_they_save(database: Database) -> None:
    walk = at(State.SIGNING)
    stored(database, walk)
    programme = walk.now.opened.programme
    several = (
        project("小", "9.5"),
        project("大", "100"),
        project("未填", None),
        project("零", "0"),
        project("撤了", "999", status="cancelled"),
        project("别处", "999", elsewhere="yes"),
        project("在建", "20", status="building"),
    )
    with database.writing() as session:
        assert projects_behind(session) == (CASE,)
        keep_projects(session, CASE, "ab" * 32, several[:1])
        keep_projects(session, CASE, "cd" * 32, several)
        assert projects_behind(session) == ()
        found = supportable(session, programme, EVERYTHING)
        assert [one.name for one in found] == ["大", "在建", "小"]
        assert (found[0].planned, found[0].paid, found[0].saving) == (Decimal("26400.50"), None, Decimal(100))
        assert most_saving(session, programme, EVERYTHING, 1) == (found[:1], 3)
        assert most_saving(session, programme, EVERYTHING, 9) == (found, 3)
        assert most_saving(session, programme, NOTHING, 9) == ((), 0)
        assert supportable(session, "155", EVERYTHING) == ()


@given(AMOUNTS, AMOUNTS)
def test_ranks_sort_as_the_amounts_do(one: Decimal, other: Decimal) -> None:
    assert (amount_rank(one) < amount_rank(other)) == (one < other)
