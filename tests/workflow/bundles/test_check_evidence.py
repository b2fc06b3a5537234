"""Evidence: inside and as listed, or left out and said to be."""

import json
from dataclasses import replace
from datetime import date

import pytest

from service.casework.acts.carrying_out import ReportProgress
from service.casework.case import after
from service.documents.bundle import paths
from service.documents.bundle.check import Check, Outcome
from service.workflow.bundles.check_evidence import check_evidence
from service.workflow.bundles.members import members
from service.workflow.bundles.opened import Broken, Opened
from service.workflow.bundles.program import program
from tests.workflow.bundles.bundled import Contents, contents, with_json, written


def checks(files: Contents) -> list[Check]:
    return list(check_evidence(Opened(written().driven.id, files), written().record.case))


def test_what_is_inside_is_what_is_listed() -> None:
    (check,) = checks(contents())
    assert check.outcome is Outcome.HOLDS
    assert "1 份" in check.said.zh


def test_what_was_left_out_is_said_to_be() -> None:
    made = members(written().record, program(), with_evidence=False)
    assert not [member for member in made if member.path.startswith("evidence/")]
    (check,) = checks({member.path: bytes(member.content) for member in made})
    assert check.outcome is Outcome.NOTED
    assert "只有摘要" in check.said.zh


def test_exchanged_and_missing_files_are_named() -> None:
    (path,) = (path for path in contents() if path.startswith("evidence/"))
    without = {name: content for name, content in contents().items() if name != path}
    for files in (without, {**without, path: b"%PDF-1.7 another"}):
        (check,) = checks(files)
        assert (check.outcome, check.member) == (Outcome.FAILS, path)


def test_evidence_of_an_act_that_is_not_listed_is_told() -> None:
    (check,) = checks(with_json(paths.EVIDENCE, lambda told: told.clear()))
    assert (check.outcome, check.member) == (Outcome.FAILS, paths.EVIDENCE)
    assert "不在清单中" in check.said.zh


@pytest.mark.parametrize(
    ("key", "value"), [("size", 1), ("name", "别的.pdf"), ("name", "合同.png"), ("media_type", "image/png")]
)
def test_evidence_that_is_listed_as_something_else_is_told(key: str, value: object) -> None:
    (check,) = checks(with_json(paths.EVIDENCE, lambda told: told[0].update({key: value})))
    assert (check.outcome, check.member) == (Outcome.FAILS, paths.EVIDENCE)
    assert key in check.said.zh


def test_a_file_that_no_act_names_is_told() -> None:
    more = {"sha256": "0" * 64, "name": "多出.pdf", "media_type": "application/pdf", "size": 1, "member": ""}
    told = checks(with_json(paths.EVIDENCE, lambda listed: listed.append(more)))
    assert [check.outcome for check in told] == [Outcome.FAILS, Outcome.NOTED]


def test_the_file_of_any_act_has_to_be_listed() -> None:
    record = written().record
    report = ReportProgress(year=2025, filed_on=date(2026, 4, 1), progress="p", file="ab" * 32)
    last = record.case.acts[-1]
    case = after(record.case, replace(last, seq=last.seq + 1, act=report), record.case.state, opens_round=False)
    (check,) = check_evidence(Opened(written().driven.id, contents()), case)
    assert check.outcome is Outcome.FAILS
    assert f"第 {last.seq + 1} 号" in check.said.zh


@pytest.mark.parametrize("told", [None, {}, [{}], [{"sha256": 1}]])
def test_a_list_that_is_none_is_told(told: object) -> None:
    with pytest.raises(Broken, match="清单"):
        checks({**contents(), paths.EVIDENCE: json.dumps(told).encode()})
