"""The acts of cases as rows keep them; those of some kinds, of all cases at once."""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlmodel import Session, col, select

from service.casework.acts.act import Act
from service.casework.case import Recorded
from service.casework.encoding import Undecodable, decode_recorded
from service.storage.errors import StorageError
from service.storage.tables.case_act import CaseActRow
from service.vocabulary.language import Said


def acts_of_kinds(
    session: Session, kinds: Collection[str], cases: Collection[str] | None = None
) -> dict[str, list[Recorded[Act]]]:
    """The acts of some kinds by case, in order: for lists over very many cases, which cannot wait until each is folded.
    cases: ids, of a few at most, where not all are asked for.

    Raises:
        StorageError: what is kept is not what was written.
    """
    chosen = select(CaseActRow).where(col(CaseActRow.kind).in_(kinds))
    if cases is not None:
        chosen = chosen.where(col(CaseActRow.case_id).in_(cases))
    found: dict[str, list[Recorded[Act]]] = {}
    for row in session.exec(chosen.order_by(col(CaseActRow.case_id), col(CaseActRow.seq))):
        found.setdefault(row.case_id, []).append(recorded_act(row))
    return found


def first_acted(session: Session, person: int) -> str | None:
    """The id of the case that somebody acted on first, None while there is none."""
    acts = select(CaseActRow.case_id).where(col(CaseActRow.person_id) == person).order_by(col(CaseActRow.at))
    return session.exec(acts.limit(1)).first()


def recorded_act(row: CaseActRow) -> Recorded[Act]:
    """The act of a row.

    Raises:
        StorageError: it is not what was written.
    """
    try:
        recorded = decode_recorded(json.loads(row.payload))
    except (Undecodable, json.JSONDecodeError) as error:
        raise damaged(row.case_id, row.seq, str(error)) from error
    told = (recorded.seq, recorded.act.kind, recorded.person.id, recorded.at, recorded.digest)
    if told != (row.seq, row.kind, row.person_id, row.at, row.digest):
        raise damaged(row.case_id, row.seq, "各列与办理内容不一致")
    return recorded


def damaged(case_id: str, seq: int, what: str) -> StorageError:
    """The fault of an act that is no longer what was written."""
    return StorageError(
        "case-damaged",
        Said(
            f"案卷 {case_id} 第 {seq} 号办理记录与写入时不一致（{what}）；"
            "请用 acceptance audit verify 核对，并从备份恢复",
            f"act {seq} of case {case_id} is not what was written; verify the trail with acceptance audit "
            "verify and restore a backup",
        ),
    )
