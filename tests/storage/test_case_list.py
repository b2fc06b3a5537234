"""What the database finds is what reading every case and looking at each one finds, in the same order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert

from service.access.scope import EVERYTHING, Extent, Place, Scope
from service.casework.state import State
from service.casework.turn import Turn
from service.storage.case_list import Order, Part, Wanted, count, found
from service.storage.case_turns import keep_turns
from service.storage.cases import CaseLine, lines
from service.storage.database import Session
from service.vocabulary.person import Department, Person, Role, marks
from service.vocabulary.writing import folded
from tests.storage.builders import NOW, table
from tests.storage.installations import Installation

TODAY = date(2026, 3, 1)
NAMES = ("海岸 化工园", "海岸化工园", "Ａ区", "100%园", "1000园", "a_b园", "axb园", "\\园", "𠮷園", "İ区")
PLACES, CITIES = ("zhejiang", "jiangsu"), ("杭州市", "温州市", "")
TURNS = ("", "assessor", "city_reviewer,assessor", "reviewer", "approver,expert")
DAYS = (None, *(TODAY + timedelta(days) for days in (-1, 0, 1)))

one_case = st.fixed_dictionaries(
    {
        "park_name": st.sampled_from(NAMES),
        "programme": st.sampled_from(("145", "155")),
        "jurisdiction": st.sampled_from(PLACES),
        "city": st.sampled_from(CITIES),
        "state": st.sampled_from([state.value for state in State]),
        "next_actor": st.sampled_from(TURNS),
        "due": st.sampled_from(DAYS),
    }
)
USUAL: dict[str, Any] = {
    "park_name": NAMES[0],
    "programme": "145",
    "jurisdiction": "zhejiang",
    "city": "",
    "state": State.SIGNING.value,
    "next_actor": "approver",
    "due": None,
}
asked = st.builds(
    Wanted,
    state=st.sampled_from(("", State.REVIEW.value, State.IMPORT.value, "nowhere")),
    jurisdiction=st.sampled_from(("", *PLACES)),
    programme=st.sampled_from(("", "145")),
    park=st.sampled_from(("", "P1")),
    role=st.sampled_from(("", "assessor", "reviewer", "city_reviewer", "city%reviewer")),
    late_on=st.sampled_from((None, TODAY)),
    name=st.sampled_from(
        ("", " ", "海岸", "海 岸化", "a", "ａ区", "0%", "_", "\\", "İ", "jiang-2", "2026-0001", "没有")
    ),
)
scopes = st.builds(
    Scope,
    st.sampled_from(Extent),
    st.sampled_from(("", *PLACES)),
    st.sampled_from(CITIES),
    st.sampled_from(("", "P1", "P2")),
)


def put(session: Session, drawn: list[dict[str, Any]]) -> None:
    usual = {"round": 1, "version": 1, "opened_at": NOW, "changed_at": NOW}
    rows = [
        {"id": f"{one['jurisdiction']}-2026-{at:04}", "park": f"P{at}", "folded_name": folded(one["park_name"])}
        | usual
        | one
        for at, one in enumerate(drawn)
    ]
    session.connection().execute(insert(table("case_file")), rows)


def fits(line: CaseLine, wanted: Wanted) -> bool:
    name = folded(wanted.name)
    return (
        wanted.state in ("", line.state.value)
        and wanted.jurisdiction in ("", line.jurisdiction)
        and wanted.programme in ("", line.programme)
        and wanted.park in ("", line.park)
        and (not wanted.role or wanted.role in line.next_actor.split(","))
        and (wanted.late_on is None or (line.due is not None and line.due < wanted.late_on))
        and (name in line.id or name in folded(line.park_name))
    )


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_those_whose_turn_it_is_for_one_person(installation: Installation) -> None:
    """Not for their role alone: see waits_for()."""
    one, other = (Person(at, f"审批{at}", Role.APPROVER, Department.DRC) for at in (21, 22))
    with installation.open() as database, database.writing() as session:
        put(session, [USUAL, USUAL])
        barred = Turn("sign", Role.APPROVER, Department.DRC, None, marks(one))
        keep_turns(session, "zhejiang-2026-0001", [barred])
        keep_turns(session, "zhejiang-2026-0000", [Turn("sign", Role.APPROVER, Department.MIIT)])
        for who, expected in ((one, []), (other, ["zhejiang-2026-0001"])):
            assert [line.id for line in found(session, Wanted(person=who), EVERYTHING)] == expected
            assert count(session, Wanted(person=who), EVERYTHING) == len(expected)


def day_first(line: CaseLine) -> tuple[date, str]:
    return line.due or date.max, line.id


def test_as_by_looking_at_each(installation: Installation) -> None:
    with installation.open() as database, database.writing() as session:

        @given(st.lists(one_case, min_size=1, max_size=12), asked, scopes, st.integers(0, 4), st.integers(1, 4))
        @settings(max_examples=100, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        def prove(drawn: list[dict[str, Any]], wanted: Wanted, scope: Scope, first: int, most: int) -> None:
            with session.begin_nested() as put_in:
                put(session, drawn)
                seen = [line for line in lines(session) if scope.covers(Place(line.jurisdiction, line.city, line.park))]
                expected = [line for line in seen if fits(line, wanted)]
                assert list(found(session, wanted, scope)) == expected
                assert count(session, wanted, scope) == len(expected)
                ordered = sorted(expected, key=day_first)
                part = found(session, wanted, scope, Order.DUE, Part(first, most))
                assert list(part) == ordered[first : first + most]
                assert list(found(session, replace(wanted), scope, Order.DUE)) == ordered
                put_in.rollback()

        prove()
