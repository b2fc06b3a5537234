"""Everybody on record is listed in the order they came."""

from dataclasses import replace

from service.access.scope import NOTHING, Extent, Scope
from service.workflow.people.add_person import add_person
from service.workflow.people.list_people import list_people
from tests.storage.builders import NOW, a_person
from tests.storage.installations import Installation


def test_people_stand_in_the_order_they_came(installation: Installation) -> None:
    added = tuple(add_person(installation.settings, a_person(name), NOW) for name in ("王五", "张三", "李四"))
    assert list_people(installation.settings) == added


def test_only_those_of_the_scope(installation: Installation) -> None:
    there = add_person(installation.settings, a_person("王五"), NOW)
    add_person(installation.settings, replace(a_person("张三"), jurisdiction="jiangsu"), NOW)
    assert list_people(installation.settings, Scope(Extent.JURISDICTION, "zhejiang")) == (there,)
    assert list_people(installation.settings, NOTHING) == ()
