"""The end of the visit: looked through, done once, told why not."""

from decimal import Decimal
from pathlib import Path

from service.casework.acts.site_visit import FinishSiteVisit, RecordJudgement, ScoreItem
from service.vocabulary.person import Person, Role
from service.workflow.cases.perform_act import perform_act
from tests.web.queries import counted
from tests.web.site_visit.visiting import Visiting, visiting
from tests.workflow.case_desk import EXPERTS, asked
from tests.workflow.site_visit.visits import BY_EXPERT

MOST = 12
EXPERT = Person(0, "秦专家", Role.EXPERT, None, "zhejiang")
VISIT = {"visited_on": "2026年6月1日", "leader": "组长", "members": "林镕（省环科院）\n\n何堃"}


def scored(made: Visiting) -> None:
    for expert in EXPERTS:
        perform_act(made.at.settings, made.at.case, ScoreItem(item="EC-07", score=Decimal(80)), asked(expert))


def test_the_drafts_and_the_visit_go_on_record_once(tmp_path: Path) -> None:
    with visiting(tmp_path) as made:
        scored(made)
        made.save(answer="符合", basis="管网图")
        finish = f"{made.list}/finish"
        with counted() as sent:
            page = made.browser.get(finish).text
        assert len(sent) <= MOST, "\n".join(sent)
        assert "将记录在案的草稿（1 项）" in page
        fields = made.browser.hidden(finish) | VISIT
        answers = [made.browser.post(finish, fields, page=made.list) for _ in range(2)]
        assert [one.status_code for one in answers] == [303, 303]
        (end,) = made.case.of(FinishSiteVisit)
        assert (end.act.leader, end.act.members) == ("组长", ("林镕（省环科院）", "何堃"))
        assert len(made.case.of(RecordJudgement)) == 1
        assert "已记录" in made.browser.get(made.item()).text


def test_what_stands_in_the_way_is_told_before_and_after(tmp_path: Path) -> None:
    with visiting(tmp_path) as made:
        finish = f"{made.list}/finish"
        assert "还没有专家评分" in made.browser.get(finish).text
        refused = made.browser.post(finish, VISIT)
        assert (refused.status_code, refused.text.count("还没有专家评分") >= 1) == (422, True)
        lacking = made.browser.post(finish, {"visited_on": "昨天"})
        assert "请写明核查组组长" in lacking.text
        assert "核查日期请写成" in lacking.text
        made.save(basis="没有选定")
        assert "草稿没有填完" in made.browser.post(f"{made.list}/submit", {}, page=finish).text


def test_an_expert_submits_without_finishing(tmp_path: Path) -> None:
    with visiting(tmp_path, EXPERT) as made:
        made.save(BY_EXPERT, answer="符合")
        page = made.browser.get(f"{made.list}/finish").text
        assert 'name="leader"' not in page
        done = made.browser.post(f"{made.list}/submit", {}, page=f"{made.list}/finish")
        assert (done.status_code, len(made.case.of(RecordJudgement))) == (303, 1)
        assert made.browser.post(f"{made.list}/finish", VISIT, page=made.list).status_code == 403
