"""A registry with two parks of 辽宁 and one of 甘肃, and persons who keep it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from service.settings import Settings
from service.storage import parks
from service.vocabulary.jurisdiction import NATIONAL
from service.vocabulary.listing import Answer
from service.vocabulary.park import Park
from service.vocabulary.person import Person, Role
from service.workflow.installation.open_database import opened
from service.workflow.parks.appraise_park import Appraising, appraise_park
from service.workflow.parks.decide_listing import Deciding, decide_listing
from service.workflow.parks.import_parks import Asked
from service.workflow.parks.list_parks import Filter, list_parks
from service.workflow.people.add_person import add_person
from tests.casework.parks import park
from tests.intake.parks.lists import csv_bytes, row
from tests.storage.builders import NOW

PARKS = (
    park("S217001", name="甲园", area=Decimal("500.0")),
    park("S217002", name="乙园", area=None),
    park("S627001", name="丙园", jurisdiction="gansu", area=Decimal("20.96")),
)
DAY = date(2022, 5, 1)
TODAY = date(2026, 3, 1)


def with_parks(settings: Settings, *made: Park) -> Settings:
    """Put parks on record, the three by default."""
    with opened(settings) as database, database.writing() as session:
        parks.add(session, made or PARKS, NOW)
    return settings


def on_record(settings: Settings) -> dict[str, Park]:
    """All parks by id."""
    return {one.id: one for one in list_parks(settings, Filter()).parks}


def person(settings: Settings, jurisdiction: str = NATIONAL, role: Role = Role.ASSESSOR, park_id: str = "") -> Person:
    """Somebody on record; by default of the national bodies."""
    name = f"{jurisdiction}{role.value}"
    return add_person(settings, Person(0, name, role, jurisdiction=jurisdiction, park=park_id), NOW)


def a_list(folder: Path, *rows: dict[str, Any], authority: str = "国家", **asked: Any) -> Asked:
    """A list written to a file, and the wish to import it."""
    path = folder / "清单.csv"
    path.write_bytes(csv_bytes(*rows))
    return Asked(path, authority, **asked)


def liaoning(code: str = "S217001", name: str = "甲园", **cells: Any) -> dict[str, Any]:
    """A row of 辽宁 that says what is on record of 甲园."""
    given = {
        "代码": code, "开发区名称": name, "省份": "辽宁省", "批准级别": "省政府", "开发区类型": "", "批准时间": "",
        "核准面积_公顷": "500.0", "主导产业": "",
    }  # fmt: skip
    return row(**(given | cells))


def appraised(settings: Settings, park_id: str, answer: Answer = Answer.YES, on: date = DAY) -> None:
    """All shipped conditions answered alike."""
    answers = dict.fromkeys(("level", "committee", "industry", "lasting"), answer)
    appraise_park(settings, Appraising(park_id, "", answers, on, "文", "因"), "", NOW)


def listed(settings: Settings, park_id: str, yes: bool = True, on: date = DAY, at: datetime = NOW) -> None:
    """Put on the list, or left off it."""
    decide_listing(settings, Deciding(park_id, "", yes, on, "文", "因"), "", at)
