"""办理程序: the numbers and bodies of the procedure, each with its source; read from rules/proceedings/."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from service.vocabulary.canonical import canonical_digest
from service.vocabulary.person import Department


@dataclass(frozen=True, slots=True)
class Provision:
    """Where one value of the procedure comes from: its name, Chinese title and text as written, source, reliability,
    clause (empty where the notice says nothing) and first day."""

    name: str
    title: str
    text: str
    source: str
    reliability: str
    clause: str
    begins: date


@dataclass(frozen=True)
class Procedure:
    """What a jurisdiction has laid down; `jurisdiction` empty: for all that have none of their own.

    signature_departments: one signature each. opinion_departments: their opinions come before the signatures.
    Periods in calendar days (appeal_days: to lodge; *_reply_days and review_days, signing_days: to act), extension in
    months, rectifications and extensions as counts. `provisions` tells the source of each value.
    """

    id: str
    title: str
    note: str
    jurisdiction: str
    signature_departments: tuple[Department, ...]
    opinion_departments: tuple[Department, ...]
    experts_needed: int
    score_lowest: Decimal
    score_highest: Decimal
    score_spread: Decimal
    publicity_days: int
    appeal_days: int
    extension_months: int
    extensions: int
    rectifications: int
    review_days: int
    signing_days: int
    objection_reply_days: int
    appeal_reply_days: int
    provisions: tuple[Provision, ...] = ()

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the whole. Found once: it is asked for at every act of every case."""
        return canonical_digest(self)
