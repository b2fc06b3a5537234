"""The guide explains what people get wrong."""

import pytest

from service.intake.forms.guide import guidance
from service.intake.forms.layout import Book


@pytest.mark.parametrize("book", Book)
def test_every_matter_has_its_explanation(book: Book) -> None:
    entries = guidance(book)
    assert all(matter and len(explanation) > 15 for matter, explanation in entries)
    assert len({matter for matter, _ in entries}) == len(entries)
    assert {"零与空白", "单位", "百分数", "问题怎样反馈"} <= {matter for matter, _ in entries}


def test_the_park_learns_of_states_targets_amendments_and_the_limits_of_its_word() -> None:
    entries = dict(guidance(Book.SUBMISSION))
    assert "缺失不会得分" in entries["四种状态"]
    assert "90%以上" in entries["目标值"]
    assert "审核同意" in entries["目标调整"]
    assert "不能代替专家和评估员的意见" in entries["园区自述"]


def test_the_assessors_learn_what_a_blank_means() -> None:
    assert "无法判定" in dict(guidance(Book.JUDGEMENTS))["否决事项"]
    assert "没有署名和理由的认定不作数" in dict(guidance(Book.JUDGEMENTS))["这份记录"]
