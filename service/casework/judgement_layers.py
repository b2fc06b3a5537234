"""What each act of a case adds to the judgements: a 核查记录 as a whole, or one opinion, ruling, dispute, waiver."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, TypeVar

from service.casework.acts.carrying_out import OpenReevaluation
from service.casework.acts.decision import DecideAppeal
from service.casework.acts.evaluation import GrantWaiver, ProposeWaiver
from service.casework.acts.site_visit import ImportJudgements, RecordJudgement, RecordVerification
from service.casework.acts.submission import AcceptAnswer, DisputeValue, ImportSubmission, RejectAnswer
from service.casework.case import Case, Recorded
from service.casework.case_document import cell_of
from service.casework.questions import asked_questions
from service.casework.waivers import waivers
from service.vocabulary.entry import Entry, Reading, missing
from service.vocabulary.exact import plain
from service.vocabulary.judgements import Dispute, ExternalFigure, Judgements, Opinion, Ruling
from service.vocabulary.person import Role
from service.vocabulary.state import Attestor, State

Statement = TypeVar("Statement", Opinion, Ruling, Dispute, ExternalFigure)

_DIGITS = 12
"""How much of a digest tells two files apart for people."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What one act says: its number, its round, the judgements in it, who judged (person id). `person` None: it is a
    核查记录, which knows people by name only and replaces those before it."""

    seq: int
    round: int
    judgements: Judgements
    person: int | None = None

    @property
    def sheet(self) -> bool:
        """Whether it is a 核查记录."""
        return self.person is None


_Judged = tuple[Recorded[Any], Judgements]
"""An act and what it says."""


def layers(
    case: Case, imported: Mapping[int, Judgements], digest: str, on: date, waived: bool = True
) -> tuple[Layer, ...]:
    """Every layer that counts on a day, in the order of the acts.

    `imported`: number of each ImportJudgements act → what its 核查记录 says (KeyError for one without). `digest`: of
    the 案卷记录 document. Of several 核查记录 in one round the last counts; those of earlier rounds stand in the
    document under their act. Waivers count while in force (none where not `waived`), rulings on questions while the
    question, or the value it is about, is what it was.
    """
    began = _round_starts(case)
    waivers_counting = _waived(case, digest, on) if waived else ()
    judged = (*_judged(case, digest), *waivers_counting, *_closed(case, digest))
    said = (Layer(one.seq, _round(one.seq, began), made, one.person.id) for one, made in judged)
    return tuple(sorted((*_sheets(case, imported, digest, began), *said), key=lambda layer: layer.seq))


def _round_starts(case: Case) -> tuple[int, ...]:
    appeals = (one.seq for one in case.of(DecideAppeal) if one.act.upheld)
    return tuple(sorted((*(one.seq for one in case.of(OpenReevaluation)), *appeals)))


def _round(seq: int, began: tuple[int, ...]) -> int:
    return 1 + sum(start <= seq for start in began)


def _sheets(case: Case, imported: Mapping[int, Judgements], digest: str, began: tuple[int, ...]) -> Iterator[Layer]:
    of_rounds = {_round(one.seq, began): one for one in case.of(ImportJudgements)}
    last = case.last(ImportJudgements)
    for round_, one in of_rounds.items():
        said = _of_its_values(case, one, imported[one.seq])
        yield Layer(one.seq, round_, said if one is last else _rehomed(said, one, digest))


def _of_its_values(case: Case, sheet: Recorded[ImportJudgements], said: Judgements) -> Judgements:
    """A 核查记录 without the rulings on questions about values that a later workbook, or third party, states
    otherwise: they were made of the values of then."""
    restated = {code for one in case.of(ImportSubmission, sheet.seq) for code in one.act.changed}
    restated |= {value.code for one in case.of(RecordVerification, sheet.seq) for value in one.act.values}
    standing = {key: one for key, one in said.closed_questions.items() if key[1].partition(":")[2] not in restated}
    return said if standing == said.closed_questions else replace(said, closed_questions=standing)


def _judged(case: Case, digest: str) -> Iterator[_Judged]:
    for opinion in case.of(RecordJudgement):
        yield opinion, _opinion(opinion, digest)
    for dispute in case.of(DisputeValue):
        yield dispute, _dispute(dispute, digest)


def _opinion(recorded: Recorded[RecordJudgement], digest: str) -> Judgements:
    act = recorded.act
    by = Attestor.EXPERT if recorded.person.role is Role.EXPERT else Attestor.ASSESSOR
    word = partial(_word, recorded, digest, by)
    opinion = Opinion(recorded.person.name, word(act.answer), word(act.basis) if act.basis else None)
    return Judgements(opinions={act.item: (opinion,)})


def _dispute(recorded: Recorded[DisputeValue], digest: str) -> Judgements:
    act = recorded.act
    word = partial(_word, recorded, digest, Attestor.ASSESSOR)
    if act.established is None:
        established = missing(cell_of(recorded, digest, ""), "尚无认定值")
    else:
        established = _number(recorded, digest, act.established, act.raw, act.unit)
    dispute = Dispute(act.code, act.year, word(act.reason), established, word(recorded.person.name))
    return Judgements(disputes={(act.code, act.year): dispute})


def _waived(case: Case, digest: str, on: date) -> Iterator[_Judged]:
    for one in waivers(case):
        if one.granted is not None and one.in_force(on):
            yield one.granted, _waiver(one.proposed, one.granted, digest)


def _waiver(proposed: Recorded[ProposeWaiver], granted: Recorded[GrantWaiver], digest: str) -> Judgements:
    act = proposed.act
    until = f"同意（至 {act.until}）"
    accepted = Entry(State.VALUE, "yes", cell_of(granted, digest, until), attested_by=Attestor.ASSESSOR)
    reason = _word(proposed, digest, Attestor.ASSESSOR, act.reason)
    ruling = Ruling(accepted, reason, _word(granted, digest, Attestor.ASSESSOR, granted.person.name))
    return Judgements(not_applicable={act.subject: ruling})


def _closed(case: Case, digest: str) -> Iterator[_Judged]:
    for asked in asked_questions(case):
        if (ruled := asked.ruling) is not None:
            key = (asked.question.rule, asked.question.subject)
            yield ruled, Judgements(closed_questions={key: _closing(ruled, asked.accepted, digest)})


def _closing(ruled: Recorded[AcceptAnswer] | Recorded[RejectAnswer], accepted: bool, digest: str) -> Ruling:
    word = partial(_word, ruled, digest, Attestor.ASSESSOR)
    code, shown = ("yes", "已核实采信") if accepted else ("no", "维持存疑")
    said = Entry(State.VALUE, code, cell_of(ruled, digest, shown), attested_by=Attestor.ASSESSOR)
    return Ruling(said, word(ruled.act.reason), word(ruled.person.name))


def _word(recorded: Recorded[Any], digest: str, by: Attestor, text: str) -> Entry:
    return Entry(State.VALUE, text, cell_of(recorded, digest, text), attested_by=by)


def _number(recorded: Recorded[Any], digest: str, value: Decimal, raw: str, unit: str) -> Entry:
    cell = cell_of(recorded, digest, raw or plain(value))
    return Entry(State.VALUE, value, cell, unit, attested_by=Attestor.ASSESSOR)


def _rehomed(said: Judgements, recorded: Recorded[ImportJudgements], digest: str) -> Judgements:
    """An earlier 核查记录, its cells standing under its act in the 案卷记录, each with a note of where it stood."""
    moved = partial(_moved, recorded, digest)
    return replace(
        said,
        opinions={rule: tuple(map(moved, opinions)) for rule, opinions in said.opinions.items()},
        not_applicable={code: moved(ruling) for code, ruling in said.not_applicable.items()},
        disputes={key: moved(dispute) for key, dispute in said.disputes.items()},
        external={key: moved(figure) for key, figure in said.external.items()},
        closed_questions={key: moved(ruling) for key, ruling in said.closed_questions.items()},
    )


def _moved(recorded: Recorded[Any], digest: str, statement: Statement) -> Statement:
    entries = {f.name: getattr(statement, f.name) for f in fields(statement)}
    moved: dict[str, Any] = {
        name: _noted(entry, recorded, digest) for name, entry in entries.items() if isinstance(entry, Entry)
    }
    return replace(statement, **moved)


def _noted(entry: Entry, recorded: Recorded[Any], digest: str) -> Entry:
    cell = entry.cell
    place = f"原在核查记录 {recorded.act.workbook[:_DIGITS]} 的 {cell}"
    reading = replace(entry.reading or Reading(cell.raw), note=_joined(entry.reading, place))
    return replace(entry, cell=cell_of(recorded, digest, cell.raw), reading=reading)


def _joined(reading: Reading | None, note: str) -> str:
    return f"{reading.note}；{note}" if reading is not None and reading.note else note
