"""One workbook of a folder taken into the case it belongs to, just as if somebody had imported it there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from service.casework.acts.site_visit import ImportJudgements
from service.casework.acts.submission import ImportSubmission
from service.casework.case import Recorded
from service.intake.files.openbook import read_grid
from service.intake.forms.layout import Book
from service.intake.reading.judgements import park_of
from service.intake.reading.submission import cover_of
from service.intake.reading.template_check import is_of
from service.settings import Settings
from service.vocabulary.language import Said
from service.vocabulary.problem import Problem, Severity
from service.workflow.batch.case_of_file import CasesKnown
from service.workflow.cases.import_judgements import import_judgements
from service.workflow.cases.import_submission import import_submission
from service.workflow.cases.perform_act import Asked, Changed, Done
from service.workflow.cases.read_case import read_case

_TOLD = 50
"""Problems of one file that are kept word for word."""


@dataclass(frozen=True, slots=True)
class FileImporter:
    """Imports files into the cases of one jurisdiction, or says what importing them would do (`dry_run`)."""

    settings: Settings
    known: CasesKnown
    asked: Callable[[], Asked]
    dry_run: bool

    def result(self, name: str, content: bytes) -> dict[str, Any]:
        """What became of a file, as plain JSON values: its case, its kind, its problems; the number of the act, or
        why it would be refused, or that it was there already.

        Raises:
            Unreadable, UnusableWorkbook, Refused, Fault, UnknownPack, RuleProblems, Disagreement: as
            import_submission() and import_judgements(). StorageError: the database cannot be used.
        """
        grid = read_grid(content)
        book = Book.JUDGEMENTS if is_of(grid, Book.JUDGEMENTS) else Book.SUBMISSION
        if book is Book.JUDGEMENTS:
            case_id = self.known.of_name(park_of(grid))
        else:
            case_id = self.known.of_code(cover_of(grid).park_code)
        told = {"case": case_id, "kind": book.value, "digest": sha256(content).hexdigest()}
        if (there := self._there(case_id, book, told["digest"])) is not None:
            return {**told, "there": there}
        with TemporaryDirectory(prefix="acceptance-import-") as folder:
            file = Path(folder, PurePosixPath(name).name)
            file.write_bytes(content)
            return {**told, **self._imported(case_id, book, file, told["digest"])}

    def _imported(self, case_id: str, book: Book, file: Path, digest: str) -> dict[str, Any]:
        try:
            problems, refused, done = self._import(case_id, book, file)
        except Changed:
            # Whoever came first may have been this very job, in the hands of a worker that was thought dead.
            there = self._there(case_id, book, digest)
            if there is None:
                raise
            return {"there": there}
        told = _problems(problems)
        if done is not None:
            return {**told, "act": done.recorded.seq}
        return {**told, "refused": [reason._asdict() for reason in refused]}

    def _import(
        self, case_id: str, book: Book, file: Path
    ) -> tuple[tuple[Problem, ...], tuple[Said, ...], Done | None]:
        if book is Book.JUDGEMENTS:
            judged = import_judgements(self.settings, case_id, file, self.asked(), self.dry_run)
            return judged.problems, judged.refused, judged.done
        imported = import_submission(self.settings, case_id, file, self.asked(), self.dry_run)
        return imported.problems, imported.refused, imported.done

    def _there(self, case_id: str, book: Book, digest: str) -> int | None:
        """The number of the act that took the same file in, where it is the last of its kind."""
        case = read_case(self.settings, case_id)
        last: Recorded[ImportJudgements] | Recorded[ImportSubmission] | None
        last = case.last(ImportJudgements) if book is Book.JUDGEMENTS else case.last(ImportSubmission)
        return last.seq if last is not None and last.act.workbook == digest else None


def _problems(problems: tuple[Problem, ...]) -> dict[str, Any]:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return {
        "errors": errors,
        "warnings": len(problems) - errors,
        "problems": [str(problem) for problem in problems[:_TOLD]],
    }
