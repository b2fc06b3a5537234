"""Park lists come in whole or not at all; nothing is guessed, everything is on the audit trail."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from time import process_time

import pytest

from service.storage.audit import Wanted, search
from service.vocabulary.fault import Fault
from service.workflow.parks.import_parks import ImportBlocked, Imported, import_parks
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.registries import a_list, liaoning, on_record, person, with_parks

ON_SQLITE = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def test_what_is_new_and_what_changed_is_written_with_its_event(installation: Installation, tmp_path: Path) -> None:
    settings = with_parks(installation.settings)
    rows = (liaoning(), liaoning("S217002", "乙园", 核准面积_公顷="7.50"), liaoning("S217003", "丁园"))
    done = import_parks(settings, a_list(tmp_path, *rows), NOW)
    assert (done.written, done.changes) == (True, True)
    parks = on_record(settings)
    assert parks["S217002"].area == Decimal("7.50")
    assert parks["S217003"].jurisdiction == "liaoning"
    with installation.open() as database, database.reading() as session:
        (event,) = search(session, Wanted(action="park.import"))
    assert event.object_id == done.digest
    detail = json.loads(event.detail_json)
    assert detail["added"] == ["S217003"]
    assert detail["changed"] == {"S217002": {"area": ["无", "7.50"]}}


def test_a_second_import_changes_nothing(installation: Installation, tmp_path: Path) -> None:
    settings = with_parks(installation.settings)
    asked = a_list(tmp_path, liaoning(), liaoning("S217003", "丁园"))
    import_parks(settings, asked, NOW)
    before = on_record(settings)
    again = import_parks(settings, asked, NOW)
    assert (again.written, again.changes, len(again.comparison.unchanged)) == (True, False, 2)
    assert on_record(settings) == before


@ON_SQLITE
def test_a_dry_run_shows_old_and_new_and_writes_nothing(installation: Installation, tmp_path: Path) -> None:
    settings = with_parks(installation.settings)
    done = import_parks(settings, a_list(tmp_path, liaoning(核准面积_公顷="1"), dry_run=True), NOW)
    (change,) = done.comparison.changed
    assert [(one.old, one.new) for one in change.differences] == [(Decimal("500.0"), Decimal("1"))]
    assert (done.written, on_record(settings)["S217001"].area) == (False, Decimal("500.0"))


def test_an_error_anywhere_writes_nothing_and_is_on_the_trail(installation: Installation, tmp_path: Path) -> None:
    settings = with_parks(installation.settings)
    before = on_record(settings)
    rows = (liaoning("S217003", "丁园"), liaoning("S21", "戊园"), liaoning("S217009", "甲园"))
    with pytest.raises(ImportBlocked, match="1 处错误、1 行须由人认定") as blocked:
        import_parks(settings, a_list(tmp_path, *rows), NOW)
    assert [park.id for _, park in blocked.value.imported.comparison.added] == ["S217003"]
    assert on_record(settings) == before
    with installation.open() as database, database.reading() as session:
        assert [row.outcome for row in search(session, Wanted(action="park.import"))] == ["refused"]


@ON_SQLITE
def test_rows_left_out_or_decided_let_the_rest_in(installation: Installation, tmp_path: Path) -> None:
    settings = with_parks(installation.settings)
    rows = (liaoning("S217003", "丁园"), liaoning("S21", "戊园"), liaoning("S217009", "甲园"))
    asked = a_list(tmp_path, *rows, skip_rows=frozenset({3}), new_rows=frozenset({4}))
    done = import_parks(settings, asked, NOW)
    assert (done.skipped, done.problems) == ((3,), ())
    assert {"S217003", "S217009"} <= set(on_record(settings))


@ON_SQLITE
def test_a_row_that_is_not_there_is_a_slip(installation: Installation, tmp_path: Path) -> None:
    asked = a_list(tmp_path, liaoning(), skip_rows=frozenset({9}))
    with pytest.raises(Fault, match="清单的第 9 行没有园区"):
        import_parks(installation.settings, asked, NOW)


@ON_SQLITE
def test_people_import_for_their_own_jurisdiction_only(installation: Installation, tmp_path: Path) -> None:
    settings = installation.settings
    here, there = person(settings, "liaoning"), person(settings, "gansu")
    with pytest.raises(Fault, match="不能办理辽宁省的事项"):
        import_parks(settings, a_list(tmp_path, liaoning(), authority="辽宁", by=there.name), NOW)
    assert on_record(settings) == {}
    assert import_parks(settings, a_list(tmp_path, liaoning(), authority="辽宁", by=here.name), NOW).written
    with pytest.raises(Fault, match="不能办理国家的事项"):
        import_parks(settings, a_list(tmp_path, liaoning(), by=here.name), NOW)


@ON_SQLITE
@pytest.mark.parametrize("own", [False, True])
def test_a_list_finds_out_nothing_of_elsewhere(installation: Installation, tmp_path: Path, own: bool) -> None:
    settings = with_parks(installation.settings)
    here, national = person(settings, "liaoning"), person(settings)

    def compared(code: str, name: str, by: str, province: str = "甘肃省") -> Imported:
        row = liaoning(code, name, 省份=province, 核准面积_公顷="20.96")
        asked = a_list(tmp_path, row, authority="辽宁", by=by, dry_run=True, own=own)
        return replace(import_parks(settings, asked, NOW), digest="")

    def told(found: Imported, name: str) -> str:
        return repr(found).replace(name, "…")

    assert told(compared("S627001", "丙园", here.name), "丙园") == told(compared("S627009", "戊园", here.name), "戊园")
    assert [one.id for _, one in compared("S217009", "丙园", here.name, "辽宁省").comparison.added] == ["S217009"]
    taken = compared("S627001", "丙园", here.name, "辽宁省")
    if own:
        assert taken.others == (2,)
    else:
        assert "S627001 不能用" in taken.comparison.conflicts[0].said.zh
    if not own:
        assert len(compared("S627001", "丙园", national.name).comparison.unchanged) == 1
        assert len(compared("S627001", "丙园", "").comparison.unchanged) == 1


@ON_SQLITE
def test_a_hint_about_a_city_apart_is_for_new_parks_only(installation: Installation, tmp_path: Path) -> None:
    asked = a_list(tmp_path, liaoning("S217005", "大连新园"))
    assert [one.code for one in import_parks(installation.settings, asked, NOW).problems] == ["perhaps-apart"]
    assert import_parks(installation.settings, asked, NOW).problems == ()


@ON_SQLITE
def test_five_thousand_parks_in_three_seconds(installation: Installation, tmp_path: Path) -> None:
    """Processor seconds of this process: other tests run beside this one."""
    rows = [liaoning(f"S21{number:04d}", f"园区{number}") for number in range(5000)]
    began = process_time()
    done = import_parks(installation.settings, a_list(tmp_path, *rows), NOW)
    assert process_time() - began < 3
    assert len(done.comparison.added) == len(on_record(installation.settings)) == 5000
