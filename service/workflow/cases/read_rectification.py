"""read_rectification: the items that a decision demanded, what was wrong with each, and what the park replied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.casework.case import Case
from service.casework.park_view import last_issued
from service.casework.rectification import ItemRecord, items_demanded, opened_items, replies_on
from service.casework.rounds import Round, rounds
from service.documents.entries import Entry
from service.intake.places import ALWAYS_OPEN, sheets_of
from service.settings import Settings
from service.storage.files import StoredFile
from service.vocabulary.finding import Theme
from service.vocabulary.language import Language, Said
from service.workflow.batch.in_words import in_words
from service.workflow.cases.open_assessment import OpenedAssessment, opened_of
from service.workflow.cases.question_titles import code_titles
from service.workflow.cases.read_file import named_files_of

Key = tuple[str, str]
_REVIEWED = (Theme.TARGETS, Theme.TASKS, Theme.PROJECTS, Theme.PROCEDURE, Theme.GATES)


@dataclass(frozen=True, slots=True)
class ItemRead:
    """An item; found: what was found when it was demanded, again: in the last evaluation since; None where there is no
    such thing or it cannot be told; opens: what may change in the re-evaluation because of it, by name where that can
    be told."""

    record: ItemRecord
    found: Entry | None
    again: Entry | None
    opens: tuple[str, ...]

    @property
    def key(self) -> Key:
        """Rule and subject."""
        return self.record.item.rule, self.record.item.subject

    @property
    def title(self) -> str:
        """What it is about, by name where that can be told."""
        return self.found.title if self.found is not None else f"{self.record.item.rule} {self.record.item.subject}"


@dataclass(frozen=True, slots=True)
class Rectification:
    """Everything about the items of a case. demanded: the round whose decision demanded them, None where none did;
    digest: of the assessment it rests on, again: of the last one since, empty where there is none. locked: what a
    re-evaluation that is going on does not open, in the order of the rules. files: of all replies, by digest. trouble:
    why what was found cannot be told, None where it can."""

    items: tuple[ItemRead, ...]
    demanded: Round | None
    digest: str
    again: str
    locked: tuple[Entry, ...]
    files: Mapping[str, StoredFile]
    trouble: Said | None

    def item(self, rule: str, subject: str) -> ItemRead | None:
        """The item of that rule on that subject, None where it is none."""
        return next((one for one in self.items if one.key == (rule, subject)), None)


def read_rectification(
    settings: Settings, case_id: str, case: Case, for_park: bool = False, language: Language = Language.ZH
) -> Rectification:
    """What a case as it stands tells of its items. for_park: as far as it was issued; language: of the findings, what
    was demanded stands as it was decided.

    Raises:
        StorageError: see open_database.opened().
    """
    until = last_issued(case) if for_park else case.version
    every = [one for one in rounds(case) if one.evaluated is None or one.evaluated.seq <= until]
    return _told(settings, case_id, case, every, until, language)


def read_rectified(settings: Settings, case_id: str, case: Case) -> tuple[ItemRead, ...]:
    """The items that an earlier round demanded, with what the present round found; empty where none did. What the
    present round demands itself does not count.

    Raises:
        StorageError: see open_database.opened().
    """
    before = case.round_began
    if case.round == 1 or not items_demanded(case, before):
        return ()
    return _told(settings, case_id, case, rounds(case), before, Language.ZH).items


def _told(
    settings: Settings, case_id: str, case: Case, every: Sequence[Round], until: int, language: Language
) -> Rectification:
    """Of the rounds that count, and the items drafted until an act."""
    demanded = next(
        (
            one
            for one in reversed(every)
            if one.drafted is not None and one.drafted.act.items and one.drafted.seq <= until
        ),
        None,
    )
    records = items_demanded(case, until)
    then, trouble = _opened(settings, case_id, case, demanded, language)
    since = [
        one for one in every if demanded is not None and one.number > demanded.number and one.evaluated is not None
    ]
    now, _ = _opened(settings, case_id, case, since[-1] if since else None, language)
    found, again = _entries(then), _entries(now)
    titles = _titles(then, records)
    items = tuple(_read(record, found, again, titles) for record in records)
    opened = opened_items(case)
    locked = tuple(one for key, one in found.items() if key not in opened.items) if opened is not None else ()
    files = named_files_of(settings, _digests(case, records))
    return Rectification(items, demanded, _digest(then), _digest(now), locked, files, trouble)


def _read(
    record: ItemRecord, found: Mapping[Key, Entry], again: Mapping[Key, Entry], titles: Mapping[str, str]
) -> ItemRead:
    key = record.item.rule, record.item.subject
    codes = (code for code in record.item.reopens if code not in ALWAYS_OPEN)
    opens = (titles.get(code) or "、".join(sheets_of(code)) or code for code in codes)
    return ItemRead(record, found.get(key), again.get(key), tuple(opens))


def _titles(then: OpenedAssessment | None, records: Iterable[ItemRecord]) -> Mapping[str, str]:
    codes = [code for record in records for code in record.item.reopens]
    return code_titles(codes, then.made.pack) if then is not None else {}


def _opened(
    settings: Settings, case_id: str, case: Case, of: Round | None, language: Language
) -> tuple[OpenedAssessment | None, Said | None]:
    """What the decision of a round rests on. The items are shown also where it cannot be made again."""
    if of is None or of.evaluated is None:
        return None, None
    try:
        return opened_of(settings, case_id, case, of.evaluated.act.summary.assessment, language), None
    except Exception as error:
        if (words := in_words(error)) is None:
            raise
        return None, words.said


def _entries(opening: OpenedAssessment | None) -> dict[Key, Entry]:
    if opening is None:
        return {}
    made = opening.made
    judged = [one for one in made.assessment.findings if one.theme in _REVIEWED]
    return {(one.rule, one.subject): made.reasons.entry(one) for one in judged}


def _digest(opening: OpenedAssessment | None) -> str:
    return opening.then.digest if opening is not None else ""


def _digests(case: Case, records: Iterable[ItemRecord]) -> Iterator[str]:
    for record in records:
        for reply in replies_on(case, record.item, 0):
            yield from reply.act.evidence


def prepared_files(record: ItemRecord) -> tuple[str, ...]:
    """The files of the reply that stands on an item, prepared or handed in: what another may keep."""
    stands = record.prepared or record.report
    return stands.act.evidence if stands is not None else ()
