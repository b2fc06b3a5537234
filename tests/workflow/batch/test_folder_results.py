"""What the items of an import say of their files."""

from pathlib import Path

import pytest

from service.access.scope import NOTHING
from service.vocabulary.fault import Fault
from service.vocabulary.job import Item, ItemState, JobError
from service.vocabulary.language import Said
from service.workflow.batch.folder_results import file_line, folder_results
from service.workflow.batch.import_folder import Fate
from tests.workflow.batch.desks import evaluated
from tests.workflow.case_desk import desk

WHY = Said("原因；办法", "reason; repair")
TOLD = {"case": "zhejiang-2026-0001", "kind": "submission", "errors": 0, "warnings": 1, "problems": ["甲"]}


@pytest.mark.parametrize(
    ("item", "fate", "reasons"),
    [
        (Item("a.xlsx", ItemState.WAITING), Fate.WAITING, ()),
        (Item("a.xlsx", ItemState.FAILED, error=JobError("x", WHY)), Fate.FAILED, (WHY,)),
        (Item("a.xlsx", ItemState.DONE, {**TOLD, "act": 7}), Fate.IMPORTED, ()),
        (Item("a.xlsx", ItemState.DONE, {**TOLD, "there": 3}), Fate.THERE, ()),
        (Item("a.txt", ItemState.DONE, {"ignored": WHY._asdict()}), Fate.IGNORED, (WHY,)),
        (Item("a.xlsx", ItemState.DONE, {**TOLD, "refused": [WHY._asdict()]}), Fate.REFUSED, (WHY,)),
        (Item("a.xlsx", ItemState.DONE, {**TOLD, "errors": 2, "refused": []}), Fate.FAULTY, ()),
        (Item("a.xlsx", ItemState.DONE, {**TOLD, "refused": []}), Fate.USABLE, ()),
    ],
)
def test_fates(item: Item, fate: Fate, reasons: tuple[Said, ...]) -> None:
    line = file_line(item)
    assert (line.name, line.fate, line.reasons) == (item.key, fate, reasons)
    assert line.act == {Fate.IMPORTED: 7, Fate.THERE: 3}.get(fate)
    if item.result and "case" in item.result:
        assert (line.case, line.kind and line.kind.zh, line.warnings) == ("zhejiang-2026-0001", "评估工作簿", 1)


def test_problems_kept_before_they_had_english_are_told_as_they_were() -> None:
    told = Said("[提醒] 甲", "[warning] a")
    kept = {**TOLD, "act": 7, "problems": ["[提醒] 甲", told._asdict()]}
    assert file_line(Item("a.xlsx", ItemState.DONE, kept)).problems == (Said("[提醒] 甲", "[提醒] 甲"), told)


def test_only_imports_within_ones_scope_have_files(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    other = evaluated(at).id
    with pytest.raises(Fault, match="不是“导入文件夹”"):
        folder_results(at.settings, other)
    with pytest.raises(Fault, match="没有编号"):
        folder_results(at.settings, other, NOTHING)
