"""The two workbooks that a case takes in: what each is called, where it is handed in, and the act that takes it in."""

from __future__ import annotations

from dataclasses import dataclass

from service.casework.acts.act import Act
from service.casework.acts.site_visit import ImportJudgements
from service.casework.acts.submission import ImportSubmission
from service.vocabulary.language import Said
from service.web.cases.step import IMPORT, JUDGEMENTS


@dataclass(frozen=True, slots=True)
class Book:
    """noun: beneath the address of a case; findings: it is the 核查记录."""

    said: Said
    noun: str
    act: type[Act]
    findings: bool

    def address(self, case_id: str) -> str:
        """Where it is handed in."""
        return f"/cases/{case_id}/{self.noun}"


BOOKS = (
    Book(Said("评估工作簿", "evaluation workbook"), IMPORT, ImportSubmission, findings=False),
    Book(Said("核查记录", "findings sheet"), JUDGEMENTS, ImportJudgements, findings=True),
)
