"""The audit events of one case: whether each is as it was written, and whether there is one for each act."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise

from service.casework.audit.chain import AuditRow, Outcome, row_hash
from service.casework.case import Case
from service.vocabulary.language import Said


def trail_faults(case: Case, rows: Sequence[AuditRow]) -> Iterator[Said]:
    """What is wrong with the events of a case, in their order; nothing where they hold. Whether events are missing
    between them only the whole trail can tell.

    Raises:
        AlgorithmMissing: this machine cannot compute the hash of a row.
    """
    yield from _broken_rows(rows)
    yield from _acts(case, rows)


def _broken_rows(rows: Sequence[AuditRow]) -> Iterator[Said]:
    for row in rows:
        if row_hash(row) != row.hash:
            yield Said(f"第 {row.seq} 条审计记录被改动过", f"audit event {row.seq} was altered")
    for before, after in pairwise(rows):
        if after.seq <= before.seq or (after.seq == before.seq + 1 and after.prev_hash != before.hash):
            yield Said(f"第 {after.seq} 条审计记录接不上前一条", f"audit event {after.seq} does not follow")


def _acts(case: Case, rows: Sequence[AuditRow]) -> Iterator[Said]:
    """Each act has one event that says it was done, with its digest, and there is none of an act there is not."""
    told = {row.seq: event for row in rows if (event := _act_told(row)) is not None}
    acts = [(one.seq, str(one.person.id), one.digest) for one in case.acts]
    events = list(told.values())
    for act in acts:
        if events.count(act) != 1:
            zh = f"第 {act[0]} 号办理行为在审计记录中没有唯一相符的一条"
            yield Said(zh, f"there is not one audit event that fits act {act[0]}")
    for seq, event in told.items():
        if event not in acts:
            yield Said(f"第 {seq} 条审计记录所说的办理行为不在案卷中", f"event {seq} tells of no act there is")


def _act_told(row: AuditRow) -> tuple[int | None, str, str] | None:
    """Number, actor and digest of the act that an event says was done; None where it tells of something else."""
    try:
        detail = json.loads(row.detail_json)
    except (ValueError, RecursionError):
        detail = None
    if row.outcome != Outcome.DONE or not isinstance(detail, dict) or "act" not in detail:
        return None
    return row.object_version, row.actor, str(detail["act"])
