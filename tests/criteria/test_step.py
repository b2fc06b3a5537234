"""A step recognises its sentence, takes what stands in its places, and lets no table pass unread."""

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from service.authoring.problem import Mistake
from service.criteria.case import Case
from service.criteria.step import Kind, Step, given, then, when
from service.criteria.table import Table
from tests.criteria.builders import a_case

HEARD: list[dict[str, object]] = []
NAMES = st.text(st.characters(exclude_characters="“”"), min_size=1)


@pytest.fixture
def heard() -> list[dict[str, object]]:
    HEARD.clear()
    return HEARD


@given("“{name}”的{attribute}为{value}")
def said(case: Case, name: str, attribute: str, value: str) -> None:
    HEARD.append({"name": name, "attribute": attribute, "value": value})


@given("{collection}如下", tabled=True)
def listed(case: Case, collection: str, table: Table) -> None:
    HEARD.append({"collection": collection, "rows": table.rows})


def test_the_decorator_says_which_kind_of_step_it_is() -> None:
    kinds = [make("做")(print).kind for make in (given, when, then)]
    assert kinds == [Kind.GIVEN, Kind.WHEN, Kind.THEN]
    assert isinstance(said, Step)
    assert said.places == ("name", "attribute", "value")


def test_arguments_are_what_stands_in_the_places() -> None:
    assert said.arguments("“节能量”的实际值为5 万tce") == {"name": "节能量", "attribute": "实际值", "value": "5 万tce"}
    assert said.arguments("“节能量”的实际值是5 万tce") is None
    assert said.arguments("又说“节能量”的实际值为5") is None


def test_a_title_may_hold_the_words_of_the_sentence() -> None:
    assert said.arguments("“节能量”的数值为确数或约数为确数") == {
        "name": "节能量",
        "attribute": "数值为确数或约数",
        "value": "确数",
    }


@for_all(NAMES, st.text("甲乙的 0.5%", min_size=1), st.text("甲乙0.5% 万", min_size=1))
def test_every_value_survives_the_sentence(name: str, attribute: str, value: str) -> None:
    found = said.arguments(f"“{name}”的{attribute}为{value}")
    assert found == {"name": name, "attribute": attribute, "value": value}


def test_perform_hands_over_arguments_and_table(heard: list[dict[str, object]]) -> None:
    listed.perform(a_case(), {"collection": "重点项目"}, Table.of([["状态"], ["在建"]]))
    said.perform(a_case(), {"name": "a", "attribute": "b", "value": "c"}, None)
    assert heard == [{"collection": "重点项目", "rows": (("在建",),)}, {"name": "a", "attribute": "b", "value": "c"}]


def test_a_table_too_few_or_too_many_is_refused(heard: list[dict[str, object]]) -> None:
    with pytest.raises(Mistake, match="下面没有表格"):
        listed.perform(a_case(), {"collection": "重点项目"}, None)
    with pytest.raises(Mistake, match="这一步不带表格"):
        said.perform(a_case(), {"name": "a", "attribute": "b", "value": "c"}, Table.of([["状态"], ["在建"]]))
    assert heard == []
