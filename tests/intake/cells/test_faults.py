"""A fault becomes a problem at its cell."""

from service.intake.cells.faults import Fault, MisreadError, misread, refused, remark
from service.intake.files.grid import Kind, RawCell
from service.vocabulary.cell import Cell
from service.vocabulary.problem import Severity
from service.vocabulary.state import State

CELL = Cell("digest", "指标", "E7", "46.6")
RAW = RawCell(Kind.TEXT, "46.6")


def test_a_refused_cell_is_missing_says_why_and_keeps_its_raw_text() -> None:
    entry, (problem,) = refused(RAW, CELL, Fault("unit-mismatch", "%", "核对单位", unit="万吨"))
    assert entry.state is State.MISSING
    assert entry.value is None
    assert entry.reading is not None
    assert (entry.reading.raw, entry.reason) == ("46.6", "“46.6”无法使用：核对单位")
    assert str(problem) == "[错误] 指标!E7：发现 “46.6”（单位“万吨”）；允许 %；修复：核对单位"


def test_a_misreading_carries_its_readings_and_a_remark_is_only_a_warning() -> None:
    error = misread("range", "一个数", "只填一个", "5", "12")
    assert isinstance(error, MisreadError)
    problem = error.fault.at(RAW, CELL)
    assert (problem.severity, problem.readings) == (Severity.ERROR, ("5", "12"))
    assert remark("approximate-number", "确切数值", "改填").at(RAW, CELL).severity is Severity.WARNING
