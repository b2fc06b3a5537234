"""What nothing speaks of goes after an hour, on record."""

from datetime import timedelta

from service.storage.audit import Wanted
from service.storage.files import FileStore
from service.storage.location import files_folder
from service.workflow.audit.list_audit import list_audit
from service.workflow.installation.sweep import sweep
from tests.storage.backups import CONTENTS, furnished, now
from tests.storage.installations import Installation


def test_an_orphan_goes_and_what_is_recorded_stays(installation: Installation) -> None:
    settings = furnished(installation).settings
    store = FileStore(files_folder(settings))
    digest, _ = store.put(b"never committed")
    assert sweep(settings, now()) == ()
    assert list_audit(settings, Wanted(action="files.sweep")) == []
    assert len(sweep(settings, now() + timedelta(hours=2))) == 1
    assert not store.has(digest)
    assert sum(1 for path in files_folder(settings).rglob("*") if path.is_file()) == len(CONTENTS)
    (event,) = list_audit(settings, Wanted(action="files.sweep"))
    assert event.detail_json == '{"removed": 1}'
