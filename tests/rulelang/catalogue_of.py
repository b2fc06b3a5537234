"""Small catalogues, scopes and nodes for tests of single readers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from service.authoring.node import Fields, Node
from service.authoring.problem import ProblemLog
from service.authoring.reading import parse_document
from service.authoring.shape import Section, Shape
from service.rulelang.attributes import collections
from service.rulelang.catalogue import Catalogue
from service.rulelang.load import load_catalogue
from service.rulelang.pack import Parameter
from service.rulelang.parse.scope import Own, Scope
from service.rulelang.tables import Attribute
from tests.rulelang.builders import DEMO
from tests.rulelang.strategies import HERE


def catalogue() -> Catalogue:
    """The catalogue of the small rule base."""
    return load_catalogue(DEMO / "rules")


def parameter(name: str, value: str, unit: str = "%", title: str = "") -> Parameter:
    """A parameter in force."""
    return Parameter(name, Decimal(value), unit, "示例", "example", date(2024, 1, 1), HERE, title)


def scope(*own: Attribute) -> Scope:
    """A scope with these attributes, the small catalogue and one parameter `floor` of 60 %."""
    found = catalogue()
    parameters = {"floor": parameter("floor", "0.6", title="下限")}
    return Scope(Own({a.name: a for a in own}), found, parameters, collections(found, ("TG-01", "TG-02")))


def node(text: str) -> Node:
    """The node a YAML text states; it must be faultless YAML."""
    found, problems = parse_document(text.encode(), "a.yaml")
    assert problems == ()
    assert found is not None
    return found


def fields(text: str) -> Fields:
    """The mapping a YAML text states."""
    found = node(text)
    assert isinstance(found, Fields)
    return found


def section(text: str, shape: Shape, log: ProblemLog) -> Section:
    """The mapping a YAML text states, read by a shape."""
    return Section(fields(text), shape, log)


def told(log: ProblemLog) -> list[str]:
    """Problems as `line:column code`."""
    return [f"{p.position.line}:{p.position.column} {p.code}" for p in log.problems()]
