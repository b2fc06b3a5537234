"""A programme, its duties and filings with defaults."""

from __future__ import annotations

from datetime import date
from typing import Any

from service.vocabulary.programme import Covers, Duty, Filing, Party, Programme


def duty(id_: str = "progress", *days: str, **fields: Any) -> Duty:
    """A report of the park on the same year."""
    given = {
        "title": "年度进展", "clause": "doc/三", "who": Party.PARK, "to": "主管地区", "covers": Covers.SAME_YEAR,
        "wording": "每年底前", "source": "惯例", "reliability": "practice",
    }  # fmt: skip
    return Duty(id=id_, days=tuple(map(date.fromisoformat, days or ("2022-12-31",))), **(given | fields))


PROGRESS = duty("progress", "2022-12-31", "2023-12-31")
LIST = duty("list", "2022-06-30", who=Party.JURISDICTION, covers=Covers.PROGRAMME, title="园区清单")
REPORT = duty("report", "2023-01-31", "2024-01-31", who=Party.JURISDICTION, covers=Covers.YEAR_BEFORE, title="进展")
PROGRAMME = Programme("145", "十四五", date(2021, 1, 1), date(2025, 12, 31), (PROGRESS, LIST, REPORT), soon=30)


def filing(duty_id: str = "list", filed_on: str = "2022-06-01", **fields: Any) -> Filing:
    """The list of 辽宁, handed in in time."""
    given = {
        "programme": "145",
        "period": "145",
        "jurisdiction": "liaoning",
        "park": "",
        "document": "辽发改〔2022〕1号",
    }
    return Filing(duty=duty_id, filed_on=date.fromisoformat(filed_on), **(given | fields))
