"""Waivers, overrides, supplements and drafts on the command line."""

from service.casework.acts.evaluation import RequestSupplement
from service.casework.state import State
from tests.cli.case.office import office_at
from tests.storage.installations import Installation

WAIVED = ("--subject", "boiler_removal_rate", "--reason", "园区无分散燃煤锅炉", "--until", "2999-12-31")


def test_a_waiver_is_proposed_signed_and_revoked(installation: Installation) -> None:
    office = office_at(State.DATA_CHECK, installation)
    office.act("waive", *WAIVED, by="1")
    number = office.said.partition("第 ")[2].partition(" 号")[0]
    assert "应由审批人进行" in office.refused("sign-waiver", "--waiver", number, by="1")
    office.act("sign-waiver", "--waiver", number, by="21")
    office.act("revoke-waiver", "--waiver", number, "--reason", "情况有变", by="22")
    assert "“分散燃煤锅炉淘汰率”（boiler_removal_rate）" in office.done("case", "show", office.case)


def test_what_no_rule_lets_not_apply_is_not_waived(installation: Installation) -> None:
    office = office_at(State.DATA_CHECK, installation)
    said = office.refused("waive", "--subject", "TG-07", "--reason", "无", "--until", "2999-12-31", by="1")
    assert "不能认定为不适用" in said


def test_a_supplement_is_asked_for_by_a_day(installation: Installation) -> None:
    office = office_at(State.EVALUATION, installation, RequestSupplement)
    told = office.act("supplement", "--item", "能源统计表", by="1")
    assert "现处于：补正" in told


def test_an_override_departs_with_a_reason(installation: Installation) -> None:
    office = office_at(State.EVALUATION, installation)
    told = ("--decision", "不予通过", "--reason", "核心指标存疑", "--until", "2999-12-31")
    office.act("override", *told, "--grade", "不合格", by="1")
    assert "现处于：会商会签" in office.act("draft", by="1")
    assert "决定：不予通过（不合格）" in office.done("case", "content", office.case)
    assert office.run("case", "override", office.case, "--decision", "通", *told[2:], "--by", "1").exit_code == 2
    assert "现处于：评价" in office.act("send-back", "--reason", "再议", by="1")


def test_what_cannot_be_assessed_is_told(installation: Installation) -> None:
    office = office_at(State.EVALUATION, installation)
    result = office.run("case", "evaluate", office.case, "--by", "1")
    assert (result.exit_code, "请从备份恢复" in result.stderr) == (2, True)
    assert "这项办理只能在" not in result.stderr
