"""show_decision: what is to be signed in a case now, in words, and what changed since signatures became void."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from service.casework.decision_lines import Line, LineChange, line_changes
from service.casework.procedure import Procedure
from service.casework.signing import Signature, content_digest, signatures
from service.settings import Settings
from service.storage import cases
from service.workflow.bundles.prefixes import Prefixes
from service.workflow.cases.lines_told import lines_told
from service.workflow.cases.show_case import CaseShown, show_case
from service.workflow.installation.open_database import opened


@dataclass(frozen=True, slots=True)
class Voided:
    """A signature of this round that counts no more, and what has changed since it was given: nothing where the content
    is the same and its signer has edited the case."""

    signature: Signature
    changes: tuple[LineChange, ...]


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """The decision of a case as it stands. lines: all that a signature stands for, none while no decision is drafted;
    digest: of exactly that; signatures: those that count; voided: the latest first."""

    shown: CaseShown
    lines: tuple[Line, ...]
    digest: str
    signatures: tuple[Signature, ...]
    voided: tuple[Voided, ...]

    @property
    def to_repeat(self) -> tuple[Voided, ...]:
        """The latest void one of each department that has not signed again."""
        signed = {one.department for one in self.signatures}
        latest = {one.signature.department: one for one in reversed(self.voided)}
        return tuple(one for department, one in latest.items() if department not in signed)


def show_decision(settings: Settings, case_id: str, today: date) -> DecisionShown:
    """The decision of the case of that id on a day.

    Raises:
        As show_case().
    """
    shown = show_case(settings, case_id, today)
    lines = lines_told(settings, shown.case, shown.place)
    given = [one for one in signatures(shown.case) if one.recorded.seq > shown.case.round_began] if lines else []
    void = [one for one in reversed(given) if not one.stands]
    return DecisionShown(
        shown=shown,
        lines=lines,
        digest=content_digest(shown.case),
        signatures=tuple(one for one in given if one.stands),
        voided=_voided(settings, shown, void, lines) if void else (),
    )


def changes_since(settings: Settings, decided: DecisionShown, seen: int) -> tuple[LineChange, ...]:
    """What is not as somebody saw it who knew of the first `seen` acts only.

    Raises:
        StorageError: see opened.
    """
    shown = decided.shown
    if not 0 < seen < shown.case.version:
        return ()
    before = Prefixes(shown.case.acts, _procedures(settings, shown.case_id)).before(seen + 1)
    return line_changes(lines_told(settings, before, shown.place), decided.lines)


def _procedures(settings: Settings, case_id: str) -> Mapping[str, Procedure]:
    with opened(settings) as database, database.reading() as session:
        return cases.procedures(session, case_id)


def _voided(settings: Settings, shown: CaseShown, void: list[Signature], lines: tuple[Line, ...]) -> tuple[Voided, ...]:
    prefixes = Prefixes(shown.case.acts, _procedures(settings, shown.case_id))
    signed = (lines_told(settings, prefixes.before(one.recorded.seq), shown.place) for one in void)
    return tuple(Voided(one, line_changes(before, lines)) for one, before in zip(void, signed, strict=True))
