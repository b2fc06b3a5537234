"""Which items of a checklist somebody looks at: a choice that stands in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from fastapi import Request

from service.casework.site_checklist import CheckedItem, ItemStatus
from service.vocabulary.language import Said
from service.web.tags import Tag
from service.workflow.site_visit.site_checklist import Checklist

ALL, MINE = "", "mine"
EVERY = (ALL, Said("全部", "all"))
STATUSES = (EVERY, *((one.value, one.said) for one in ItemStatus))
WHOSE = (EVERY, (MINE, Said("由我核查", "mine to look at")))
STATUS_TAGS: Mapping[ItemStatus, Tag] = {
    ItemStatus.OPEN: Tag(ItemStatus.OPEN.said, "○", "rest"),
    ItemStatus.DRAFT: Tag(ItemStatus.DRAFT.said, "◐", "going"),
    ItemStatus.RECORDED: Tag(ItemStatus.RECORDED.said, "✓", ""),
    ItemStatus.LOCKED: Tag(ItemStatus.LOCKED.said, "–", "rest"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """task: code of the task or theme; status; whose: MINE for what whoever looks can fill in. Empty for all."""

    task: str = ALL
    status: str = ALL
    whose: str = ALL

    def of(self, checklist: Checklist) -> tuple[CheckedItem, ...]:
        """The items that are wanted, in their order."""
        return tuple(one for one in checklist.items if self._wants(one))

    def _wants(self, one: CheckedItem) -> bool:
        of_task = self.task in (ALL, one.item.group) and self.status in (ALL, one.status.value)
        return of_task and (self.whose == ALL or not one.refused)

    @property
    def query(self) -> str:
        """For an address: `?task=layout`, empty for all."""
        named = (("task", self.task), ("status", self.status), ("whose", self.whose))
        wanted = {name: value for name, value in named if value}
        return f"?{urlencode(wanted)}" if wanted else ""


def choice_of(request: Request) -> Choice:
    """What the address asks for; a status or owner that there is not counts as nothing."""
    asked = request.query_params
    status, whose = asked.get("status", ""), asked.get("whose", "")
    return Choice(asked.get("task", ""), status if status in dict(STATUSES) else ALL, MINE if whose == MINE else ALL)


def table_address(case_id: str, choice: Choice = Choice()) -> str:
    """Of the checklist."""
    return f"/cases/{quote(case_id)}/site-visit{choice.query}"


def address(case_id: str, key: str, choice: Choice = Choice()) -> str:
    """Of one item."""
    return f"/cases/{quote(case_id)}/site-visit/items/{quote(key, safe=':')}{choice.query}"
