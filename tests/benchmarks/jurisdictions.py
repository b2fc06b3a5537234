"""A jurisdiction of any number of cases that have come as far as the site visit, each with figures of its own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from sqlalchemy import insert
from sqlmodel import select

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
from service.storage.database import Database, Session
from service.storage.files import StoredFile
from service.storage.outputs import StageOutput, keep
from service.storage.readings import keep_reading
from service.storage.tables.case_act import CaseActRow
from service.storage.tables.case_file import CaseFileRow
from service.storage.tables.stored_file import StoredFileRow
from service.vocabulary.canonical import canonical_json
from service.vocabulary.entry import Entry
from service.vocabulary.judgements import Judgements
from service.vocabulary.person import Role
from service.vocabulary.submission import IndicatorRow, Submission
from service.workflow.cases.case_inputs import CaseInputs, case_inputs, submission_read
from service.workflow.cases.keep_file import WORKBOOK_TYPE
from service.workflow.cases.kept_readings import PACKING, RulesApplied, reading_of
from service.workflow.cases.kept_rules import keep_rules
from service.workflow.installation.open_database import opened
from tests.storage.stored_cases import put_people
from tests.workflow.case_desk import AT, CaseDesk, desk
from tests.workflow.park_versions import write_failing, write_lacking, write_rectified

JURISDICTION = "zhejiang"
_BARE = 40
"""Every so many cases one has no workbook yet."""
_WORSE = tuple(Decimal(text) for text in ("1", "1", "1.02", "0.97", "1.1", "0.85", "1.4"))
_TOGETHER = 50


@dataclass(frozen=True)
class Pattern:
    """What the cases are made after: an evaluated one, its procedure, and three submissions of its park."""

    case: Case
    inputs: CaseInputs
    procedure: Procedure
    procedure_kept: str
    submissions: tuple[Submission, ...]
    packed: tuple[str, ...]
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
            _put_reading(session, pattern, judgements)


def pattern_of(at: CaseDesk) -> Pattern:
    """The evaluated case of a desk, and what its park hands in three times."""
    with opened(at.settings) as database, database.reading() as session:
        case = cases.load(session, at.case)
        (procedure,) = cases.procedures(session, at.case).values()
        kept_as = session.exec(select(CaseActRow.procedure).where(CaseActRow.case_id == at.case)).first()
    assert kept_as is not None
    inputs = case_inputs(at.settings, case)
    imported = case.last(ImportSubmission)
    assert imported is not None
    named = imported.act.pack, imported.act.evaluation_date
    books = [write(at.folder) for write in (write_failing, write_lacking, write_rectified)]
    submissions = tuple(submission_read(read_grid(book), inputs.pack)[0] for book in books)
    applied = RulesApplied(keep_rules(at.settings, *named), *named)
    return Pattern(case, inputs, procedure, kept_as, submissions, tuple(map(PACKING.pack, submissions)), applied)


def _put(session: Session, pattern: Pattern, number: int) -> None:
    case, submission = made(pattern, number)
    case_id = f"{JURISDICTION}-2027-{number + 1:04}"
    last, opened_ = case.acts[-1], case.opened
    file = {
        "park": opened_.park,
        "park_name": opened_.park_name,
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
    if submission is not None:
        _put_reading(session, pattern, submission)


def made(pattern: Pattern, number: int) -> tuple[Case, Submission | None]:
    """The case of a number and what its workbook says, always the same; every so many have none."""
    submission = None if number % _BARE == _BARE - 1 else varied(pattern, number)
    case: Case | None = None
    for one in pattern.case.acts:
        if isinstance(one.act, Evaluate):
            break
        if submission is None and isinstance(one.act, ImportSubmission):
            break
        act = _of_case(one.act, number, submission, case, one.day)
        own = case.opened.park if case is not None else ""
        person = replace(one.person, park=own) if one.person.role is Role.SUBMITTER else one.person
        case = perform(case, act, person, one.at, pattern.procedure)
    assert case is not None
    return case, submission


def _of_case(act: Act, number: int, submission: Submission | None, case: Case | None, on: date) -> Act:
    """The act as it would have been in the case of a number."""
    if isinstance(act, OpenCase):
        code = f"S9{number:05}"
        return replace(act, case="", park=code, park_code=code, park_name=f"合成园区{number}")
    if submission is not None and isinstance(act, ImportSubmission):
        return replace(act, workbook=submission.digest, submission=submission.digest)
    if submission is not None and case is not None and isinstance(act, PreAssess):
        summary = replace(act.summary, digests=replace(act.summary.digests, workbook=submission.digest))
        return replace(act, summary=summary, basis=evaluation_basis(case, on))
    return act


def varied(pattern: Pattern, number: int) -> Submission:
    """One of the pattern's submissions with the targets of its indicators off by its own measure."""
    pattern_of = pattern.submissions[number % len(pattern.submissions)]
    digest = hashlib.sha256(f"{pattern_of.digest}:{number}".encode()).hexdigest()
    of: Submission = PACKING.unpack(pattern.packed[number % len(pattern.packed)].replace(pattern_of.digest, digest))
    rows = {
        code: _off(row, _WORSE[(number // 3 + place * number) % len(_WORSE)])
        for place, (code, row) in enumerate(of.indicators.items())
    }
    cover = replace(of.cover, park=replace(of.cover.park, value=f"合成园区{number}"))
    return replace(of, cover=cover, indicators=rows)


def _off(row: IndicatorRow, factor: Decimal) -> IndicatorRow:
    """Another target: another actual value would only make the credibility rules ask."""
    return replace(row, target=replace(row.target, entry=_times(row.target.entry, factor)))


def _times(entry: Entry, factor: Decimal) -> Entry:
    return replace(entry, value=entry.value * factor) if isinstance(entry.value, Decimal) else entry


def _put_reading(session: Session, pattern: Pattern, read: Submission | Judgements) -> None:
    """In place of a workbook, which costs a second to write: what would have been read from it."""
    stored = StoredFile(read.digest, 0, WORKBOOK_TYPE, "合成.xlsx", AT)
    row = {name: getattr(stored, name) for name in StoredFile.__slots__}
    session.connection().execute(insert(StoredFileRow).values(**row))
    keep_reading(session, reading_of(pattern.applied, read, ()), AT)
