"""What a cell was read as is told in English where an assessment rests on it, also among other sentences."""

import pytest

from service.assessment.english import PLAIN
from service.assessment.reading_phrases import READINGS
from service.intake.cells.faults import MisreadError, refused
from service.intake.cells.numerals import read_numeral
from service.intake.files.grid import Kind, RawCell
from service.vocabulary.cell import Cell

CANNOT = "“1.2.3” cannot be used; see the list of problems for how to repair it"


def refusal(text: str) -> str:
    with pytest.raises(MisreadError) as raised:
        read_numeral(text)
    return refused(RawCell(Kind.TEXT, text), Cell("", "指标", "M4", text), raised.value.fault)[0].reason


@pytest.mark.parametrize("phrase", READINGS)
def test_each_note_has_its_english(phrase: str) -> None:
    note = phrase.replace("{rawquoted}", "甲").replace("{rawrepair}", "改填数值")
    assert PLAIN.of(note) == READINGS[phrase].format(rawquoted="甲")


def test_what_cannot_be_used_points_to_the_problems_however_long_its_repair_is() -> None:
    reason = refusal("1.2.3")
    assert "；" in reason
    assert PLAIN.of(reason) == CANNOT


def test_what_stands_behind_it_is_told_all_the_same() -> None:
    told = PLAIN.of(f"节能量缺失：{refusal('1.2.3')}；填写为“无”，视为缺失；不适用请在“状态”列说明；他人写的话")
    assert told == (
        f"节能量 is missing: {CANNOT}; written as “无”, taken as missing; what does not apply is to be said in the "
        "column “状态”; 他人写的话"
    )


def test_several_are_told_one_by_one() -> None:
    told = PLAIN.of(
        f"节能量缺失：{refusal('三成')}；节水量缺失：{refusal('1.2.3')}；碳排放缺失：表中没有可采用的“x”一行"
    )
    assert told == (
        "节能量 is missing: “三成” cannot be used; see the list of problems for how to repair it; "
        f"节水量 is missing: {CANNOT}; 碳排放 is missing: the sheet has no usable row “x”"
    )
