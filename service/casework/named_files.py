"""Which files an act rests on: the digests in those of its fields that name a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from service.casework.acts.act import Act
from service.casework.acts.application import Apply, RecordPlan
from service.casework.acts.carrying_out import LinkEvidence, PrepareReply, ReportItem, ReportProgress
from service.casework.acts.decision import LodgeAppeal, LodgeObjection
from service.casework.acts.site_visit import ImportJudgements, RecordJudgement, RecordVerification
from service.casework.acts.submission import AnswerQuestion, ImportSubmission
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said

NAMING: Mapping[type, str] = {
    RecordPlan: "file",
    Apply: "letter",
    ImportSubmission: "workbook",
    AnswerQuestion: "evidence",
    RecordJudgement: "evidence",
    ImportJudgements: "workbook",
    RecordVerification: "report",
    LodgeObjection: "evidence",
    LodgeAppeal: "evidence",
    ReportItem: "evidence",
    PrepareReply: "evidence",
    ReportProgress: "file",
    LinkEvidence: "file",
}
"""The field by kind of act; it holds one digest, which may be empty, or several."""


def named_files(act: Act) -> tuple[str, ...]:
    """The digests of the files an act names, each once."""
    field = NAMING.get(type(act))
    value: Any = getattr(act, field) if field is not None else ()
    named = (value,) if isinstance(value, str) else value
    return tuple(dict.fromkeys(digest for digest in named if digest))


def with_files(act: Act, digests: tuple[str, ...]) -> Act:
    """The act with the files that came with it, in their order, in its field for them.

    Raises:
        Fault: it takes none, or one only, or names some already.
    """
    field = NAMING.get(type(act))
    if field is None:
        raise Fault(
            "no-files-taken", Said("这项办理不附文件；请去掉文件后重新提交", "this act takes no files; send it without")
        )
    held: Any = getattr(act, field)
    if held:
        raise Fault(
            "files-named",
            Said(
                f"{field} 由随附的文件填写；请留空后重新提交",
                f"{field} is filled in from the files that come along; leave it empty",
            ),
        )
    if isinstance(held, str) and len(digests) != 1:
        raise Fault("one-file", Said("这项办理只附一个文件", "this act takes exactly one file"))
    value = digests[0] if isinstance(held, str) else digests
    named: dict[str, Any] = {field: value}
    return replace(act, **named)
