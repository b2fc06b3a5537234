"""Whatever stops one item is told in both languages, and what nobody foresaw is not explained away."""

from pathlib import Path

import pytest

from service.assessment.assess import NotJudgeable
from service.casework.acts.application import AcceptApplication
from service.casework.perform import Refused
from service.engine.agree import Difference, Disagreement
from service.storage.errors import StorageError, locked
from service.vocabulary.fault import Fault
from service.vocabulary.job import JobError
from service.vocabulary.language import Said
from service.vocabulary.problem import Severity, Unreadable
from service.workflow.batch.in_words import in_words
from service.workflow.evaluation.evaluate import UnusableWorkbook
from service.workflow.rules.rule_base import UnknownPack
from tests.vocabulary.problems import a_problem

PROBLEM = a_problem(
    Severity.ERROR, "percent-or-fraction", "指标", "E5", "12", Said("比例", "a share"), Said("请写百分号", "write a %")
)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Fault("case-not-found", Said("没有案卷", "there is no case")), "case-not-found"),
        (Unreadable("empty-file", "文件是空的。"), "empty-file"),
        (UnusableWorkbook(Path("甲.xlsx"), Said("没有数据", "there are no data")), "unusable-workbook"),
        (Refused(AcceptApplication(opinion=""), [Said("还没有受理", "not yet accepted")]), "refused"),
        (Disagreement((Difference("R1", "", "判定", "达标", "未达标"),)), "disagreement"),
        (NotJudgeable(Said("封面缺少评估日期", "no evaluation date")), "not-judgeable"),
        (UnknownPack(Said("没有名为“甲”的规则包", "there is no such pack")), "unknown-pack"),
    ],
)
def test_it_is_told_in_real_english(error: Exception, code: str) -> None:
    told = in_words(error)
    assert told is not None
    assert told.code == code
    assert not told.said.zh.isascii()
    assert told.said.en.isascii()
    assert told.said.en != code
    assert " " in told.said.en


def test_what_is_wrong_with_the_database_is_no_fault_of_an_item() -> None:
    lost = StorageError("file-lost", Said("保存的文件已丢失", "the kept file is missing"))
    assert in_words(lost) == JobError(lost.code, lost.said)
    assert in_words(locked("甲")) is None


def test_the_faults_of_a_workbook_are_told_where_they_are() -> None:
    told = in_words(UnusableWorkbook(Path("甲.xlsx"), Said("没有数据", "there are no data"), (PROBLEM,)))
    assert told is not None
    assert told.said.en == f"there are no data\n{PROBLEM.said.en}"
    assert str(PROBLEM) in told.said.zh


def test_what_nobody_foresaw_has_no_words() -> None:
    assert in_words(RuntimeError("x")) is None
