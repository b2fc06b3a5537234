"""An installation made anew from a backup is the one that was backed up, or nothing at all."""

import fcntl
import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from service.access.refusals import NotSignedIn, SignInRefused
from service.documents.bundle.check import Outcome
from service.settings import Settings
from service.storage import migrate, people
from service.storage.audit import Wanted
from service.storage.backup_file import MANIFEST
from service.storage.location import files_folder
from service.storage.revision import head
from service.vocabulary.fault import Fault
from service.workflow.accounts.signed_in import signed_in
from service.workflow.audit.list_audit import list_audit
from service.workflow.audit.sign_audit_head import sign_audit_head
from service.workflow.audit.verify_audit import verify_audit
from service.workflow.installation.backup import backup
from service.workflow.installation.doctor import doctor, overall
from service.workflow.installation.restore import Restored, restore
from service.workflow.people.add_person import add_person
from service.workflow.people.list_people import list_people
from tests.programs import started
from tests.storage import postgres
from tests.storage.audit_trails import a_person, a_trail, filled
from tests.storage.backups import backed_up, furnished, rewritten
from tests.storage.builders import NOW
from tests.storage.installations import KINDS, Installation, installed
from tests.workflow.accounts.doors import an_account, enter

LATER = NOW + timedelta(days=1)
DIES = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from service.settings import load_settings
from service.workflow.installation import restore
doomed = getattr(restore, sys.argv[1])
def dies(*arguments):
    if sys.argv[2] == "after":
        doomed(*arguments)
    os._exit(137)
setattr(restore, sys.argv[1], dies)
restore.restore(load_settings(), Path(sys.argv[3]), Path(sys.argv[4]), sys.argv[5], datetime.now(UTC))
"""


def a_backup(folder: Path, kind: str = "sqlite") -> Path:
    with installed(kind, folder / "origin") as installation:
        return backup(furnished(installation).settings, folder, NOW).path


def failing(done: Restored) -> list[str]:
    return [check.said.zh for check in done.checks if check.outcome is Outcome.FAILS]


def settings_of(done: Restored, url: str = "") -> Settings:
    return Installation(done.data_dir, url).settings


@pytest.mark.parametrize("kind", KINDS)
def test_a_backup_of_either_database_is_restored_to_either(kind: str, tmp_path: Path) -> None:
    file = a_backup(tmp_path, kind)
    with postgres.fresh_database(migrated=False) as url:
        for address in ("", url.render_as_string(hide_password=False)):
            done = restore(Settings(), file, tmp_path / f"to-{bool(address)}", address, LATER)
            assert (failing(done), done.resumed, done.revision) == ([], False, head())
            settings = settings_of(done, address)
            sign_audit_head(settings, LATER)
            assert verify_audit(settings).verdict.holds
            assert overall(doctor(settings, datetime.now(UTC), full=True)) is Outcome.HOLDS
            (event,) = list_audit(settings, Wanted(action="restore"))
            assert event.object_id == done.manifest.digest
            assert json.loads(event.detail_json)["audit_seq"] == done.manifest.audit_seq == event.seq - 1


def test_it_goes_into_an_empty_folder_and_leaves_another_alone(tmp_path: Path) -> None:
    file = a_backup(tmp_path)
    (tmp_path / "to" / "lost+found").mkdir(parents=True)
    assert failing(restore(Settings(), file, tmp_path / "to", "", LATER)) == []
    with pytest.raises(Fault, match="已有内容，没有动它"):
        restore(Settings(), file, tmp_path / "to", "", LATER)


def test_a_database_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    file = a_backup(tmp_path)
    with postgres.fresh_database() as url, pytest.raises(Fault, match="里已有内容，没有动它"):
        restore(Settings(), file, tmp_path / "to", url.render_as_string(hide_password=False), LATER)
    assert not list((tmp_path / "to").iterdir())


def test_sqlite_elsewhere_is_not_restored_to(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="--database-url 只写 PostgreSQL"):
        restore(Settings(), tmp_path / "b.zip", tmp_path / "to", f"sqlite:///{tmp_path}/x.db", LATER)


def test_two_at_once_do_not_meet(tmp_path: Path) -> None:
    file = a_backup(tmp_path)
    (tmp_path / "to").mkdir()
    handle = os.open(tmp_path / "to", os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        with pytest.raises(Fault, match="另一个程序正在"):
            restore(Settings(), file, tmp_path / "to", "", LATER)
    finally:
        os.close(handle)


def test_a_damaged_backup_leaves_nothing(tmp_path: Path) -> None:
    file = a_backup(tmp_path)
    for part in ("files/", "keys/", "tables/person"):
        broken = rewritten(file, lambda name, old, part=part: old + b"x" if name.startswith(part) else old)  # type: ignore[misc]
        with pytest.raises(Fault, match="已损坏或被改动"):
            restore(Settings(), broken, tmp_path / "to", "", LATER)
        assert not list((tmp_path / "to").iterdir())


def test_a_backup_of_a_later_program_is_refused(tmp_path: Path) -> None:
    later = rewritten(a_backup(tmp_path), lambda name, old: old.replace(head().encode(), b"9999_later"))
    with pytest.raises(Fault, match="9999_later"):
        restore(Settings(), later, tmp_path / "to", "", LATER)


@pytest.mark.slow
@pytest.mark.parametrize(("step", "when"), [("_fill", "before"), ("_fill", "after"), ("_finish", "after")])
@pytest.mark.parametrize("kind", KINDS)
def test_one_that_was_killed_is_done_by_the_next(kind: str, step: str, when: str, tmp_path: Path) -> None:
    file, to = a_backup(tmp_path), tmp_path / "to"
    with installed(kind, tmp_path / "empty", migrated=False) as empty:
        assert started(DIES, step, when, str(file), str(to), empty.database_url).ended() == (137, "")
        if step == "_finish":
            assert verify_audit(Installation(to, empty.database_url).settings).verdict.holds
            return
        done = restore(Settings(), file, to, empty.database_url, LATER)
        assert (failing(done), done.resumed) == ([], True)


def test_keys_and_database_are_the_last_in_their_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until they are there nobody can work on what is unfinished, and is begun again by the next."""
    placed: list[str] = []
    renamed, listed = Path.rename, Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda folder: iter(sorted(listed(folder))))

    def noted(path: Path, target: Path) -> Path:
        if path.parent.name == ".restoring":
            placed.append(path.name)
        return renamed(path, target)

    monkeypatch.setattr(Path, "rename", noted)
    restore(Settings(), a_backup(tmp_path), tmp_path / "to", "", LATER)
    assert placed == ["audit-heads.jsonl", "files", "keys", "acceptance.db"]


@pytest.mark.parametrize("kind", KINDS)
def test_one_that_was_killed_when_all_was_in_its_place_is_not_begun_again(kind: str, tmp_path: Path) -> None:
    """Somebody may have worked on it since."""
    file, to = a_backup(tmp_path), tmp_path / "to"
    with installed(kind, tmp_path / "empty", migrated=False) as empty:
        done = restore(Settings(), file, to, empty.database_url, LATER)
        (to / ".restoring").mkdir()
        settings = settings_of(done, empty.database_url)
        add_person(settings, a_person("王五"), LATER)
        with pytest.raises(Fault, match="恢复已经完成，只差收尾"):
            restore(Settings(), file, to, empty.database_url, LATER)
        assert "王五" in [one.name for one in list_people(settings)]
        assert overall(doctor(settings, datetime.now(UTC), full=True)) is Outcome.HOLDS


def test_an_older_backup_is_brought_up_to_this_program(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path / "old", migrated=False) as old:
        older(old)
        file = tmp_path / "old.zip"
        assert backed_up(old, file).revision == "0002_audit"
    done = restore(Settings(), file, tmp_path / "to", "", LATER)
    assert failing(done) == []
    assert overall(doctor(settings_of(done), datetime.now(UTC))) is Outcome.HOLDS
    assert any(f"已更新到本版 {head()}" in check.said.zh for check in done.checks)
    with Installation(tmp_path / "to").open() as database, database.reading() as session:
        assert session.connection().execute(text("SELECT name FROM person")).scalars().all() == ["张三"]


def older(installation: Installation) -> None:
    """A database as a program of two revisions ago left it."""
    with installation.open() as database:
        with migrate._guarded(database) as connection:
            migrate._upgrade(connection, "0002_audit")
        filled(database, a_trail(installation))
        with database.writing() as session:
            people.add(session, a_person(), NOW)


def test_a_trail_that_is_another_is_restored_and_told(tmp_path: Path) -> None:
    file = a_backup(tmp_path)
    changed = rewritten(
        file, lambda name, old: old.replace(b'"audit_seq": ', b'"audit_seq": 1') if name == MANIFEST else old
    )
    done = restore(Settings(), changed, tmp_path / "to", "", LATER)
    assert any("哈希与清单不符" in said for said in failing(done))
    assert files_folder(settings_of(done)).is_dir()


def test_nobody_is_signed_in_afterwards_and_the_record_says_so(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path / "origin") as installation:
        an_account(installation.settings)
        token = enter(installation.settings).token
        file = backup(installation.settings, tmp_path, NOW).path
    done = restore(Settings(), file, tmp_path / "to", "", LATER)
    with pytest.raises(NotSignedIn):
        signed_in(settings_of(done), token, NOW)
    (event,) = list_audit(settings_of(done), Wanted(action="restore"))
    assert json.loads(event.detail_json)["ended"]["sessions"] == 1
    assert "ended" in {check.code for check in done.checks}
    with pytest.raises(SignInRefused):
        enter(settings_of(done), at=LATER)
    assert enter(settings_of(done), at=LATER + timedelta(minutes=1)).signed_in.login == "zhangsan"
