"""A jurisdiction of any number of cases that have come as far as the site visit, each with figures of its own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy import insert
from sqlmodel import select

from service.assessment.recorded_figures import RecordedFigure, recorded_figures
from service.casework.acts.act import Act
from service.casework.acts.application import OpenCase
from service.casework.acts.evaluation import Evaluate, PreAssess
from service.casework.acts.submission import ImportSubmission
from service.casework.basis import evaluation_basis
from service.casework.case import Case
from service.casework.encoding import SCHEMA, encode_procedure, encode_recorded
from service.casework.perform import perform
from service.casework.procedure import Procedure
from service.intake.files.openbook import read_grid
from service.storage import cases
from service.storage.case_evaluations import keep_evaluation
from service.storage.database import Database, Session
from service.storage.files import StoredFile
from service.storage.outputs import StageOutput, keep, kept
from service.storage.readings import FileReading, keep_reading
from service.storage.tables.case_act import CaseActRow
from service.storage.tables.case_file import CaseFileRow
from service.storage.tables.stored_file import StoredFileRow
from service.vocabulary.canonical import canonical_json
from service.vocabulary.person import Role
from service.vocabulary.submission import Submission
from service.vocabulary.writing import folded
from service.workflow.cases.case_inputs import CaseInputs, case_inputs, submission_read
from service.workflow.cases.keep_file import WORKBOOK_TYPE
from service.workflow.cases.kept_readings import SUBMISSION, RulesApplied, reading_of
from service.workflow.cases.kept_rules import keep_rules
from service.workflow.installation.open_database import opened
from tests.benchmarks.varied_workbooks import Template, template_of
from tests.storage.stored_cases import put_people
from tests.workflow.case_desk import AT, CaseDesk, desk
from tests.workflow.park_versions import write_failing, write_lacking, write_rectified

JURISDICTION = "zhejiang"
_BARE = 40
"""Every so many cases one has no workbook yet."""
_TOGETHER = 50


@dataclass(frozen=True)
class Pattern:
    """What the cases are made after: an evaluated one, its procedure, and what three workbooks of its park say.
    figures: of the evaluation before its site visit, the last that the cases have."""

    case: Case
    figures: tuple[RecordedFigure, ...]
    inputs: CaseInputs
    procedure: Procedure
    procedure_kept: str
    templates: tuple[Template, ...]
    applied: RulesApplied


def jurisdiction(folder: Path, count: int) -> CaseDesk:
    """An installation on SQLite with the pattern itself and `count` cases made after it."""
    at = desk("failing", folder)
    pattern = pattern_of(at)
    with opened(at.settings) as database:
        seed(database, pattern, count)
    return at


def seed(database: Database, pattern: Pattern, count: int) -> None:
    """Put cases after a pattern into a database that knows its people and what its acts rest on."""
    for start in range(0, count, _TOGETHER):
        with database.writing() as session:
            for number in range(start, min(start + _TOGETHER, count)):
                _put(session, pattern, number)


def introduce(database: Database, pattern: Pattern) -> None:
    """Let another database know the pattern's people, its procedure and its 核查记录."""
    with database.writing() as session:
        put_people(session, *{one.person.id: one.person for one in pattern.case.acts}.values())
        text = canonical_json(encode_procedure(pattern.procedure))
        assert keep(session, StageOutput("procedure", SCHEMA, text), AT) == pattern.procedure_kept
        for judgements in pattern.inputs.judgements.values():
            _put_reading(session, reading_of(pattern.applied, judgements, ()))


def pattern_of(at: CaseDesk) -> Pattern:
    """The evaluated case of a desk, and what its park hands in three times."""
    with opened(at.settings) as database, database.reading() as session:
        case = cases.load(session, at.case)
        (procedure,) = cases.procedures(session, at.case).values()
        kept_as = session.exec(select(CaseActRow.procedure).where(CaseActRow.case_id == at.case)).first()
        assessed = case.last(PreAssess)
        assert assessed is not None
        figures = tuple(recorded_figures(kept(session, assessed.act.summary.assessment).json_text))
    assert kept_as is not None
    inputs = case_inputs(at.settings, case)
    imported = case.last(ImportSubmission)
    assert imported is not None
    named = imported.act.pack, imported.act.evaluation_date
    books = [write(at.folder) for write in (write_failing, write_lacking, write_rectified)]
    templates = tuple(template_of(submission_read(read_grid(book), inputs.pack)[0]) for book in books)
    applied = RulesApplied(keep_rules(at.settings, *named), *named)
    return Pattern(case, figures, inputs, procedure, kept_as, templates, applied)


def _put(session: Session, pattern: Pattern, number: int) -> None:
    case = made(pattern, number)
    case_id = f"{JURISDICTION}-2027-{number + 1:04}"
    last, opened_ = case.acts[-1], case.opened
    file = {
        "park": opened_.park,
        "park_name": opened_.park_name,
        "folded_name": folded(opened_.park_name),
        "programme": opened_.programme,
        "jurisdiction": opened_.jurisdiction,
        "city": opened_.city,
        "state": case.state.value,
        "round": case.round,
        "next_actor": "",
        "version": case.version,
        "opened_at": case.acts[0].at,
        "changed_at": last.at,
    }
    session.connection().execute(insert(CaseFileRow).values(id=case_id, **file))
    rows = [
        {
            "case_id": case_id,
            "seq": one.seq,
            "kind": one.act.kind,
            "schema_version": SCHEMA,
            "payload": canonical_json(encode_recorded(one)),
            "person_id": one.person.id,
            "procedure": pattern.procedure_kept,
            "at": one.at,
            "digest": one.digest,
        }
        for one in case.acts
    ]
    session.connection().execute(insert(CaseActRow), rows)
    if assessed := case.last(PreAssess):
        keep_evaluation(session, case_id, assessed.seq, assessed.act.kind, assessed.act.summary, pattern.figures)
    workbook = _workbook(pattern, number)
    if workbook:
        text = _template(pattern, number).text(number, workbook)
        _put_reading(session, FileReading(workbook, pattern.applied.basis(SUBMISSION), text))


def made(pattern: Pattern, number: int) -> Case:
    """The case of a number, always the same; every so many have no workbook."""
    workbook = _workbook(pattern, number)
    case: Case | None = None
    for one in pattern.case.acts:
        if isinstance(one.act, Evaluate):
            break
        if not workbook and isinstance(one.act, ImportSubmission):
            break
        act = _of_case(one.act, number, workbook, case, one.day)
        own = case.opened.park if case is not None else ""
        person = replace(one.person, park=own) if one.person.role is Role.SUBMITTER else one.person
        case = perform(case, act, person, one.at, pattern.procedure)
    assert case is not None
    return case


def _of_case(act: Act, number: int, workbook: str, case: Case | None, on: date) -> Act:
    """The act as it would have been in the case of a number."""
    if isinstance(act, OpenCase):
        code = f"S9{number:05}"
        return replace(act, case="", park=code, park_code=code, park_name=f"合成园区{number}")
    if isinstance(act, ImportSubmission):
        return replace(act, workbook=workbook, submission=workbook)
    if case is not None and isinstance(act, PreAssess):
        summary = replace(act.summary, digests=replace(act.summary.digests, workbook=workbook))
        return replace(act, summary=summary, basis=evaluation_basis(case, on))
    return act


def submission_of(pattern: Pattern, number: int) -> Submission:
    """What the workbook of the case of a number says."""
    return _template(pattern, number).says(number, _workbook(pattern, number))


def _template(pattern: Pattern, number: int) -> Template:
    return pattern.templates[number % len(pattern.templates)]


def _workbook(pattern: Pattern, number: int) -> str:
    """The digest of the workbook of a case; empty where it has none."""
    if number % _BARE == _BARE - 1:
        return ""
    return hashlib.sha256(f"{_template(pattern, number).submission.digest}:{number}".encode()).hexdigest()


def _put_reading(session: Session, reading: FileReading) -> None:
    """In place of a workbook, which costs a second to write: what would have been read from it."""
    stored = StoredFile(reading.file, 0, WORKBOOK_TYPE, "合成.xlsx", AT)
    row = {name: getattr(stored, name) for name in StoredFile.__slots__}
    session.connection().execute(insert(StoredFileRow).values(**row))
    keep_reading(session, reading, AT)
