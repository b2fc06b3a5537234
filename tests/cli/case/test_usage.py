"""What a command must be given is read off the command."""

import re

import pytest

from service.casework.commands import COMMANDS
from service.cli.case.usage import usage
from tests.cli.builders import call

CASE = "zhejiang-2026-0001"


@pytest.mark.parametrize(
    ("command", "rest"),
    [
        ("plan", "--version 版本 --authority 机关 --document 文号 --on 日期 --by 人员"),
        ("import", "工作簿 --by 人员"),
        ("sign", "--content 摘要 --by 人员"),
        ("decide-appeal", "--upheld/--dismissed --reason 理由 --by 人员"),
        ("publish", "--from 日期 --to 日期 --where 网址或地点 --by 人员"),
    ],
)
def test_required_options_stand_as_placeholders(command: str, rest: str) -> None:
    assert usage(command, CASE) == f"acceptance case {command} {CASE} {rest}"


@pytest.mark.parametrize("command", sorted(set(COMMANDS.values()) - {"open"}))
def test_every_act_has_its_command_by_somebody(command: str) -> None:
    told = usage(command, CASE)
    assert told.startswith(f"acceptance case {command} {CASE} ")
    assert told.endswith("--by 人员")


def test_what_is_told_is_all_that_must_be_given() -> None:
    words = ["1" if word == "分数" else word for word in usage("score", CASE).split()[1:]]
    assert call(*words).exit_code != 0
    lacking = call(*words[:-2])
    assert (lacking.exit_code, bool(re.search("--by", lacking.stderr))) == (2, True)
