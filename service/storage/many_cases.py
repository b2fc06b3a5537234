"""Many cases at once, for work over a whole jurisdiction."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial

from sqlmodel import Session, col, select

from service.casework.case import Case
from service.casework.encoding import decode_procedure
from service.casework.perform import Unfoldable, fold
from service.casework.procedure import Procedure
from service.storage.case_acts import damaged, recorded_act
from service.storage.errors import StorageError
from service.storage.outputs import kept
from service.storage.tables.case_act import CaseActRow
from service.storage.tables.case_file import CaseFileRow


def case_ids(session: Session, jurisdiction: str, programme: str = "") -> tuple[str, ...]:
    """The cases of a jurisdiction by their ids; of a programme, where one is asked for."""
    chosen = select(CaseFileRow.id).where(CaseFileRow.jurisdiction == jurisdiction)
    if programme:
        chosen = chosen.where(CaseFileRow.programme == programme)
    return tuple(session.exec(chosen.order_by(col(CaseFileRow.id))))


def park_names(session: Session, jurisdiction: str) -> dict[str, str]:
    """The name of the park of each case of a jurisdiction, as it was when the case was opened."""
    chosen = select(CaseFileRow.id, CaseFileRow.park_name).where(CaseFileRow.jurisdiction == jurisdiction)
    return dict(session.exec(chosen).all())


def load_cases(session: Session, ids: Sequence[str]) -> Mapping[str, Case | StorageError]:
    """Each of the cases as cases.load() gives it; in place of one that is not what was written, what is wrong with it.
    Those that there are not are left out."""
    known = session.exec(select(CaseFileRow.id, CaseFileRow.version).where(col(CaseFileRow.id).in_(ids)))
    versions = dict(known.all())
    rows: dict[str, list[CaseActRow]] = {case: [] for case in versions}
    chosen = select(*CaseActRow.__table__.columns).where(col(CaseActRow.case_id).in_(versions))  # type: ignore[attr-defined]
    for row in session.exec(chosen.order_by(col(CaseActRow.case_id), col(CaseActRow.seq))):
        rows[row.case_id].append(row)
    procedure = cache(partial(_kept, session))
    return {case: _whole(case, rows[case], versions[case], procedure) for case in ids if case in versions}


def _whole(
    case_id: str, rows: Sequence[CaseActRow], version: int, procedure: Callable[[str], Procedure]
) -> Case | StorageError:
    """`procedure` finds one by what the rows call it: many cases share few."""
    try:
        case = fold(map(recorded_act, rows), _by_digest(map(procedure, {row.procedure for row in rows})))
    except Unfoldable as error:
        return damaged(case_id, error.seq, error.said.zh)
    except StorageError as error:
        return error
    if case.version != version:
        return damaged(case_id, case.version + 1, f"应有 {version} 条，只有 {case.version} 条")
    return case


def kept_procedures(session: Session, digests: Iterable[str]) -> dict[str, Procedure]:
    """Digest of each procedure → the procedure.

    Raises:
        StorageError: one is gone, or no longer what it was.
    """
    return _by_digest(_kept(session, digest) for digest in digests)


def _by_digest(procedures: Iterable[Procedure]) -> dict[str, Procedure]:
    return {procedure.digest: procedure for procedure in procedures}


def _kept(session: Session, digest: str) -> Procedure:
    return _procedure(kept(session, digest).json_text)


@lru_cache(maxsize=64)
def _procedure(text: str) -> Procedure:
    return decode_procedure(json.loads(text))
