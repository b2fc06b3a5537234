"""What the experts score, what comes of it, and who is missing."""

from decimal import Decimal
from pathlib import Path

from service.casework.acts.site_visit import Recuse, ScoreItem
from service.rulelang.attributes import TASKS
from service.workflow.cases.expert_panel import Panel, Scored, expert_panel
from service.workflow.cases.perform_act import perform_act
from tests.workflow.case_desk import AT, EXPERTS, asked, desk
from tests.workflow.site_visit.visits import Visited, visited


def panel(at: Visited, who: str = "评估员") -> Panel:
    return expert_panel(at.at.settings, at.at.case, at.person(who), at.now())


def item(at: Visited, code: str, who: str = "评估员") -> Scored:
    return next(one for one in panel(at, who).items if one.item == code)


def test_the_tasks_are_scored_and_whoever_is_missing_is_named(tmp_path: Path) -> None:
    at = visited(tmp_path)
    for expert, score in zip(EXPERTS, (60, 81), strict=False):
        perform_act(at.at.settings, at.at.case, ScoreItem(item="layout", score=Decimal(score)), asked(expert))
    layout = item(at, "layout")
    assert [one.item for one in panel(at).items] == list(TASKS)
    assert (layout.title.zh, str(layout.weight), layout.missing) == ("优化产业空间布局", "6", (EXPERTS[2],))
    assert layout.scores is not None
    assert (layout.scores.spread, layout.scores.flagged) == (Decimal(21), True)
    scores, grade = panel(at).bands[0]
    assert (scores.zh, scores.en, grade) == ("90（含）至 100（含）", "from 90 to 100 inclusive", "优秀")
    own = item(at, "layout", EXPERTS[0]).own
    assert own is not None
    assert (own.act.score, item(at, "layout", EXPERTS[2]).own) == (Decimal(60), None)


def test_whoever_is_recused_counts_no_more_and_is_not_missed(tmp_path: Path) -> None:
    at = visited(tmp_path)
    perform_act(at.at.settings, at.at.case, ScoreItem(item="layout", score=Decimal(60)), asked(EXPERTS[0]))
    whole = Recuse(expert=at.person(EXPERTS[0]).id, expert_name=EXPERTS[0], reason="参与过方案编制")
    part = Recuse(expert=at.person(EXPERTS[1]).id, reason="同一单位", items=("layout",))
    for one in (whole, part):
        perform_act(at.at.settings, at.at.case, one, asked())
    layout = item(at, "layout")
    assert layout.scores is not None
    assert (layout.scores.average, layout.missing) == (None, (EXPERTS[2],))
    assert [one.name for one in panel(at).experts] == list(EXPERTS[1:])
    assert item(at, "layout", EXPERTS[1]).refused


def test_before_there_is_a_workbook_nothing_is_scored(tmp_path: Path) -> None:
    made = desk("accepted", tmp_path / "early")
    at = visited(tmp_path)
    assert expert_panel(made.settings, made.case, at.person(), AT).items == ()
