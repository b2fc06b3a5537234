"""The decision as one self-contained HTML file to print and file: what was signed, by whom, under which number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from service.casework.case import Recorded
from service.casework.corrections import Correction
from service.casework.decision_lines import DECISION, Line
from service.casework.signing import Signature
from service.documents.rendering import render
from service.vocabulary.day import in_words, moment

TEMPLATE = "decision/document.html"


@dataclass(frozen=True, slots=True)
class DecisionPaper:
    """Everything templates/decision/document.html reads. lines: all that was signed; digest: of exactly that;
    signatures: those that count; number, dated: of the document, empty and None while it is not issued;
    corrections: those in effect, in the order of their numbers; appeal_until: the last day to appeal, None while there
    is none."""

    case: str
    lines: Sequence[Line]
    digest: str
    signatures: Sequence[Signature]
    number: str = ""
    dated: date | None = None
    corrections: Sequence[Correction] = ()
    appeal_until: date | None = None

    @property
    def decided(self) -> str:
        """What is decided, in a word."""
        return next((one.value.zh for one in self.lines if one.name == DECISION), "")

    @property
    def remedy(self) -> str:
        """What a park can do against it, and by when; nothing while it can do nothing."""
        if self.appeal_until is None:
            return ""
        return f"园区对本决定有异议的，可以在{in_words(self.appeal_until)}前（含当日）提出申诉，写明理由。"

    @property
    def grouped(self) -> str:
        """The digest as it is read out."""
        return self.in_groups(self.digest)

    @staticmethod
    def in_groups(digest: str) -> str:
        """A digest as it is read out."""
        return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))

    @staticmethod
    def heading_of(one: Correction) -> str:
        """What a correction in effect is called."""
        return f"更正（第 {one.number} 号）"

    @staticmethod
    def signed_at(one: Recorded[Any]) -> str:
        """When somebody signed."""
        return moment(one.at).zh


def decision_page(paper: DecisionPaper, templates: Path) -> str:
    """The file as HTML; the same text for the same decision."""
    return render(templates, TEMPLATE, page=paper)
