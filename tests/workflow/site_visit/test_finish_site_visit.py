"""Drafts become the acts they stand for, each once; a visit that cannot be finished records nothing."""

from decimal import Decimal
from pathlib import Path

import pytest

from service.casework.acts.carrying_out import LinkEvidence
from service.casework.acts.site_visit import FinishSiteVisit, RecordJudgement, ScoreItem
from service.casework.acts.submission import DisputeValue
from service.casework.perform import Refused
from service.casework.site_checklist import CONFIRMED, WRONG
from service.vocabulary.fault import Fault
from service.workflow.cases.perform_act import perform_act
from service.workflow.site_visit.finish_site_visit import Visit, finish_site_visit, submit_drafts
from tests.workflow.case_desk import ON, asked
from tests.workflow.site_visit.visits import AGAIN, BY_EXPERT, EXPERTS, MANUAL, VALUE, Visited, visited

OTHER_VALUE = "built_land_share:2025"
VISIT = Visit(ON, "组长", ("林镕", "何堃"))


def scored(at: Visited) -> None:
    for expert in EXPERTS:
        act = ScoreItem(item="EC-07", score=Decimal(80))
        perform_act(at.at.settings, at.at.case, act, asked(expert, at=AGAIN))


def finish(at: Visited) -> None:
    finish_site_visit(at.at.settings, at.at.case, VISIT, at.person(), AGAIN)


def test_drafts_become_judgements_disputes_evidence_and_the_end_of_the_visit(tmp_path: Path) -> None:
    at = visited(tmp_path)
    scored(at)
    at.save(MANUAL, "基本符合", "两户未通", photos=(at.photo(),))
    at.save(VALUE, WRONG, "按不动产登记", value="１２．５　亿元/km²", photos=(at.photo(),))
    at.save(OTHER_VALUE, CONFIRMED, photos=(at.photo(),))
    before = at.case.version
    finish(at)
    case = at.case
    kinds = [type(one.act) for one in case.acts[before:]]
    assert sorted(map(str, kinds)) == sorted(
        map(str, (LinkEvidence, DisputeValue, LinkEvidence, RecordJudgement, FinishSiteVisit))
    )
    found, judged = case.of(DisputeValue)[-1].act, case.of(RecordJudgement)[-1].act
    assert (found.code, str(found.established), found.unit) == ("land_output", "12.5", "亿元/km²")
    assert (judged.answer, len(judged.evidence)) == ("基本符合", 1)
    end = case.acts[-1].act
    assert isinstance(end, FinishSiteVisit)
    assert (end.members, end.confirmed) == (("林镕", "何堃"), ("built_land_share/2025",))
    assert at.checklist().drafting == 0
    assert not [one for one in at.checklist().items if one.own is not None]


def test_nothing_is_recorded_while_the_visit_cannot_be_finished(tmp_path: Path) -> None:
    at = visited(tmp_path)
    at.save(MANUAL, "符合")
    before = at.case.version
    with pytest.raises(Refused, match="还没有专家评分"):
        finish(at)
    assert at.case.version == before
    scored(at)
    at.save(VALUE, WRONG, "没有写数值")
    with pytest.raises(Fault, match=r"有草稿没有填完.*LY-01"):
        finish(at)
    assert len(at.case.of(RecordJudgement)) == 0


def test_an_expert_submits_their_own_and_what_was_changed_meanwhile_is_looked_at_first(tmp_path: Path) -> None:
    at = visited(tmp_path)
    expert = at.person(EXPERTS[0])
    at.save(BY_EXPERT, "符合", person=expert)
    at.save(MANUAL, "符合")
    assert submit_drafts(at.at.settings, at.at.case, expert, AGAIN) == 1
    assert submit_drafts(at.at.settings, at.at.case, expert, AGAIN) == 0
    colleague = at.colleague()
    act = RecordJudgement(item=MANUAL, answer="不符合")
    perform_act(at.at.settings, at.at.case, act, asked(str(colleague.id), at=AGAIN))
    with pytest.raises(Fault, match="已有别人记录"):
        submit_drafts(at.at.settings, at.at.case, at.person(), AGAIN)
    assert at.item(MANUAL).own is not None, "the draft is not lost"
