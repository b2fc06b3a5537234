"""Duties come due on their days, and each occasion is about a period."""

from datetime import date

from service.vocabulary.programme import Party, names_programme
from tests.casework.programmes import LIST, PROGRAMME, PROGRESS, REPORT


def test_a_report_on_the_same_year_the_year_before_and_the_whole() -> None:
    assert [one.period for one in PROGRESS.occasions("145")] == ["2022", "2023"]
    assert [one.period for one in REPORT.occasions("145")] == ["2022", "2023"]
    assert [one.period for one in LIST.occasions("145")] == ["145"]


def test_the_calendar_is_by_due_day() -> None:
    found = [(one.due, one.duty.id) for one in PROGRAMME.occasions()]
    assert found == sorted(found)
    assert found[0] == (date(2022, 6, 30), "list")
    assert len(found) == 5


def test_a_duty_is_found_by_its_id() -> None:
    assert PROGRAMME.duty("list") is LIST
    assert PROGRAMME.duty("lost") is None


def test_a_programme_goes_by_its_names_and_parts_of_them() -> None:
    names = ("145", "“十四五”园区循环化改造")
    assert all(names_programme(word, names) for word in ("145", "１４５", "十四五", "“十四五” 园区", names[1]))
    assert not any(names_programme(word, names) for word in ("", "十五五", "155"))


def test_words() -> None:
    assert [party.said.zh for party in Party] == ["主管地区", "园区管委会"]


def test_an_occasion_is_named_by_its_year_and_the_programme_by_no_number() -> None:
    assert [one.said.zh for one in PROGRESS.occasions("145")] == ["2022 年", "2023 年"]
    assert LIST.occasions("145")[0].said.en == "whole programme"
