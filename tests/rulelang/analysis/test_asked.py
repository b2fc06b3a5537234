"""Grave checks ask for want of data, or say why they need none."""

from dataclasses import replace

import pytest

from service.rulelang.analysis.asked import prove_asked
from service.rulelang.derivations import Lacks
from service.rulelang.pack import Pack, Rule
from service.rulelang.tables import TextTest
from tests.assessment.cases import base_145

PACK, _ = base_145()
AREA = PACK.rules["CR-D1"]


def faults(rule: Rule, pack: Pack = PACK) -> list[str]:
    return [one.fault.mistake.code if one.fault else "" for one in prove_asked(rule, pack)]


def with_first_row(**changes: object) -> Rule:
    """The rule whose first row is otherwise."""
    first, *others = AREA.table.rows
    return replace(AREA, table=replace(AREA.table, rows=(replace(first, **changes), *others)))  # type: ignore[arg-type]


def test_a_check_that_asks_for_want_of_data_is_sound() -> None:
    assert faults(AREA) == [""]


def lacking(needed: tuple[str, ...], beside: tuple[str, ...]) -> Rule:
    """The rule with other data that it asks for."""
    (line,) = AREA.derived
    return replace(AREA, derived=(replace(line, expression=Lacks(needed, beside)),))


def test_what_the_check_is_about_need_not_be_asked_for() -> None:
    assert faults(lacking(("self.change_from_base",), ("actual",))) == [""]
    assert faults(lacking(("base",), ("change_from_base",))) == [""]


@pytest.mark.parametrize(
    "silent",
    [
        with_first_row(outcome="ok"),
        with_first_row(tests={"unchecked": TextTest(frozenset({"no"}), "")}),
        with_first_row(tests={}),
        with_first_row(tests=AREA.table.rows[1].tests),
        replace(AREA, derived=()),
        lacking(("base",), ("actual",)),
        lacking(("plan.approved_on",), ("actual",)),
        lacking(("change_from_base",), ("change_from_base",)),
    ],
)
def test_a_check_is_silent_without_a_row_that_asks_whatever_else_there_is(silent: Rule) -> None:
    assert faults(silent) == ["silent-check"]


def test_the_fault_says_what_to_write() -> None:
    (one,) = prove_asked(replace(AREA, derived=()), PACK)
    assert one.fault is not None
    assert "缺少 unchecked, change_from_base 时不提问" in one.fault.mistake.found
    assert "on: [unchecked, unchecked, change_from_base]" in one.fault.mistake.repair
    assert (one.fault.owner, one.fault.position) == ("CR-D1", AREA.position)


def test_only_questions_that_hold_a_case_back_must_ask() -> None:
    assert faults(replace(AREA, derived=(), severity="medium")) == []
    others = {name: rule for name, rule in PACK.rules.items() if name != "GT-08"}
    assert faults(replace(AREA, derived=()), replace(PACK, rules=others)) == []
    assert faults(PACK.rules["TG-07"]) == []


def test_every_grave_check_of_the_shipped_pack_asks_or_says_why_not() -> None:
    silent = {rule.id for rule in PACK.rules.values() if any(faults(rule))}
    accepted = {rule.id for rule in PACK.rules.values() if any(s.check == "silent-check" for s in rule.suppressions)}
    assert silent == accepted == {"CR-A4"}
