"""How duties stand on a day, whose turn it is, and filings that cannot be."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.casework.duties import (
    DutyStatus,
    OnTheList,
    Progress,
    obligations,
    require_filing,
    statuses,
)
from service.casework.registry_refused import RegistryRefused
from service.vocabulary.programme import Filing, Party
from tests.casework.programmes import PROGRAMME, filing


def status(on: str, *filings: Filing, parks: tuple[OnTheList, ...] = ()) -> dict[tuple[str, str, str], DutyStatus]:
    """(duty, period, park) → how it stands."""
    found = statuses(obligations(PROGRAMME, "liaoning", parks), filings, date.fromisoformat(on), PROGRAMME)
    return {(s.obligation.occasion.duty.id, s.obligation.occasion.period, s.obligation.park): s for s in found}


@pytest.mark.parametrize(
    ("on", "progress", "days"),
    [
        ("2022-05-30", Progress.OPEN, 0),
        ("2022-05-31", Progress.DUE_SOON, 0),
        ("2022-06-30", Progress.DUE_SOON, 0),
        ("2022-07-01", Progress.OVERDUE, 1),
        ("2022-08-09", Progress.OVERDUE, 40),
    ],
)
def test_nothing_filed(on: str, progress: Progress, days: int) -> None:
    found = status(on)["list", "145", ""]
    assert (found.progress, found.days, found.turn) == (progress, days, Party.JURISDICTION)


def test_filed_in_time_filed_late_and_not_filed_yet() -> None:
    in_time = status("2022-12-01", filing(filed_on="2022-06-30"))["list", "145", ""]
    assert (in_time.progress, in_time.days, in_time.turn) == (Progress.DONE, 0, None)
    late = status("2022-12-01", filing(filed_on="2022-07-10"))["list", "145", ""]
    assert (late.progress, late.days) == (Progress.DONE, 10)
    assert status("2022-07-09", filing(filed_on="2022-07-10"))["list", "145", ""].progress is Progress.OVERDUE


def test_the_first_filing_counts() -> None:
    first, second = filing(filed_on="2022-06-29"), filing(filed_on="2022-09-01")
    assert status("2023-01-01", second, first)["list", "145", ""].filing is first


def test_a_filing_of_another_place_period_or_park_counts_for_nothing() -> None:
    others = (
        filing(jurisdiction="gansu"), filing("report", period="145"), filing("list", period="2022"), filing(park="S1"),
    )  # fmt: skip
    assert status("2022-07-01", *others)["list", "145", ""].progress is Progress.OVERDUE


def test_the_report_of_a_park_stays_its_own_under_another_jurisdiction() -> None:
    before = filing("progress", "2022-12-30", period="2022", park="A", jurisdiction="gansu")
    found = status("2023-01-03", before, parks=(OnTheList("A", date(2022, 6, 1)),))
    assert found["progress", "2022", "A"].progress is Progress.DONE


def test_a_park_reports_while_it_is_on_the_list() -> None:
    parks = (
        OnTheList("A", date(2022, 6, 1)),
        OnTheList("B", date(2023, 1, 1)),
        OnTheList("C", date(2022, 6, 1), until=date(2022, 12, 31)),
    )
    found = {key[1:] for key in status("2024-01-01", parks=parks) if key[0] == "progress"}
    assert found == {("2022", "A"), ("2023", "A"), ("2023", "B")}
    mine = status("2023-01-03", filing("progress", "2022-12-30", period="2022", park="A"), parks=parks)
    assert mine["progress", "2022", "A"].progress is Progress.DONE
    assert mine["progress", "2023", "A"].turn is Party.PARK


@given(st.dates(date(2021, 1, 1), date(2027, 1, 1)), st.lists(st.dates(date(2022, 1, 1), date(2026, 1, 1)), max_size=3))
def test_time_only_moves_a_duty_forward(on: date, filed: list[date]) -> None:
    order = [Progress.OPEN, Progress.DUE_SOON, Progress.OVERDUE, Progress.DONE]
    made = [filing(filed_on=day.isoformat()) for day in filed]
    due = tuple(obligations(PROGRAMME, "liaoning", [OnTheList("A", date(2022, 1, 1))]))
    today = statuses(due, made, on, PROGRAMME)
    tomorrow = statuses(due, made, on + timedelta(days=1), PROGRAMME)
    for before, after in zip(today, tomorrow, strict=True):
        assert order.index(before.progress) <= order.index(after.progress)
        assert (before.progress is Progress.OVERDUE) <= (before.days > 0)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (filing("lost"), "没有“lost”这项报送责任"),
        (filing(period="2022"), "没有“2022”这一期"),
        (filing(park="S1"), "由主管地区报送"),
        (filing("progress", period="2022"), "由园区管委会报送"),
        (filing(document=" "), "名称或文号"),
        (filing(filed_on="2022-06-02"), "晚于今天"),
        (filing(filed_on="1900-01-01"), "早于所报期间的第一天（2021-01-01）"),
        (filing("progress", "2021-12-31", period="2022", park="S1"), "早于所报期间的第一天（2022-01-01）"),
    ],
)
def test_filings_that_cannot_be(wrong: Filing, words: str) -> None:
    with pytest.raises(RegistryRefused, match=words):
        require_filing(wrong, PROGRAMME, date(2022, 6, 1))


def test_a_filing_that_can() -> None:
    require_filing(filing(), PROGRAMME, date(2022, 6, 1))
    assert Progress.OVERDUE.said.zh == "逾期"
