"""核查记录 and what is recorded item by item in the case, merged into the judgements that are evaluated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from service.casework.acts.site_visit import Recuse
from service.casework.case import Case, Recorded
from service.casework.case_document import case_document, document_digest
from service.casework.judgement_layers import Layer, layers
from service.casework.rounds import applied_by
from service.vocabulary.canonical import canonical_digest
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry, Reading
from service.vocabulary.judgements import NO_JUDGEMENTS, Dispute, ExternalFigure, Judgements, Opinion, Ruling
from service.vocabulary.language import Said
from service.vocabulary.person import same_name
from service.vocabulary.state import Attestor

Key = TypeVar("Key")
Single = TypeVar("Single", Ruling, Dispute, ExternalFigure)


@dataclass(frozen=True, slots=True)
class Superseded:
    """An earlier judgement that a later one, which says otherwise, took the place of; both stay on record."""

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
    """An opinion that does not count, and why not."""

    rule: str
    person: str
    cell: Cell
    why: Said

    @property
    def said(self) -> Said:
        """Whose opinion on what is left out, and why."""
        return Said(
            f"{self.rule}：{self.person} {self.why.zh}，{self.cell} 的意见不计",
            f"{self.rule}: {self.person} {self.why.en}; the opinion at {self.cell} does not count",
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
        """SHA-256 of the merged judgements with their cells."""
        return canonical_digest(self.judgements)


def merge(case: Case, imported: Mapping[int, Judgements], on: date, waived: bool = True) -> MergedJudgements:
    """The judgements of a case on the day it is evaluated, without its waivers where not `waived`.

    `imported`: number of each ImportJudgements act → what its 核查记录 says (KeyError for one without). On any one
    matter the last act counts. Of experts each one's last answer counts, so that the engine combines them as it does
    those of a 核查记录; assessors speak with one voice. What is judged anew in a later round takes the place of all
    opinions of the rounds before. Waivers not in force, opinions of recused experts and those given before the park
    withdrew and applied again are left out.
    """
    document = case_document(case)
    found = layers(case, imported, document_digest(document), on, waived)
    sheets = [layer for layer in found if layer.sheet]
    base = sheets[-1].judgements if sheets else NO_JUDGEMENTS
    merging = _Merging(case.of(Recuse), applied_by(case))
    for layer in found:
        merging.add(layer)
    judgements = replace(
        base,
        opinions={rule: tuple(voice.opinion for voice in voices) for rule, voices in merging.opinions.items()},
        not_applicable=merging.not_applicable,
        disputes=merging.disputes,
        external=merging.external,
        closed_questions=merging.closed_questions,
        case=document_digest(document),
    )
    return MergedJudgements(judgements, tuple(merging.superseded), tuple(merging.excluded), document)


@dataclass(frozen=True, slots=True)
class _Voice:
    """One opinion and the layer it comes from."""

    layer: Layer
    opinion: Opinion

    def like(self, other: _Voice) -> bool:
        """Whether it is the same voice in another layer: the assessors', or that expert's."""
        mine, theirs = self.opinion, other.opinion
        if self.layer is other.layer or mine.answer.attested_by is not theirs.answer.attested_by:
            return False
        if self.layer.sheet or other.layer.sheet:
            same = same_name(mine.person, theirs.person)
        else:
            same = self.layer.person == other.layer.person
        return same or mine.answer.attested_by is Attestor.ASSESSOR

    def gives_way(self, layer: Layer, voices: list[_Voice]) -> bool:
        """Whether it gives way to what a later layer says: a later round begins anew, a 核查记录 replaces those before
        it, and everybody's last word counts."""
        return self.layer.round < layer.round or (self.layer.sheet and layer.sheet) or any(map(self.like, voices))


@dataclass
class _Merging:
    """One merge: who is recused, which act applied for what is judged, what counts so far, what was left behind."""

    recusals: tuple[Recorded[Recuse], ...]
    applied: int
    opinions: dict[str, tuple[_Voice, ...]] = field(default_factory=dict)
    not_applicable: dict[str, Ruling] = field(default_factory=dict)
    disputes: dict[tuple[str, int], Dispute] = field(default_factory=dict)
    external: dict[tuple[str, int], ExternalFigure] = field(default_factory=dict)
    closed_questions: dict[tuple[str, str], Ruling] = field(default_factory=dict)
    superseded: list[Superseded] = field(default_factory=list)
    excluded: list[Excluded] = field(default_factory=list)

    def add(self, layer: Layer) -> None:
        """Lay what an act says over what was said before."""
        said = layer.judgements
        for rule, opinions in said.opinions.items():
            self._hear(rule, layer, tuple(self._taking_part(rule, layer, opinions)))
        self._lay(self.not_applicable, said.not_applicable, "accepted")
        self._lay(self.disputes, said.disputes, "established")
        self._lay(self.external, said.external, "value")
        self._lay(self.closed_questions, said.closed_questions, "accepted")

    def _taking_part(self, rule: str, layer: Layer, opinions: tuple[Opinion, ...]) -> Iterator[Opinion]:
        recusals = [one for one in self.recusals if not one.act.items or rule in one.act.items]
        for opinion in opinions:
            recusal = next((one.act for one in recusals if _of(one.act, layer, opinion)), None)
            if recusal is None and layer.seq > self.applied:
                yield opinion
            elif opinion.answer.present:
                why = _WITHDRAWN if recusal is None else _recused(recusal)
                self.excluded.append(Excluded(rule, opinion.person, opinion.answer.cell, why))

    def _hear(self, rule: str, layer: Layer, opinions: tuple[Opinion, ...]) -> None:
        """The opinions of a layer on a rule; a layer without any leaves the earlier ones."""
        before = self.opinions.get(rule, ())
        voices = [_Voice(layer, one) for one in opinions if one.answer.present]
        if not voices:
            self.opinions[rule] = before or tuple(_Voice(layer, one) for one in opinions)
            return
        gone = [one for one in before if one.gives_way(layer, voices)]
        silent = [one for one in gone if not any(map(one.like, voices))]
        heard = []
        for opinion in opinions:
            voice = _Voice(layer, opinion)
            own = [one for one in gone if one.like(voice) and one.opinion.answer.value != opinion.answer.value]
            instead_of = own + (silent if opinion is voices[0].opinion else [])
            answer = self._instead(opinion.answer, (one.opinion.answer for one in instead_of))
            heard.append(_Voice(layer, replace(opinion, answer=answer)))
        self.opinions[rule] = (*(one for one in before if one not in gone), *heard)

    def _lay(self, before: dict[Key, Single], later: Mapping[Key, Single], deciding: str) -> None:
        """Later statements over earlier ones, by their deciding entry. One that decides nothing leaves what is there,
        but for a dispute: a value disputed anew is no longer established."""
        for key, statement in later.items():
            entry, earlier = getattr(statement, deciding), before.get(key)
            if earlier is None or entry.present or isinstance(statement, Dispute):
                before_it = getattr(earlier, deciding) if earlier is not None else entry
                gone = (before_it,) if before_it.value != entry.value else ()
                decided: dict[str, Any] = {deciding: self._instead(entry, gone)}
                before[key] = replace(statement, **decided)

    def _instead(self, later: Entry, earlier: Iterable[Entry]) -> Entry:
        """An entry with a note of what it takes the place of."""
        gone = [entry.cell for entry in earlier if entry.present]
        if not gone:
            return later
        self.superseded += [Superseded(cell, later.cell) for cell in gone]
        told = "、".join(f"“{cell.raw}”（{cell}）" for cell in gone)
        reading = later.reading or Reading(later.cell.raw)
        note = f"{reading.note}；代替此前的{told}" if reading.note else f"代替此前的{told}"
        return replace(later, reading=replace(reading, note=note))


_WITHDRAWN = Said("在园区撤回申请之前作答", "answered before the park withdrew its application")


def _recused(act: Recuse) -> Said:
    return Said(f"已回避（{act.reason}）", f"is recused ({act.reason})")


def _of(recusal: Recuse, layer: Layer, opinion: Opinion) -> bool:
    """Whether it is the recused expert's opinion, under whatever number they are on record."""
    by_name = bool(recusal.expert_name) and same_name(recusal.expert_name, opinion.person)
    return by_name or (not layer.sheet and recusal.expert == layer.person)
