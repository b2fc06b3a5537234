"""Questions and the end of the data check on the command line."""

from service.casework.state import State
from tests.cli.case.office import office_at
from tests.intake.photos.pictures import picture
from tests.storage.installations import Installation

QUESTION = ("--rule", "CR-B1", "--subject", "indicator:water_reuse")


def test_an_answer_is_given_with_evidence_and_settled(installation: Installation) -> None:
    office = office_at(State.DATA_CHECK, installation)
    photo = office.folder / "现场.png"
    photo.write_bytes(picture())
    office.act("answer", *QUESTION, "--answer", "检修", "--evidence", photo, by="2")
    office.act("settle-question", *QUESTION, "--reason", "证据不足", "--rejected", by="1")
    assert "不采信答复" in office.said
    office.act("settle-question", *QUESTION, "--reason", "属实", by="1")
    assert "现处于：预评价" in office.act("check-done", by="1")


def test_a_disputed_value_is_read_in_its_unit(installation: Installation) -> None:
    office = office_at(State.DATA_CHECK, installation)
    value = ("--code", "water_reuse", "--year", "2025", "--reason", "计量口径不一")
    office.act("dispute", *value, "--established", "82%", by="1")
    assert "认定值 0.82" in office.done("case", "show", office.case)
    wrong = office.run("case", "dispute", office.case, *value, "--established", "不少", "--by", "1")
    assert (wrong.exit_code, "（water_reuse）的“不少”不能用" in wrong.stderr) == (2, True)


def test_a_workbook_that_cannot_be_read_leaves_nothing(installation: Installation) -> None:
    office = office_at(State.IMPORT, installation)
    broken = office.folder / "坏.xlsx"
    broken.write_bytes(b"nothing")
    result = office.run("case", "import", office.case, broken, "--by", "1")
    assert result.exit_code == 2
    assert "坏.xlsx：" in result.stderr
    assert "导入申报" not in office.done("case", "show", office.case)
