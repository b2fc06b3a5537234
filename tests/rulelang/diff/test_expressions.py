"""What derived attributes mean, and how it is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.rulelang.derivations import (
    Count,
    Days,
    Derived,
    Deviation,
    Difference,
    Earliest,
    Expression,
    Lacks,
    Ratio,
    Share,
    Sum,
    Value,
)
from service.rulelang.diff.expressions import Meanings, meanings
from service.rulelang.tables import Attribute, TextTest
from tests.rulelang.catalogue_of import parameter
from tests.rulelang.diff.builders import small

DONE = {"status": TextTest(frozenset(("done",)), '"done"')}


def lines(**expressions: Expression) -> Meanings:
    """A derive block; the parameter `floor` is 60 %."""
    made = {name: Derived(Attribute(name, "number"), expression) for name, expression in expressions.items()}
    return Meanings(made, {"floor": parameter("floor", "0.6", title="下限")})


def test_names_of_the_lines_do_not_matter() -> None:
    one = lines(a=Count("project", DONE), b=Count("project"), rate=Share("a", "b"))
    other = lines(done=Count("project", DONE), all=Count("project"), share=Share("done", "all"))
    assert one.of_name("rate") == other.of_name("share")
    assert one.of_name("rate") != one.of_name("a")


def test_how_a_test_is_written_does_not_matter() -> None:
    negative = {"status": TextTest(frozenset(("done",)), 'not("building")')}
    assert lines(a=Count("project", DONE)).of_name("a") == lines(a=Count("project", negative)).of_name("a")


def test_another_value_further_down_is_another_meaning() -> None:
    one = lines(a=Sum("project", "investment"), b=Difference("a", "floor"))
    other = lines(a=Sum("project", "investment", DONE), b=Difference("a", "floor"))
    assert one.of_name("b") != other.of_name("b")
    assert one.of_line("b") == other.of_line("b")


def test_a_parameter_means_its_number() -> None:
    one = lines(a=Difference("actual", "floor"))
    moved = replace(one, parameters={"floor": parameter("floor", "0.7")})
    named = Meanings(lines(a=Difference("actual", "bottom")).lines, {"bottom": parameter("bottom", "0.6")})
    assert one.of_name("a") == named.of_name("a") != moved.of_name("a")


def test_a_value_line_means_what_it_takes() -> None:
    assert lines(a=Value("self.actual")).of_name("a") == lines().of_name("actual")


def test_a_column_stands_on_the_lines_it_is_made_of() -> None:
    found = meanings(small().pack.rules["PJ-01"], small().pack.parameters)
    assert found.behind("rate") == ("done", "planned", "rate")
    assert found.behind("attainment") == ()


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (Value("floor"), "取 下限（floor = 60%）"),
        (Count("project", DONE), 'project［status: "done"］ 的行数'),
        (Sum("project", "investment"), "project 的 investment 合计"),
        (Earliest("project", "started_on"), "project 的最早 started_on"),
        (Share("a", "b", "not_applicable"), "a ÷ b（分母为零：不适用）"),
        (Ratio("a", "b", "tce/万元"), "a ÷ b（分母为零：缺失）"),
        (Difference("a", "b"), "a − b"),
        (Deviation("a", "b"), "|a − b| ÷ |b|"),
        (Days("a", "b"), "a 至 b 的天数"),
        (Lacks(("a", "b"), ("c",)), "有 c 而缺 a 或 b"),
    ],
)
def test_each_operation_in_words(expression: Expression, words: str) -> None:
    assert lines(x=expression).in_words("x").zh == words


def test_a_title_stands_for_the_name() -> None:
    made = lines(a=Count("project"), b=Difference("a", "actual"))
    titled = replace(
        made, lines={**made.lines, "a": Derived(Attribute("a", "number", title="项目数"), Count("project"))}
    )
    assert titled.in_words("b").en == "项目数 − actual"
