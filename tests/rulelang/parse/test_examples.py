"""Examples give what the rule knows, in values it can have."""

from datetime import date
from decimal import Decimal

import pytest

from service.authoring.problem import ProblemLog
from service.authoring.shape import Holds, Key, Shape
from service.rulelang.pack import Example, Given
from service.rulelang.parse.examples import read_examples, typed
from service.rulelang.parse.scope import Own
from service.rulelang.tables import Attribute
from service.vocabulary.finding import Theme
from service.vocabulary.state import State
from tests.rulelang.catalogue_of import scope, section, told

OUTER = Shape("规则", (Key("examples", "例子", Holds.LIST),))
OWN = (
    Attribute("actual", "number", "tce/万元", title="实际值"),
    Attribute("attainment", "number", "%", title="完成率"),
    Attribute("magnitude", "text", values=("in_band", "slip"), title="数量级"),
    Attribute("answer", "text", values=("符合", "不适用"), title="核查结论"),
)


def examples(given: str, verdict: str = "met", theme: Theme = Theme.TARGETS) -> tuple[Example, list[str]]:
    log = ProblemLog()
    names = scope(*OWN)
    names.own = Own(names.own.attributes, mixed={"target": Attribute("target", "number")})
    names.derived["done"] = Attribute("done", "number", low=None, whole=True)
    text = f"examples: [{{given: {given}, verdict: {verdict}}}]\n"
    (found,) = read_examples(section(text, OUTER, log), names, theme, log)
    return found, told(log)


@pytest.mark.parametrize(
    "given",
    [
        '{actual: "0.40", attainment: "90%", target: "5"}',
        "{actual: missing, attainment: not_applicable, magnitude: disputed}",
        '{magnitude: slip, done: "3", self.actual: "0.5 tce/万元"}',
        "{plan.approved_on: 2022-06-01, plan.approval: approved}",
        '{gdp.actual: "100 亿元", energy_intensity.base: "0.5"}',
        "{answer: 不适用}",
        "{project: []}",
        '{project: [{status: done, paid_investment: "100 万元", started_on: missing}]}',
        "{finding: [{rule: TG-01, verdict: met, open: 'no'}]}",
        "{}",
    ],
)
def test_good_examples(given: str) -> None:
    assert examples(given)[1] == []


def test_values_are_typed_and_rows_stay_rows() -> None:
    found, _ = examples('{attainment: "90%", actual: missing, project: [{status: done}]}', "nearly_met")
    assert found.given == {
        "attainment": Given("90%", State.VALUE, Decimal("0.9"), "%"),
        "actual": Given("missing", State.MISSING, unit="tce/万元"),
    }
    assert found.rows == {"project": ({"status": Given("done", State.VALUE, "done")},)}
    assert (found.verdict, str(found.position)) == ("nearly_met", "a.yaml:1:12")


@pytest.mark.parametrize(
    ("text", "attribute", "value"),
    [
        ("500 kgce/万元", OWN[0], Decimal("0.5")),
        ("slip", OWN[2], "slip"),
        ("2022-06-01", Attribute("day", "date"), date(2022, 6, 1)),
    ],
)
def test_texts_become_values_of_their_attribute(text: str, attribute: Attribute, value: object) -> None:
    assert typed(text, attribute) == value


@pytest.mark.parametrize(
    ("given", "problems"),
    [
        ('{atainment: "90%"}', ["1:21 unknown-word"]),
        ('{attainment: "0.9"}', ["1:33 percent-or-fraction"]),
        ('{actual: "40%"}', ["1:29 percent-or-fraction"]),
        ('{actual: "4 万元"}', ["1:29 wrong-unit"]),
        ("{actual: 高}", ["1:29 bad-measure"]),
        ("{actual: 缺失}", ["1:29 unknown-word"]),
        ("{plan.approved_on: 有争议}", ["1:39 unknown-word"]),
        ("{magnitude: big}", ["1:32 unknown-word"]),
        ('{done: "1.5"}', ["1:27 out-of-domain"]),
        ('{floor: "50%"}', ["1:21 given-parameter"]),
        ("{plan.approved_on: 2022-13-01}", ["1:39 bad-date"]),
        ("{gdq.actual: missing}", ["1:21 unknown-word"]),
        ("{actual: [1]}", ["1:29 wrong-kind"]),
        ("{actual: }", ["1:21 wrong-kind"]),
        ("{project: done}", ["1:30 wrong-kind"]),
        ("{project: [done]}", ["1:31 wrong-kind"]),
        ("{project: [{status: finished}]}", ["1:40 unknown-word"]),
        ("{project: [{state: done}]}", ["1:32 unknown-word"]),
    ],
)
def test_refusals(given: str, problems: list[str]) -> None:
    assert examples(given)[1] == problems


def test_the_verdict_is_one_the_theme_can_give() -> None:
    assert examples("{}", "question")[1] == ["1:33 unknown-word"]
    assert examples("{}", "question", Theme.CREDIBILITY)[1] == []
    assert examples("{}", "not_applicable")[1] == []
    assert examples("{}", "通过", Theme.DECISION)[1] == []
