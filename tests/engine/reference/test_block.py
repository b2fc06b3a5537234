"""Names and derive blocks: what goes before what, and what missing inputs do."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pytest

from service.engine.reference.block import Block, told
from service.engine.reference.inputs import Inputs
from service.engine.reference.known import DISPUTED, MISSING, NOT_APPLICABLE, Known, text, value
from service.engine.reference.owners import Owners
from service.engine.reference.park import Park
from service.engine.reference.rows import Passed, given_rows
from service.rulelang.derivations import (
    Count,
    Days,
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
from service.vocabulary.finding import Theme
from service.vocabulary.judgements import Judgements
from service.vocabulary.state import State
from service.vocabulary.submission import Plan
from tests.assessment.builders import (
    a_project_row,
    a_quantity_row,
    a_ruling,
    a_submission,
    a_version,
    an_indicator_row,
    an_opinion,
    in_state,
)
from tests.assessment.pack_builders import a_catalogue, a_manual, a_pack, a_parameter, a_rule, an_indicator
from tests.engine.builders import between, one_of

INTENSITY = "indicator:intensity"
OTHER = an_indicator("saving", kind="effect", better="higher")
DONE = one_of("done")


@dataclass
class Asked:
    """A rule's names in one park."""

    block: Block
    park: Park

    def attribute(self, name: str) -> Known:
        owner, attribute = self.block.address(name)
        return self.park[owner][attribute]


def subject(
    derived: Mapping[str, Expression] | None = None, about: str = INTENSITY, rule: Any = None, **other: Any
) -> Asked:
    given, stated = other.pop("given", {}), other.pop("given_rows", {})
    passed, summary = other.pop("passed", []), other.pop("summary", {})
    judgements = other.pop("judgements", Judgements())
    indicators = other.pop(
        "indicators", (an_indicator_row(), an_indicator_row("saving", target="100", actuals={2025: "80"}))
    )
    catalogue = a_catalogue(an_indicator(), OTHER)
    names = {"core_floor": "0.6", "target": "77", "expert_opinions_min": "1"}
    pack = a_pack(catalogue=catalogue, parameters={name: a_parameter(name, number) for name, number in names.items()})
    inputs = Inputs(a_submission(*indicators, **other), judgements, pack, told(given, about))
    park = Park(inputs, {name: given_rows(rows) for name, rows in stated.items()})
    park.passed += passed
    park.summary.update(summary)
    return Asked(Block(a_rule("x", derived=derived, **(rule or {})), about, pack, Owners(), given), park)


def test_names_are_given_derived_own_parameters_or_references() -> None:
    found = subject({"base": Value("self.target"), "floor": Value("core_floor"), "there": Value("saving.actual")})
    assert found.attribute("base") == found.attribute("self.target") == found.attribute("target")
    assert found.attribute("self.base") == value(Fraction("0.5"))
    assert found.attribute("floor") == value(Fraction("0.6"))
    assert found.attribute("there") == value(80)
    assert found.attribute("intensity.actual") == value(Fraction("0.41"))
    given = subject({"base": Value("self.target")}, given={"base": value(9), "saving.actual": DISPUTED})
    assert given.attribute("base") == value(9)
    assert given.attribute("saving.actual") == DISPUTED


@pytest.mark.parametrize("name", ["attainmemt", "saving.attainmemt", "nobody.actual", "plan.approvd", "saving"])
def test_an_unknown_name_is_refused(name: str) -> None:
    with pytest.raises(KeyError):
        subject().attribute(name)


def test_built_ins_of_each_kind_of_subject() -> None:
    approved = Plan(versions=(a_version(),))
    assert subject(about="plan", plan=approved).attribute("approval") == text("approved")
    assert subject(about="portfolio", plan=approved).attribute("plan.approval") == text("approved")
    raw = [a_quantity_row("gdp", {2020: "100", 2025: "120"})]
    assert subject(about="quantity:gdp", quantities=raw).attribute("actual") == value(120)
    assert subject(about="portfolio", quantities=raw).attribute("gdp.change_from_base") == value(Fraction(1, 5))
    assert subject(about="case", summary={"score": value(80)}).attribute("score") == value(80)
    assert subject(about="case").attribute("reject") == MISSING
    judged = Judgements(opinions={"T-01": (an_opinion("符合"), an_opinion(None))})
    asked = subject(about="item:T-01", rule={"manual": a_manual()}, judgements=judged)
    assert (asked.attribute("answer"), asked.attribute("opinions")) == (text("符合"), value(1))


def test_what_an_example_states_reaches_what_is_worked_out_from_it() -> None:
    stated = subject(given={"actual": value(Fraction("0.45")), "saving.target": value(160)})
    assert stated.attribute("attainment") == value(Fraction(1, 2))
    assert stated.attribute("saving.attainment") == value(Fraction(1, 2))
    assert subject(given={"self.base": value(Fraction("0.42"))}).attribute("attainment") == value(Fraction(1, 2))
    assert subject(given={"attainment": MISSING}).attribute("attainment") == MISSING
    assert told({"base": value(1), "gdp.actual": value(2)}, INTENSITY) == {
        "base": value(1), "gdp.actual": value(2), "intensity.base": value(1),
    }  # fmt: skip


def test_whose_reasons_for_not_applicable_count() -> None:
    excused = an_indicator_row(actuals={}, state="not_applicable", reason="无")
    ruled: dict[str, Any] = {
        "indicators": (excused,),
        "judgements": Judgements(not_applicable={"intensity": a_ruling()}),
    }
    rule = {"not_applicable": ("别的",)}
    for name in ("actual", "self.actual", "intensity.actual"):
        assert subject(rule=rule, **ruled).attribute(name) == MISSING
        assert subject(rule={"not_applicable": ("无",)}, **ruled).attribute(name) == NOT_APPLICABLE
    assert subject(about="portfolio", rule=rule, **ruled).attribute("intensity.actual") == NOT_APPLICABLE
    lenient = subject(rule=rule | {"theme": Theme.CREDIBILITY}, **ruled)
    assert lenient.attribute("actual") == NOT_APPLICABLE


PROJECTS = (
    a_project_row(paid_investment="80", started_on="2023-05-01"),
    a_project_row(paid_investment="20", started_on="2023-04-01", status="building"),
    a_project_row(paid_investment=None, started_on=None, status="cancelled", change_approval="approved"),
)


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        (Count("project"), value(3)),
        (Count("project", {"status": DONE}), value(1)),
        (Count("project", {"status": one_of("trial")}), value(0)),
        (Sum("project", "paid_investment", {"status": one_of("done", "building")}), value(100)),
        (Sum("project", "paid_investment", {"status": one_of("trial")}), value(0)),
        (Sum("project", "paid_investment"), MISSING),
        (Count("project", {"paid_investment": between("50", None)}), MISSING),
        (Count("project", {"paid_investment": between("50", None), "status": DONE}), value(1)),
        (Count("carrier"), MISSING),
        (Count("finding"), value(0)),
        (Earliest("project", "started_on"), MISSING),
        (Earliest("project", "started_on", {"status": one_of("trial")}), MISSING),
    ],
)
def test_aggregates(expression: Expression, found: Known) -> None:
    assert subject({"d": expression}, projects=PROJECTS).attribute("d") == found


def test_the_earliest_date_of_the_rows_that_pass() -> None:
    started = Earliest("project", "started_on", {"status": one_of("done", "building")})
    block: dict[str, Expression] = {
        "first": started,
        "done": Earliest("project", "started_on", {"status": DONE}),
        "lag": Days("first", "done"),
    }
    assert subject(block, projects=PROJECTS).attribute("lag") == value(30)


def test_the_worst_of_what_blocks_an_aggregate() -> None:
    rows = (a_project_row(status=None), a_project_row(paid_investment=in_state(State.DISPUTED)))
    block: dict[str, Expression] = {
        "count": Count("project", {"status": DONE}),
        "sum": Sum("project", "paid_investment", {"status": DONE}),
    }
    assert subject(block, projects=rows).attribute("count") == MISSING
    assert subject(block, projects=rows).attribute("sum") == DISPUTED


def test_findings_of_earlier_stages_are_counted() -> None:
    passed = [
        Passed("CR-1", "credibility", "question", "high", "yes", "none", "none"),
        Passed("CR-2", "credibility", "question", "low", "no", "none", "none"),
        Passed("LY-1", "tasks", "met", "none", "no", "layout", "none"),
    ]
    block: dict[str, Expression] = {
        "open": Count("finding", {"open": one_of("yes"), "severity": one_of("high")}),
        "met": Count("finding", {"verdict": one_of("met"), "task": one_of("layout")}),
        "mild": Count("finding", {"severity": one_of("low", "none")}),
    }
    found = subject(block, about="case", passed=passed)
    assert [found.attribute(name) for name in block] == [value(1), value(1), value(2)]


def test_given_rows_replace_a_collection() -> None:
    rows = {"project": [{"status": text("done")}, {"status": text("building")}], "carrier": []}
    block: dict[str, Expression] = {"all": Count("project"), "done": Count("project", {"status": DONE})}
    block["none"] = Count("carrier")
    found = subject(block, projects=PROJECTS, given_rows=rows)
    assert [found.attribute(name) for name in ("all", "done", "none")] == [value(2), value(1), MISSING]


@pytest.mark.parametrize(
    ("expression", "left", "right", "found"),
    [
        (Share("a", "b"), value(1), value(4), value(Fraction(1, 4))),
        (Share("a", "b"), value(1), value(0), MISSING),
        (Share("a", "b", "not_applicable"), value(1), value(0), NOT_APPLICABLE),
        (Share("a", "b", "not_applicable"), MISSING, value(0), MISSING),
        (Ratio("a", "b", "tce", "missing"), value(-1), value(2), value(Fraction(-1, 2))),
        (Difference("a", "b"), value(1), value(4), value(-3)),
        (Difference("a", "b"), NOT_APPLICABLE, MISSING, MISSING),
        (Difference("a", "b"), DISPUTED, MISSING, DISPUTED),
        (Deviation("a", "b"), value(3), value(-4), value(Fraction(7, 4))),
        (Deviation("a", "b"), value(0), value(0), value(0)),
    ],
)
def test_combinations(expression: Expression, left: Known, right: Known, found: Known) -> None:
    assert subject({"d": expression}, given={"a": left, "b": right}).attribute("d") == found


@pytest.mark.parametrize(
    ("needed", "beside", "said"),
    [
        ([value(1)], [value(1)], "no"),
        ([MISSING], [value(0)], "yes"),
        ([DISPUTED], [value(0)], "yes"),
        ([NOT_APPLICABLE], [value(1)], "no"),
        ([NOT_APPLICABLE, MISSING], [value(1)], "yes"),
        ([MISSING], [MISSING], "no"),
        ([MISSING], [DISPUTED], "no"),
        ([MISSING], [MISSING, text("x")], "yes"),
    ],
)
def test_something_is_lacking_where_it_cannot_be_told_beside_a_value(
    needed: list[Known], beside: list[Known], said: str
) -> None:
    left = {f"n{at}": known for at, known in enumerate(needed)}
    right = {f"b{at}": known for at, known in enumerate(beside)}
    found = subject({"blind": Lacks(tuple(left), tuple(right))}, given={**left, **right})
    assert found.attribute("blind") == text(said)
