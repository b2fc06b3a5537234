"""Which files an act rests on: the digests in those of its fields that name a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from service.casework.acts.act import Act
from service.casework.acts.application import Apply, RecordPlan
from service.casework.acts.carrying_out import LinkEvidence, ReportItem, ReportProgress
from service.casework.acts.decision import LodgeAppeal, LodgeObjection
from service.casework.acts.site_visit import ImportJudgements, RecordJudgement, RecordVerification
from service.casework.acts.submission import AnswerQuestion, ImportSubmission

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
