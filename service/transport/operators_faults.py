"""What is wrong with the installation itself, as whoever asks over the network hears it: its database, its folders and
its settings are nobody's business but the operator's, whose log has the whole sentence by the number that is told."""

from __future__ import annotations

from collections.abc import Mapping

import structlog

from service.transport.fault_status import NO_SPACE, NOT_NOW, OURS, status_of
from service.vocabulary.fault import Fault
from service.vocabulary.job import JobError
from service.vocabulary.language import Said
from service.workflow.audit.origin import origin

_OF_ONE_THING = frozenset({"case-damaged", "file-lost", "output-lost"})
"""They say which case, file or result is damaged, and nothing of the machine."""
_BY_CODE: Mapping[str, Said] = {
    "head-not-kept": Said(
        "本次办理已经完成并记入审计，但链头副本没有写成，请不要重办",
        "the act is done and on the audit trail, but the copy of its signed head was not written; do not repeat it",
    ),
    "disk-full": Said(
        "服务器磁盘空间不足，没有办理；请稍后再试", "the server has no space left and nothing was done; try again later"
    ),
    "disk-nearly-full": Said(
        "服务器磁盘空间不足，现在只能查看，不能办理；请稍后再试",
        "the server has little space left: everything can be looked at, nothing changed; try again later",
    ),
}
_OTHERWISE = Said("服务暂时不可用，请稍后再试", "the service is not available for now; try again later")


def as_answered(fault: Fault | JobError) -> Said:
    """The sentence of a fault, or of what ended a job, for whoever asks: its own, unless it is the
    operator's; that goes to the log."""
    if status_of(fault.code) not in (NOT_NOW, NO_SPACE, OURS) or fault.code in _OF_ONE_THING:
        return fault.said
    number = origin().request_id
    log = structlog.get_logger("service.api")
    log.warning("installation unusable", request_id=number, fault=fault.code, detail=fault.said.zh)
    said = _BY_CODE.get(fault.code, _OTHERWISE)
    return Said(
        f"{said.zh}；仍出现时，把编号 {number} 告诉系统管理员",
        f"{said.en}; if it lasts give the number {number} to the administrator",
    )
