"""Which questions of a data check somebody looks at: a choice that stands in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from fastapi import Request

from service.casework.question_ledger import Status
from service.vocabulary.assessment_summary import SEVERITIES
from service.vocabulary.language import Said
from service.web.tags import Tag
from service.workflow.cases.check_data import CheckedQuestion, DataCheck

ALL = ""
_EVERY = (ALL, Said("全部", "all"))
STATUSES = (_EVERY, *((one.value, one.said) for one in Status))
GRAVITIES = (_EVERY, *((code, Said(word, code)) for code, word in SEVERITIES.items()))
STATUS_TAGS: Mapping[Status, Tag] = {
    Status.OPEN: Tag(Status.OPEN.said, "…", "rest"),
    Status.ANSWERED: Tag(Status.ANSWERED.said, "→", "going"),
    Status.ACCEPTED: Tag(Status.ACCEPTED.said, "✓", "good"),
    Status.UPHELD: Tag(Status.UPHELD.said, "?", "near"),
}
SEVERITY_TAGS: Mapping[str, Tag] = {
    code: Tag(Said(word, code), sign, tone)
    for (code, word), sign, tone in zip(SEVERITIES.items(), "▲■●", ("near", "rest", "rest"), strict=True)
}


@dataclass(frozen=True, slots=True)
class Choice:
    """status, severity: the one wanted, empty for all."""

    status: str = ALL
    severity: str = ALL

    def of(self, check: DataCheck) -> tuple[CheckedQuestion, ...]:
        """The questions that are wanted, in their order."""
        return tuple(one for one in check.questions if self._wants(one))

    def _wants(self, one: CheckedQuestion) -> bool:
        of_status = self.status in (ALL, one.status.value)
        return of_status and self.severity in (ALL, one.asked.question.severity)

    @property
    def query(self) -> str:
        """For an address: `?status=open`, empty for all."""
        wanted = {name: value for name, value in (("status", self.status), ("severity", self.severity)) if value}
        return f"?{urlencode(wanted)}" if wanted else ""


def choice_of(request: Request) -> Choice:
    """What the address asks for; what it cannot ask for counts as nothing."""
    asked = request.query_params
    return Choice(_known(asked.get("status", ""), STATUSES), _known(asked.get("severity", ""), GRAVITIES))


def _known(asked: str, offered: tuple[tuple[str, Said], ...]) -> str:
    return asked if asked in dict(offered) else ALL


def table_address(case_id: str, choice: Choice) -> str:
    """Of the table."""
    return f"/cases/{quote(case_id)}/questions{choice.query}"


def export_address(case_id: str, choice: Choice) -> str:
    """Of the same as a file."""
    return f"/cases/{quote(case_id)}/questions/list.xlsx{choice.query}"


def address(case_id: str, key: tuple[str, str], choice: Choice) -> str:
    """Of one question. key: rule and subject."""
    rule, subject = (quote(part, safe=":") for part in key)
    return f"/cases/{quote(case_id)}/questions/{rule}/{subject}{choice.query}"
