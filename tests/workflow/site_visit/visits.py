"""A case whose site is being visited, and the people who visit it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from service.casework.case import Case
from service.casework.site_checklist import CheckedItem
from service.intake.photos.child import anew
from service.storage import people
from service.vocabulary.person import Person
from service.workflow.cases.read_case import read_case
from service.workflow.installation.open_database import opened
from service.workflow.people.add_person import add_person
from service.workflow.site_visit.save_draft import Written, checked_item, save_draft
from service.workflow.site_visit.site_checklist import Checklist, site_checklist
from tests.intake.photos.pictures import picture
from tests.workflow.case_desk import ASSESSOR, AT, EXPERTS, CaseDesk, desk

AGAIN = AT + timedelta(hours=1)
PNG = anew(picture())
"""As it is kept."""
MANUAL, VALUE, BY_EXPERT = "LY-08", "land_output:2025", "LY-06"
"""A check and a reported value for assessors, and a check for experts."""


@dataclass
class Visited:
    """The case, and who writes."""

    at: CaseDesk

    def person(self, name: str = ASSESSOR) -> Person:
        """As on record."""
        with opened(self.at.settings) as database, database.reading() as session:
            return people.find(session, name)

    def colleague(self) -> Person:
        """Another assessor."""
        return add_person(self.at.settings, replace(self.person(), id=0, name="程若谷"), AT)

    @property
    def case(self) -> Case:
        """As it stands now."""
        return read_case(self.at.settings, self.at.case)

    def checklist(self, person: Person | None = None) -> Checklist:
        """For somebody, by default the assessor."""
        return site_checklist(self.at.settings, self.at.case, person or self.person(), AGAIN)

    def item(self, key: str, person: Person | None = None) -> CheckedItem:
        """One item for them."""
        return checked_item(self.at.settings, self.at.case, key, person or self.person(), AGAIN)

    def save(
        self, key: str, answer: str = "", basis: str = "", person: Person | None = None, **more: object
    ) -> CheckedItem:
        """A draft, as of now where it does not say otherwise."""
        by = person or self.person()
        written = Written(answer, basis, "", self.item(key, by).stamp)
        return save_draft(self.at.settings, self.at.case, key, replace(written, **more), by, self.now())  # type: ignore[arg-type]

    def now(self) -> datetime:
        """A moment after all acts."""
        return max(AGAIN, self.case.acts[-1].at).astimezone(UTC)

    def photo(self, name: str = "管网.png", content: bytes = PNG) -> Path:
        """A file to bring."""
        path = self.at.folder / name
        path.write_bytes(content)
        return path


def visited(folder: Path) -> Visited:
    """Pre-assessed, nothing looked at."""
    return Visited(desk("visiting", folder))


__all__ = ["AGAIN", "BY_EXPERT", "EXPERTS", "MANUAL", "PNG", "VALUE", "Visited", "visited"]
