"""The procedure in force for a jurisdiction."""

from datetime import date

from service.settings import load_settings
from service.vocabulary.person import Department
from service.workflow.cases.procedures import procedure_of


def test_a_jurisdiction_without_its_own_has_the_shipped_procedure() -> None:
    found = procedure_of(load_settings(), "zhejiang", date(2026, 6, 1))
    assert (found.jurisdiction, found.signature_departments) == ("", (Department.DRC, Department.MIIT))
