"""The reports that were handed in for the duties of a programme."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Table, insert, select
from sqlmodel import Session

from service.storage.tables.duty_filing import DutyFilingRow
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.programme import Filing

_FILINGS: Table = DutyFilingRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Filer:
    """Who handed in: a park (id), or a jurisdiction (code) itself."""

    park: str = ""
    jurisdiction: str = ""


def filings(session: Session, programme: str, of: Filer | None = None) -> tuple[Filing, ...]:
    """The reports of a programme in the order in which they were recorded: all, or those of one filer."""
    wanted = select(_FILINGS).where(_FILINGS.c.programme == programme).order_by(_FILINGS.c.id)
    if of is not None:
        wanted = wanted.where(_FILINGS.c.park_id == of.park)
        wanted = wanted if of.park else wanted.where(_FILINGS.c.jurisdiction == of.jurisdiction)
    return tuple(
        Filing(row.programme, row.duty, row.period, row.jurisdiction, row.park_id, row.filed_on, row.document)
        for row in session.connection().execute(wanted)
    )


def add_filing(session: Session, filing: Filing, at: datetime) -> None:
    """Put a report on record.

    Raises:
        Fault: just this report is on record already.
    """
    if filing in filings(session, filing.programme):
        zh = f"“{filing.document}”（{filing.period}，{filing.filed_on}）已经登记过，没有重复登记"
        en = f"this report ({filing.period}, {filing.filed_on}) is on record already; nothing was recorded"
        raise Fault("filing-known", Said(zh, en))
    row = {
        "programme": filing.programme,
        "duty": filing.duty,
        "period": filing.period,
        "jurisdiction": filing.jurisdiction,
        "park_id": filing.park,
        "filed_on": filing.filed_on,
        "document": filing.document,
        "recorded_at": at,
    }
    session.connection().execute(insert(_FILINGS), row)
