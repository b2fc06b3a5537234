"""不适用认定, 争议数据, 外部核对, 存疑处理: what assessors rule on, find out and compare."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TypeVar

from service.intake.cells.amounts import Measured
from service.intake.cells.faults import Fault
from service.intake.reading.read_opinions import attested, chosen, signature, signed
from service.intake.reading.row_keys import known_code, twice, unknown_code
from service.intake.reading.sheet_reader import SheetReader, measured, written
from service.rulelang.pack import Pack, Rule
from service.vocabulary.entry import Entry, missing
from service.vocabulary.finding import Theme
from service.vocabulary.judgements import Dispute, ExternalFigure, Ruling
from service.vocabulary.language import Said
from service.vocabulary.state import Attestor
from service.vocabulary.writing import folded

Stated = TypeVar("Stated")

_ASKED, _REASON = "存疑编号", "园区理由"
_NO_FIGURE = Said(
    "没有外部数值，无法核对；请补填，或删除这一行",
    "there is no outside figure, so nothing can be compared; fill it in, or delete the row",
)
_SUBJECTS = {"portfolio": ("重点项目", "项目"), "plan": ("实施方案", "方案"), "case": ("园区", "案卷")}


def read_waivers(reader: SheetReader, pack: Pack) -> dict[str, Ruling]:
    """Indicator code or rule id → whether the park's reason for 不适用 is accepted; of an indicator also which one."""
    indicators = _indicators(pack)
    names = indicators | {rule.id: rule.title for rule in pack.rules.values()}
    rows = ((row, code) for row in reader.rows() if (code := _code(reader, row, "编码", names)))
    return {
        code: _ruling(reader, row, "认定", "认定人", _REASON if code in indicators else "")
        for code, row in _unique(reader, "编码", rows).items()
    }


def read_disputes(reader: SheetReader, pack: Pack) -> dict[tuple[str, int], Dispute]:
    """(code, year) → the dispute. Of a value stated twice the dispute stands, but no value is established."""
    wanted = measures(pack)
    rows = list(_yearly(reader, {code: name for code, (name, _) in wanted.items()}))
    once = _unique(reader, "编码", rows)
    disputes = {}
    for row, key in rows:
        established = _figure(reader, row, "核查认定值", wanted[key[0]][1], Attestor.ASSESSOR)
        person = signature(reader, row, "认定人")
        established = signed(reader, established, {"认定人": person})
        if key not in once:
            established = missing(established.cell, "同一数据登记了两次，不采用认定值")
        disputes[key] = Dispute(*key, reader.text(row, "争议说明"), established, person)
    return disputes


def read_external(reader: SheetReader, pack: Pack) -> dict[tuple[str, int], ExternalFigure]:
    """(quantity code, year) → the figure of an outside body."""
    quantities = pack.catalogue.quantities.values()
    wanted = {quantity.code: measured(quantity) for quantity in quantities}
    rows = _unique(reader, "编码", _yearly(reader, {quantity.code: quantity.name for quantity in quantities}))
    figures = {}
    for key, row in rows.items():
        read = _figure(reader, row, "外部数值", wanted[key[0]], Attestor.THIRD_PARTY)
        value = reader.insist(row, "外部数值", read, _NO_FIGURE)
        figures[key] = ExternalFigure(*key, value, reader.text(row, "数据来源"))
    return figures


def read_closed_questions(reader: SheetReader, pack: Pack) -> dict[tuple[str, str], Ruling]:
    """(rule id, subject) → whether the question is answered, and which one by its 存疑编号."""
    rules = {rule.id: rule for rule in pack.by_theme(Theme.CREDIBILITY)}
    names = {rule.id: rule.title for rule in rules.values()}
    rows = []
    for row in reader.rows():
        code = _code(reader, row, "规则", names)
        subject = _subject(reader, row, rules[code], pack) if code else None
        if code and subject:
            rows.append((row, (code, subject)))
    return {key: _ruling(reader, row, "处理", "处理人", _ASKED) for key, row in _unique(reader, "规则", rows).items()}


def _ruling(reader: SheetReader, row: int, header: str, signer: str, on: str = "") -> Ruling:
    """on: the column that says what the ruling is about, where there is one."""
    accepted = attested(chosen(reader, row, header), Attestor.ASSESSOR)
    reason, person = reader.text(row, "理由"), signature(reader, row, signer)
    about = reader.text(row, on) if on else None
    beside = {"理由": reason, signer: person} | ({on: about} if about else {})
    return Ruling(signed(reader, accepted, beside), reason, person, about)


def _figure(reader: SheetReader, row: int, header: str, wanted: Measured, by: Attestor) -> Entry:
    """A number in the unit of its row, in the catalogue's unit where that is blank."""
    label, _ = reader.unit_label(row, "单位", wanted)
    return attested(reader.number(row, header, written(label) or wanted.unit, wanted), by)


def _indicators(pack: Pack) -> dict[str, str]:
    return {indicator.code: indicator.name for indicator in pack.catalogue.indicators.values()}


def measures(pack: Pack) -> dict[str, tuple[str, Measured]]:
    """Code of an indicator or quantity → its name and what its numbers are read as."""
    found = {i.code: (i.name, measured(i)) for i in pack.catalogue.indicators.values()}
    return found | {q.code: (q.name, measured(q)) for q in pack.catalogue.quantities.values()}


def _code(reader: SheetReader, row: int, header: str, names: Mapping[str, str]) -> str | None:
    text = reader.table.raw(row, header).text
    code = known_code(text, names)
    if code is None:
        reader.complain(row, header, unknown_code(text, names))
    return code


def _yearly(reader: SheetReader, names: Mapping[str, str]) -> Iterable[tuple[int, tuple[str, int]]]:
    """(row, (code, year)) of the rows that state both."""
    for row in reader.rows():
        code, year = _code(reader, row, "编码", names), reader.year(row, "年份")
        if isinstance(year.value, Decimal) and code:
            yield row, (code, int(year.value))
        elif not folded(reader.table.raw(row, "年份").text):
            allowed = Said("四位年份，如 2025", "a year of four digits, such as 2025")
            repair = Said("补填年份，或删除这一行", "fill in the year, or delete this row")
            reader.complain(row, "年份", Fault("year-missing", allowed, repair))


def _unique(reader: SheetReader, header: str, rows: Iterable[tuple[int, Stated]]) -> dict[Stated, int]:
    """Key → row, without the keys that stand there twice; each of these gives a problem."""
    found: dict[Stated, list[int]] = {}
    for row, key in rows:
        found.setdefault(key, []).append(row)
    for alike in found.values():
        reader.problems += twice(reader.table, header, alike)
    return {key: alike[0] for key, alike in found.items() if len(alike) == 1}


def _subject(reader: SheetReader, row: int, rule: Rule, pack: Pack) -> str | None:
    """The subject of a rule that a cell names: by key, code or name; it may be blank where the rule has only one."""
    text = reader.table.raw(row, "对象").text
    spellings = {subject: _spellings(subject, pack) for subject in rule.subjects}
    for subject, words in spellings.items():
        if folded(text) in words or (not folded(text) and len(rule.subjects) == 1):
            return subject
    shown = {subject.partition(":")[2] or subject: "" for subject in rule.subjects}
    reader.complain(row, "对象", unknown_code(text, shown))
    return None


def _spellings(subject: str, pack: Pack) -> set[str]:
    kind, _, code = subject.partition(":")
    named = measures(pack) if kind in ("indicator", "quantity") else {}
    name = named[code][0] if code in named else ""
    return {folded(word) for word in (subject, code, name, *_SUBJECTS.get(subject, ())) if word}
