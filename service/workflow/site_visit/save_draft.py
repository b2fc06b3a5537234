"""save_draft: keep what somebody has written down of an item so far, with photos; no act, and on nobody's record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from service.casework.case import Case
from service.casework.site_checklist import WRONG, CheckedItem, SiteItem, last_heard, stamp_of
from service.casework.site_drafts import Photo, SiteDraft
from service.casework.state import State
from service.casework.text_lengths import too_long_in
from service.settings import Settings
from service.storage import cases
from service.storage.database import Session
from service.storage.files import FileStore, StoredFile
from service.storage.location import files_folder
from service.storage.site_drafts import Round, drafts_of
from service.storage.site_drafts import save_draft as keep_draft
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.person import Person
from service.workflow.cases.case_inputs import rules_of
from service.workflow.cases.keep_file import keep_evidence
from service.workflow.cases.stated_value import stated_value
from service.workflow.installation.open_database import opened
from service.workflow.site_visit.site_checklist import site_checklist

MOST_PHOTOS = 12
"""Technical: of one item; more belong into a PDF."""
_ALLOWED = ("image/jpeg", "image/png", "application/pdf")


class Overtaken(Exception):  # noqa: N818 - says what happened
    """Somebody else, or this person elsewhere, changed the item since it was shown: what stands there now."""

    def __init__(self, now: CheckedItem) -> None:
        super().__init__(now.item.key)
        self.now = now


@dataclass(frozen=True, slots=True)
class Written:
    """What was typed. stamp: of the item as it was shown; photos: to add; removed: digests to take away."""

    answer: str
    basis: str
    value: str
    stamp: str
    photos: Sequence[Path] = ()
    removed: tuple[str, ...] = ()


def save_draft(
    settings: Settings, case_id: str, key: str, written: Written, person: Person, at: datetime
) -> CheckedItem:
    """The item with the draft as it is kept now. What is there already is kept once, however often it is sent.

    Raises:
        Overtaken: nothing is kept but new files. Fault: there is no such item, or it is closed to this person.
        StorageError: a file is not taken; see opened.
    """
    item = checked_item(settings, case_id, key, person, at)
    if item.refused:
        raise Fault("item-closed", item.refused[0])
    if written.answer and item.item.choice(written.answer) is None:
        raise _no_choice(item.item, written.answer)
    photos = _photos(settings, written, at)

    def work(session: Session) -> bool:
        return _kept(session, case_id, item.item, written, photos, person, at)

    with opened(settings) as database:
        done = database.write(work)
    now = checked_item(settings, case_id, key, person, at)
    if not done:
        raise Overtaken(now)
    return now


def checked_item(settings: Settings, case_id: str, key: str, person: Person, at: datetime) -> CheckedItem:
    """One item as it stands.

    Raises:
        Fault: there is no such item. Otherwise as site_checklist().
    """
    item = site_checklist(settings, case_id, person, at).item(key)
    if item is None:
        raise Fault(
            "no-item",
            Said(f"核查清单里没有“{key}”这一项；请从清单进入", f"the checklist has no item “{key}”; go by the list"),
        )
    return item


def draft_troubles(settings: Settings, case: Case, item: SiteItem, written: Mapping[str, str]) -> dict[str, Said]:
    """Field (`value`, `basis`) → why what is written there could not go on record; a draft of it is kept all the same,
    so that nothing typed is lost.

    Raises:
        RuleProblems: the rule base is faulty.
    """
    found = {name: told[0] for name in ("basis", "value") if (told := too_long_in({_ACT_FIELDS[name]: written[name]}))}
    if item.reported is not None and written["answer"] == WRONG and written["value"]:
        try:
            stated_value(rules_of(settings, case).pack, item.reported.code, written["value"])
        except Fault as fault:
            found["value"] = fault.said
    return found


_ACT_FIELDS = {"basis": "basis", "value": "raw"}
"""Field of a draft → what it becomes in the act."""


def draft_photo(
    settings: Settings, case_id: str, key: str, digest: str, person: Person, at: datetime
) -> tuple[Photo, bytes]:
    """A file of a draft that this person sees, and its content.

    Raises:
        Fault: no draft of the item that they see has it. StorageError: it is gone or altered.
    """
    item = checked_item(settings, case_id, key, person, at)
    seen = [*item.others, *([item.own] if item.own is not None else [])]
    photo = next((one for draft in seen for one in draft.photos if one.digest == digest), None)
    if photo is None:
        raise Fault(
            "photo-gone",
            Said("这份草稿没有这个文件，可能已经移除", "the draft has no such file, it may have been removed"),
        )
    return photo, FileStore(files_folder(settings)).read(digest)


def _kept(
    session: Session,
    case_id: str,
    item: SiteItem,
    written: Written,
    photos: tuple[Photo, ...],
    person: Person,
    at: datetime,
) -> bool:
    """Whether the words are kept; False where they would take the place of what had not been seen."""
    case = cases.load(session, case_id)
    of = Round(case_id, _visited(case).round)
    drafts = drafts_of(session, of, item.key)
    own = next((one for one in drafts if one.person == person.id), None)
    kept, words = _merged(own, written, photos), (written.answer, written.basis, written.value)
    if own is not None and own.says(*words) and kept == own.photos:
        return True
    seen = stamp_of(case, item, drafts, person) == written.stamp
    if not seen and not photos:
        return False
    if not seen:  # files are in nobody's way, and would have to be chosen again
        words = (own.answer, own.basis, own.value) if own is not None else ("", "", "")
    version = 1 + max((one.version for one in drafts), default=0)
    after = own.after if own is not None and not seen else last_heard(case, item, person)
    keep_draft(session, of, SiteDraft(item.key, person.id, *words, version, after, at, kept))
    return seen


def _visited(case: Case) -> Case:
    if case.state is not State.SITE_VISIT:
        raise Fault(
            "visit-over",
            Said(
                f"案卷已经是“{case.state.said.zh}”，现场核查的草稿不再保存",
                f"the case is at “{case.state.said.en}”; drafts of the visit are not kept any more",
            ),
        )
    return case


def _merged(own: SiteDraft | None, written: Written, photos: tuple[Photo, ...]) -> tuple[Photo, ...]:
    """Each content once."""
    before = own.photos if own is not None else ()
    every = {one.digest: one for one in (*before, *photos) if one.digest not in written.removed}
    if len(every) > MOST_PHOTOS:
        raise Fault(
            "photos-many",
            Said(
                f"一项最多附 {MOST_PHOTOS} 个文件；更多的请合并成一个 PDF",
                f"an item takes {MOST_PHOTOS} files at most; put more of them into one PDF",
            ),
        )
    return tuple(every.values())


def _photos(settings: Settings, written: Written, at: datetime) -> tuple[Photo, ...]:
    stored = keep_evidence(settings, written.photos, at)
    for one in stored:
        _require_shown(one)
    return tuple(Photo(one.digest, one.first_name, one.media_type, one.size) for one in stored)


def _require_shown(file: StoredFile) -> None:
    """What nobody kept a row of is swept later."""
    if file.media_type not in _ALLOWED:
        raise Fault(
            "photo-kind",
            Said(
                f"{file.first_name} 不是照片或 PDF；现场核查请附 JPEG、PNG 或 PDF",
                f"{file.first_name} is neither a picture nor a PDF; attach JPEG, PNG or PDF",
            ),
        )


def _no_choice(item: SiteItem, answer: str) -> Fault:
    zh = "、".join(one.said.zh for one in item.choices)
    en = ", ".join(one.said.en for one in item.choices)
    return Fault(
        "no-choice",
        Said(
            f"“{answer}”不是 {item.rule} 的选项；请从 {zh} 中选择", f"“{answer}” is no choice here; choose one of {en}"
        ),
    )
