"""Operands of one line: by name, of the right kind, in one unit, or whatever their unit."""

from collections.abc import Callable

import pytest

from service.authoring.problem import ProblemLog
from service.authoring.shape import Holds, Key, Shape, as_fields
from service.rulelang.parse.derive_operands import Operands, require_kind
from service.rulelang.parse.scope import Own
from service.rulelang.tables import Attribute
from tests.rulelang.catalogue_of import fields, scope, told

SHAPE = Shape("一项", (Key("of", "哪些数", Holds.TEXTS),))
OWN = Attribute("attainment", "number", "%", title="完成率")


def read(text: str, what: Callable[[Operands], object]) -> tuple[object, list[str]]:
    """What is read from the list under `of`, and the problems."""
    log = ProblemLog()
    known = scope(OWN)
    known.own = Own(known.own.attributes, mixed={"actual": Attribute("actual", "number")})
    line = as_fields(fields(f"of: {text}\n"), SHAPE, log)
    assert line is not None
    found: object = None
    with log.catching(line.position):
        found = what(Operands("x", line, known, ("x", "below"), log))
    return found, told(log)


def test_two_names_of_one_kind() -> None:
    found, problems = read("[attainment, floor]", lambda operands: operands.two("of", "number"))
    assert problems == []
    assert isinstance(found, tuple)
    assert [one.name for one in found] == ["attainment", "floor"]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("[attainment]", ["1:1 two-operands"]),
        ("[attainment, plan.approved_on]", ["1:18 wrong-type"]),
        ("[attainment, below]", ["1:18 later-name"]),
        ("[atainment, x]", ["1:6 unknown-word", "1:17 later-name"]),
        ("[actual, floor]", ["1:6 unusable-attribute"]),
    ],
)
def test_what_cannot_be_computed_with_is_noted_where_it_stands(text: str, problems: list[str]) -> None:
    assert read(text, lambda operands: operands.two("of", "number"))[1] == problems


def test_whether_there_is_a_value_can_be_asked_of_any_unit() -> None:
    found, problems = read("[actual, self.actual, plan.approval]", lambda operands: operands.whatever("of"))
    assert (found, problems) == (("actual", "self.actual", "plan.approval"), [])
    assert read("[flor, below]", lambda operands: operands.whatever("of"))[1] == [
        "1:6 unknown-word",
        "1:12 later-name",
    ]


def test_units_must_agree() -> None:
    def compare(operands: Operands) -> None:
        operands.same_unit("of", Attribute("a", "number", "t"), Attribute("b", "number", "%"))

    assert read("[attainment, floor]", compare)[1] == ["1:1 different-units"]


def test_a_kind_is_required_by_name() -> None:
    require_kind(OWN, "attainment", "number")
    assert read("[floor]", lambda _: require_kind(OWN, "attainment", "date"))[1] == ["1:1 wrong-type"]
