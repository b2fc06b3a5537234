"""The tasks of a case."""

from service.casework.acts import application, carrying_out, evaluation
from service.casework.acts.act import ACTS
from service.casework.tasks import HOMES, TaskName


def test_every_act_has_its_task_but_what_concerns_the_case_as_a_whole() -> None:
    assert set(ACTS) - set(HOMES) == {
        application.OpenCase,
        evaluation.SendBack,
        carrying_out.ReportProgress,
        carrying_out.GiveSupport,
        carrying_out.SolveDifficulty,
        carrying_out.LinkEvidence,
    }


def test_tasks_are_called_as_the_states_are_where_they_are_one() -> None:
    assert [name.said.zh for name in TaskName] == [
        "申请与受理",
        "导入",
        "数据核对",
        "预评价",
        "现场核查与专家评分",
        "评价",
        "会商会签",
        "公示",
        "发文",
        "整改与复评",
    ]
