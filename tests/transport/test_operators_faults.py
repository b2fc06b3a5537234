"""Nobody on the network hears of the database, the folders or the settings of the machine; its log has it all."""

from __future__ import annotations

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from service.storage.errors import damaged, full, locked, no_room_for_files, not_migrated, read_only, unreachable
from service.storage.space import nearly_full
from service.transport.operators_faults import as_answered
from service.vocabulary.fault import Fault
from service.vocabulary.job import JobError
from service.vocabulary.language import Said
from service.workflow.audit.origin import Origin, coming_from

SECRET = "postgresql://acceptance@db.internal/x"


@pytest.mark.parametrize(
    ("fault", "begins"),
    [
        (unreachable(SECRET, "connection to 10.0.0.7 failed"), "服务暂时不可用，请稍后再试；"),
        *((make(SECRET), "服务暂时不可用，请稍后再试；") for make in (locked, read_only, not_migrated, damaged)),
        (full(SECRET), "服务器磁盘空间不足，没有办理"),
        (no_room_for_files(Path("/srv/data")), "服务器磁盘空间不足，没有办理"),
        (nearly_full(Path("/srv/data"), 3, 9), "服务器磁盘空间不足，现在只能查看"),
        (Fault("head-not-kept", Said("没有写进 /srv/data", "not written to /srv/data")), "本次办理已经完成"),
    ],
)
def test_what_is_wrong_with_the_machine_goes_to_its_log(fault: Fault, begins: str) -> None:
    with coming_from(Origin(request_id="desk-7-0001")), capture_logs() as lines:
        said = as_answered(fault)
    assert said.zh.startswith(begins)
    assert "desk-7-0001" in said.zh
    assert "desk-7-0001" in said.en
    assert not any(secret in part for part in said for secret in ("internal", "10.0.0.7", "/srv", "acceptance"))
    (line,) = lines
    assert (line["request_id"], line["fault"], line["detail"]) == ("desk-7-0001", fault.code, fault.said.zh)


def test_of_a_job_it_is_told_alike() -> None:
    error = unreachable(SECRET, "refused")
    assert as_answered(JobError(error.code, error.said)).zh.startswith("服务暂时不可用，请稍后再试")


@pytest.mark.parametrize("code", ["case-unknown", "stale-version", "case-damaged", "not-permitted", "damaged"])
def test_what_is_told_of_what_was_asked_stays(code: str) -> None:
    with capture_logs() as lines:
        assert as_answered(Fault(code, Said("原因", "reason"))) == ("原因", "reason")
    assert lines == []
