"""What kept workbooks say without opening them again: read from the file once, and the same for the same rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from service.assessment.record import InputProblem
from service.casework.acts.site_visit import ImportJudgements
from service.casework.acts.submission import ImportSubmission
from service.casework.case import Case
from service.rulelang.pack import Pack
from service.settings import Settings
from service.storage.readings import FileReading, keep_reading
from service.vocabulary.canonical import canonical_digest
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry, Reading
from service.vocabulary.judgements import Dispute, ExternalFigure, Judgements, Opinion, Ruling
from service.vocabulary.language import Said
from service.vocabulary.packed import Packing, Unpackable
from service.vocabulary.problem import Problem, Severity
from service.vocabulary.state import Attestor, State
from service.vocabulary.submission import (
    Amendment,
    CarrierRow,
    Cover,
    EvidenceRow,
    IndicatorRow,
    MeasureRow,
    Method,
    PartRow,
    Plan,
    PlanVersion,
    ProgressRow,
    ProjectRow,
    QuantityRow,
    Submission,
    Target,
)
from service.workflow.bundles.program import program
from service.workflow.cases.case_inputs import (
    CaseInputs,
    input_problems,
    inputs_of,
    read_kept_judgements,
    read_kept_submission,
)
from service.workflow.cases.kept_rules import KeptRules
from service.workflow.installation.open_database import opened

PACKING = Packing(
    (
        *(Cell, State, Attestor, Reading, Entry, Severity, Said, Problem, InputProblem),
        *(Cover, Method, Target, IndicatorRow, QuantityRow, CarrierRow, ProjectRow, PartRow, PlanVersion, Amendment),
        *(MeasureRow, ProgressRow, EvidenceRow, Plan, Submission),
        *(Opinion, Ruling, Dispute, ExternalFigure, Judgements),
    )
)
SUBMISSION, JUDGEMENTS = "submission", "judgements"
Read = tuple[Submission | Judgements, tuple[InputProblem, ...]]
_READERS: Mapping[str, Callable[[Settings, str, Pack], Read]] = {
    SUBMISSION: read_kept_submission,
    JUDGEMENTS: read_kept_judgements,
}


@dataclass(frozen=True, slots=True)
class RulesApplied:
    """Rules as they are applied to many workbooks: of a pack asked for, as in force on a day."""

    rules: KeptRules
    pack: str
    on: date

    def basis(self, kind: str) -> str:
        """What the reading of a kind of file depends on besides the file, as a digest."""
        return canonical_digest([kind, self.rules.output.digest, self.pack, self.on, program()["code"]])


@dataclass(frozen=True, slots=True)
class Readings:
    """Reads workbooks by their digests: from the texts of (file, basis) where they are kept, else from the files; what
    was read is kept from then on where `keeping`."""

    settings: Settings
    applied: RulesApplied
    texts: Mapping[tuple[str, str], str]
    keeping: bool = True

    def inputs(self, case: Case) -> CaseInputs:
        """The inputs of a case with a workbook.

        Raises:
            StorageError: a kept file is gone. Unreadable: a file was kept that nobody can read.
        """
        read = partial(partial, self.read)
        return inputs_of(case, self.applied.rules, read(SUBMISSION), read(JUDGEMENTS))

    def read(self, kind: str, digest: str) -> Any:
        """What a file of a kind says, with the problems met on the way.

        Raises:
            As inputs().
        """
        text = self.texts.get((digest, self.applied.basis(kind)))
        if text is not None:
            with suppress(Unpackable):
                return PACKING.unpack(text)
        found = _READERS[kind](self.settings, digest, self.applied.rules.pack)
        if self.keeping:
            reading = _packed(self.applied, found)
            with opened(self.settings) as database:
                database.write(lambda session: keep_reading(session, reading, datetime.now(UTC)))
        return found


def wanted(case: Case, applied: RulesApplied) -> Iterator[tuple[str, str]]:
    """(file, basis) of every reading that the inputs of a case need."""
    if (imported := case.last(ImportSubmission)) is not None:
        yield imported.act.workbook, applied.basis(SUBMISSION)
    for one in case.of(ImportJudgements):
        yield one.act.workbook, applied.basis(JUDGEMENTS)


def reading_of(applied: RulesApplied, read: Submission | Judgements, problems: Iterable[Problem]) -> FileReading:
    """What a file says by some rules, as it is kept."""
    return _packed(applied, (read, input_problems(read, problems)))


def _packed(applied: RulesApplied, found: Read) -> FileReading:
    text = PACKING.pack(found)
    if PACKING.unpack(text) != found:
        raise AssertionError(f"what was read does not come back from its packing: {found[0].digest}")
    kind = SUBMISSION if isinstance(found[0], Submission) else JUDGEMENTS
    return FileReading(found[0].digest, applied.basis(kind), text)
