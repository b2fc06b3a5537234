"""Cell texts → tests: what is accepted, what is refused with which repair."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.authoring.problem import Mistake
from service.rulelang.pack import Parameter
from service.rulelang.parse.unary import parse_test, read_test
from service.rulelang.tables import Attribute, Interval, NumberTest
from tests.rulelang.strategies import HERE, inside

SHARE = Attribute("attainment", "number", "%", title="完成率")
COUNT = Attribute("done", "number", low=Decimal(0), whole=True, title="已完成")
INTENSITY = Attribute("actual", "number", "tce/万元", title="实际值")
STATUS = Attribute("status", "text", values=("done", "trial", "cancelled_approved"), title="状态")
FLOOR = Parameter("core_floor", Decimal("0.6"), "%", "示例", "example", date(2024, 1, 1), HERE, "核心指标下限")
PARAMETERS = {"core_floor": FLOOR}


def one(low: str | None, high: str | None, ends: str) -> tuple[Interval, ...]:
    bounds = [None if end is None else Decimal(end) for end in (low, high)]
    return (Interval(bounds[0], ends[0] == "[", bounds[1], ends[1] == "]"),)


@pytest.mark.parametrize(
    ("text", "attribute", "intervals"),
    [
        (">= 60%", SHARE, one("0.6", None, "[)")),
        ("> 60.5%", SHARE, one("0.605", None, "()")),
        ("<=0%", SHARE, one(None, "0", "(]")),
        ("= 100%", SHARE, one("1", "1", "[]")),
        ("0", COUNT, one("0", "0", "[]")),
        ("[80%..90%)", SHARE, one("0.8", "0.9", "[)")),
        ("( 80% .. 90% ]", SHARE, one("0.8", "0.9", "(]")),
        ("[-0.5..0.35]", INTENSITY, one("-0.5", "0.35", "[]")),
        ("< 0.35 tce/万元", INTENSITY, one(None, "0.35", "()")),
        ("< 3,500 kgce/万元", INTENSITY, one(None, "3.5", "()")),
        (">= 1,000", COUNT, one("1000", None, "[)")),
        ("[1,000..2,000)", COUNT, one("1000", "2000", "[)")),
        (">= core_floor", SHARE, one("0.6", None, "[)")),
        ("< 5, > 7", COUNT, one(None, "5", "()") + one("7", None, "()")),
        ("> 7,< 5", COUNT, one(None, "5", "()") + one("7", None, "()")),
        ("1, 2, 3", COUNT, one("1", "1", "[]") + one("2", "2", "[]") + one("3", "3", "[]")),
        ("[0..5), [5..6]", COUNT, one("0", "6", "[]")),
        ("< 5, >= 5", COUNT, one(None, None, "()")),
    ],
)
def test_number_tests(text: str, attribute: Attribute, intervals: tuple[Interval, ...]) -> None:
    test = parse_test(text, attribute, PARAMETERS)
    assert isinstance(test, NumberTest)
    assert test.intervals == intervals


@pytest.mark.parametrize(
    ("text", "attribute", "code", "words"),
    [
        (">= 0.6", SHARE, "percent-or-fraction", "写成 60%"),
        (">= 60", SHARE, "percent-or-fraction", "写成 60%"),
        (">= 60 tce", SHARE, "wrong-unit", "写成百分数"),
        (">= 60%", COUNT, "percent-or-fraction", "不带单位的数"),
        (">= 60%", INTENSITY, "percent-or-fraction", "“tce/万元”"),
        (">= 1 m³/万元", INTENSITY, "wrong-unit", "不是同一种量"),
        (">= 1 斗/万元", INTENSITY, "wrong-unit", "不认识的单位"),
        ("> 1 tce", COUNT, "wrong-unit", "去掉单位"),
        ("[90%..80%)", SHARE, "reversed-interval", "改成 [80%..90%)"),
        ("(80%..80%]", SHARE, "empty-interval", "= 某数"),
        ("[80%..)", SHARE, "bad-interval", ">= 80"),
        ("[0,100]", COUNT, "bad-interval", "[下限..上限)"),
        ("[80%-90%)", SHARE, "bad-interval", "两个点"),
        ("20%-50%", SHARE, "bad-interval", "写成 [20%..50%) 的样子"),
        ("20~50%", SHARE, "bad-interval", "写成 [20%..50%) 的样子"),
        ("(20%...50%]", SHARE, "bad-interval", "两个点"),
        ("不低于 50%", SHARE, "bad-comparator", "改成 >="),
        ("≥ 60％", SHARE, "full-width", "改成 >= 60%"),
        ("=> 60%", SHARE, "bad-comparator", "改成 >="),
        ("!= 0", COUNT, "bad-comparator", "< 5, > 5"),
        ("< 5, < 3", COUNT, "overlapping-parts", "合并"),
        ("[0..5], [5..6]", COUNT, "overlapping-parts", "合并"),
        (">= core_flor", SHARE, "unknown-word", "core_floor"),
        (">= core_floor", COUNT, "percent-or-fraction", "core_floor（参数）"),
        ('"done"', COUNT, "text-for-number", "去掉内层引号"),
        ("大于 5", COUNT, "bad-comparator", "改成 >"),
        ("", COUNT, "bad-measure", "半角数字"),
        ("> 2024-01-01", Attribute("approved_on", "date", title="审核日期"), "date-test", "days"),
    ],
)
def test_refusals(text: str, attribute: Attribute, code: str, words: str) -> None:
    with pytest.raises(Mistake) as caught:
        parse_test(text, attribute, PARAMETERS)
    assert caught.value.code == code
    assert words in str(caught.value)


def test_parameters_used_are_named_with_their_value() -> None:
    reading = read_test("[core_floor..100%)", SHARE, PARAMETERS)
    assert dict(reading.thresholds) == {"core_floor": Decimal("0.6")}
    assert reading.test.text == "[core_floor..100%)"


@st.composite
def written(draw: st.DrawFn) -> tuple[str, list[Interval]]:
    """A number test as text with any spacing, and its parts."""
    ends = draw(st.lists(st.decimals(-1000, 1000, places=2), min_size=1, max_size=6, unique=True).map(sorted))
    space = st.sampled_from(("", " "))
    parts, texts = [], []
    for low, high in zip(ends[::2], ends[1::2], strict=False):
        ends_closed = draw(st.booleans()), draw(st.booleans())
        parts.append(Interval(low, ends_closed[0], high, ends_closed[1]))
        left, right = "(["[ends_closed[0]], ")]"[ends_closed[1]]
        texts.append(f"{left}{draw(space)}{low}{draw(space)}..{draw(space)}{high}{draw(space)}{right}")
    if len(ends) % 2:
        closed = draw(st.booleans())
        parts.append(Interval(ends[-1], closed, None, False))
        texts.append(f"{'>=' if closed else '>'}{draw(space)}{ends[-1]}")
    order = draw(st.permutations(texts))
    return f"{draw(space)}, ".join(order), parts


@given(written(), st.decimals(-1100, 1100, places=2))
def test_a_written_union_means_its_parts(case: tuple[str, list[Interval]], value: Decimal) -> None:
    text, parts = case
    test = parse_test(text, INTENSITY, {})
    assert isinstance(test, NumberTest)
    assert any(inside(p, value) for p in test.intervals) == any(inside(p, value) for p in parts)
    again = parse_test(test.text, INTENSITY, {})
    assert isinstance(again, NumberTest)
    assert again.intervals == test.intervals
    ends = [end for part in test.intervals for end in (part.low, part.high) if end is not None]
    assert ends == sorted(ends)
