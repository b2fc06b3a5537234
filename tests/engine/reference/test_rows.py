"""The fields of projects, carriers, reports and findings."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from service.engine.reference.inputs import Inputs
from service.engine.reference.known import DISPUTED, MISSING, Known, text, value
from service.engine.reference.rows import Passed, given_rows, passing, rows
from service.vocabulary.judgements import Judgements
from service.vocabulary.state import State
from service.vocabulary.submission import Plan
from tests.assessment.builders import (
    a_carrier_row,
    a_cover,
    a_project_row,
    a_report,
    a_submission,
    a_version,
    in_state,
    num,
)
from tests.assessment.pack_builders import a_pack
from tests.engine.builders import one_of

APPROVED = Plan(versions=(a_version(on="2022-03-01"),))


def fields(collection: str, name: str, **other: Any) -> list[Known]:
    return [row[name] for row in rows(Inputs(a_submission(**other), Judgements(), a_pack()), collection)]


def of_project(name: str, plan: Plan = APPROVED, cover: Any = None, **written: Any) -> Known:
    (known,) = fields("project", name, projects=(a_project_row(**written),), plan=plan, cover=cover)
    return known


def of_carrier(name: str, cover: Any = None, **written: Any) -> Known:
    (known,) = fields("carrier", name, carriers=(a_carrier_row(**written),), cover=cover)
    return known


def test_there_is_no_other_collection() -> None:
    with pytest.raises(KeyError, match="projects"):
        fields("projects", "status")


def test_numbers_dates_and_words_of_a_project() -> None:
    assert of_project("paid_investment", paid_investment="80.5") == value(Fraction(161, 2))
    assert of_project("energy_saving", energy_saving=None) == MISSING
    assert of_project("finished_on", finished_on="2024-12-31").day.year == 2024
    assert of_project("task", task="layout") == text("layout")
    assert of_project("elsewhere", elsewhere=in_state(State.DISPUTED)) == DISPUTED
    assert [of_project("ledger", ledger=word) for word in ("L-1", None)] == [text("given"), text("absent")]


@pytest.mark.parametrize(
    ("status", "approval", "found"),
    [
        ("done", None, text("done")),
        ("cancelled", "approved", text("cancelled_approved")),
        ("replaced", "not_approved", text("replaced_not_approved")),
        ("replaced", None, text("replaced_unstated")),
        ("cancelled", "也许", text("cancelled_unstated")),
        (None, "approved", MISSING),
    ],
)
def test_a_change_carries_its_approval(status: str | None, approval: str | None, found: Known) -> None:
    assert of_project("status", status=status, change_approval=approval) == found


def test_a_project_listed_twice_by_name_or_ledger_number() -> None:
    listed = (
        a_project_row(name="余热", ledger="L-1"),
        a_project_row(name=" 余热 ", ledger="L-2"),
        a_project_row(name="中水", ledger="L-2 "),
        a_project_row(name="光伏", ledger=None),
        a_project_row(name="风电", ledger=None, status="cancelled"),
        a_project_row(name=None, ledger="L-3"),
    )
    found = [text("yes"), text("yes"), text("yes"), MISSING, text("no"), MISSING]
    assert fields("project", "duplicate", projects=listed) == found


@pytest.mark.parametrize(
    ("status", "finished", "found"),
    [
        ("done", "2022-02-28", text("before_approval")),
        ("done", "2022-03-01", text("ok")),
        ("done", "2025-12-31", text("ok")),
        ("done", "2026-01-01", text("after_period")),
        ("done", None, MISSING),
        ("building", None, text("ok")),
        (None, "2024-01-01", MISSING),
    ],
)
def test_when_a_project_was_finished(status: str | None, finished: str | None, found: Known) -> None:
    assert of_project("timing", status=status, finished_on=finished) == found


def test_timing_needs_approval_and_evaluated_year() -> None:
    assert of_project("timing", plan=Plan()) == MISSING
    assert of_project("timing", cover=a_cover(None)) == MISSING
    assert of_project("timing", cover=replace(a_cover(), evaluated_year=num("2025.5"))) == MISSING


@pytest.mark.parametrize(
    ("year", "role"), [(2025, text("evaluated")), (2020, text("base")), (2023, text("other")), (None, MISSING)]
)
def test_the_role_of_a_carrier_s_year(year: int | None, role: Known) -> None:
    assert of_carrier("year_role", year=year) == role


def test_the_evaluated_year_wins_and_all_years_are_needed() -> None:
    assert of_carrier("year_role", cover=a_cover(2025, 2025)) == text("evaluated")
    assert of_carrier("year_role", cover=a_cover(2025, None)) == MISSING
    assert of_carrier("year_role", year=num("2025.5")) == MISSING


def test_a_carrier_against_the_catalogue() -> None:
    assert of_carrier("factor_deviation", factor="0.7143") == value(0)
    assert of_carrier("factor_deviation", factor="0.75") == value(Fraction(357, 7143))
    assert of_carrier("basis_label", basis="等价值") == text("mismatch")
    assert of_carrier("basis_label") == text("matches")
    for name in ("factor_deviation", "basis_label"):
        assert of_carrier(name, carrier="peat") == MISSING
        assert of_carrier(name, carrier=in_state(State.DISPUTED)) == DISPUTED
    assert of_carrier("basis_label", basis=None) == of_carrier("factor_deviation", factor=None) == MISSING


def test_the_stated_energy_against_amount_times_factor() -> None:
    assert of_carrier("energy_deviation", amount="1050", factor="1", energy="1") == value(Fraction(1, 20))
    assert of_carrier("energy_deviation", amount="0", factor="1", energy="0") == value(0)
    assert of_carrier("energy_deviation", amount="1", factor="1", energy="0") == MISSING
    assert of_carrier("energy_deviation", amount=None, energy=in_state(State.DISPUTED)) == DISPUTED


def test_a_progress_report() -> None:
    reports = (a_report(2023, "yes", "资金不足"), a_report(None, None), a_report(2024, "yes", "无。"))
    assert fields("progress_report", "year", progress=reports) == [value(2023), MISSING, value(2024)]
    assert fields("progress_report", "filed", progress=reports) == [text("yes"), MISSING, text("yes")]
    assert fields("progress_report", "difficulties", progress=reports) == [
        text(word) for word in ("given", "unstated", "none")
    ]
    assert fields("progress_report", "solved", progress=reports) == [MISSING, MISSING, text("none")]


def test_findings_pass_by_their_words() -> None:
    one = Passed("CR-A1", "credibility", "question", "high", "yes", "none", "none")
    other = one._replace(rule="CR-A2", open="no", severity="low")
    assert passing([one, other], {}) == [one, other]
    assert passing([one, other], {"open": one_of("yes"), "severity": one_of("high", "medium")}) == [one]
    assert passing([one, other], {"open": one_of("yes"), "severity": one_of("low")}) == []


def test_what_an_example_leaves_out_of_a_row_is_missing() -> None:
    first, second = given_rows([{"status": text("done")}, {}])
    assert [first["status"], second["status"], first["task"]] == [text("done"), MISSING, MISSING]
