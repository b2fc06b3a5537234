"""第三方核查: what an organisation attests of the workbook's values, and what follows where it found another value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from service.casework.acts.site_visit import ImportJudgements, RecordVerification, VerifiedValue
from service.casework.case import Case, Recorded
from service.casework.case_document import cell_of
from service.rulelang.pack import Pack
from service.vocabulary.entry import Entry, Reading, missing
from service.vocabulary.exact import shortest
from service.vocabulary.judgements import Dispute, ExternalFigure, Judgements
from service.vocabulary.language import Said
from service.vocabulary.state import Attestor, State
from service.vocabulary.submission import Submission

_COMPARED = frozenset({"external", "external_deviation"})
"""The attributes by which a rule compares a raw quantity with an outside figure."""


class Standing(StrEnum):
    """How an attested value stands to the reported one. A difference is asked about, never corrected."""

    CONFIRMED = "confirmed"
    COMPARED = "compared"
    DISPUTED = "disputed"
    NOT_REPORTED = "not_reported"
    RULED = "ruled"

    @property
    def said(self) -> Said:
        """The consequence in both languages."""
        return _STANDINGS[self]


_STANDINGS = {
    Standing.CONFIRMED: Said("与园区填报一致", "as the park reported"),
    Standing.COMPARED: Said(
        "与园区填报不一致，按规则与外部数据核对，超出允许偏差的列为存疑",
        "other than the park reported: compared by a rule, a question where it is beyond the tolerance",
    ),
    Standing.DISPUTED: Said(
        "与园区填报不一致，列为争议数据，查清之前不用于评价",
        "other than the park reported: disputed, and not used until it is settled",
    ),
    Standing.NOT_REPORTED: Said("园区没有填报，不代为填补", "not reported by the park, and not filled in for it"),
    Standing.RULED: Said("已作为争议数据由评估员处理", "an assessor deals with it as a disputed value already"),
}


@dataclass(frozen=True, slots=True)
class AttestedValue:
    """One attested value, the entry it is about (None where the sheet has none), and how they stand."""

    recorded: Recorded[RecordVerification]
    value: VerifiedValue
    title: str
    reported: Entry | None
    standing: Standing

    @property
    def said(self) -> Said:
        """Who attests what, and what follows."""
        value, who = self.value, self.recorded.act.organisation
        found = value.raw or f"{shortest(value.value)} {value.unit}".rstrip()
        told = f"“{self.reported.cell.raw}”（{self.reported.cell}）" if self.reported and self.reported.present else ""
        zh, en = self.standing.said
        return Said(
            f"{who}核查：{self.title} {value.year} 年 {found}，{zh}{told}",
            f"{who}: {self.title} {value.year} is {found}, {en} {told}".rstrip(),
        )


@dataclass(frozen=True, slots=True)
class Attested:
    """What is evaluated once verifications are taken into account, and every value attested last."""

    submission: Submission
    judgements: Judgements
    values: tuple[AttestedValue, ...] = ()


def attest(case: Case, submission: Submission, judgements: Judgements, pack: Pack) -> Attested:
    """The same submission and judgements with the verifications on record.

    Of several on one value the last counts. A value found as reported is attested by the third party. Another one
    becomes an outside figure where a rule of the pack compares the quantity in the evaluated year, else a dispute
    without an established value. What assessors dispute themselves stays theirs.
    """
    values = tuple(_values(case, submission, judgements, pack))
    external, disputes = dict(judgements.external), dict(judgements.disputes)
    for one in values:
        key = one.value.code, one.value.year
        if _is_compared(one, submission, pack) and not _sheet_is_later(case, judgements, one):
            external[key] = _figure(one, judgements.case)
        if one.standing is Standing.DISPUTED:
            disputes[key] = _dispute(one, judgements.case)
    confirmed = {(one.value.code, one.value.year): one for one in values if one.standing is Standing.CONFIRMED}
    return Attested(
        _confirmed(submission, confirmed),
        replace(judgements, external=external, disputes=disputes),
        values,
    )


def _values(case: Case, submission: Submission, judgements: Judgements, pack: Pack) -> Iterator[AttestedValue]:
    last = {(value.code, value.year): (one, value) for one in case.of(RecordVerification) for value in one.act.values}
    for key, (recorded, value) in last.items():
        reported = reported_value(submission, *key)
        blank = AttestedValue(recorded, value, _title(value.code, pack), reported, Standing.CONFIRMED)
        yield replace(blank, standing=_standing(blank, submission, judgements, pack))


def reported_value(submission: Submission, code: str, year: int) -> Entry | None:
    """What the workbook states for an indicator or raw quantity in a year, None where it has no such cell."""
    if (quantity := submission.quantities.get(code)) is not None:
        return quantity.values.get(year)
    indicator = submission.indicators.get(code)
    return indicator.actuals.get(year) if indicator is not None else None


def _standing(one: AttestedValue, submission: Submission, judgements: Judgements, pack: Pack) -> Standing:
    if (one.value.code, one.value.year) in judgements.disputes:
        return Standing.RULED
    if one.reported is None or not one.reported.present:
        return Standing.NOT_REPORTED
    if one.reported.value == one.value.value:
        return Standing.CONFIRMED
    return Standing.COMPARED if _is_compared(one, submission, pack) else Standing.DISPUTED


def _is_compared(one: AttestedValue, submission: Submission, pack: Pack) -> bool:
    """Whether a rule of the pack compares this quantity of this year with an outside figure."""
    if submission.cover.evaluated_year.value != one.value.year:
        return False
    subject = f"quantity:{one.value.code}"
    rules = (rule for rule in pack.rules.values() if subject in rule.subjects)
    return any(attribute.name in _COMPARED for rule in rules for attribute in rule.table.attributes)


def _sheet_is_later(case: Case, judgements: Judgements, one: AttestedValue) -> bool:
    """Whether a 核查记录 taken in since states an outside figure of its own."""
    sheet = case.last(ImportJudgements, one.recorded.seq)
    figure = judgements.external.get((one.value.code, one.value.year))
    return sheet is not None and figure is not None and figure.value.cell.document == judgements.digest


def _figure(one: AttestedValue, digest: str) -> ExternalFigure:
    return ExternalFigure(one.value.code, one.value.year, _found(one, digest), _word(one, digest, _source(one)))


def _dispute(one: AttestedValue, digest: str) -> Dispute:
    nothing = missing(cell_of(one.recorded, digest, ""), "第三方核查值与填报值不一致，尚无认定值")
    return Dispute(one.value.code, one.value.year, _word(one, digest, one.said.zh), nothing)


def _found(one: AttestedValue, digest: str) -> Entry:
    cell = cell_of(one.recorded, digest, one.value.raw or shortest(one.value.value))
    return Entry(State.VALUE, one.value.value, cell, one.value.unit, attested_by=Attestor.THIRD_PARTY)


def _word(one: AttestedValue, digest: str, text: str) -> Entry:
    return Entry(State.VALUE, text, cell_of(one.recorded, digest, text), attested_by=Attestor.THIRD_PARTY)


def _source(one: AttestedValue) -> str:
    return f"{one.recorded.act.organisation}第三方核查（第 {one.recorded.seq} 号记录）"


def _confirmed(submission: Submission, values: Mapping[tuple[str, int], AttestedValue]) -> Submission:
    """The submission, each confirmed entry attested by the third party."""
    quantities, indicators = dict(submission.quantities), dict(submission.indicators)
    for (code, year), one in values.items():
        if code in quantities:
            row = quantities[code]
            quantities[code] = replace(row, values={**row.values, year: _attested(row.values[year], one)})
        else:
            stated = indicators[code]
            indicators[code] = replace(stated, actuals={**stated.actuals, year: _attested(stated.actuals[year], one)})
    return replace(submission, quantities=quantities, indicators=indicators) if values else submission


def _attested(entry: Entry, one: AttestedValue) -> Entry:
    reading = entry.reading or Reading(entry.cell.raw)
    note = "；".join(filter(None, (reading.note, f"{_source(one)}确认")))
    return replace(entry, attested_by=Attestor.THIRD_PARTY, reading=replace(reading, note=note))


def _title(code: str, pack: Pack) -> str:
    measure = pack.catalogue.quantities.get(code) or pack.catalogue.indicators.get(code)
    return measure.name if measure is not None else code
