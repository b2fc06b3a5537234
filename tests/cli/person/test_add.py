"""acceptance person add."""

import pytest

from tests.cli.builders import call, lines
from tests.storage.installations import Installation


def test_a_person_gets_a_number(installation: Installation) -> None:
    words = ("person", "add", "张三", "--role", "审批人", "--department", "发改", "--jurisdiction", "zhejiang")
    result = call(*words, folders=installation.environment)
    assert (result.exit_code, lines(result)) == (0, ["已登记 1 张三 审批人 发改 浙江省"])
    again = call(*words, folders=installation.environment)
    assert (again.exit_code, "没有重复登记" in again.stderr) == (2, True)
    other = ("person", "add", "张 三", "--role", "assessor", "--jurisdiction", "zhejiang")
    assert "请用 --namesake 写明理由" in call(*other, folders=installation.environment).stderr
    reasoned = call(*other, "--namesake", "调任", folders=installation.environment)
    assert (reasoned.exit_code, lines(reasoned)) == (0, ["已登记 2 张 三 评估员 浙江省"])


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_what_is_lacking_is_told_in_either_language(installation: Installation) -> None:
    words = ("person", "add", "张三", "--role", "submitter")
    assert "园区填报员须写明主管地区、园区" in call(*words, folders=installation.environment).stderr
    english = call(*words, "--lang", "en", folders=installation.environment)
    assert "for the role park submitter give a jurisdiction, a park as well" in english.stderr
    assert english.exit_code == 2


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_a_jurisdiction_is_kept_by_its_code_and_an_unknown_one_refused(installation: Installation) -> None:
    words = ("person", "add", "张三", "--role", "assessor", "--jurisdiction")
    assert lines(call(*words, "浙江省", folders=installation.environment)) == ["已登记 1 张三 评估员 浙江省"]
    refused = call(*words, "atlantis", "--lang", "en", folders=installation.environment)
    assert (refused.exit_code, "no jurisdiction “atlantis”" in refused.stderr) == (2, True)


@pytest.mark.parametrize(("option", "word"), [("--role", "role"), ("--department", "department")])
def test_unknown_words_are_refused_in_english_too(option: str, word: str) -> None:
    words = ("person", "add", "张三", "--role", "assessor", option, "boss", "--lang", "en")
    refused = call(*words)
    assert (refused.exit_code, f"no {word} “boss”; give one of these: " in refused.stderr) == (2, True)
