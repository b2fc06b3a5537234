"""The procedure in words."""

from dataclasses import replace
from datetime import date

import pytest

from service.casework.acts.act import ACTS
from service.casework.procedure import Provision
from service.casework.procedure_told import table_told, values_told
from service.vocabulary.language import Language
from tests.casework.builders import procedure

DEPARTMENTS = Provision("signature_departments", "会签部门", "drc、miit", "通知", "notice", "n/一", date(2024, 1, 1))
DAYS = Provision("publicity_days", "公示天数", "7 天", "惯例", "practice", "", date(2024, 1, 1))
NONE = Provision("opinion_departments", "须出具会商意见的部门", "", "示例", "example", "", date(2024, 1, 1))


def test_values_with_their_sources() -> None:
    told = values_told(replace(procedure(), provisions=(DEPARTMENTS, DAYS, NONE)), Language.ZH)
    assert told == (
        "会签部门：发改、工信（通知规定；通知；2024-01-01 施行；n/一）",
        "公示天数：7 天（工作惯例；惯例；2024-01-01 施行）",
        "须出具会商意见的部门：无（示例，由各地确定；2024-01-01 施行）",
    )
    english = values_told(replace(procedure(), provisions=(DAYS, NONE)), Language.EN)
    assert [line.partition(" (")[0] for line in english] == ["publicity_days: 7 天", "opinion_departments: none"]


@pytest.mark.parametrize("language", Language)
def test_every_row_is_told(language: Language) -> None:
    rows = table_told(language)
    assert {row.transition.act for row in rows} == set(ACTS)
    assert all(row.label and row.states and row.roles and row.leads for row in rows)
    assert all(len(row.conditions) == len(row.transition.conditions) for row in rows)


def test_rows_in_chinese() -> None:
    rows = {row.label: row for row in table_told(Language.ZH)}
    opening, sign, issue, score = (rows[label] for label in ("立案", "会签", "发文", "专家评分"))
    assert (opening.states, opening.roles, opening.leads) == ("（尚未立案）", "评估员", "方案实施")
    assert (sign.states, sign.roles, sign.leads) == ("会商会签", "审批人", "环节不变")
    assert "签署人看到的决定就是现在的决定" in sign.conditions
    assert issue.leads == "发文、限期整改（限期整改的进入整改，其他的发文）"
    assert score.leads == "环节不变"
