"""What became of each file of a folder that was handed in: its case, its problems, or why it was not taken in."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from service.access.scope import EVERYTHING, Scope
from service.intake.forms.layout import Book
from service.settings import Settings
from service.storage import job_items
from service.storage.database import Session
from service.vocabulary.fault import Fault
from service.vocabulary.job import Item, Job
from service.vocabulary.language import Said, as_written
from service.workflow.access.targets import seen_job
from service.workflow.batch.import_folder import IMPORT_FOLDER, Fate, fate
from service.workflow.installation.open_database import opened

_BOOKS = {
    Book.SUBMISSION.value: Said("评估工作簿", "workbook"),
    Book.JUDGEMENTS.value: Said("核查记录", "judgements"),
}


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file. case: the one it belongs to, empty where none was found; kind: which of the two workbooks it is, None
    where that is not known; reasons: why it was not, or would not be, taken in. errors, warnings: in its cells, of
    which `problems` tells the first; act: the number of the act that took it in, now or before."""

    name: str
    fate: Fate
    case: str = ""
    kind: Said | None = None
    reasons: tuple[Said, ...] = ()
    errors: int = 0
    warnings: int = 0
    problems: tuple[Said, ...] = ()
    act: int | None = None


@dataclass(frozen=True, slots=True)
class FolderResults:
    """lines: in the order of the plan; dry_run: nothing is taken in, the files are only looked at."""

    job: Job
    lines: tuple[FileLine, ...]
    dry_run: bool

    @property
    def fates(self) -> Mapping[Fate, int]:
        """How many files each became of, in the order of the words."""
        counts = Counter(line.fate for line in self.lines)
        return {one: counts[one] for one in Fate if counts[one]}


def folder_results(settings: Settings, number: int, scope: Scope = EVERYTHING) -> FolderResults:
    """The files of a job as they stand.

    Raises:
        Fault: there is no such job in the scope, or it imports nothing. StorageError: see opened.
    """
    with opened(settings) as database, database.reading() as session:
        job = seen_job(session, number, scope)
        if job.asked.kind != IMPORT_FOLDER:
            raise Fault(
                "other-job",
                Said(f"作业 {job.id} 不是“导入文件夹”", f"job {job.id} does not import a folder"),
            )
        return files_of(session, job)


def files_of(session: Session, job: Job) -> FolderResults:
    """The same of a job that imports a folder."""
    lines = tuple(file_line(item) for item in job_items.items(session, job.id))
    return FolderResults(job, lines, bool(json.loads(job.asked.arguments_json).get("dry_run")))


def file_line(item: Item) -> FileLine:
    """What an item of the job says of its file."""
    result: Mapping[str, Any] = item.result or {}
    return FileLine(
        name=item.key,
        fate=fate(item),
        case=str(result.get("case", "")),
        kind=_BOOKS.get(str(result.get("kind", ""))),
        reasons=tuple(_reasons(item, result)),
        errors=int(result.get("errors", 0)),
        warnings=int(result.get("warnings", 0)),
        problems=tuple(map(_problem, result.get("problems", ()))),
        act=result.get("act", result.get("there")),
    )


def _problem(kept: Mapping[str, str] | str) -> Said:
    """One that was kept before problems had English is told in Chinese."""
    return as_written(kept) if isinstance(kept, str) else Said(**kept)


def _reasons(item: Item, result: Mapping[str, Any]) -> Iterator[Said]:
    if item.error is not None:
        yield item.error.said
    if "ignored" in result:
        yield Said(**result["ignored"])
    yield from (Said(**reason) for reason in result.get("refused", ()))
