"""Which questions of a data check somebody looks at: a choice that stands in the address."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from fastapi import Request

from service.casework.question_ledger import Status
from service.vocabulary.assessment_summary import SEVERITIES
from service.vocabulary.language import Said
from service.workflow.cases.check_data import CheckedQuestion, DataCheck

ALL = ""
STATUSES = (
    (ALL, Said("全部", "all")),
    (Status.OPEN.value, Said("待园区答复", "waits for the park")),
    (Status.ANSWERED.value, Said("已答复，待认定", "answered, to be ruled on")),
    (Status.UPHELD.value, Said("维持存疑", "upheld")),
    (Status.ACCEPTED.value, Said("已采信", "accepted")),
)
GRAVITIES = (
    (ALL, Said("全部", "all")),
    *((code, Said(word, code)) for code, word in SEVERITIES.items()),
)


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


def address(case_id: str, key: tuple[str, str], choice: Choice) -> str:
    """Of one question. key: rule and subject."""
    rule, subject = (quote(part, safe=":") for part in key)
    return f"/cases/{quote(case_id)}/questions/{rule}/{subject}{choice.query}"
