"""Invented provinces, put straight into the tables: parks that stand or were merged, and what their cases tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import delete, insert, update

from service.casework.acts.evaluation import Evaluate, PreAssess
from service.casework.park_history import happened
from service.casework.state import State
from service.settings import Settings
from service.storage import listings, parks
from service.storage.database import Session
from service.storage.parks import Kept
from service.vocabulary.listing import Answer, Appraisal, Listing
from service.vocabulary.park import MergedInto, Park
from service.vocabulary.writing import folded
from service.workflow.installation.open_database import opened
from tests.casework.parks import ground, park
from tests.storage.builders import NOW, table

PROGRAMME, HERE, CITIES = "145", "zhejiang", ("杭州市", "宁波市")
BEFORE = date(2024, 1, 2)
KINDS = {visited: act.__dataclass_fields__["kind"].default for visited, act in ((True, Evaluate), (False, PreAssess))}
CODES = {"energy_saving": "tce", "water_saving": "m³", "land_output": "亿元/km²"}
CONDITIONS = ("level", "committee", "industry", "lasting")
AMOUNTS = st.one_of(
    st.none(),
    st.decimals(min_value=0, max_value=10**15, places=4).map(Fraction),
    st.fractions(min_value=0, max_denominator=30),
)


@dataclass(frozen=True)
class OneCase:
    """What the case of a park tells. figures: code → actual value, and verdict."""

    state: State = State.SIGNING
    due: date | None = None
    carried_out: date | None = None
    accepted: date | None = None
    conclusion: tuple[str, str] | None = ("通过", "优秀")
    visited: bool = True
    figures: Mapping[str, tuple[Fraction | None, str]] = field(default_factory=dict)
    difficulties: tuple[bool, ...] = ()
    projects: tuple[int | None, ...] = ()


@dataclass(frozen=True)
class OnePark:
    """heir: number of the park it was merged into, before it in the list; None while it stands."""

    city: str = CITIES[0]
    answer: Answer = Answer.UNKNOWN
    listed: bool = True
    heir: int | None = None
    case: OneCase | None = field(default_factory=OneCase)


CASES = st.builds(
    OneCase,
    state=st.sampled_from(State),
    due=st.sampled_from((None, date(2020, 1, 1), date(2040, 1, 1))),
    carried_out=st.sampled_from((None, BEFORE)),
    accepted=st.sampled_from((None, BEFORE)),
    conclusion=st.sampled_from((None, ("通过", "优秀"), ("通过", "合格"), ("限期整改", ""))),
    visited=st.booleans(),
    figures=st.dictionaries(
        st.sampled_from(tuple(CODES)), st.tuples(AMOUNTS, st.sampled_from(("met", "unmet", "not_evaluable")))
    ),
    difficulties=st.lists(st.booleans(), max_size=2).map(tuple),
    projects=st.lists(st.sampled_from((None, 0, 7, 12)), max_size=3).map(tuple),
)
PROVINCES = st.lists(
    st.builds(
        OnePark,
        city=st.sampled_from(CITIES),
        answer=st.sampled_from(Answer),
        listed=st.booleans(),
        heir=st.one_of(st.none(), st.integers(0, 2)),
        case=st.one_of(st.none(), CASES),
    ),
    max_size=7,
)


def put_province(settings: Settings, of: list[OnePark], number: int = 0, jurisdiction: str = HERE) -> None:
    """Besides whatever is there. number: of the province, whose cities and parks it tells apart."""
    with opened(settings) as database, database.writing() as session:
        made = [replace(_park(number, at, one), jurisdiction=jurisdiction) for at, one in enumerate(of)]
        parks.add(session, made, NOW)
        for at, one in enumerate(of):
            _put(session, made, at, one)


def city(name: str, number: int = 0) -> str:
    """What a city of a province of that number is called."""
    return f"{name}{number or ''}"


def _park(number: int, at: int, one: OnePark) -> Park:
    return park(f"S{number:03}{at:03}", jurisdiction=HERE, city=city(one.city, number), name=f"园{at}")


def _put(session: Session, made: list[Park], at: int, one: OnePark) -> None:
    own = made[at]
    answers = dict.fromkeys(CONDITIONS, one.answer)
    listings.add_appraisal(session, Appraisal(own.id, PROGRAMME, answers, BEFORE, "文", ""), 0, NOW)
    listings.add_listing(session, Listing(own.id, PROGRAMME, one.listed, "", BEFORE, "文"), 0, NOW)
    if one.heir is not None and one.heir < at and not made[one.heir].history:
        after = happened(own, MergedInto(ground("2025-01-01"), made[one.heir].id), {p.id: p for p in made})
        parks.record(session, Kept(after, 1), NOW)
        made[at] = after
    if one.case is not None:
        _put_case(session, f"{own.jurisdiction}-{own.id}", own, one.case)


def _put_case(session: Session, id_: str, of: Park, case: OneCase) -> None:
    head = {
        "id": id_, "park": of.id, "park_name": of.name, "folded_name": folded(of.name), "programme": PROGRAMME,
        "jurisdiction": of.jurisdiction, "city": of.city, "state": case.state.value, "round": 1, "next_actor": "",
        "due": case.due, "version": 9, "opened_at": NOW, "changed_at": NOW,
    }  # fmt: skip
    _insert(session, "case_file", head)
    _put_beside(session, id_, case, 9)


def act_again(settings: Settings, id_: str, case: OneCase, version: int) -> None:
    """As if an act of that number had left what the case tells; without a conclusion its evaluation stays."""
    with opened(settings) as database, database.writing() as session:
        connection = session.connection()
        evaluated = ("case_figure", "case_evaluation") if case.conclusion is not None else ()
        for name in (*evaluated, "case_difficulty", "case_project", "case_progress"):
            connection.execute(delete(table(name)).where(table(name).c.case_id == id_))
        files = table("case_file")
        told = {"state": case.state.value, "due": case.due, "version": version}
        connection.execute(update(files).where(files.c.id == id_).values(**told))
        _put_beside(session, id_, case, version)


def _put_beside(session: Session, id_: str, case: OneCase, version: int) -> None:
    days = {"carried_out": case.carried_out, "accepted": case.accepted}
    _insert(session, "case_progress", {"case_id": id_, "version": version, "workbook": "", **days})
    for place, supported in enumerate(case.difficulties, start=1):
        told = {"report": 2, "place": place, "year": 2024, "raised_on": BEFORE, "text": f"困难{place}"}
        _insert(session, "case_difficulty", {"case_id": id_, "supported": supported, **told})
    for position, saving in enumerate(case.projects, start=1):
        _insert(session, "case_project", {"case_id": id_, "position": position, **_project(saving)})
    if case.conclusion is not None:
        _put_evaluation(session, id_, case, version, *case.conclusion)


def _project(saving: int | None) -> dict[str, object]:
    rank = f"{saving:024}." if saving else ""
    amounts = {"planned": "10.5", "paid": None, "saving": None if saving is None else str(saving), "rank": rank}
    words = {"name": "余热利用", "owner": "甲公司", "task": "energy-carbon", "status": "done", "elsewhere": False}
    return {**words, **amounts}


def _put_evaluation(session: Session, id_: str, case: OneCase, seq: int, conclusion: str, grade: str) -> None:
    told = {
        "seq": seq, "act": KINDS[case.visited], "assessment": "ab" * 32, "pack": "base-145", "pack_version": "1",
        "evaluation_date": BEFORE, "evaluated_year": 2023, "recommendation": conclusion, "grade": grade,
        "score": "85", "completeness": "1",
    }  # fmt: skip
    _insert(session, "case_evaluation", {"case_id": id_, **told})
    for code, (actual, verdict) in case.figures.items():
        numbers = {"base": None, "target": "1", "attainment": None, "actual": None if actual is None else str(actual)}
        _insert(
            session, "case_figure", {"case_id": id_, "code": code, "unit": CODES[code], "verdict": verdict, **numbers}
        )


def _insert(session: Session, name: str, row: dict[str, Any]) -> None:
    session.connection().execute(insert(table(name)), row)


def a_province() -> list[OnePark]:
    """Of everything a little: with figures, without, merged, not yet visited."""
    case = OneCase(
        figures={
            "energy_saving": (Fraction("302000.25"), "met"),
            "water_saving": (None, "not_evaluable"),
            "land_output": (Fraction(3), "unmet"),
        },
        due=date(2020, 1, 1), carried_out=BEFORE, difficulties=(True, False), projects=(12, 7, None),
    )  # fmt: skip
    third = {"energy_saving": (Fraction(1, 8), "unmet")}
    return [
        OnePark(answer=Answer.YES, case=case),
        OnePark(answer=Answer.YES, case=replace(case, accepted=BEFORE, state=State.CLOSED)),
        OnePark(city=CITIES[1], case=replace(case, conclusion=("限期整改", ""), figures=third)),
        OnePark(answer=Answer.NO, case=replace(case, visited=False)),
        OnePark(case=None),
        OnePark(listed=False, case=None),
        OnePark(heir=4, case=replace(case, figures=third)),
        OnePark(heir=0, case=case),
    ]
