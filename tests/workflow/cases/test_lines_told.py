"""The decision in words, by the rules that were kept with its evaluation."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path

from service.casework.acts.evaluation import GrantWaiver, ProposeWaiver
from service.casework.park_history import happened
from service.settings import Settings
from service.storage import parks
from service.storage.parks import Kept
from service.vocabulary.park import Ground, Renamed
from service.workflow.cases.decision_document import decision_document
from service.workflow.cases.draft_decision import Duties, draft_decision
from service.workflow.cases.evaluate_case import evaluate_case
from service.workflow.cases.lines_told import lines_told
from service.workflow.cases.read_case import read_case
from service.workflow.installation.open_database import opened
from tests.rulelang.builders import CLAUSES, PACK, RuleBase
from tests.workflow.builders import PARK
from tests.workflow.bundles.cases import Driven, evaluated

_WAIVER = ProposeWaiver(subject="energy_intensity", reason="园区无统计口径", until=date(2027, 12, 31))


def _waived(folder: Path) -> Driven:
    driven = evaluated(folder).do("评估员", _WAIVER)
    (proposed,) = read_case(driven.settings, driven.id).of(ProposeWaiver)
    driven.do("发改审批人", GrantWaiver(waiver=proposed.seq))
    evaluate_case(driven.settings, driven.id, driven.asked("评估员"))
    draft_decision(driven.settings, driven.id, Duties(), driven.asked("评估员"))
    return driven


def _told(settings: Settings, case_id: str) -> dict[str, tuple[str, str]]:
    lines = lines_told(settings, read_case(settings, case_id), "浙江省")
    return {one.name: (one.value.zh, one.value.en) for one in lines}


def test_waivers_have_names_and_the_provisions_are_cited(tmp_path: Path) -> None:
    driven = _waived(tmp_path)
    lines = _told(driven.settings, driven.id)
    assert lines["waiver-1"][0] == "单位生产总值能耗（energy_intensity）：园区无统计口径（至 2027-12-31）"
    assert lines["provisions"][0].startswith("示例文件：二(二)、三(三)、三(五)；")
    _, text = decision_document(driven.settings, driven.id, date(2026, 3, 3))
    paper = re.sub("<[^>]+>", "", text)
    assert "依据" in paper
    assert lines["provisions"][0] in paper


def test_rules_changed_afterwards_change_nothing_of_it(tmp_path: Path) -> None:
    driven = _waived(tmp_path)
    before = _told(driven.settings, driven.id)
    base = RuleBase(driven.settings.rules_dir.parent)
    base.change(PACK, {"title: ": "title: 改过的"})
    base.change(CLAUSES, {"title: ": "title: 改过的"})
    assert _told(driven.settings, driven.id) == before


def test_a_paper_keeps_the_name_that_the_park_had_when_it_was_drafted(tmp_path: Path) -> None:
    driven = evaluated(tmp_path)
    settings, before = driven.settings, driven.at

    def renamed(new: str, on: date, at: datetime) -> None:
        with opened(settings) as database, database.writing() as session:
            kept = parks.every_park(session)["P1"]
            event = Renamed(Ground(on, "1号", "更名"), kept.park.name, new)
            parks.record(session, Kept(happened(kept.park, event, {"P1": kept.park}), kept.version), at)

    renamed("示例绿色园区", date(2026, 3, 1), before)
    draft_decision(settings, driven.id, Duties(), driven.asked("评估员"))
    told = _told(settings, driven.id)["park"]
    assert told == (f"示例绿色园区（原名{PARK}）", f"示例绿色园区 (formerly {PARK})")
    renamed("示例零碳园区", date(2026, 3, 1), driven.at + timedelta(minutes=1))
    assert _told(settings, driven.id)["park"] == told, "entered later"
