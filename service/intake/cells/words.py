"""Words in cells: blanks and what stands for them, free text, the words of drop-downs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from difflib import get_close_matches

from service.intake.cells.faults import Fault, Read, refused, remark
from service.intake.cells.formats import shown_as
from service.intake.files.grid import Kind, RawCell
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry, Reading, missing
from service.vocabulary.language import Said, quoted
from service.vocabulary.state import State

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-([0-9]{2})-([0-9]{2})")
_EDGES = " \t\r\n\u00a0\u3000\u200b\ufeff"
_DASHES = re.compile(r"[-‐‑‒–—―─－_/／\\*.。…·?？~～]+")
_NO_DATA = frozenset(
    (
        "无数据", "没有数据", "暂无", "暂无数据", "暂缺", "缺", "缺失", "缺项", "缺数据", "未统计", "未填", "未填写",
        "未提供", "待定", "待填", "待补", "待补充", "待统计", "待核实", "空", "空白", "不详", "未知", "不清楚",
        "null", "none", "nan", "tbd",
    )
)  # fmt: skip
_NOT_APPLICABLE = frozenset(("无", "没有", "n/a", "na", "n.a.", "不适用", "不涉及", "无此项", "没有此项", "不存在"))
_NEGATIONS = "未没不无非否免"
_INDICATORS = "指标"
"""The sheet whose column 状态 says what does not apply."""
_NOT_APPLICABLE_HINT = remark(
    "not-applicable-in-value",
    Said("数值，或留空", "a number, or a blank"),
    Said(
        "按缺失处理；确实不适用的，请在“状态”列选“不适用”并写明原因",
        "taken as missing; where it does not apply, choose “不适用” in the column “状态” and give the reason",
    ),
)
_NOTHING_HINT = remark(
    "not-applicable-in-value",
    Said("填写内容，或留空", "a statement, or a blank"),
    Said(
        "按缺失处理；数量确实为零的填 0，没有数据的留空",
        "taken as missing; write 0 where there is really none, and leave it blank where there are no data",
    ),
)


def read_text(raw: RawCell, cell: Cell) -> Read:
    """Free text without the spaces around it, otherwise as typed; blank or only dashes is missing. A stored number is
    the text it shows: 0012 under 0000, ZZ01 under "ZZ"00."""
    if raw.kind is Kind.ERROR:
        return refused(raw, cell, _formula_error())
    text = _text_shown(raw).strip(_EDGES)
    if not text:
        return missing(cell), ()
    if _DASHES.fullmatch(text):
        return missing(cell, f"填写为“{text}”，视为缺失"), ()
    told = (_date_hint(text).at(raw, cell),) if raw.kind is Kind.DATE else ()
    return Entry(State.VALUE, text, cell, reading=Reading(raw.text)), told


def _date_hint(text: str) -> Fault:
    """The warning for a date in a column of texts: programs make one of pages 1-14 and of number 3/5."""
    day = _DAY.match(text)
    readings = (text, f"{int(day[1])}-{int(day[2])}") if day else (text,)
    repair = Said(
        f"单元格里存的是日期，已按“{text}”读取；原本不是日期的，把格式设为文本后重填",
        f"the cell stores a date and was read as “{text}”; if it was not meant as one, set the format to text and type "
        "it again",
    )
    return remark("date-instead-of-text", Said("文字", "text"), repair, *readings)


def _text_shown(raw: RawCell) -> str:
    if raw.kind is not Kind.NUMBER or not _NUMBER.fullmatch(raw.text):
        return raw.text
    return shown_as(raw.number_format, Decimal(raw.text)).as_text


def read_choice(raw: RawCell, cell: Cell, words: Mapping[str, str]) -> Read:
    """The code of a drop-down word (`words`: Chinese word → code); spaces and width do not matter.

    An unknown word is an error that names the nearest allowed one; nothing is guessed.
    """
    stated, problems = read_text(raw, cell)
    if not stated.present:
        return stated, problems
    code = {_folded(word): code for word, code in words.items()}.get(_folded(raw.text))
    if code is None:
        return refused(raw, cell, _unknown_word(raw.text, words))
    return Entry(State.VALUE, code, cell, reading=Reading(raw.text)), ()


def absent(raw: RawCell, cell: Cell) -> Read | None:
    """The answer for a cell that states no value (blank, `-`, 暂无, N/A, #REF!); None when it states something."""
    if raw.kind is Kind.ERROR:
        return refused(raw, cell, _formula_error())
    if raw.kind in (Kind.NUMBER, Kind.BOOL, Kind.DATE):
        return None
    text = raw.text.strip(_EDGES)
    folded = _folded(text)
    if not folded:
        return missing(cell), ()
    if _DASHES.fullmatch(folded) or folded in _NO_DATA:
        return missing(cell, f"填写为“{text}”，视为缺失"), ()
    if folded in _NOT_APPLICABLE:
        reason = f"填写为“{text}”，视为缺失"
        if cell.sheet != _INDICATORS:
            return missing(cell, reason), (_NOTHING_HINT.at(raw, cell),)
        return missing(cell, f"{reason}；不适用请在“状态”列说明"), (_NOT_APPLICABLE_HINT.at(raw, cell),)
    return None


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).strip(_EDGES).split()).casefold()


def _formula_error() -> Fault:
    return Fault(
        "formula-error",
        Said("数值、文字或留空", "a number, a text or a blank"),
        Said("修正单元格中的公式，或直接填写结果", "correct the formula in the cell, or write its result"),
    )


def _unknown_word(text: str, words: Mapping[str, str]) -> Fault:
    typed = _folded(text)
    # 未审核同意 is near 已审核同意 in letters and its opposite in meaning.
    alike = [word for word in words if _negations(word) == _negations(typed)]
    nearest = get_close_matches(typed, alike, n=1, cutoff=0.4)
    hint = did_you_mean(nearest[0] if nearest else "")
    repair = Said(f"{hint.zh}请从下拉列表中选择", f"{hint.en}choose from the drop-down list")
    return Fault("unknown-word", Said("、".join(words), quoted(words)), repair)


def did_you_mean(nearest: str) -> Said:
    """The question that a repair begins with where something allowed is near; else nothing."""
    return Said(f"您是否想写“{nearest}”？", f"did you mean “{nearest}”? ") if nearest else Said("", "")


def _negations(text: str) -> int:
    return sum(text.count(negation) for negation in _NEGATIONS)
