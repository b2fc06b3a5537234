"""What is said of targets, in both languages: the words of the plan are quoted as they are."""

from service.intake.cells.faults import Fault
from service.intake.cells.target_faults import (
    against_direction,
    annual_rate,
    behind_verb,
    for_target,
    from_other_year,
    rise_and_fall,
    strict_limit,
    with_year_apart,
)
from service.vocabulary.language import Said, as_written

FAULT = Fault("range", as_written("A"), as_written("B"), (as_written("5%"), as_written("12%以上")))


def test_readings_of_a_change_have_its_verb() -> None:
    assert behind_verb("下降", FAULT).readings == (("下降5%", "“下降5%”"), ("下降12%以上", "“下降12%以上”"))
    assert annual_rate("压减", "3%").fault.readings == (
        ("每年压减3%", "“压减” by 3% each year"),
        ("累计压减3%", "“压减” by 3% in all"),
    )


def test_the_way_that_counts_is_named() -> None:
    fault = against_direction("lower", *rise_and_fall("16%")).fault
    assert fault.readings == (("提高16%", "a rise by 16%"), ("下降16%", "a fall by 16%"))
    assert fault.allowed == ("越低越好方向的目标", "a target the right way: the lower the better")
    assert rise_and_fall("0.8万吨", to_level=True)[1] == ("下降到0.8万吨", "a fall to “0.8万吨”")


def test_another_start_is_named_where_it_is_known() -> None:
    assert from_other_year("2015", 2020).fault.repair.en.startswith("it is against 2015, but the base year is 2020; ")
    assert from_other_year().fault.repair.zh == "请换算为相对基期的累计变化或目标水平后填写"


def test_a_change_is_allowed_in_a_target_but_not_in_any_form() -> None:
    assert for_target(FAULT) is FAULT
    changed = for_target(Fault("change-instead-of-value", FAULT.allowed, FAULT.repair))
    assert changed.code == "not-a-target"
    assert with_year_apart(changed, "降至1").repair == (
        "写成“降至1”，年份写在“目标年”列",
        "write “降至1”, and the year in the column “目标年”",
    )


def test_a_limit_that_leaves_itself_out_is_judged_with_it() -> None:
    assert strict_limit("≥ 90%", above=True).repair == Said(
        "按“≥ 90%”评价；如应严格大于，请与方案核对",
        "judged as “≥ 90%”; if it has to be truly above the limit, check it with the plan",
    )
