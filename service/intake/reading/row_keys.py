"""Which row states what: codes matched with those of the pack, notes and total rows told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from service.intake.cells.faults import Fault, remark
from service.intake.cells.words import did_you_mean
from service.intake.forms.layout import Form, Holds
from service.intake.reading.table import Table, filled
from service.vocabulary.language import Said, as_written, quoted
from service.vocabulary.problem import Problem
from service.vocabulary.writing import folded

_NOTE_STARTS = ("注", "备注", "说明", "*", "※")
_TOTAL_ENDS = ("合计", "小计", "总计", "共计")
_END_MARKS = frozenset({"以下空白", "以下无正文", "以下无内容"})
_BRACKETS_BEHIND = re.compile(r"(?<=.)\([^()]*\)$")
_NOTE, _TOTAL = Said("注释行", "a row of notes"), Said("合计行", "a row of totals")
_END_MARK, _HEADER_AGAIN = Said("结束标记", "a mark for the end"), Said("重复的表头", "a header repeated")
_ONE_ROW = Said("每项只填一行", "one row for each item")
_SHOWN = 12
_LONGEST_CODE = 60


def known_code(text: str, names: Mapping[str, str]) -> str | None:
    """The code a text stands for, written as the code or as its name (`names`: code → name); None for others."""
    return _spelled(names).get(folded(text))


def _spelled(names: Mapping[str, str]) -> dict[str, str]:
    """Folded code or name → code. A code goes before a name that reads the same."""
    spelled = {folded(name): code for code, name in names.items()} | {folded(code): code for code in names}
    spelled.pop("", None)
    return spelled


def unknown_code(text: str, names: Mapping[str, str]) -> Fault:
    """The fault of a code the pack does not have, with the nearest one it has."""
    spelled = _spelled(names)
    nearest = get_close_matches(folded(text[:_LONGEST_CODE]), list(spelled), n=1, cutoff=0.5)
    hint = did_you_mean(spelled[nearest[0]] if nearest else "")
    repair = Said(
        f"{hint.zh}请填写编码表中的编码，或删除这一行",
        f"{hint.en}write a code of the table of codes, or delete this row",
    )
    return Fault("unknown-code", _allowed_codes(list(names)), repair)


def _allowed_codes(codes: list[str]) -> Said:
    if not codes:
        return Said("（本规则包没有可填的编码）", "(the pack has no code for this)")
    shown, more = codes[:_SHOWN], len(codes) > _SHOWN
    zh = "、".join(shown) + ("等，见填写说明中的编码表" if more else "")
    return Said(zh, quoted(shown) + (" and others, see the table of codes in “填写说明”" if more else ""))


def keyed_rows(
    table: Table, names: Mapping[str, str], switched_off: Mapping[str, str] | None = None
) -> tuple[dict[str, int], tuple[Problem, ...]]:
    """Code → row for a sheet whose lines the template prints (`names`: code → name). A row of a rule that is
    `switched_off` (id → why) is no fault: the template of the pack that is extended prints it.

    A code that stands there twice is left out: which of its rows counts must not be guessed. Every row that is not
    read, and every code that has no row, gives a problem.
    """
    header = table.form.key
    spelled = _spelled(names)
    found: dict[str, list[int]] = {}
    problems: list[Problem] = []
    for row in table.rows:
        code = spelled.get(folded(table.raw(row, header).text))
        if code is None:
            problems.append(_unread(table, row, names, switched_off or {}))
        else:
            found.setdefault(code, []).append(row)
    for code, rows in found.items():
        problems += twice(table, header, rows)
        problems += _renamed(table, code, names[code], rows)
    problems += (_absent(table, code, name) for code, name in names.items() if code not in found)
    return {code: rows[0] for code, rows in found.items() if len(rows) == 1}, tuple(problems)


def free_rows(table: Table) -> tuple[tuple[int, ...], tuple[Problem, ...]]:
    """The rows of a list that state something; notes and totals are left out, each with a warning."""
    rows, problems = [], []
    for row in table.rows:
        if _is_note(table, row):
            problems.append(_left_out(table, row, _NOTE))
        elif what := _no_entry(table, row):
            problems.append(_left_out(table, row, what))
        else:
            rows.append(row)
    return tuple(rows), tuple(problems)


def is_total(text: str) -> bool:
    """Whether a text heads a row of totals: 合计, 合 计：, 小计（万元）, 项目合计."""
    word = _bare(text)
    return word == "汇总" or word.endswith(_TOTAL_ENDS)


def _bare(text: str) -> str:
    """A text without marks and without the brackets behind it."""
    return re.sub(r"\W", "", _BRACKETS_BEHIND.sub("", folded(text)))


def _no_entry(table: Table, row: int) -> Said | None:
    """What a row of a list is when it states nothing of its own; None for any other."""
    text = table.cells[row, _first(table, row)].text
    if is_total(text):
        return _TOTAL
    if _bare(text) in _END_MARKS:
        return _END_MARK
    places = table.places(row)
    # Word for word: a header that names another unit is the head of another table, whose rows must not pass unnoticed.
    repeated = all(
        folded(table.cells[row, place].text) == folded(table.cells[table.header_row, place].text) for place in places
    )
    return _HEADER_AGAIN if repeated and len(places) > 1 else None


def _renamed(table: Table, code: str, name: str, rows: Iterable[int]) -> Iterator[Problem]:
    """A warning for a row whose printed name is another one now, or whose text is that of another row: the code says
    what the row is about, the text that it may be meant for something else."""
    texts = next((line.texts for line in table.form.lines if line.key == code), {})
    labels = (column.header for column in table.form.columns if column.holds is Holds.LABEL)
    for header in (header for header in labels if header in texts and header in table.columns):
        own = texts[header]
        for row in rows:
            raw = table.raw(row, header)
            changed = filled(raw) and folded(raw.text) != folded(own)
            if changed and (own == name or _prints(table.form, header, raw.text)):
                repair = Said(
                    f"这一行按编码“{code}”作为“{own}”读取；填的是其他内容的，请另填相应的行，或改正文字",
                    f"read as “{own}”, by its code {code}; if something else is meant, fill in the row of that, or "
                    "correct the text",
                )
                yield remark("name-changed", as_written(f"“{own}”"), repair).at(raw, table.cell(row, header))


def _prints(form: Form, header: str, text: str) -> bool:
    """Whether some line of the form has this text under a header."""
    return any(folded(line.texts.get(header, "")) == folded(text) for line in form.lines)


def twice(table: Table, header: str, rows: Iterable[int]) -> Iterator[Problem]:
    """A problem for every row but the first that states the same thing."""
    first, *others = rows
    for row in others:
        place = table.cell(first, header).ref
        repair = Said(
            f"与 {place} 重复，无法判断以哪一行为准，这些行都不采用；只保留一行",
            f"the same as {place}; which of the rows counts cannot be told, so none is used; keep one of them",
        )
        yield Fault("duplicate-row", _ONE_ROW, repair).at(table.raw(row, header), table.cell(row, header))


def resembling(table: Table, header: str, keys: Mapping[int, object]) -> Iterator[Problem]:
    """A warning for every row whose key (`keys`: row → key) an earlier row has already; both rows are used."""
    first: dict[object, int] = {}
    for row, key in keys.items():
        earlier = first.setdefault(key, row)
        if earlier != row:
            place = table.cell(earlier, header).ref
            repair = Said(
                f"与 {place} 所在行相同，两行都已读取；如是重复填写，请删除一行",
                f"the same as the row of {place}; both were read; delete one if it was filled in twice",
            )
            yield remark("duplicate-row", _ONE_ROW, repair).at(table.raw(row, header), table.cell(row, header))


def _unread(table: Table, row: int, names: Mapping[str, str], switched_off: Mapping[str, str]) -> Problem:
    header = table.form.key
    raw = table.raw(row, header)
    if _is_note(table, row):
        return _left_out(table, row, _NOTE)
    if (off := known_code(raw.text, dict.fromkeys(switched_off, ""))) is not None:
        repair = Said(
            f"规则 {off} 已停用（{switched_off[off]}），这一行不采用；不必改动",
            f"rule {off} is switched off (“{switched_off[off]}”) and this row is not used; nothing has to be changed",
        )
        return remark("switched-off", Said("现行规则的编码", "the code of a rule in use"), repair).at(
            raw, table.cell(row, header)
        )
    if filled(raw):
        return unknown_code(raw.text, names).at(raw, table.cell(row, header))
    fault = Fault(
        "row-without-code",
        Said(f"“{header}”列有编码的行", f"a row with a code in the column “{header}”"),
        Said(f"补填“{header}”，或删除这一行的内容", f"fill in “{header}”, or clear this row"),
    )
    first = _first(table, row)
    return fault.at(table.cells[row, first], table.place(row, first))


def _absent(table: Table, code: str, name: str) -> Problem:
    header = table.form.key
    repair = Said(
        f"表中没有“{code}”（{name}）一行，按缺失处理；需要填报请补上这一行",
        f"the sheet has no row “{code}” (“{name}”), which is taken as missing; add it if there is something to state",
    )
    return remark("row-absent", Said(f"“{code}”一行", f"a row “{code}”"), repair).at(
        table.raw(table.header_row, header), table.head(header)
    )


def _left_out(table: Table, row: int, what: Said) -> Problem:
    first = _first(table, row)
    repair = Said(
        f"{what.zh}不作读取；如是填报内容，请按表头逐列填写",
        f"{what.en} is not read; if it is meant as a statement, fill it in column by column",
    )
    return remark("row-left-out", Said("填报内容", "a statement"), repair).at(
        table.cells[row, first], table.place(row, first)
    )


def _is_note(table: Table, row: int) -> bool:
    """Whether a row holds one text only, and that reads like a note."""
    places = table.places(row)
    return len(places) == 1 and table.cells[row, places[0]].text.strip().startswith(_NOTE_STARTS)


def _first(table: Table, row: int) -> int:
    return table.places(row)[0]
