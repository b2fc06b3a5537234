"""finish_site_visit: what somebody has drafted on site goes on record, act by act, and the visit is over.

Each act takes its draft with it: what breaks off in between is taken up by doing it again, and nothing is done twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from service.casework.acts.act import Act
from service.casework.acts.carrying_out import LinkEvidence, Target
from service.casework.acts.site_visit import FinishSiteVisit, RecordJudgement
from service.casework.acts.submission import DisputeValue
from service.casework.code_names import with_names_refused
from service.casework.perform import Refused, refusals
from service.casework.site_checklist import CONFIRMED, WRONG, CheckedItem, last_heard
from service.casework.site_drafts import Photo, SiteDraft
from service.casework.text_lengths import too_long
from service.casework.usable import unusable
from service.rulelang.pack import Pack
from service.settings import Settings
from service.storage.database import Session
from service.storage.files import StoredFile
from service.storage.site_drafts import Round, forget_draft
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.person import Person
from service.workflow.cases.case_inputs import rules_of
from service.workflow.cases.names_of_codes import names_of_codes
from service.workflow.cases.perform_act import Asked, Brought, Changed, Done, perform_act
from service.workflow.cases.read_case import read_case
from service.workflow.cases.stated_value import stated_value
from service.workflow.site_visit.site_checklist import Checklist, site_checklist

_TRIES = 5
"""How often others may be faster with something that does not matter here."""


@dataclass(frozen=True, slots=True)
class Visit:
    """When the site was visited, who led and who else took part."""

    visited_on: date
    leader: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _ToRecord:
    """A draft with the acts that it makes; none of its own where a reported value is only confirmed."""

    item: CheckedItem
    draft: SiteDraft
    acts: tuple[Act, ...]

    @property
    def confirms(self) -> bool:
        """Whether it is told with the end of the visit."""
        return self.draft.answer == CONFIRMED and self.item.item.reported is not None


def submit_drafts(settings: Settings, case_id: str, person: Person, at: datetime) -> int:
    """Put this person's drafts on record; how many. Confirmed values wait for the end of the visit.

    Raises:
        Fault: a draft is not complete, or somebody changed the item since. Refused, StorageError: as perform_act().
    """
    checklist = site_checklist(settings, case_id, person, at)
    ready = [one for one in _to_record(settings, checklist) if not one.confirms]
    _require_allowed(settings, checklist, [act for one in ready for act in one.acts])
    for one in ready:
        _record(settings, checklist, one, at)
    return len(ready)


def finish_site_visit(settings: Settings, case_id: str, visit: Visit, person: Person, at: datetime) -> Done:
    """Put the drafts of an assessor on record, and then that the visit is over.

    Raises:
        As submit_drafts(); nothing is done where the visit itself cannot be finished.
    """
    checklist = site_checklist(settings, case_id, person, at)
    ready = _to_record(settings, checklist)
    confirming = [one for one in ready if one.confirms]
    confirmed = tuple(one.item.item.reported.key for one in confirming if one.item.item.reported is not None)
    finish = FinishSiteVisit(
        visited_on=visit.visited_on, leader=visit.leader, members=visit.members, confirmed=confirmed
    )
    _require_allowed(settings, checklist, [*(act for one in ready for act in one.acts), finish])
    for one in ready:
        _record(settings, checklist, one, at)

    def forgotten(session: Session, _: Done) -> None:
        for one in confirming:
            forget_draft(session, _round(checklist), one.draft.item, person.id)

    return _performed(settings, checklist, finish, at, Brought(also=forgotten))


def _record(settings: Settings, checklist: Checklist, one: _ToRecord, at: datetime) -> None:
    """The draft goes with its last act; a confirmed one with the end of the visit."""
    photos = tuple(_stored(photo, one.draft) for photo in one.draft.photos)

    def forgotten(session: Session, _: Done) -> None:
        forget_draft(session, _round(checklist), one.draft.item, one.draft.person)

    for act in one.acts:
        last = act is one.acts[-1] and not one.confirms
        if not isinstance(act, LinkEvidence) or act not in [it.act for it in checklist.case.of(LinkEvidence)]:
            _performed(settings, checklist, act, at, Brought(photos, also=forgotten if last else None), one)


def _performed(
    settings: Settings, checklist: Checklist, act: Act, at: datetime, brought: Brought, of: _ToRecord | None = None
) -> Done:
    """Done, unless somebody changed the item since it was drafted; what others do besides is in nobody's way."""
    case_id, person, tries = checklist.case_id, checklist.person, 0
    while True:
        case = read_case(settings, case_id)
        if of is not None and last_heard(case, of.item.item, person) > of.draft.after:
            raise _changed(of.item)
        try:
            return perform_act(settings, case_id, act, Asked(str(person.id), case.version, at), brought)
        except Changed:
            tries += 1
            if tries == _TRIES:
                raise


def _to_record(settings: Settings, checklist: Checklist) -> tuple[_ToRecord, ...]:
    """This person's drafts that say something.

    Raises:
        Fault: some are not complete; a value cannot be read.
    """
    drafted = [one for one in checklist.items if one.own is not None and not one.own.empty]
    if lacking := [one for one in drafted if one.unfinished]:
        raise _lacking(lacking)
    if not drafted:
        return ()
    pack = rules_of(settings, checklist.case).pack
    return tuple(_ToRecord(one, one.own, _acts(pack, one, one.own)) for one in drafted if one.own is not None)


def _acts(pack: Pack, checked: CheckedItem, draft: SiteDraft) -> tuple[Act, ...]:
    reported = checked.item.reported
    if reported is None:
        files = tuple(photo.digest for photo in draft.photos)
        return (RecordJudgement(item=checked.item.key, answer=draft.answer, basis=draft.basis, evidence=files),)
    links = tuple(_link(photo, reported.key) for photo in draft.photos)
    if draft.answer == CONFIRMED:
        return links
    found = DisputeValue(code=reported.code, year=reported.year, reason=draft.basis)
    if draft.answer == WRONG:
        entry = stated_value(pack, reported.code, draft.value)
        assert isinstance(entry.value, Decimal)
        found = replace(found, established=entry.value, raw=draft.value, unit=entry.unit)
    return (*links, found)


def _link(photo: Photo, key: str) -> LinkEvidence:
    return LinkEvidence(file=photo.digest, name=photo.name, media_type=photo.media_type, target=Target.VALUE, key=key)


def _stored(photo: Photo, draft: SiteDraft) -> StoredFile:
    return StoredFile(photo.digest, photo.size, photo.media_type, photo.name, draft.saved_at)


def _require_allowed(settings: Settings, checklist: Checklist, acts: Sequence[Act]) -> None:
    """Return only if the machine and the rules would take every act as the case stands: all or nothing.

    Raises:
        Refused: with every reason.
    """
    case, person = checklist.case, checklist.person
    reasons = [reason for act in acts for reason in refusals(case, act, person, checklist.at, checklist.procedure)]
    reasons += [reason for act in acts for reason in too_long(act)]
    if acts and not reasons:
        rules = rules_of(settings, case)
        reasons = [reason for act in acts for reason in unusable(act, person, rules.pack, rules.rubric)]
    if reasons:
        raise with_names_refused(Refused(acts[-1], dict.fromkeys(reasons)), names_of_codes(settings, case))


def _round(checklist: Checklist) -> Round:
    return Round(checklist.case_id, checklist.case.round)


def _named(items: Iterable[CheckedItem]) -> Said:
    listed = [one.item for one in items]
    return Said(
        "、".join(f"{one.rule} {one.title.zh}" for one in listed),
        ", ".join(f"{one.rule} {one.title.en}" for one in listed),
    )


def _lacking(items: Iterable[CheckedItem]) -> Fault:
    named = _named(items)
    return Fault(
        "drafts-incomplete",
        Said(
            f"有草稿没有填完（没有选定，或缺依据、缺核实后的数值）：{named.zh}；请填完或清空后再提交",
            f"some drafts are not complete (no finding, no reason or no value): {named.en}; complete or empty them",
        ),
    )


def _changed(item: CheckedItem) -> Fault:
    named = _named([item])
    return Fault(
        "item-changed",
        Said(
            f"{named.zh} 在您保存草稿之后已有别人记录；请打开这一项对照后重新保存，再提交",
            f"somebody put {named.en} on record after you saved your draft; open it, compare, save and submit again",
        ),
    )
