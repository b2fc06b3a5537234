"""Derived attributes: their kind, unit and domain follow from what they are made of."""

from decimal import Decimal

import pytest

from service.authoring.problem import ProblemLog
from service.rulelang.derivations import (
    Count,
    Days,
    Derived,
    Deviation,
    Difference,
    Earliest,
    Lacks,
    Ratio,
    Share,
    Sum,
    Value,
)
from service.rulelang.parse.derive import read_derive
from service.rulelang.tables import Attribute, TextTest
from tests.rulelang.catalogue_of import fields, scope, told

OWN = Attribute("attainment", "number", "%", title="完成率")


def derive(text: str) -> tuple[tuple[Derived, ...], list[str]]:
    log = ProblemLog()
    made = read_derive(fields(text).pairs, scope(OWN), log)
    return made, told(log)


GOOD = """
parts: {value: plan.parts_present}
all: {count: project, unit: 项}
done: {count: project, unit: 项, where: {status: '"done"', paid_investment: "> 0"}}
paid: {sum: project.paid_investment, where: {task: '"layout"'}}
first: {earliest: project.started_on}
rate: {share: [done, all], if_zero: not_applicable}
change: {share: [energy_intensity.actual, energy_intensity.base]}
factor: {ratio: [energy_saving.actual, gdp.actual], unit: tce/万元, if_zero: missing}
short: {difference: [all, done]}
saved: {difference: [energy_total.base, energy_total.actual]}
gap: {deviation: [paid, gdp.actual]}
lead: {days: [plan.approved_on, first]}
own: {value: self.attainment}
limit: {value: floor}
blind: {lacks: [rate, self.attainment], beside: [paid]}
"""


def test_each_operation_makes_its_attribute() -> None:
    made, problems = derive(GOOD)
    assert problems == []
    found = {line.attribute.name: line.attribute for line in made}
    shapes = {name: (a.kind, a.unit, a.low, a.whole) for name, a in found.items()}
    zero = Decimal(0)
    assert shapes == {
        "parts": ("number", "项", zero, True),
        "all": ("number", "项", zero, True),
        "done": ("number", "项", zero, True),
        "paid": ("number", "万元", None, False),
        "first": ("date", "", None, False),
        "rate": ("number", "%", zero, False),
        "change": ("number", "%", None, False),
        "factor": ("number", "tce/万元", None, False),
        "short": ("number", "项", None, True),
        "saved": ("number", "tce", None, False),
        "gap": ("number", "%", zero, False),
        "lead": ("number", "天", None, True),
        "own": ("number", "%", None, False),
        "limit": ("number", "%", None, False),
        "blind": ("text", "", None, False),
    }
    assert found["blind"].values == ("yes", "no")
    assert found["own"].title == "完成率"


def test_each_operation_makes_its_expression() -> None:
    made, _ = derive(GOOD)
    found = {line.attribute.name: line.expression for line in made}
    done = found["done"]
    assert isinstance(done, Count)
    assert done.where["status"] == TextTest(frozenset({"done"}), '"done"')
    assert set(done.where) == {"status", "paid_investment"}
    assert isinstance(found["paid"], Sum)
    assert found["first"] == Earliest("project", "started_on")
    assert found["rate"] == Share("done", "all", "not_applicable")
    assert found["change"] == Share("energy_intensity.actual", "energy_intensity.base", "missing")
    assert found["factor"] == Ratio("energy_saving.actual", "gdp.actual", "tce/万元", "missing")
    assert found["short"] == Difference("all", "done")
    assert found["gap"] == Deviation("paid", "gdp.actual")
    assert found["lead"] == Days("plan.approved_on", "first")
    assert found["parts"] == Value("plan.parts_present")
    assert found["blind"] == Lacks(("rate", "self.attainment"), ("paid",))


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: {count: project, sum: project.paid_investment}\n", ["1:4 derive-operation"]),
        ("a: {where: {}}\n", ["1:4 derive-operation"]),
        ("a: {value: floor, if_zero: missing}\n", ["1:19 derive-option"]),
        ("a: {count: project, where: {status: '\"finished\"'}}\n", ["1:37 unknown-word"]),
        ("a: {count: project, where: {colour: '\"red\"'}}\n", ["1:29 unknown-word"]),
        ("a: {count: project, unit: 万元}\n", ["1:27 wrong-unit"]),
        ("a: {sum: project.paid_investment, unit: 项}\n", ["1:35 derive-option"]),
        ("a: {sum: project.status}\n", ["1:10 wrong-type"]),
        ("a: {earliest: project.paid_investment}\n", ["1:15 wrong-type"]),
        ("a: {share: [floor]}\n", ["1:12 two-operands"]),
        ("a: {share: [floor, gdp.actual]}\n", ["1:12 different-units"]),
        ("a: {share: [plan.approval, floor]}\n", ["1:13 wrong-type"]),
        ("a: {share: [flor, gdp.actuel]}\n", ["1:13 unknown-word", "1:19 unknown-word"]),
        ("a: {ratio: [gdp.actual, energy_total.actual]}\n", ["1:12 missing-key"]),
        ("a: {ratio: [gdp.actual, energy_total.actual], unit: tce/万元}\n", ["1:53 wrong-unit"]),
        ("a: {days: [plan.approved_on, floor]}\n", ["1:30 wrong-type"]),
        ("a: {value: b}\nb: {value: floor}\n", ["1:12 later-name"]),
        ("a: {value: a}\n", ["1:12 later-name"]),
        ("floor: {value: gdp.actual}\n", ["1:1 name-taken"]),
        ("attainment: {value: floor}\n", ["1:1 name-taken"]),
        ("gdp: {value: floor}\n", ["1:1 name-taken"]),
        ("is: {value: floor}\n", ["1:1 name-taken"]),
        ("完成率: {value: floor}\n", ["1:1 bad-name"]),
        ("a: {lacks: [attainment]}\n", ["1:12 missing-key"]),
        ("a: {share: [gdp.actual, gdp.actual]}\n", ["1:12 same-operands"]),
        ("a: {deviation: [attainment, self.attainment]}\n", ["1:16 same-operands"]),
        ("a: {lacks: [attainment], beside: [self.attainment]}\n", ["1:12 same-operands"]),
        ("a: {lacks: [floor], beside: [attainment]}\n", ["1:13 always-there"]),
        ("a: {lack: [floor], beside: [floor]}\n", ["1:5 unknown-word"]),
        ("a: {lacks: floor, beside: [floor]}\n", ["1:12 wrong-kind"]),
        ("a: {lacks: [attainment], besides: [floor]}\n", ["1:26 unknown-word"]),
        ("a: {lacks: [attainment], beside: floor}\n", ["1:34 wrong-kind"]),
        ("a: {ratio: [floor, attainment], unit: [t]}\n", ["1:39 wrong-kind"]),
        ("a: {lacks: [attainment], beside: [flor]}\n", ["1:35 unknown-word"]),
        ("a: {lacks: [b], beside: [a]}\nb: {value: floor}\n", ["1:13 later-name", "1:26 later-name"]),
        ("a: {lacks: [], beside: [floor]}\n", ["1:12 missing-key"]),
        ("a: {value: floor, beside: [floor]}\n", ["1:19 derive-option"]),
        ("a: floor\n", ["1:4 wrong-kind"]),
        ("a: {share: [floor, attainment], if_zero: zero}\n", ["1:42 unknown-word"]),
    ],
)
def test_refusals(text: str, problems: list[str]) -> None:
    assert derive(text)[1] == problems


def test_a_line_that_rests_on_a_faulty_one_is_not_told_too() -> None:
    _, problems = derive("a: {count: projct}\nb: {share: [a, floor]}\n")
    assert problems == ["1:12 unknown-word"]


def test_a_written_title_goes_before_the_one_taken_over() -> None:
    made, problems = derive(
        "rate: {share: [floor, attainment], title: 完成比例}\nown: {value: self.attainment, title: 达标率}\n"
    )
    assert problems == []
    assert [line.attribute.title for line in made] == ["完成比例", "达标率"]
