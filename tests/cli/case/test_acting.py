"""How an act is told and refused."""

from service.casework.state import State
from tests.cli.case.office import office_at
from tests.storage.installations import Installation


def test_an_act_is_told_with_where_the_case_stands_and_what_it_waits_for(installation: Installation) -> None:
    office = office_at(State.IMPLEMENTATION, installation)
    first, second, third = office.act("apply", by="2").splitlines()
    assert first.startswith(f"已记录：案卷 {office.case} 第 ")
    assert second == "现处于：受理与设区市初审（第 1 轮）"
    assert third.startswith("下一步：初审同意受理（设区市初审员，")


def test_a_refusal_lists_every_reason_in_the_language_asked_for(installation: Installation) -> None:
    office = office_at(State.IMPLEMENTATION, installation)
    said = office.refused("sign", "--content", "0" * 12, by="1")
    assert said.startswith("未办理：会签")
    assert len([line for line in said.splitlines() if line.startswith("- ")]) == 2
    assert office.refused("sign", "--content", "0" * 12, "--lang", "en", by="1").startswith("Not done: sign")


def test_a_conflict_says_who_acted(installation: Installation) -> None:
    office = office_at(State.IMPLEMENTATION, installation)
    office.act("apply", by="2")
    said = office.refused("withdraw", "--reason", "改期", "--seen", "3", by="2")
    assert "园区填报员2 申请验收" in said
