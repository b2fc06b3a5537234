"""A registry as large as the country's, put straight into the tables."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import insert

from service.casework.state import State
from service.settings import Settings
from service.storage.park_search import sort_key
from service.vocabulary.person import Department, Person, Role
from service.vocabulary.writing import folded
from service.workflow.installation.open_database import opened
from tests.storage.builders import table

PARKS = 5_000
NAMES = (
    "经济技术开发区",
    "高新技术产业开发区",
    "国家级循环化改造示范试点产业园区暨战略性新兴产业集聚发展示范区",
    "𠮷龘化工园",
)
OFFICER = Person(0, "王评估", Role.ASSESSOR, None, "zhejiang")
NATIONAL = Person(0, "国家司", Role.ASSESSOR, None, "national")
_WAITS = (
    (State.DATA_CHECK, "finish_data_check", Role.ASSESSOR, None),
    (State.SITE_VISIT, "score_item", Role.EXPERT, None),
    (State.SIGNING, "sign", Role.APPROVER, Department.DRC),
    (State.IMPORT, "import_submission", Role.SUBMITTER, None),
    (State.CLOSED, "", Role.VIEWER, None),
)


def with_many_parks(
    settings: Settings, today: date, parks: int = PARKS, jurisdiction: str = "zhejiang", first: int = 0
) -> Settings:
    """That many parks, each with a case that waits for somebody. first: the number of the first."""
    at = datetime(2026, 3, 1, 8, tzinfo=UTC)
    made = [_park(number, jurisdiction, at) for number in range(first, first + parks)]
    files = [_case(number, one, today, at) for number, one in enumerate(made, first)]
    rows = {
        "park": made,
        "park_search": [_search(one) for one in made],
        "case_file": files,
        "case_turn": [turn for number, one in enumerate(files, first) for turn in _turns(number, one)],
    }
    with opened(settings) as database, database.writing() as session:
        for name, several in rows.items():
            session.connection().execute(insert(table(name)), several)
    return settings


def _park(number: int, jurisdiction: str, at: datetime) -> dict[str, object]:
    kind = NAMES[number % len(NAMES)]
    return {
        "id": f"S33{number:04}", "code": f"S33{number:04}", "name": f"演示{number:04}{kind}",
        "jurisdiction": jurisdiction,
        "level": "provincial" if number % 3 else "national", "type": kind[:4], "city": f"第{number % 11}市",
        "approved": "1992.10", "area": f"{number}.5", "industries_json": "[]", "aliases_json": "[]", "row_version": 1,
        "added_at": at, "changed_at": at,
    }  # fmt: skip


def _search(park: dict[str, Any]) -> dict[str, object]:
    return {
        "park_id": park["id"], "names": f"{park['name']}\n{park['id'].lower()}", "type": park["type"],
        "city": park["city"], "status": "active", "sort_key": sort_key(park["name"]),
    }  # fmt: skip


def _case(number: int, park: dict[str, Any], today: date, at: datetime) -> dict[str, object]:
    state, act, role, _ = _WAITS[number % len(_WAITS)]
    due = (None, today - timedelta(3), today + timedelta(5), today + timedelta(60))[number % 4]
    return {
        "id": f"{park['jurisdiction']}-2026-{number:04}", "park": park["id"], "park_name": park["name"],
        "folded_name": folded(park["name"]),
        "programme": "145", "jurisdiction": park["jurisdiction"], "city": park["city"], "state": state.value,
        "round": 1,
        "next_actor": role.value if act else "", "due": due if act else None, "version": 1, "opened_at": at,
        "changed_at": at,
    }  # fmt: skip


def _turns(number: int, case: dict[str, Any]) -> list[dict[str, object]]:
    _, act, role, department = _WAITS[number % len(_WAITS)]
    row = {
        "case_id": case["id"], "position": 1, "act": act, "role": role.value,
        "department": department.value if department else "", "due": case["due"],
    }  # fmt: skip
    return [row] if act else []
