"""The case that somebody acted on first."""

from __future__ import annotations

from pathlib import Path

from service.vocabulary.person import Person, Role
from service.workflow.cases.first_case import first_case
from tests.workflow.case_desk import desk


def test_it_is_found_by_who_acted(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    assert first_case(at.settings, Person(1, "评估员", Role.ASSESSOR, None, "zhejiang")) == at.case
    assert first_case(at.settings, Person(99, "无", Role.ASSESSOR, None, "zhejiang")) == ""
