"""The items of a job: planned once, each result there exactly once."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import CursorResult, bindparam, insert, select, update
from sqlmodel import Session

from service.storage.jobs import ITEMS, NO_ERROR, error_of
from service.vocabulary.canonical import canonical_json
from service.vocabulary.job import Item, ItemState

_RECORDED = update(ITEMS).where(
    ITEMS.c.job_id == bindparam("of_job"),
    ITEMS.c.key == bindparam("of_key"),
    ITEMS.c.state == ItemState.WAITING.value,
)
"""One statement for all: putting one together takes longer than doing it."""


def planned(session: Session, job: int) -> bool:
    """Whether the items of a job are on record."""
    return session.connection().execute(select(ITEMS.c.key).where(ITEMS.c.job_id == job).limit(1)).first() is not None


def plan(session: Session, job: int, keys: Iterable[str]) -> None:
    """Put the items of a job on record, in this order, once. In a writing transaction."""
    waits = {"job_id": job, "state": ItemState.WAITING.value, "result_json": "", **NO_ERROR}
    rows = [{**waits, "position": at, "key": key} for at, key in enumerate(keys, start=1)]
    if rows:
        session.connection().execute(insert(ITEMS), rows)


def waiting(session: Session, job: int) -> tuple[str, ...]:
    """Keys of the items still to do, in the order of the plan."""
    chosen = select(ITEMS.c.key).where(ITEMS.c.job_id == job, ITEMS.c.state == ItemState.WAITING.value)
    return tuple(session.connection().execute(chosen.order_by(ITEMS.c.position)).scalars())


def record(session: Session, job: int, finished: Iterable[Item], at: datetime) -> None:
    """Keep what became of items that were waiting, under the token of the job.

    Raises:
        ValueError: one was not planned, or its result is there already; nothing of the transaction may be kept.
    """
    for item in finished:
        error = item.error
        values = {
            "of_job": job,
            "of_key": item.key,
            "state": item.state.value,
            "result_json": canonical_json(item.result) if item.state is ItemState.DONE else "",
            "error_code": error.code if error else "",
            "error_zh": error.said.zh if error else "",
            "error_en": error.said.en if error else "",
            "finished_at": at,
        }
        done = session.connection().execute(_RECORDED, values)
        assert isinstance(done, CursorResult)
        if done.rowcount != 1:
            raise ValueError(f"item {item.key} of job {job} does not wait for its result")


def items(session: Session, job: int, state: ItemState | None = None) -> tuple[Item, ...]:
    """All items of a job, or those in a state, in the order of the plan."""
    chosen = select(ITEMS).where(ITEMS.c.job_id == job).order_by(ITEMS.c.position)
    if state is not None:
        chosen = chosen.where(ITEMS.c.state == state.value)
    return tuple(
        Item(row.key, ItemState(row.state), json.loads(row.result_json) if row.result_json else None, error_of(row))
        for row in session.connection().execute(chosen)
    )
