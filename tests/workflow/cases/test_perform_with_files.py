"""An act with files is made of their digests; a refused one leaves no word of them."""

from pathlib import Path

import pytest

from service.casework.acts.application import Apply
from service.casework.perform import Refused
from service.storage.files import recorded_file
from service.workflow.cases.perform_with_files import perform_with_files
from service.workflow.installation.open_database import opened
from tests.casework.builders import PARK, walk
from tests.storage.installations import Installation
from tests.storage.stored_cases import CASE
from tests.workflow.case_walks import asked, kept


def letter(folder: Path) -> Path:
    file = folder / "申请函.pdf"
    file.write_bytes(b"%PDF-1.7\n%%EOF\n")
    return file


def make(files: tuple[str, ...]) -> Apply:
    return Apply(letter="".join(files))


def test_the_act_names_its_file_and_the_file_is_on_record(installation: Installation, tmp_path: Path) -> None:
    now = kept(installation, walk().open())
    done = perform_with_files(installation.settings, CASE, make, [letter(tmp_path)], asked(now, PARK))
    act = done.recorded.act
    assert isinstance(act, Apply)
    with opened(installation.settings) as database, database.reading() as session:
        assert recorded_file(session, act.letter) is not None


def test_a_refused_act_leaves_no_row(installation: Installation, tmp_path: Path) -> None:
    now = kept(installation, walk().open())
    seen: list[str] = []

    def noted(files: tuple[str, ...]) -> Apply:
        seen.extend(files)
        return make(files)

    with pytest.raises(Refused):
        perform_with_files(installation.settings, CASE, noted, [letter(tmp_path)], asked(now))
    with opened(installation.settings) as database, database.reading() as session:
        assert recorded_file(session, seen[0]) is None
