"""A fault becomes a problem at its cell."""

from service.intake.cells.faults import Fault, MisreadError, misread, refused, remark
from service.intake.files.grid import Kind, RawCell
from service.vocabulary.cell import Cell
from service.vocabulary.language import Said, as_written
from service.vocabulary.problem import Severity
from service.vocabulary.state import State
from tests.vocabulary.problems import zh

CHECK = Said("核对单位", "check the unit")
CELL = Cell("digest", "指标", "E7", "46.6")
RAW = RawCell(Kind.TEXT, "46.6")


def test_a_refused_cell_is_missing_says_why_and_keeps_its_raw_text() -> None:
    entry, (problem,) = refused(RAW, CELL, Fault("unit-mismatch", as_written("%"), CHECK, unit="万吨"))
    assert entry.state is State.MISSING
    assert entry.value is None
    assert entry.reading is not None
    assert (entry.reading.raw, entry.reason) == ("46.6", "“46.6”无法使用：核对单位")
    assert str(problem) == "[错误] 指标!E7：发现 “46.6”（单位“万吨”）；允许 %；修复：核对单位"
    assert problem.said.en == "[error] 指标!E7: found “46.6” (unit “万吨”); allowed: %; repair: check the unit"


def test_a_misreading_carries_its_readings_and_a_remark_is_only_a_warning() -> None:
    error = misread("range", as_written("%"), CHECK, "5", Said("十二", "twelve"))
    assert isinstance(error, MisreadError)
    problem = error.fault.at(RAW, CELL)
    assert (problem.severity, zh(problem.readings)) == (Severity.ERROR, ("5", "十二"))
    assert problem.readings[1].en == "twelve"
    assert remark("approximate-number", as_written("%"), CHECK).at(RAW, CELL).severity is Severity.WARNING
