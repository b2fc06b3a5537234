"""Two texts that should be the same: a difference is a fault, or one between two programs where another one wrote."""

import json

import pytest

from service.documents.bundle import paths
from service.documents.bundle.check import Outcome
from service.workflow.bundles.comparison import compared
from service.workflow.bundles.opened import Broken, Opened
from service.workflow.bundles.program import program
from tests.workflow.bundles.bundled import contents

OURS = Opened("case", {paths.PROGRAM: json.dumps(program()).encode()})
THEIRS = Opened("case", {paths.PROGRAM: json.dumps({**program(), "code": "0" * 64}).encode()})


def outcomes(stored: str, again: str, opened: Opened = OURS) -> list[Outcome]:
    return [check.outcome for check in compared("facts", "facts/a.json", stored, again, opened)]


def test_the_same_text_gives_nothing() -> None:
    assert outcomes('{"a":1}', '{"a":1}') == []


def test_a_difference_within_one_program_is_a_fault_with_its_place() -> None:
    (check,) = compared("facts", "facts/a.json", '{"a":1}', '{"a":2}', OURS)
    assert (check.outcome, check.member) == (Outcome.FAILS, "facts/a.json")
    assert "包内为 1，重新得出 2" in check.said.zh


def test_a_difference_between_two_programs_is_no_forgery() -> None:
    (check,) = compared("facts", "facts/a.json", '{"a":1}', '{"a":2}', THEIRS)
    assert check.outcome is Outcome.UNCHECKED
    assert "不等于伪造" in check.said.zh


def test_a_workbook_that_a_newer_program_reads_otherwise_is_told_by_the_fact() -> None:
    path = next(path for path in contents() if path.startswith("facts/submission-"))
    told = json.loads(contents()[path])
    told["indicators"]["energy_intensity"]["actuals"]["2025"]["value"] = {"number": "0.41"}
    (check,) = compared("facts", path, contents()[path].decode(), json.dumps(told), THEIRS)
    assert check.outcome is Outcome.UNCHECKED
    assert "指标!" in check.said.zh
    assert "indicators/energy_intensity/actuals/2025/value" in check.said.zh
    assert "包内为 0.4，重新得出 0.41" in check.said.zh


def test_another_way_of_writing_is_a_fault_even_without_a_difference() -> None:
    assert outcomes('{"a": 1}', '{"a":1}') == [Outcome.FAILS]


def test_of_many_differences_the_first_are_told() -> None:
    assert len(outcomes(json.dumps([1] * 50), json.dumps([2] * 50))) == 5


def test_what_is_no_json_is_told() -> None:
    with pytest.raises(Broken):
        outcomes("[", "[]")
