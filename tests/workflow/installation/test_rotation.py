"""Which backups are kept: the last of each period, never fewer than one, and nothing that is no backup goes."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.workflow.installation.rotation import Keep, backup_name, read_keep, rotate, surplus
from tests.storage.backups import backed_up
from tests.storage.installations import installed

NOW = datetime(2026, 11, 26, 4, 0, tzinfo=UTC)
USUAL = Keep(48, 30, 12)
KEEPS = st.builds(Keep, st.integers(0, 5), st.integers(0, 5), st.integers(0, 5))
MOMENTS = st.lists(st.integers(0, 60 * 24 * 90).map(lambda minutes: NOW - timedelta(minutes=minutes)), max_size=40)


def every_quarter(days: int) -> list[datetime]:
    return [NOW - timedelta(minutes=15 * number) for number in range(days * 96)]


def test_two_years_of_every_quarter_of_an_hour_leave_what_the_figures_say() -> None:
    moments = every_quarter(730)
    kept = sorted(set(moments) - set(surplus(moments, USUAL)), reverse=True)
    assert kept[:48] == moments[:48]
    days = kept[48:]
    # Two of the 30 days and one of the 12 months end among the 48 quarters of an hour, and one month among the days.
    assert len(days) == 30 - 1 + 12 - 2
    assert all((moment + timedelta(hours=8)).strftime("%H:%M") == "23:45" for moment in days)


def test_two_that_rotate_at_once_do_not_disturb_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deleted = Path.unlink
    with installed("sqlite", tmp_path / "origin") as installation:
        for hours in range(2):
            backed_up(installation, tmp_path / backup_name(NOW - timedelta(hours=hours)))

    def by_the_other_too(path: Path, missing_ok: bool = False) -> None:
        deleted(path)
        deleted(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", by_the_other_too)
    assert rotate(tmp_path, Keep(1, 0, 0)) == (tmp_path / backup_name(NOW - timedelta(hours=1)),)


@given(moments=MOMENTS, keep=KEEPS)
def test_the_latest_stays_and_doing_it_again_changes_nothing(moments: list[datetime], keep: Keep) -> None:
    gone = surplus(moments, keep)
    kept = set(moments) - set(gone)
    assert list(gone) == sorted(gone)
    assert len(kept) <= max(1, keep.quarters + keep.days + keep.months)
    assert not moments or max(moments) in kept
    assert surplus(kept, keep) == ()


@given(moments=MOMENTS, keep=KEEPS)
def test_rotating_each_time_keeps_what_rotating_once_keeps(moments: list[datetime], keep: Keep) -> None:
    there: set[datetime] = set()
    for moment in sorted(moments):
        there.add(moment)
        there -= set(surplus(there, keep))
    assert there == set(moments) - set(surplus(moments, keep))


def test_only_backups_go(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation:
        old, new = (tmp_path / backup_name(NOW - timedelta(days=days)) for days in (1, 0))
        for path in (old, new, tmp_path / "mine.zip"):
            backed_up(installation, path)
        impostor = tmp_path / backup_name(NOW - timedelta(days=2))
        impostor.write_bytes(b"my own")
        strange = tmp_path / "acceptance-20269999T000000Z.zip"
        strange.write_bytes(b"")
        assert rotate(tmp_path, Keep(1, 0, 0)) == (old,)
        assert rotate(tmp_path, Keep(1, 0, 0)) == ()
    assert all(path.exists() for path in (new, impostor, strange, tmp_path / "mine.zip"))


def test_figures_are_read() -> None:
    assert read_keep("48, 30,12") == USUAL


@pytest.mark.parametrize("text", ["", "48", "48,30", "0,0,0", "-1,3,3", "a,b,c", "1,2,3,4"])
def test_other_figures_are_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever Python says of it
        read_keep(text)
