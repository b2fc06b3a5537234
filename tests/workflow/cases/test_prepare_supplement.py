"""What could be asked for in a supplement notice, and by when."""

from datetime import timedelta
from pathlib import Path

from service.casework.acts.submission import FinishDataCheck
from service.vocabulary.day import day_of
from service.workflow.cases.import_submission import import_submission
from service.workflow.cases.prepare_supplement import Source, Supplement, prepare_supplement
from service.workflow.cases.show_case import show_case
from tests.workflow.bundles.cases import Driven, begun, workbook

LACKING = [{"编码": "energy_intensity", "基期值": "0.50", "目标值": "0.40", "2025": "十二"}, {"编码": "water_reuse"}]


def lacking(folder: Path) -> Driven:
    """One value cannot be read, one is not there."""
    driven = begun(folder).accepted()
    import_submission(driven.settings, driven.id, workbook(driven.folder, 指标=LACKING), driven.asked("填报员"))
    return driven


def prepared(driven: Driven) -> Supplement:
    return prepare_supplement(driven.settings, show_case(driven.settings, driven.id, day_of(driven.at)))


def test_faults_of_the_workbook_can_be_asked_for_at_once_and_what_is_missing_after_the_assessment(
    tmp_path: Path,
) -> None:
    driven = lacking(tmp_path)
    first = prepared(driven)
    faults = [one.text for one in first.items if one.source is Source.FAULT]
    assert any("指标!" in text and "十二" in text for text in faults)
    assert Source.MISSING not in {one.source for one in first.items}
    assert (first.earliest, first.latest) == (day_of(driven.at), None)
    assert first.deadline is not None
    assert first.deadline > first.earliest
    driven.do("评估员", FinishDataCheck()).evaluated()
    second = prepared(driven)
    missing = [one for one in second.items if one.source is Source.MISSING]
    assert any("工业用水重复利用率" in one.text for one in missing)
    assert all(one.usual for one in missing)
    assert second.latest is not None
    assert second.deadline == second.latest
    assert second.latest - day_of(driven.at) >= timedelta(days=1)
    assert len({one.key for one in second.items}) == len(second.items)


def test_before_a_workbook_nothing_is_missing(tmp_path: Path) -> None:
    nothing = prepared(begun(tmp_path).accepted())
    assert (nothing.items, nothing.deadline, nothing.trouble) == ((), None, None)
