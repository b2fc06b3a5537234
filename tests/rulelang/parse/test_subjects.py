"""`about:` names subjects that exist, and what they all offer can be used."""

from collections.abc import Sequence

import pytest

from service.authoring.problem import ProblemLog
from service.rulelang.parse.subjects import About, Asked, read_about
from service.vocabulary.finding import Theme
from tests.rulelang.catalogue_of import catalogue, fields, told
from tests.rulelang.strategies import HERE


def about(text: str, theme: Theme = Theme.TARGETS, answers: Sequence[str] | None = None) -> tuple[About, list[str]]:
    log = ProblemLog()
    asked = Asked("TG-01", theme, answers, ("优秀", "不合格"))
    node = fields(text).get("about") if text else None
    return read_about(node, HERE, asked, catalogue(), log), told(log)


def test_one_indicator() -> None:
    found, problems = about("about: {indicator: energy_intensity, required: true}\n")
    assert problems == []
    assert (found.subjects, found.required) == (("indicator:energy_intensity",), True)
    assert found.own.attributes["actual"].unit == "tce/万元"
    assert "share_of_base" in found.own.unusable


def test_several_indicators_share_what_has_one_unit() -> None:
    found, problems = about("about: {indicator: [energy_intensity, energy_saving]}\n")
    assert problems == []
    assert found.subjects == ("indicator:energy_intensity", "indicator:energy_saving")
    assert set(found.own.mixed) == {"base", "target", "actual"}
    assert "attainment" in found.own.attributes
    assert found.own.unusable["stated_deviation"].startswith("energy_saving")


def test_quantities() -> None:
    found, problems = about("about: {quantity: [gdp]}\n", Theme.CREDIBILITY)
    assert problems == []
    assert found.subjects == ("quantity:gdp",)
    assert "magnitude" in found.own.attributes


@pytest.mark.parametrize("word", ["portfolio", "plan"])
def test_the_portfolio_and_the_plan_offer_only_references(word: str) -> None:
    found, problems = about(f"about: {word}\n")
    assert (found.subjects, problems) == ((word,), [])
    assert found.own.attributes == {}


def test_the_case_offers_the_score_to_gates_and_decision() -> None:
    found, problems = about("about: case\n", Theme.GATES)
    assert (found.subjects, problems) == (("case",), [])
    assert "completeness" in found.own.attributes
    assert about("about: case\n", Theme.PROCEDURE)[1] == ["1:8 about"]


@pytest.mark.parametrize("text", ["about: item\n", ""])
def test_a_manual_check_is_its_own_subject(text: str) -> None:
    found, problems = about(text, Theme.TASKS, ["符合", "不符合"])
    assert (found.subjects, problems) == (("item:TG-01",), [])
    assert found.own.attributes["answer"].values == ("符合", "不符合")


@pytest.mark.parametrize(
    ("text", "theme", "answers", "problems"),
    [
        ("", Theme.TARGETS, None, ["1:1 missing-key"]),
        ("about: item\n", Theme.TARGETS, None, ["1:8 about"]),
        ("about: plan\n", Theme.TASKS, ["符合"], ["1:8 about"]),
        ("about: plan\n", Theme.DECISION, None, ["1:8 about"]),
        ("about: parks\n", Theme.TARGETS, None, ["1:8 unknown-word"]),
        ("about: [plan]\n", Theme.TARGETS, None, ["1:8 wrong-kind"]),
        ("about: {}\n", Theme.TARGETS, None, ["1:8 about"]),
        ("about: {indicator: energy_saving, quantity: gdp}\n", Theme.TARGETS, None, ["1:8 about"]),
        ("about: {indicator: gdp}\n", Theme.TARGETS, None, ["1:20 unknown-word"]),
        ("about: {quantity: [gdp, gdq, gdp]}\n", Theme.TARGETS, None, ["1:25 unknown-word", "1:30 duplicate-subject"]),
        ("about: {indicator: energy_saving, required: yes}\n", Theme.TARGETS, None, ["1:45 bad-flag"]),
        ("about: {indicator: energy_saving, colour: red}\n", Theme.TARGETS, None, ["1:35 unknown-word"]),
    ],
)
def test_refusals(text: str, theme: Theme, answers: Sequence[str] | None, problems: list[str]) -> None:
    assert about(text, theme, answers)[1] == problems
