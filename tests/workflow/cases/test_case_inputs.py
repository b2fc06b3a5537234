"""The inputs of a case are what is on record of it."""

from pathlib import Path
from shutil import rmtree

import pytest

from service.casework.acts.submission import ImportSubmission
from service.storage.errors import StorageError
from service.storage.location import files_folder
from service.vocabulary.fault import Fault
from service.workflow.cases.case_inputs import case_inputs, imported_before, pack_kept, pack_of
from service.workflow.cases.read_case import read_case
from service.workflow.rules.rule_base import UnknownPack
from tests.workflow.bundles.cases import begun
from tests.workflow.case_desk import desk


def test_workbook_findings_and_rules_come_from_what_was_kept(tmp_path: Path) -> None:
    at = desk("failing", tmp_path)
    case = read_case(at.settings, at.case)
    inputs = case_inputs(at.settings, case)
    assert (inputs.pack.id, pack_of(at.settings, case).digest) == ("base-145", inputs.pack.digest)
    (judged,) = inputs.judgements.values()
    assert judged.park == inputs.submission.cover.park.value
    assert {one.name for one in inputs.problems} <= {inputs.submission.digest, judged.digest}


def test_what_is_lost_or_was_never_there_is_told(tmp_path: Path) -> None:
    at = desk("imported", tmp_path)
    case = read_case(at.settings, at.case)
    for file in files_folder(at.settings).rglob("*"):
        if file.is_file():
            file.unlink()
    with pytest.raises(StorageError, match="已丢失"):
        case_inputs(at.settings, case)
    (tmp_path / "另").mkdir()
    empty = desk("accepted", tmp_path / "另")
    with pytest.raises(Fault, match="还没有导入评估工作簿"):
        pack_of(empty.settings, read_case(empty.settings, empty.case))


def test_kept_rules_are_read_whatever_the_rules_folder_says_by_now(tmp_path: Path) -> None:
    driven = begun(tmp_path).accepted().checked()
    case = read_case(driven.settings, driven.id)
    (imported,) = case.of(ImportSubmission)
    digest = pack_of(driven.settings, case).digest
    for file in list(driven.settings.rules_dir.rglob("pack.yaml")):
        rmtree(file.parent)
    with pytest.raises(UnknownPack):
        pack_of(driven.settings, case)
    again = pack_kept(driven.settings, imported.act.rules, imported.act.pack, imported.act.evaluation_date)
    assert again.digest == digest
    assert imported_before(case, case.version) == imported.act
    with pytest.raises(Fault, match="没有导入"):
        imported_before(case, imported.seq)
