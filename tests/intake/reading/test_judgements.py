"""A whole 核查记录 becomes judgements."""

from datetime import date

import pytest

from service.intake.forms.layout import Book
from service.intake.reading.judgements import read_judgements
from service.intake.writing.fill import SheetContent
from service.vocabulary.problem import Unreadable
from tests.intake.builders import PACK, codes_of, filled

COVER = {"园区名称": "青山经济开发区", "核查日期": "2026-03-20", "组长": "李明"}
SIGNED = {"理由": "经核查属实", "认定人": "李明"}


def test_all_sheets_come_together() -> None:
    grid = filled(
        {
            "封面": COVER,
            "人工核查": [{"编码": "姓名", "专家1": "赵一"}, {"编码": "LY-06", "专家1": "符合"}],
            "否决事项": [{"编码": "GT-01", "认定": "未发生", "认定人": "李明", "依据": "证明"}],
            "不适用认定": [{"编码": "EC-09", "认定": "同意", **SIGNED}],
            "争议数据": [{"编码": "gdp", "年份": "2025", "争议说明": "口径不一"}],
            "外部核对": [{"编码": "gdp", "年份": "2025", "外部数值": "1", "数据来源": "统计局"}],
            "存疑处理": [{"规则": "CR-E1", "存疑编号": "a", "处理": "已核实采信", "理由": "x", "处理人": "李明"}],
        },
        Book.JUDGEMENTS,
    )
    judgements, problems = read_judgements(grid, PACK)
    assert problems == ()
    assert (judgements.digest, judgements.park) == (grid.digest, "青山经济开发区")
    assert judgements.checked_on is not None
    assert judgements.leader is not None
    assert (judgements.checked_on.value, judgements.leader.value) == (date(2026, 3, 20), "李明")
    assert set(judgements.opinions) == {"LY-06", "EC-09", "PR-04", "GT-01"}
    assert (list(judgements.not_applicable), list(judgements.disputes)) == (["EC-09"], [("gdp", 2025)])
    assert (list(judgements.external), list(judgements.closed_questions)) == ([("gdp", 2025)], [("CR-E1", "portfolio")])


def test_without_a_park_there_is_an_error() -> None:
    judgements, problems = read_judgements(filled({}, Book.JUDGEMENTS), PACK)
    assert judgements.park == ""
    assert [(problem.severity.value, problem.ref) for problem in problems] == [
        ("error", "B4"),
        ("warning", "B5"),
        ("warning", "B6"),
    ]


def test_the_parks_workbook_is_refused() -> None:
    with pytest.raises(Unreadable, match="这是“评估工作簿”，此处需要“核查记录”"):
        read_judgements(filled({}), PACK)


def test_all_problems_come_at_once_in_the_order_of_sheets() -> None:
    content: dict[str, SheetContent] = {
        "封面": COVER,
        "存疑处理": [{"规则": "CR-X"}],
        "人工核查": [{"编码": "LY-06", "专家1": "好"}],
    }
    _, problems = read_judgements(filled(content, Book.JUDGEMENTS), PACK)
    assert codes_of(problems) == [("unknown-word", "G5"), ("unknown-code", "A4")]
