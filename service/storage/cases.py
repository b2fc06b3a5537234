"""Cases as they are kept: every act whole, one line a case for lists, signatures and evidence under constraints."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, func, select

from service.access.scope import EVERYTHING, Scope
from service.casework.acts.act import Act
from service.casework.acts.carrying_out import LinkEvidence
from service.casework.acts.decision import Sign
from service.casework.case import Case, Recorded
from service.casework.encoding import SCHEMA, encode_procedure, encode_recorded
from service.casework.procedure import Procedure
from service.casework.state import State
from service.casework.turn import Turn, first_due, roles
from service.storage.case_progress import keep_progress
from service.storage.case_turns import keep_turns
from service.storage.errors import StorageError
from service.storage.expert_cases import come_far_enough
from service.storage.many_cases import kept_procedures, load_cases
from service.storage.outputs import StageOutput, keep
from service.storage.present_names import shown
from service.storage.scoped import within
from service.storage.tables.case_act import CaseActRow
from service.storage.tables.case_evidence import CaseEvidenceRow
from service.storage.tables.case_file import CaseFileRow
from service.storage.tables.case_signature import CaseSignatureRow
from service.vocabulary.canonical import canonical_json
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.writing import folded

_NUMBER_DIGITS = 4


class Changed(Fault):
    """Somebody else acted on the case meanwhile; nothing was recorded."""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """What a list shows of one case. park_name: what the park is called now; next_actor: role whose turn it is, empty
    when nobody's; due: until when, if there is a day; version: number of acts."""

    id: str
    park: str
    park_name: str
    programme: str
    jurisdiction: str
    city: str
    state: State
    round: int
    next_actor: str
    due: date | None
    version: int
    opened_at: datetime
    changed_at: datetime


def new_id(session: Session, jurisdiction: str, year: int) -> str:
    """`zhejiang-2026-0001`: the next number of a jurisdiction in a year. In the transaction that opens the case."""
    prefix = f"{jurisdiction}-{year}-"
    taken = select(func.count()).where(col(CaseFileRow.id).startswith(prefix))
    return f"{prefix}{session.exec(taken).one() + 1:0{_NUMBER_DIGITS}}"


def line(session: Session, case_id: str) -> CaseLine:
    """The line of a case.

    Raises:
        Fault: there is no such case.
    """
    chosen = select(*shown(CaseLine.__slots__)).where(col(CaseFileRow.id) == case_id)
    row = session.connection().execute(chosen).one_or_none()
    if row is None:
        raise unknown_case(case_id)
    return case_line(row)


def unknown_case(case_id: str) -> Fault:
    """The fault of asking for a case that is not there."""
    return Fault(
        "case-unknown",
        Said(
            f"没有编号为“{case_id}”的案卷；用 acceptance case list 查看，或用 acceptance case open 建立",
            f"there is no case “{case_id}”; see acceptance case list, or open it with acceptance case open",
        ),
    )


def lines(session: Session) -> tuple[CaseLine, ...]:
    """All cases by their ids."""
    chosen = select(*shown(CaseLine.__slots__)).order_by(col(CaseFileRow.id))
    state = CaseLine.__slots__.index("state")
    rows: Iterable[Any] = session.connection().execute(chosen)
    return tuple(CaseLine(*(*row[:state], State(row[state]), *row[state + 1 :])) for row in rows)


def of_parks(session: Session, parks: Collection[str] | None, scope: Scope = EVERYTHING) -> tuple[CaseLine, ...]:
    """The cases of parks that the scope covers, by when they were opened. parks: ids of a page of a list,
    None for all."""
    chosen = select(*shown(CaseLine.__slots__)).where(
        within(scope, col(CaseFileRow.jurisdiction), col(CaseFileRow.city), col(CaseFileRow.park)),
        come_far_enough(scope),
    )
    if parks is not None:
        chosen = chosen.where(col(CaseFileRow.park).in_(parks))
    return tuple(map(case_line, session.connection().execute(chosen.order_by(col(CaseFileRow.opened_at)))))


def load(session: Session, case_id: str) -> Case:
    """The case that its acts make, each judged again under the procedure it was done under.

    Raises:
        Fault: there is no such case. StorageError: what is kept is not what was written.
    """
    found = load_cases(session, [case_id]).get(case_id)
    if found is None:
        raise unknown_case(case_id)
    if isinstance(found, StorageError):
        raise found
    return found


def procedures(session: Session, case_id: str) -> dict[str, Procedure]:
    """Digest of each procedure that acts of a case were done under → the procedure.

    Raises:
        StorageError: what is kept is not what was written.
    """
    chosen = select(CaseActRow.procedure).where(CaseActRow.case_id == case_id).distinct()
    return kept_procedures(session, set(session.exec(chosen)))


def append(session: Session, case_id: str, case: Case, procedure: Procedure, turns: Sequence[Turn]) -> None:
    """Keep the last act of `case`, done under `procedure`, and what the case waits for after it; all acts before it are
    kept. In a writing transaction.

    Raises:
        Fault: somebody else acted meanwhile, the park has a case of this programme, or a signature stands already.
    """
    recorded = case.acts[-1]
    try:
        if recorded.seq == 1:
            session.add(_opened(case_id, case, turns))
        else:
            _advance(session, case_id, case, turns)
        session.flush()
        keep_turns(session, case_id, turns)
        keep_progress(session, case_id, case)
        session.add(_row(case_id, recorded, _kept_procedure(session, procedure, recorded.at)))
        session.flush()
        session.add_all(_held_to(case_id, case.round, recorded))
        session.flush()
    except IntegrityError as error:
        raise _twice(recorded) from error


def _advance(session: Session, case_id: str, case: Case, turns: Sequence[Turn]) -> None:
    """The row is locked by its change; a case that went on meanwhile has another version."""
    recorded = case.acts[-1]
    changed = session.connection().execute(
        update(CaseFileRow)
        .where(col(CaseFileRow.id) == case_id, col(CaseFileRow.version) == recorded.seq - 1)
        .values(
            state=case.state.value,
            round=case.round,
            next_actor=",".join(roles(turns)),
            due=first_due(turns),
            version=recorded.seq,
            changed_at=recorded.at,
        )
    )
    if changed.rowcount != 1:
        raise Changed(
            "case-changed",
            Said(
                f"案卷 {case_id} 刚刚有别人办理，本次没有记录；请用 acceptance case show {case_id} 查看后重新办理",
                f"somebody else acted on {case_id} meanwhile, so nothing was recorded; look at "
                f"acceptance case show {case_id} and act again",
            ),
        )


def _opened(case_id: str, case: Case, turns: Sequence[Turn]) -> CaseFileRow:
    opened, at = case.opened, case.acts[0].at
    return CaseFileRow(
        id=case_id,
        park=opened.park,
        park_name=opened.park_name,
        folded_name=folded(opened.park_name),
        programme=opened.programme,
        jurisdiction=opened.jurisdiction,
        city=opened.city,
        state=case.state.value,
        round=case.round,
        next_actor=",".join(roles(turns)),
        due=first_due(turns),
        version=1,
        opened_at=at,
        changed_at=at,
    )


def _kept_procedure(session: Session, procedure: Procedure, at: datetime) -> str:
    text = canonical_json(encode_procedure(procedure))
    return keep(session, StageOutput("procedure", SCHEMA, text), at)


def _row(case_id: str, recorded: Recorded[Act], procedure: str) -> CaseActRow:
    return CaseActRow(
        case_id=case_id,
        seq=recorded.seq,
        kind=recorded.act.kind,
        schema_version=SCHEMA,
        payload=canonical_json(encode_recorded(recorded)),
        person_id=recorded.person.id,
        procedure=procedure,
        at=recorded.at,
        digest=recorded.digest,
    )


def _held_to(case_id: str, round_: int, recorded: Recorded[Act]) -> Sequence[CaseSignatureRow | CaseEvidenceRow]:
    act, seq = recorded.act, recorded.seq
    if isinstance(act, Sign):
        department = recorded.person.department
        return [
            CaseSignatureRow(
                case_id=case_id,
                seq=seq,
                round=round_,
                content=act.content,
                department=department.value if department else "",
                person_id=recorded.person.id,
            )
        ]
    if isinstance(act, LinkEvidence):
        return [CaseEvidenceRow(case_id=case_id, seq=seq, file=act.file, target=act.target.value, key=act.key)]
    return []


def case_line(row: Any) -> CaseLine:
    """What a row of the table says."""
    values = {name: getattr(row, name) for name in CaseLine.__slots__}
    return CaseLine(**values | {"state": State(row.state)})


def _twice(recorded: Recorded[Act]) -> Changed:
    if isinstance(recorded.act, Sign):
        return Changed(
            "signed-already",
            Said(
                "这份内容已有同一部门或同一人的签名，本次没有记录；一个部门、一个人只签一次",
                "this content is signed by the same department or person already, so nothing was recorded",
            ),
        )
    if recorded.seq == 1:
        return Changed(
            "case-there",
            Said(
                "这个园区在这个规划期已有案卷，没有重复建立；用 acceptance case list 查看",
                "the park has a case of this programme already; see acceptance case list",
            ),
        )
    return Changed(
        "case-changed",
        Said(
            "办理内容引用了没有保存的文件或人员，或刚刚有别人办理，本次没有记录；请查看案卷后重新办理",
            "the act refers to a file or person not on record, or somebody else acted meanwhile; nothing was recorded",
        ),
    )
