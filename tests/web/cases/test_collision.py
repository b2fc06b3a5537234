"""The same form filled in by two people, field by field."""

from __future__ import annotations

from datetime import date

from service.casework.acts.application import AcceptApplication, RecordPlan
from service.web.cases.collision import collision
from service.web.forms import form_of
from tests.casework.builders import opening, plan, walk


def test_nobody_did_the_same_since() -> None:
    case = walk().do(opening(), plan()).now
    assert collision(case, RecordPlan, case.version, form_of()) is None
    assert collision(case, AcceptApplication, 0, form_of(opinion="同意")) is None


def test_three_versions_of_each_field_and_who_was_faster() -> None:
    first, second = plan(version="一", approved=False), plan(version="二", decided_on=date(2024, 3, 12))
    case = walk().do(opening(), first, second).now
    both = collision(case, RecordPlan, case.version - 1, form_of(version="三", approved="yes", decided_on="2024.3.12"))
    assert both is not None
    assert (both.by, both.seen) == (case.acts[-1].person.name, str(case.version))
    rows = {row.name: row for row in both.rows}
    assert (rows["version"].before, rows["version"].theirs, rows["version"].mine) == ("一", "二", "三")
    assert rows["approved"].told(rows["approved"].before).zh == "否"
    assert not rows["decided_on"].apart, "the same day, typed another way"
    nothing_before = collision(case, RecordPlan, 1, form_of(version="三"))
    assert nothing_before is not None
    assert nothing_before.rows[0].told(nothing_before.rows[0].before).zh == "（空）"
