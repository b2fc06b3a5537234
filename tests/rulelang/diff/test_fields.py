"""Fields in words, and only those that mean something else."""

from datetime import date
from decimal import Decimal

import pytest

from service.rulelang.diff.change import Level
from service.rulelang.diff.fields import Field, changed_fields, said
from service.rulelang.tables import Attribute, Interval
from service.vocabulary.finding import Effect
from service.vocabulary.language import Said
from tests.rulelang.diff.builders import told


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (None, "", ""),
        ((), "", ""),
        (True, "是", "yes"),
        (False, "否", "no"),
        (Decimal("0.50"), "0.50", "0.50"),
        (date(2026, 1, 2), "2026-01-02", "2026-01-02"),
        (Effect.REJECT, "不予通过", "reject"),
        (Interval(Decimal(1), True, None, False), "[1, ∞)", "[1, ∞)"),
        (("甲", "乙"), "甲、乙", "甲, 乙"),
        ({"tasks": "主要任务"}, "tasks：主要任务", "tasks: 主要任务"),
        ("high", "高", "high"),
        (2025, "2025", "2025"),
    ],
)
def test_values_in_words(value: object, zh: str, en: str) -> None:
    assert said(value) == Said(zh, en)


def test_only_what_differs_is_told() -> None:
    fields = (
        Field("title", Level.WORDING, Said("名称", "title")),
        Field("unit", Level.SCHEME, Said("单位", "unit")),
        Field("values", Level.JUDGEMENT, Said("取值", "values"), means=frozenset),
    )
    one = Attribute("a", "text", "t", values=("x", "y"), title="甲")
    other = Attribute("a", "text", "kg", values=("y", "x"), title="甲")
    assert told(changed_fields(one, other, fields, (None, None))) == [("unit", "scheme", "t", "kg")]
