"""年度进展: difficulties until they are solved, with the support given, and years without a report."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from service.casework.acts.carrying_out import GiveSupport, ReportProgress, SolveDifficulty
from service.casework.duties import Obligation, OnTheList, obligations
from service.casework.progress_ledger import progress_ledger, reports_due
from tests.casework.builders import Walk, walk
from tests.casework.programmes import PROGRAMME

DUE = (2022, 2023, 2024, 2025)


def report(year: int, *difficulties: str) -> ReportProgress:
    return ReportProgress(year=year, filed_on=date(year, 12, 20), progress="按计划推进", difficulties=difficulties)


def reported() -> Walk:
    """Two reports, two difficulties."""
    return walk().open().do(report(2023, "缺少建设用地", "资金不足"), report(2024))


def test_years_due_without_a_report_are_missing_and_no_report_is_no_difficulty() -> None:
    ledger = progress_ledger(walk().open().now, DUE, date(2026, 1, 5))
    assert (ledger.missing, ledger.difficulties) == (DUE, ())
    assert ledger.sentences[0].zh == "2022 年的年度进展没有报送；请补报"
    assert progress_ledger(reported().now, DUE, date(2026, 1, 5)).missing == (2022, 2025)


def test_a_difficulty_is_open_until_solved_and_keeps_the_support_given() -> None:
    begun = reported()
    number = begun.now.version - 1
    ledger = progress_ledger(begun.now, (), begun.today)
    assert [one.text for one in ledger.unsupported] == ["缺少建设用地", "资金不足"]
    begun.do(GiveSupport(report=number, difficulty=1, supporter="市自然资源局", support="安排用地指标 200 亩"))
    supported = progress_ledger(begun.now, (), begun.today)
    assert [one.text for one in supported.unsupported] == ["资金不足"]
    days = (begun.today - date(2023, 12, 20)).days
    assert supported.sentences[0].zh == (
        f"#{number}.1 2023 年困难“缺少建设用地”：2023-12-20 提出，未解决，已 {days} 天；"
        f"支持：市自然资源局：安排用地指标 200 亩（{begun.today}）"
    )
    begun.do(SolveDifficulty(report=number, difficulty=1, how="用地已落实"))
    solved = progress_ledger(begun.now, (), begun.today)
    assert [one.text for one in solved.open] == ["资金不足"]
    assert f"{begun.today} 解决（用地已落实）；支持：市自然资源局" in solved.sentences[0].zh
    assert "solved on" in solved.sentences[0].en
    assert len(progress_ledger(begun.now, (), begun.today - timedelta(days=1)).unsupported) == 2


def test_what_is_reported_later_is_not_known_before() -> None:
    ledger = progress_ledger(reported().now, DUE, date(2023, 12, 19))
    assert (ledger.difficulties, ledger.missing) == ((), DUE)


def owed(since: date) -> tuple[Obligation, ...]:
    everybody = obligations(PROGRAMME, "zhejiang", [OnTheList("a-park", since)])
    return tuple(one for one in everybody if one.park)


def test_reports_of_parks_are_due_when_their_day_has_passed() -> None:
    days = (date(2022, 12, 31), date(2023, 1, 1), date(2024, 1, 31))
    assert [reports_due(owed(date(2022, 1, 1)), on) for on in days] == [(), (2022,), (2022, 2023)]


def test_a_park_owes_no_report_of_the_years_before_it_was_on_the_list() -> None:
    assert reports_due(owed(date(2023, 6, 1)), date(2024, 1, 31)) == (2023,)


@given(st.sets(st.integers(2019, 2025)), st.sets(st.integers(2019, 2025)))
def test_missing_is_what_is_due_less_what_is_reported(due: set[int], years: set[int]) -> None:
    begun = walk().open()
    for year in sorted(years):
        begun.do(report(year))
    ledger = progress_ledger(begun.now, due, begun.today + timedelta(days=1))
    assert set(ledger.missing) == due - years
