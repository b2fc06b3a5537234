"""One workbook of a folder taken into the case it belongs to, just as if somebody had imported it there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from service.casework.acts.site_visit import ImportJudgements
from service.casework.acts.submission import ImportSubmission
from service.casework.case import Case
from service.intake.files.openbook import read_grid
from service.intake.forms.layout import Book
from service.intake.reading.judgements import park_of
from service.intake.reading.submission import cover_of
from service.intake.reading.template_check import is_of
from service.settings import Settings
from service.storage.database import Session
from service.vocabulary.problem import Problem, Severity
from service.workflow.batch.case_of_file import CasesKnown
from service.workflow.cases.import_judgements import JudgementsImported, import_judgements
from service.workflow.cases.import_submission import Imported, import_submission
from service.workflow.cases.perform_act import Asked, Changed
from service.workflow.cases.read_case import read_case
from service.workflow.passing_folder import passing_folder

_TOLD = 50
"""Problems of one file that are kept word for word."""

Result = Mapping[str, Any]
Keep = Callable[[Session, Result], None]
"""Keeps what became of a file, in the transaction of the act that takes it in, or stops that."""


@dataclass(frozen=True, slots=True)
class FileImporter:
    """Imports files into the cases of one jurisdiction, or says what importing them would do (`dry_run`)."""

    settings: Settings
    known: CasesKnown
    asked: Callable[[], Asked]
    dry_run: bool

    def result(self, name: str, content: bytes, keep: Keep) -> Result:
        """What became of a file, as plain JSON values: its case, its kind, its problems; why it would be refused, or
        that it was there already; or the number of the act, and then it is kept with that act.

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
        case = read_case(self.settings, case_id)
        if (there := _there(case, told["digest"])) is not None:
            return {**told, "there": there}
        with passing_folder("import") as folder:
            file = folder / PurePosixPath(name).name
            file.write_bytes(content)
            return self._imported(case, file, told, keep)

    def _imported(self, case: Case, file: Path, told: Result, keep: Keep) -> Result:
        def also(session: Session, imported: Imported | JudgementsImported) -> None:
            keep(session, {**told, **_outcome(imported)})

        # Nobody may have acted since it was looked up whether the file is there.
        asked = replace(self.asked(), seen=case.version)
        take_in = import_judgements if told["kind"] == Book.JUDGEMENTS.value else import_submission
        try:
            return {**told, **_outcome(take_in(self.settings, told["case"], file, asked, self.dry_run, also))}
        except Changed:
            # Whoever came first may have taken in this very file.
            there = _there(read_case(self.settings, told["case"]), told["digest"])
            if there is None:
                raise
            return {**told, "there": there}


def _there(case: Case, digest: str) -> int | None:
    """The number of the act that took the same file in, even where a later file has taken its place: what was replaced
    is not put back by handing in an old folder once more."""
    taken_in = [(one.seq, one.act.workbook) for one in case.of(ImportSubmission)]
    taken_in += [(one.seq, one.act.workbook) for one in case.of(ImportJudgements)]
    return max((seq for seq, workbook in taken_in if workbook == digest), default=None)


def _outcome(imported: Imported | JudgementsImported) -> Result:
    told = _problems(imported.problems)
    if imported.done is not None:
        return {**told, "act": imported.done.recorded.seq}
    return {**told, "refused": [reason._asdict() for reason in imported.refused]}


def _problems(problems: tuple[Problem, ...]) -> Result:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return {
        "errors": errors,
        "warnings": len(problems) - errors,
        "problems": [problem.said._asdict() for problem in problems[:_TOLD]],
    }
