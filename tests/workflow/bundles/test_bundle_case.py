"""Bundling a case: signed, on the audit trail, with everything or without the evidence."""

import json
from pathlib import Path

import pytest

from service.documents.bundle import paths
from service.documents.bundle.check import Outcome
from service.documents.bundle.member import EXPLANATION
from service.storage import cases
from service.vocabulary.fault import Fault
from service.workflow.audit.list_audit import Wanted, list_audit, sentence
from service.workflow.bundles.bundle_case import bundle_case, case_record, packed
from service.workflow.bundles.members import members
from service.workflow.bundles.program import program
from service.workflow.installation.open_database import opened
from tests.workflow.bundles.bundled import unzipped, verified, written


def test_what_is_written_verifies_without_the_evidence_too(tmp_path: Path) -> None:
    driven = written().driven
    done = bundle_case(driven.settings, driven.id, tmp_path / "案卷.zip", driven.at, with_evidence=False)
    whole = (tmp_path / "案卷.zip").read_bytes()
    assert (done.case_id, done.size, done.key) == (driven.id, len(whole), written().key.public)
    verification = verified(whole, written().key)
    assert verification.outcome is Outcome.HOLDS
    assert any("只有摘要" in check.said.zh for check in verification.checks)
    assert not [path for path in unzipped(whole) if path.startswith("evidence/")]
    assert "不含材料本身" in unzipped(whole)[EXPLANATION].decode()


def test_the_same_record_is_packed_into_the_same_bytes() -> None:
    made = members(written().record, program(), with_evidence=True)
    first, again = (packed("C", "园区", made, written().key, True) for _ in range(2))
    assert first == again


def test_the_trail_says_that_it_was_bundled_and_the_head_covers_that() -> None:
    driven = written().driven
    record = case_record(driven.settings, driven.id, driven.at)
    assert record.audit[-1].action == "case.bundle"
    assert record.head is not None
    assert (record.head.seq, record.head.hash) == (record.audit[-1].seq, record.audit[-1].hash)
    audit = json.loads(unzipped(written().whole)[paths.AUDIT])
    assert audit["head"]["seq"] == audit["rows"][-1]["seq"]


def test_every_procedure_is_in_the_record() -> None:
    driven = written().driven
    with opened(driven.settings) as database, database.reading() as session:
        procedures = cases.procedures(session, driven.id)
    assert set(procedures) == {one.procedure for one in written().record.case.acts}
    assert all(procedure.digest == digest for digest, procedure in procedures.items())


def test_a_case_there_is_not_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    driven = written().driven
    with pytest.raises(Fault, match="没有编号"):
        bundle_case(driven.settings, "zhejiang-1999-0001", tmp_path / "案卷.zip", driven.at)
    assert not list(tmp_path.iterdir())


def test_only_a_file_that_stands_is_on_the_trail_as_written(tmp_path: Path) -> None:
    driven = written().driven
    with pytest.raises(OSError, match="不在"):
        bundle_case(driven.settings, driven.id, tmp_path / "不在" / "案卷.zip", driven.at, by="评估员")
    failed = list_audit(driven.settings, Wanted(object_id=driven.id))[-1]
    assert (failed.action, failed.actor_name) == ("case.bundle", "评估员")
    bundle_case(driven.settings, driven.id, tmp_path / "案卷.zip", driven.at, by="评估员")
    last = list_audit(driven.settings, Wanted(object_id=driven.id))[-1]
    assert (last.action, last.actor_name) == ("case.bundle_written", "评估员")
    assert "为案卷包取出全部依据" in sentence(failed).zh
    assert "写出案卷包" in sentence(last).zh
