"""核查记录 and what is recorded item by item in the case, merged into the judgements that are evaluated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from service.casework.statements import (
    RecordedClosing,
    RecordedDispute,
    RecordedFigure,
    RecordedOpinion,
    Recusal,
    Signed,
    Statement,
    Waiver,
    case_document,
    document_digest,
    in_order,
)
from service.vocabulary.canonical import canonical_digest
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry, Reading, missing
from service.vocabulary.judgements import Dispute, ExternalFigure, Judgements, Opinion, Ruling
from service.vocabulary.language import Said
from service.vocabulary.state import Attestor, State

SHEET = "案卷记录"
"""The sheet on which the cells of recorded judgements stand."""


@dataclass(frozen=True, slots=True)
class Superseded:
    """An earlier judgement that a later one took the place of; both stay on record."""

    earlier: Cell
    later: Cell

    @property
    def said(self) -> Said:
        """Which took whose place."""
        before, after = self.earlier, self.later
        return Said(
            f"{after} 的“{after.raw}”代替 {before} 的“{before.raw}”",
            f"“{after.raw}” at {after} takes the place of “{before.raw}” at {before}",
        )


@dataclass(frozen=True, slots=True)
class Excluded:
    """An opinion that does not count because its author is recused."""

    rule: str
    person: str
    cell: Cell
    reason: str

    @property
    def said(self) -> Said:
        """Whose opinion on what is left out, and why."""
        return Said(
            f"{self.rule}：{self.person} 已回避（{self.reason}），{self.cell} 的意见不计",
            f"{self.rule}: {self.person} is recused ({self.reason}); the opinion at {self.cell} does not count",
        )


@dataclass(frozen=True, slots=True)
class MergedJudgements:
    """What is evaluated, what it left behind, and the document in which recorded judgements stand (empty: none)."""

    judgements: Judgements
    superseded: tuple[Superseded, ...] = ()
    excluded: tuple[Excluded, ...] = ()
    document: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of the merged judgements with their cells: equal for equal judgements, whatever the order of
        reading."""
        return canonical_digest(self.judgements)


def merge(imported: Judgements, case: str, statements: Sequence[Statement], on: date) -> MergedJudgements:
    """The judgements of a case on its evaluation date; without statements the imported ones as they are.

    Of several statements on one matter the last counts, and any counts before the 核查记录; of experts each one's last
    answer counts, so that the engine combines them as it does those of the 核查记录. Waivers not in force on that date
    and opinions of recused experts are left out. `case` names the case.
    """
    if not statements:
        return MergedJudgements(imported)
    ordered = in_order(statements)
    document = case_document(case, ordered)
    merging = _Merging(document_digest(document), tuple(s for s in ordered if isinstance(s, Recusal)))
    counting = [s for s in ordered if not isinstance(s, Waiver) or s.in_force(on)]
    judgements = replace(
        imported,
        opinions=merging.opinions(imported.opinions, [s for s in counting if isinstance(s, RecordedOpinion)]),
        not_applicable=merging.waivers(imported.not_applicable, [s for s in counting if isinstance(s, Waiver)]),
        disputes=merging.disputes(imported.disputes, [s for s in counting if isinstance(s, RecordedDispute)]),
        external=merging.figures(imported.external, [s for s in counting if isinstance(s, RecordedFigure)]),
        closed_questions=merging.closings(
            imported.closed_questions, [s for s in counting if isinstance(s, RecordedClosing)]
        ),
        case=merging.document,
    )
    return MergedJudgements(judgements, tuple(merging.superseded), tuple(merging.excluded), document)


@dataclass
class _Merging:
    """One merge: the digest of the document, who is recused, who answered in which of its cells, what is left
    behind."""

    document: str
    recusals: tuple[Recusal, ...]
    voices: dict[Cell, int] = field(default_factory=dict)
    superseded: list[Superseded] = field(default_factory=list)
    excluded: list[Excluded] = field(default_factory=list)

    def opinions(
        self, imported: Mapping[str, tuple[Opinion, ...]], recorded: Iterable[RecordedOpinion]
    ) -> dict[str, tuple[Opinion, ...]]:
        merged = {rule: self._taking_part(rule, said) for rule, said in imported.items()}
        for one in recorded:
            if recusal := self._recused(one.signed.person_id, one.rule):
                cell = self._cell(one.signed, one.answer)
                self.excluded.append(Excluded(one.rule, one.signed.person, cell, recusal.reason))
            else:
                merged[one.rule] = self._opinion(merged.get(one.rule, ()), one)
        return merged

    def _recused(self, person_id: int, rule: str) -> Recusal | None:
        return next((one for one in self.recusals if one.covers(person_id, rule)), None)

    def _taking_part(self, rule: str, opinions: tuple[Opinion, ...]) -> tuple[Opinion, ...]:
        """The opinions of a sheet, which knows people by name only, without those of recused experts."""
        kept = []
        for opinion in opinions:
            of_name = (r for r in self.recusals if _same_name(r.person, opinion.person))
            recusal = next((r for r in of_name if r.covers(r.person_id, rule)), None)
            if recusal is None:
                kept.append(opinion)
            elif opinion.answer.present:
                self.excluded.append(Excluded(rule, opinion.person, opinion.answer.cell, recusal.reason))
        return tuple(kept)

    def _opinion(self, before: tuple[Opinion, ...], one: RecordedOpinion) -> tuple[Opinion, ...]:
        """In the place of the same voice's earlier answer, else behind the others."""
        place = next((at for at, earlier in enumerate(before) if self._same_voice(earlier, one)), len(before))
        earlier = before[place].answer if place < len(before) else None
        answer = self._entry(one.signed, one.answer, one.answer, one.by, earlier)
        self.voices[answer.cell] = one.signed.person_id
        basis = self._entry(one.signed, one.basis, one.basis, one.by) if one.basis else None
        return (*before[:place], Opinion(one.signed.person, answer, basis), *before[place + 1 :])

    def _same_voice(self, earlier: Opinion, one: RecordedOpinion) -> bool:
        """Assessors speak with one voice, every expert with one of their own; a sheet knows experts by name only."""
        if earlier.answer.attested_by is not one.by:
            return False
        known = self.voices.get(earlier.answer.cell)
        same = _same_name(earlier.person, one.signed.person) if known is None else known == one.signed.person_id
        return same or one.by is Attestor.ASSESSOR

    def waivers(self, imported: Mapping[str, Ruling], recorded: Iterable[Waiver]) -> dict[str, Ruling]:
        merged = dict(imported)
        for one in recorded:
            until = f"同意（至 {one.expires_on}）"
            merged[one.code] = self._ruling(one.signed, "yes", until, one.reason, merged.get(one.code))
        return merged

    def closings(
        self, imported: Mapping[tuple[str, str], Ruling], recorded: Iterable[RecordedClosing]
    ) -> dict[tuple[str, str], Ruling]:
        merged = dict(imported)
        for one in recorded:
            key, word = (one.rule, one.subject), "已核实采信" if one.accepted else "维持存疑"
            code = "yes" if one.accepted else "no"
            merged[key] = self._ruling(one.signed, code, word, one.reason, merged.get(key))
        return merged

    def _ruling(self, signed: Signed, code: str, word: str, reason: str, before: Ruling | None) -> Ruling:
        accepted = self._entry(signed, code, word, Attestor.ASSESSOR, before.accepted if before else None)
        reasoned = self._entry(signed, reason, reason, Attestor.ASSESSOR)
        return Ruling(accepted, reasoned, self._entry(signed, signed.person, signed.person, Attestor.ASSESSOR))

    def disputes(
        self, imported: Mapping[tuple[str, int], Dispute], recorded: Iterable[RecordedDispute]
    ) -> dict[tuple[str, int], Dispute]:
        merged = dict(imported)
        for one in recorded:
            key = (one.code, one.year)
            merged[key] = self._dispute(one, merged.get(key))
        return merged

    def _dispute(self, one: RecordedDispute, before: Dispute | None) -> Dispute:
        signed, assessor = one.signed, Attestor.ASSESSOR
        earlier = before.established if before else None
        if one.established is None:
            established = missing(self._cell(signed, ""), "尚无认定值")
            self._supersede(earlier, established.cell)
        else:
            established = self._entry(signed, one.established, one.raw, assessor, earlier, one.unit)
        reason = self._entry(signed, one.reason, one.reason, assessor)
        person = self._entry(signed, signed.person, signed.person, assessor)
        return Dispute(one.code, one.year, reason, established, person)

    def figures(
        self, imported: Mapping[tuple[str, int], ExternalFigure], recorded: Iterable[RecordedFigure]
    ) -> dict[tuple[str, int], ExternalFigure]:
        merged = dict(imported)
        for one in recorded:
            before = merged.get((one.code, one.year))
            earlier, third = before.value if before else None, Attestor.THIRD_PARTY
            value = self._entry(one.signed, one.value, one.raw, third, earlier, one.unit)
            source = self._entry(one.signed, one.source, one.source, third)
            merged[one.code, one.year] = ExternalFigure(one.code, one.year, value, source)
        return merged

    def _entry(
        self, signed: Signed, value: Decimal | str, raw: str, by: Attestor, earlier: Entry | None = None, unit: str = ""
    ) -> Entry:
        """What was recorded, with what it takes the place of."""
        cell = self._cell(signed, raw)
        note = self._supersede(earlier, cell)
        return Entry(State.VALUE, value, cell, unit, Reading(raw, note=note) if note else None, attested_by=by)

    def _supersede(self, earlier: Entry | None, later: Cell) -> str:
        """What to say of an earlier entry that a later one takes the place of, if there is one."""
        if earlier is None or not earlier.present:
            return ""
        self.superseded.append(Superseded(earlier.cell, later))
        return f"代替此前的“{earlier.cell.raw}”（{earlier.cell}）"

    def _cell(self, signed: Signed, raw: str) -> Cell:
        return Cell(self.document, SHEET, f"#{signed.seq}", raw)


def _same_name(one: str, other: str) -> bool:
    return "".join(one.split()) == "".join(other.split())
