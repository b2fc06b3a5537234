"""案卷记录: the recorded acts that judge, as the one document in which the cells of recorded judgements stand."""

from __future__ import annotations

import hashlib
from typing import Any

from service.casework.acts.evaluation import GrantWaiver, ProposeWaiver, RevokeWaiver
from service.casework.acts.site_visit import ImportJudgements, RecordJudgement, RecordVerification, Recuse
from service.casework.acts.submission import AcceptAnswer, DisputeValue, RejectAnswer
from service.casework.case import Case, Recorded
from service.casework.encoding import encode_recorded
from service.vocabulary.canonical import canonical_json
from service.vocabulary.cell import Cell

SHEET = "案卷记录"
"""The sheet on which these cells stand; `#12` is the act of that number."""

_ITEM_BY_ITEM = (
    RecordJudgement,
    AcceptAnswer,
    RejectAnswer,
    DisputeValue,
    ProposeWaiver,
    GrantWaiver,
    RevokeWaiver,
    RecordVerification,
    Recuse,
)


def case_document(case: Case) -> str:
    """The 案卷记录 as canonical JSON; empty while the only judgements are those of one 核查记录."""
    acts = [one for one in case.acts if isinstance(one.act, (*_ITEM_BY_ITEM, ImportJudgements))]
    if len(acts) < 2 and not any(isinstance(one.act, _ITEM_BY_ITEM) for one in acts):
        return ""
    opened = case.opened
    return canonical_json({"park": opened.park, "programme": opened.programme, "acts": [*map(encode_recorded, acts)]})


def document_digest(document: str) -> str:
    """SHA-256 of the UTF-8 bytes in hexadecimal, empty for no document."""
    return hashlib.sha256(document.encode()).hexdigest() if document else ""


def cell_of(recorded: Recorded[Any], digest: str, raw: str) -> Cell:
    """Where a word of a recorded act stands; `digest` is the document's."""
    return Cell(digest, SHEET, f"#{recorded.seq}", raw)
