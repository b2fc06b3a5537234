"""Verify a chain row by row, against itself and against its signed heads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from service.casework.audit import tampering
from service.casework.audit.chain import GENESIS, AuditRow, Rows, row_hash
from service.casework.audit.diagnosis import Break, diagnose
from service.casework.audit.heads import Genuine, SignedHead
from service.casework.audit.tampering import Breach
from service.vocabulary.language import Said

Progress = Callable[[int], None]
"""Told now and then how many rows are read."""

_EVERY = 10_000


@dataclass(frozen=True, slots=True)
class Verdict:
    """rows: how many follow from each other, from the first on. heads: how many genuine heads were compared. breaches:
    what was done, by number; of the chain only the first, since nothing behind it can be trusted."""

    rows: int
    heads: int
    breaches: tuple[Breach, ...]

    @property
    def holds(self) -> bool:
        """Nothing was done to the chain or its heads."""
        return not self.breaches

    @property
    def said(self) -> tuple[Said, ...]:
        """One sentence where it holds, otherwise one for each breach."""
        if self.breaches:
            return tuple(breach.said for breach in self.breaches)
        return (_alone(self.rows) if not self.heads else _compared(self.rows, self.heads),)


def _alone(rows: int) -> Said:
    return Said(
        f"审计记录完整：{rows} 行前后相接。没有签名的链头可以对照，末尾被截去或整条被改写都看不出来；"
        "请用 acceptance audit head 签一个，并把副本存到别处",
        f"the audit trail holds: {rows} rows follow from each other. There is no signed head to compare with, so a "
        "tail cut off or a chain rewritten would not show; sign one (acceptance audit head) and keep a copy elsewhere",
    )


def _compared(rows: int, heads: int) -> Said:
    return Said(
        f"审计记录完整：{rows} 行前后相接，与 {heads} 个签名的链头相符",
        f"the audit trail holds: {rows} rows follow from each other and agree with {heads} signed "
        f"head{'' if heads == 1 else 's'}",
    )


def verify(
    rows: Rows,
    heads: Iterable[SignedHead],
    genuine: Genuine,
    copies: Iterable[SignedHead] = (),
    progress: Progress | None = None,
) -> Verdict:
    """Read the whole chain once; where it breaks, read it again to name what was done. heads: those beside the rows;
    copies: those kept apart from them.

    Raises:
        AlgorithmMissing: this machine cannot compute the hash a row was made with.
    """
    stored, kept = set(heads), set(copies)
    sound = {head for head in stored | kept if genuine(head)}
    found = [tampering.head_forged(head.seq, head.key_id, head.ts_utc) for head in (stored | kept) - sound]
    if removed := sorted(head.seq for head in (kept & sound) - stored):
        found.append(tampering.heads_removed(removed[0], removed[-1], len(removed)))
    reading = _Reading(sorted(sound, key=lambda head: (head.seq, head.ts_utc)), progress)
    if breach := reading.breach(reading.follow(rows), rows):
        found.append(breach)
    return Verdict(reading.count, len(sound), tuple(sorted(found, key=lambda one: (one.seq, one.kind))))


class _Reading:
    """One pass over the rows."""

    def __init__(self, heads: list[SignedHead], progress: Progress | None) -> None:
        self.count = 0
        self._heads = heads
        self._due: dict[int, list[SignedHead]] = {}
        for head in heads:
            self._due.setdefault(head.seq, []).append(head)
        self._agreed = 0
        self._denied: SignedHead | None = None
        self._progress = progress

    def follow(self, rows: Rows) -> Break | None:
        """Read until a row does not follow from the one before it."""
        good, expected = GENESIS, 1
        for row in rows(None):
            if row[0] != expected or row[16] != good or row_hash(row) != row[17]:
                return Break(expected, good, AuditRow._make(row), self._attested(expected))
            good = row[17]
            if expected in self._due:
                self._compare(expected, good)
            self.count = expected
            expected += 1
            if self._progress and self.count % _EVERY == 0:
                self._progress(self.count)
        return None

    def _attested(self, seq: int) -> str | None:
        """The hash that a head testifies of a row."""
        return next((head.hash for head in self._due.get(seq, ())), None)

    def _compare(self, seq: int, found: str) -> None:
        """Keep the last head that agrees and the first that does not."""
        for head in self._due[seq]:
            if head.hash != found:
                self._denied = self._denied or head
        if self._denied is None:
            self._agreed = seq

    def breach(self, broken: Break | None, rows: Rows) -> Breach | None:
        """A break that lies no later than the first head that disagrees explains it; else the rows up to that head fit
        each other and were rewritten."""
        found = diagnose(broken, rows) if broken else None
        if self._denied and (found is None or found.seq > self._denied.seq):
            return tampering.replaced(self._agreed, self._denied.seq, self._denied.ts_utc)
        if found is None and self._heads and self._heads[-1].seq > self.count:
            return tampering.tail_cut(self.count, self._heads[-1].seq, self._heads[-1].ts_utc)
        return found
