"""Parameters by amount, with the rules that use them."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from service.rulelang.diff.difference import diff_rule_bases
from service.rulelang.diff.parameters import diff_parameters
from service.rulelang.pack import Pack, Parameter
from tests.rulelang.builders import FILTERING, PARAMETERS
from tests.rulelang.catalogue_of import parameter
from tests.rulelang.diff.builders import edited, small, told

STRICTER = {**FILTERING, PARAMETERS: {'"3 tCO2/tce"': '"4 tce"'}}
"""The same rule base with another limit."""


def with_parameters(**changed: Parameter | None) -> Pack:
    """The small pack with other parameters; None takes one away."""
    made = {**small().pack.parameters, **changed}
    return replace(small().pack, parameters={name: found for name, found in made.items() if found is not None})


def test_another_value_is_told_once_with_its_rules(tmp_path: Path) -> None:
    after = edited(tmp_path, {PARAMETERS: {'value: "60%"': 'value: "65%"'}})
    (found,) = diff_parameters(small().pack, after.pack)
    assert (found.parameter.name, found.rules) == ("core_floor", ("GT-01",))
    assert told(found.changes) == [("value", "judgement", "60%", "65%")]


def test_what_the_assessment_itself_reads_is_used(tmp_path: Path) -> None:
    after = edited(tmp_path, {PARAMETERS: {"value: 6 月": "value: 3 月"}})
    (found,) = diff_parameters(small().pack, after.pack)
    assert (found.rules, told(found.changes)) == ((), [("value", "judgement", "6 月", "3 月")])


def test_a_number_that_nothing_uses_is_wording() -> None:
    after = with_parameters(ratio_limit=replace(small().pack.parameters["ratio_limit"], value=Decimal(4)))
    (found,) = diff_parameters(small().pack, after)
    assert told(found.changes) == [("value", "wording", "3 tCO2/tce", "4 tCO2/tce")]
    assert found.changes[0].note.zh == "没有规则用到它"


def test_a_number_that_only_filters_is_used(tmp_path: Path) -> None:
    one, other = edited(tmp_path / "one", FILTERING), edited(tmp_path / "other", STRICTER)
    (found,) = diff_parameters(one.pack, other.pack)
    assert (found.rules, told(found.changes)) == (("PJ-01",), [("value", "judgement", "3 tce", "4 tce")])
    changed = diff_rule_bases(one, other).rules
    assert [(rule.rule.id, told(rule.changes)) for rule in changed] == [
        (
            "PJ-01",
            [
                (
                    "derived",
                    "scheme",
                    "project［energy_saving: >= 减排比上限（ratio_limit = 3 tce）］ 的行数",
                    "project［energy_saving: >= 减排比上限（ratio_limit = 4 tce）］ 的行数",
                )
            ],
        )
    ]


def test_the_same_amount_in_another_unit_is_wording() -> None:
    one = with_parameters(core_floor=parameter("core_floor", "2", "万元"))
    other = with_parameters(core_floor=parameter("core_floor", "20000", "元"))
    (found,) = diff_parameters(one, other)
    assert told(found.changes) == [("value", "wording", "2 万元", "20000 元")]
    different = diff_parameters(one, with_parameters(core_floor=parameter("core_floor", "2", "tce")))
    assert told(different[0].changes) == [("value", "judgement", "2 万元", "2 tce")]


def test_parameters_come_and_go() -> None:
    without = with_parameters(core_floor=None)
    (gone,), (new,) = diff_parameters(small().pack, without), diff_parameters(without, small().pack)
    assert told(gone.changes) == [("value", "judgement", "60%", "")]
    assert (told(new.changes), new.places[0]) == ([("value", "judgement", "", "60%")], None)


def test_source_and_title_are_wording() -> None:
    floor = small().pack.parameters["core_floor"]
    (found,) = diff_parameters(small().pack, with_parameters(core_floor=replace(floor, source="通知", title="下限")))
    assert [(kind, level) for kind, level, *_ in told(found.changes)] == [("title", "wording"), ("source", "wording")]
