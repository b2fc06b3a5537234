"""Numbers without a unit: one remark at the unit cell, which names the numbers and the unit they were read in."""

from service.intake.reading.submission import read_submission
from service.intake.reading.unit_cells import at_unit_cells
from service.vocabulary.problem import Severity
from tests.assessment.cases import case
from tests.intake.builders import edited, filled, reader_of
from tests.vocabulary.problems import a_problem


def test_a_blank_unit_is_told_once_where_it_should_stand() -> None:
    given = case("pass")
    _, problems = read_submission(edited(given.workbook, "指标", {"C8": None}), given.pack)
    (told,) = (one for one in problems if one.code == "unit-missing")
    assert (told.place.zh, told.found.zh, told.severity) == ("指标!C8", "未填写", Severity.WARNING)
    assert told.repair.zh == ("G8、J8、K8、L8、M8 已按 t 读取，请补填单位；填报时用的是别的单位的，须写明")


def test_every_other_problem_stays_as_it_is() -> None:
    reader = reader_of(filled({}), "指标")
    other = a_problem(Severity.ERROR, "not-a-number", reader.table.name, "E4", "“多”", "A", "B")
    reader.problems += (other,)
    assert other in list(at_unit_cells(reader))
