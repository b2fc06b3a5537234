"""Corrections on the command line: drafted, listed with their digest, signed by both departments, declined."""

import re

import pytest

from service.casework.acts.correction import Place
from service.casework.state import State
from service.cli.case.correcting import read_place
from service.cli.usage import NotUnderstood
from tests.cli.case.office import office_at
from tests.storage.installations import Installation

DRAFT = ("--wrong", "1号", "--right", "11号", "--reason", "漏打一个字")


def test_from_draft_to_effect(installation: Installation) -> None:
    office = office_at(State.ISSUED, installation)
    assert "没有更正" in office.done("case", "corrections", office.case)
    assert "那里写的是" in office.refused("correct", "--place", "number", "--wrong", "无", *DRAFT[2:], by="1")
    office.act("correct", "--place", "文号", *DRAFT, by="1")
    office.act("withdraw-correction", "--reason", "写错了", by="1")
    office.act("correct", "--place", "number", *DRAFT, by="1")
    listed = office.done("case", "corrections", office.case)
    assert "已撤回，不生效" in listed
    assert "待签：工信" in listed
    (digest,) = re.findall(r"内容摘要：(\w{12})", listed)
    office.act("sign-correction", "--content", digest, by="21")
    office.act("sign-correction", "--content", digest, by="22")
    assert "已生效" in office.done("case", "corrections", office.case)


def test_who_declines_says_why(installation: Installation) -> None:
    office = office_at(State.ISSUED, installation)
    office.act("correct", "--place", "number", *DRAFT, by="1")
    (digest,) = re.findall(r"内容摘要：(\w{12})", office.done("case", "corrections", office.case))
    office.act("decline-correction", "--content", digest, "--reason", "不是笔误", by="22")
    assert "不予签署，不生效" in office.done("case", "corrections", office.case)


def test_places_go_by_code_or_name() -> None:
    assert read_place(" number ") is read_place("文号") is Place.NUMBER
    with pytest.raises(NotUnderstood):
        read_place("等级")
