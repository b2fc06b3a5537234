"""Drafts are kept as often as they are sent, once; what others changed is never overwritten."""

from pathlib import Path

import pytest

from service.casework.acts.application import Withdraw
from service.casework.acts.site_visit import RecordJudgement
from service.storage.errors import StorageError
from service.storage.site_drafts import drafted_digests
from service.vocabulary.fault import Fault
from service.workflow.cases.perform_act import perform_act
from service.workflow.installation.open_database import opened
from service.workflow.site_visit.save_draft import Overtaken, draft_photo, draft_troubles
from tests.intake.photos.pictures import picture
from tests.workflow.case_desk import asked
from tests.workflow.site_visit.visits import AGAIN, BY_EXPERT, EXPERTS, MANUAL, PNG, VALUE, visited


def test_a_draft_saved_twice_is_saved_once_and_leaves_no_act(tmp_path: Path) -> None:
    at = visited(tmp_path)
    before = at.case.version
    first = at.save(MANUAL, "符合", "镕堃喆𠮷龘")
    again = at.save(MANUAL, "符合", "镕堃喆𠮷龘", stamp="0.0")
    assert first.own == again.own
    assert first.own is not None
    assert (first.own.version, first.stamp, at.case.version) == (1, "1.0", before)


def test_another_window_or_assessor_is_not_overwritten(tmp_path: Path) -> None:
    at = visited(tmp_path)
    at.save(MANUAL, "符合")
    with pytest.raises(Overtaken) as overtaken:
        at.save(MANUAL, "不符合", stamp="0.0")
    assert overtaken.value.now.own is not None
    assert overtaken.value.now.own.answer == "符合"
    colleague = at.colleague()
    at.save(MANUAL, "基本符合", person=colleague)
    with pytest.raises(Overtaken):
        at.save(MANUAL, "不符合", stamp="1.0")
    act = RecordJudgement(item=MANUAL, answer="不符合", basis="管网未通")
    seen = at.item(MANUAL).stamp
    perform_act(at.at.settings, at.at.case, act, asked(str(colleague.id), at=AGAIN))
    with pytest.raises(Overtaken):
        at.save(MANUAL, "不符合", stamp=seen)


def test_photos_come_and_go_with_the_draft(tmp_path: Path) -> None:
    at = visited(tmp_path)
    kept = at.save(MANUAL, photos=(at.photo(), at.photo("同一张.png")))
    assert kept.own is not None
    (photo,) = kept.own.photos
    assert draft_photo(at.at.settings, at.at.case, MANUAL, photo.digest, at.person(), AGAIN)[1] == PNG
    with pytest.raises(Fault, match="没有这个文件"):
        draft_photo(at.at.settings, at.at.case, MANUAL, photo.digest, at.person("园区"), AGAIN)
    with pytest.raises(Overtaken):
        at.save(MANUAL, "符合", stamp="0.0", photos=(at.photo("晚到.png", picture(colour="red")),))
    assert len(at.item(MANUAL).own.photos) == 2, "a file that was chosen is not lost to a conflict"  # type: ignore[union-attr]
    gone = at.save(MANUAL, removed=tuple(one.digest for one in at.item(MANUAL).own.photos))  # type: ignore[union-attr]
    assert gone.own is not None
    assert (gone.own.photos, gone.own.empty) == ((), True)


def test_what_cannot_be_kept_is_told(tmp_path: Path) -> None:
    at = visited(tmp_path)
    with pytest.raises(Fault, match="不是 LY-01 的选项"):
        at.save(VALUE, "也许")
    with pytest.raises(StorageError, match="内容是"):
        at.save(MANUAL, photos=(at.photo("假.pdf"),))
    with pytest.raises(Fault, match="不是照片或 PDF"):
        at.save(MANUAL, photos=(at.at.workbook(),))
    with pytest.raises(Fault, match="由专家判定"):
        at.save(BY_EXPERT, "符合")
    with pytest.raises(Fault, match="没有“LY-99”"):
        at.save("LY-99", "符合")
    with pytest.raises(Fault, match="由评估员判定"):
        at.save(MANUAL, "符合", person=at.person(EXPERTS[0]))


def test_drafts_end_with_the_round(tmp_path: Path) -> None:
    at = visited(tmp_path)
    at.save(MANUAL, "符合", photos=(at.photo(),))
    perform_act(at.at.settings, at.at.case, Withdraw(reason="材料不齐"), asked("园区", at=AGAIN))
    assert [one for one in at.checklist().items if one.own is not None] == []
    with opened(at.at.settings) as database, database.reading() as session:
        assert drafted_digests(session) == set()


def test_what_could_not_go_on_record_is_told_and_the_draft_kept(tmp_path: Path) -> None:
    at = visited(tmp_path)
    kept = at.save(VALUE, "不符", "看了台账", value="abc")
    assert kept.own is not None
    assert kept.own.value == "abc"

    def troubles(**written: str) -> dict[str, str]:
        draft = {"answer": "不符", "basis": "", "value": "", **written}
        return {name: said.zh for name, said in draft_troubles(at.at.settings, at.case, kept.item, draft).items()}

    assert "的“abc”不能用" in troubles(value="abc")["value"]
    assert troubles(basis="字" * 5001)["basis"].startswith("依据最多 5000 字，写了 5001 字")
    assert troubles(value="12") == troubles(answer="属实", value="abc") == {}
