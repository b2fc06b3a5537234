"""The overview of 5,000 parks: what its page takes of the processor with nothing changed and after an act, and that its
figures are the sums of their lists, and after each act what a plain reading tells, in many invented provinces."""

from __future__ import annotations

import tempfile
import time
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from typing import Any

from hypothesis import HealthCheck, given, settings
from sqlalchemy import insert, text

from service.access.scope import Extent, Scope
from service.settings import Settings
from service.vocabulary.day import day_of
from service.workflow.installation.open_database import held_open, opened
from service.workflow.overview.show_overview import show_overview
from tests.benchmarks.rows import Row, at_most
from tests.storage.builders import NOW, table
from tests.storage.installations import installed
from tests.web.browsing import Browser, browsing
from tests.web.registries import OFFICER, PARKS, with_many_parks
from tests.workflow.overview.plainly import plainly, shown
from tests.workflow.overview.provinces import HERE, PROVINCES, OneCase, OnePark
from tests.workflow.overview.test_evaluations import ACTS, require_up_to_date
from tests.workflow.overview.test_list_figure import NUMBERS, require_equal
from tests.workflow.registries import TODAY

_LOOKS, _PROVINCES, _CODES = 60, 100, ("energy_saving", "water_saving", "co2_reduction", "so2_reduction")
_OTHERS = 16
"""Judged indicators of a case besides."""


def run() -> list[Row]:
    """The 95th percentile of the processor time of a page, in ms, and figures that differ from their lists."""
    return [*_page(), at_most(f"与清单、与逐行所数不相等的数字（{_PROVINCES} 个省）", _unequal(), "个", 0)]


def _page() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder, browsing(Path(folder)) as made:
        with_many_parks(made.settings, day_of(datetime.now(UTC)))
        evaluated(made.settings)
        browser = made.sign_in(OFFICER)
        browser.get("/overview")
        still = _times(browser, lambda _: None)
        acted = _times(browser, lambda number: _act(made.settings, number, "case_file", "version"))
        judged = _times(browser, lambda number: _act(made.settings, number, "case_evaluation", "seq"))
        today, here = day_of(datetime.now(UTC)), Scope(Extent.JURISDICTION, HERE)
        assert shown(made.settings, today, here) == plainly(made.settings, today, here)
    return [
        at_most(f"总览的处理器时间 p95（{PARKS} 个园区，没有变动）", still, "ms", 150),
        at_most(f"总览的处理器时间 p95（{PARKS} 个园区，每次之前办理一件）", acted, "ms", 150),
        at_most(f"总览的处理器时间 p95（{PARKS} 个园区，每次之前评价一案）", judged, "ms", 600),
    ]


def evaluated(on: Settings) -> None:
    """Every case of the place has an evaluation with twenty judged indicators, and every park is listed; most carry the
    retrofit out, and tell difficulties and projects."""
    with opened(on) as database, database.writing() as session:
        connection = session.connection()
        cases = [(row.id, row.park) for row in connection.execute(text("SELECT id, park FROM case_file ORDER BY id"))]
        rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for number, (id_, _) in enumerate(cases):
            rows["case_progress"].append(_progress(id_, number))
            rows["case_difficulty"] += [_difficulty(id_, 1, place) for place in range(1, 1 + number % 3)]
            rows["case_project"] += [_project(id_, position, number) for position in (1, 2)]
            rows["case_evaluation"].append(_evaluation(id_))
            rows["case_figure"] += [
                _figure(id_, code, number) for code in (*_CODES, *(f"other_{at}" for at in range(_OTHERS)))
            ]
        rows["park_listing"] = [_listing(park) for _, park in cases]
        for name, several in rows.items():
            connection.execute(insert(table(name)), several)


def _progress(case_id: str, number: int) -> dict[str, Any]:
    days = {"carried_out": TODAY if number % 4 else None, "accepted": TODAY if number % 4 == 1 else None}
    return {"case_id": case_id, "version": 1, "workbook": "ab" * 32, **days}


def _difficulty(case_id: str, report: int, place: int) -> dict[str, Any]:
    told = {"year": 2025, "raised_on": TODAY, "text": "改造资金不足，厂房产权没有理清", "supported": place == 1}
    return {"case_id": case_id, "report": report, "place": place, **told}


def _project(case_id: str, position: int, number: int) -> dict[str, Any]:
    words = {"name": "余热回收利用项目", "owner": "甲公司", "task": "energy-carbon", "status": "done"}
    amounts = {"planned": "1200.5", "paid": "800", "saving": f"{number}.5", "rank": f"{number:024}.5"}
    return {"case_id": case_id, "position": position, "elsewhere": False, **words, **amounts}


def _evaluation(case_id: str) -> dict[str, Any]:
    told = {"seq": 9, "act": "evaluate", "assessment": "ab" * 32, "pack": "base-145", "pack_version": "1"}
    days = {"evaluation_date": TODAY, "evaluated_year": 2025}
    return {
        "case_id": case_id,
        **told,
        **days,
        "recommendation": "通过",
        "grade": "优秀",
        "score": "95",
        "completeness": "1",
    }


def _figure(case_id: str, code: str, number: int) -> dict[str, Any]:
    unit = {"energy_saving": "tce", "water_saving": "m³", "co2_reduction": "tCO2"}.get(code, "t")
    numbers = {"base": "0", "target": "100", "actual": f"{number * 7 + 1}/8", "attainment": "1"}
    return {"case_id": case_id, "code": code, "unit": unit, "verdict": ("met", "unmet")[number % 2], **numbers}


def _listing(park: str) -> dict[str, Any]:
    row = {"park_id": park, "programme": "145", "row_version": 1, "listed": True, "reason": "", "document": "文"}
    return {**row, "decided_on": TODAY, "recorded_at": NOW}


def _act(on: Settings, number: int, name: str, column: str) -> None:
    """As if somebody had acted on a case."""
    with opened(on) as database, database.writing() as session:
        own = f"SELECT id FROM case_file ORDER BY id LIMIT 1 OFFSET {number}"
        key = "id" if name == "case_file" else "case_id"
        session.connection().execute(text(f"UPDATE {name} SET {column} = {column} + 1 WHERE {key} IN ({own})"))


def _times(browser: Browser, before: Any) -> float:
    taken = []
    for number in range(_LOOKS):
        before(number)
        start = time.process_time()
        assert browser.client.get("/overview").status_code == 200
        taken.append((time.process_time() - start) * 1000)
    return quantiles(taken, n=20)[-1]


def _unequal() -> int:
    with tempfile.TemporaryDirectory() as folder, installed("sqlite", Path(folder)) as made, held_open(made.settings):

        @given(PROVINCES, ACTS)
        @settings(max_examples=_PROVINCES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        def prove(of: list[OnePark], acts: list[tuple[int, OneCase]]) -> None:
            require_up_to_date(made, number := next(NUMBERS), of, acts)
            require_equal(made.settings, Scope(Extent.CITY, HERE, f"杭州市{number}"))

        prove()
        show_overview(made.settings, "", TODAY, Scope(Extent.JURISDICTION, HERE))
    return 0
