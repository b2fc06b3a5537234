"""人工核查 and 否决事项: what named people answered to the checks no number can decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from service.intake.cells.faults import Fault, remark
from service.intake.cells.words import absent
from service.intake.files.grid import Kind, RawCell
from service.intake.forms.judgement_forms import ASSESSOR, EXPERTS, answer_headers, answers, manual_gates
from service.intake.forms.layout import NAMES
from service.intake.forms.submission_forms import manual_rules
from service.intake.reading.sheet_reader import SheetReader, written
from service.intake.reading.table import Table, filled
from service.rulelang.pack import Pack, Rule
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry, missing
from service.vocabulary.judgements import Opinion
from service.vocabulary.language import Said
from service.vocabulary.state import Attestor
from service.vocabulary.writing import folded

Opinions = dict[str, tuple[Opinion, ...]]

_VOICES = (ASSESSOR, *EXPERTS)
_NO_NAMES = "没有姓名行"


def read_checks(reader: SheetReader, pack: Pack) -> Opinions:
    """Rule id → one opinion for each column that counts for the check, blank ones included, in sheet order."""
    rules = {rule.id: rule for rule in manual_rules(pack)}
    names = _names(reader)
    voices = _voices(reader, names)
    rows = reader.lines({rule.id: rule.title for rule in rules.values()}, pack.switched_off)
    opinions = {code: _opinions(reader, rows.get(code), rule, voices) for code, rule in rules.items()}
    return _named_only(reader, names, opinions)


def read_gates(reader: SheetReader, pack: Pack) -> Opinions:
    """Rule id → the assessor's answer to each manual gate, with what it rests on."""
    rules = {rule.id: rule for rule in manual_gates(pack)}
    rows = reader.lines({rule.id: rule.title for rule in rules.values()}, pack.switched_off)
    return {code: (_gate(reader, rows.get(code), rule),) for code, rule in rules.items()}


def attested(entry: Entry, by: Attestor) -> Entry:
    """The same entry, with who stands behind it."""
    return replace(entry, attested_by=by)


def chosen(reader: SheetReader, row: int, header: str, words: Mapping[str, str] | None = None) -> Entry:
    """The code of a drop-down word; the problem of a word typed wrongly also says that the opinion does not count."""
    met = len(reader.problems)
    answer = reader.choice(row, header, words)
    reader.problems[met:] = (
        replace(problem, repair=_uncounted_until(problem.repair)) for problem in reader.problems[met:]
    )
    return answer


def _uncounted_until(repair: Said) -> Said:
    return Said(f"{repair.zh}；改正之前，此处意见不作数", f"{repair.en}; until then this opinion does not count")


def signature(reader: SheetReader, row: int, header: str) -> Entry:
    """The person a cell names; what stands for a blank (暂无, 待补, -) names nobody."""
    raw, cell = reader.table.raw(row, header), reader.table.cell(row, header)
    nobody = raw.kind is not Kind.ERROR and absent(raw, cell) is not None
    return missing(cell, f"未填写“{header}”") if nobody else reader.text(row, header)


def signed(reader: SheetReader, value: Entry, beside: Mapping[str, Entry]) -> Entry:
    """The value where all that must stand beside it (header → who, on what ground) is there. Otherwise it does not
    count: it is missing, and every blank cell is an error."""
    blank = {header: entry.cell for header, entry in beside.items() if not entry.present}
    if not value.present or not blank:
        return value
    for header, cell in blank.items():
        repair = Said(
            f"请补填“{header}”；认定须写明由谁、凭什么、对什么作出，缺一即不作数，{value.cell.ref} 按未填写处理",
            f"fill in “{header}”; a ruling says by whom, on what ground and on what it is made and does not count "
            f"without, so {value.cell.ref} is taken as blank",
        )
        allowed = Said(f"填写“{header}”", f"“{header}” filled in")
        reader.problems.append(Fault("not-signed", allowed, repair).at(_as_text(cell), cell))
    return _uncounted(value, f"未填写{'、'.join(f'“{header}”' for header in blank)}，此处认定不作数")


def _uncounted(value: Entry, reason: str) -> Entry:
    """What stands there is kept as text only."""
    return replace(missing(value.cell, reason), reading=value.reading, attested_by=value.attested_by)


def _as_text(cell: Cell) -> RawCell:
    return RawCell(Kind.TEXT, cell.raw)


def _gate(reader: SheetReader, row: int | None, rule: Rule) -> Opinion:
    if row is None:
        return Opinion("", attested(reader.nowhere(rule.id, "认定"), Attestor.ASSESSOR))
    answer = attested(chosen(reader, row, "认定", answers(rule)), Attestor.ASSESSOR)
    person, basis = signature(reader, row, "认定人"), reader.text(row, "依据")
    return Opinion(written(person), signed(reader, answer, {"认定人": person, "依据": basis}), basis)


def _opinions(reader: SheetReader, row: int | None, rule: Rule, voices: Mapping[str, str]) -> tuple[Opinion, ...]:
    """One opinion for each column that counts for the rule; what other columns say is mentioned and not used."""
    asked = [header for header in answer_headers(rule) if header in voices]
    if row is None:
        return tuple(_opinion(header, reader.nowhere(rule.id, header), voices) for header in asked)
    for header in voices:
        if header not in asked and filled(reader.table.raw(row, header)):
            reader.complain(row, header, _not_asked(ASSESSOR in asked))
    return tuple(_opinion(header, chosen(reader, row, header, answers(rule)), voices) for header in asked)


def _not_asked(assessor: bool) -> Fault:
    """The warning for an answer in a column that does not count; assessor: that one is asked, else the experts are."""
    who = (
        Said(f"“{ASSESSOR}”列", f"the column “{ASSESSOR}”")
        if assessor
        else Said("专家各列", "the columns of the experts")
    )
    repair = Said(
        f"本项由{who.zh}作答，此处内容不采用", f"this is answered in {who.en}; what is written here is not used"
    )
    return remark("not-asked", Said(f"在{who.zh}作答", f"an answer in {who.en}"), repair)


def _opinion(header: str, answer: Entry, voices: Mapping[str, str]) -> Opinion:
    by = Attestor.ASSESSOR if header == ASSESSOR else Attestor.EXPERT
    return Opinion(voices[header], attested(answer, by))


def _names(reader: SheetReader) -> dict[str, Entry]:
    """Column → the name above it; a name is missing where the row of names is gone."""
    row = _names_row(reader.table)
    if row is None:
        return {header: missing(reader.table.head(header), _NO_NAMES) for header in _VOICES}
    return {header: signature(reader, row, header) for header in _VOICES}


def _voices(reader: SheetReader, names: Mapping[str, Entry]) -> dict[str, str]:
    """Column → who speaks there, the header where no name is given. One person has one voice: a second column of the
    same name is an error and does not count."""
    voices: dict[str, str] = {}
    columns: dict[str, str] = {}
    for header, name in names.items():
        person = written(name)
        if not person:
            voices[header] = header
        elif columns.setdefault(folded(person), header) == header:
            voices[header] = person
        else:
            first = names[columns[folded(person)]].cell.ref
            repair = Said(
                f"{first} 已是同一人，本列意见不采用；一人只占一列，请改正姓名或删去重复的一列",
                f"{first} names the same person, so the opinions of this column are not used; correct the name, or "
                "clear the column that is there twice",
            )
            fault = Fault("same-person-twice", Said("一人一列", "one column for each person"), repair)
            reader.problems.append(fault.at(_as_text(name.cell), name.cell))
    return voices


def _names_row(table: Table) -> int | None:
    rows = (row for (row, _), raw in table.cells.items() if row < table.header_row and folded(raw.text) == NAMES)
    return min(rows, default=None)


def _named_only(reader: SheetReader, names: Mapping[str, Entry], opinions: Opinions) -> Opinions:
    """The opinions without the answers of columns that do not say who answers; each such column is an error."""
    nameless = {header: name for header, name in names.items() if not name.present}
    answering = {opinion.person for each in opinions.values() for opinion in each if opinion.answer.present}
    for header, name in nameless.items():
        if header in answering:
            fault = _nameless(header, with_row=name.reason != _NO_NAMES)
            reader.problems.append(fault.at(_as_text(name.cell), name.cell))
    return {code: tuple(_if_named(opinion, nameless) for opinion in each) for code, each in opinions.items()}


def _nameless(header: str, with_row: bool) -> Fault:
    """The fault of a column that does not say who answers; with_row: the sheet has its row of names."""
    before = (
        Said("", "")
        if with_row
        else Said(
            "在表头上方补一行，首格写“姓名”，并", "add a row above the header with “姓名” in its first cell, and "
        )
    )
    repair = Said(
        f"请{before.zh}在“{header}”上方的“姓名”行写明是谁的意见；没有署名的意见不作数，本列作答均未采用",
        f"{before.en}write above “{header}”, in the row “姓名”, whose opinion it is; opinions without a name do not "
        "count, and no answer of this column was used",
    )
    return Fault("nameless-opinion", Said("填写姓名", "a name"), repair)


def _if_named(opinion: Opinion, nameless: Mapping[str, Entry]) -> Opinion:
    if opinion.person not in nameless or not opinion.answer.present:
        return opinion
    return replace(opinion, answer=_uncounted(opinion.answer, f"“{opinion.person}”没有署名，此处意见不作数"))
