"""The texts of a park list → values: dates that keep their zero, areas never guessed, places by any usual name."""

from __future__ import annotations

import re
from decimal import Decimal
from unicodedata import normalize

from service.authoring.nearest import nearest
from service.intake.cells.faults import misread
from service.intake.cells.numbers import numeral_of
from service.intake.cells.words import did_you_mean
from service.intake.files.grid import Kind, RawCell
from service.vocabulary.jurisdiction import Jurisdiction, Jurisdictions
from service.vocabulary.language import Said
from service.vocabulary.park import CATALOGUE_CODE, ApprovingLevel
from service.vocabulary.writing import folded

_LEVELS = {
    ApprovingLevel.NATIONAL: ("国务院", "国家级", "国家", "national"),
    ApprovingLevel.PROVINCIAL: (
        "省政府", "省级", "省人民政府", "自治区政府", "自治区人民政府", "自治区级", "市政府", "市人民政府",
        "直辖市政府", "省(区、市)政府", "省级人民政府", "provincial",
    ),
}  # fmt: skip
_BY_WRITING = {writing: level for level, writings in _LEVELS.items() for writing in writings}
_MONTH = re.compile(r"(\d{4})(?:\.(\d{2})|[-/](\d{1,2})|年(\d{1,2})月)(?:[-/.]\d{1,2}|\d{1,2}日)?", re.ASCII)
_LOST_ZERO = re.compile(r"(\d{4})\.([1-9])", re.ASCII)
_MONTHS = range(1, 13)
_APPROVED_AREA = "write the area of the approval"
_HECTARES = ("", "公顷", "ha")


def name_of(text: str) -> str:
    """A name without the blanks around it and without line breaks; otherwise as written, whatever it looks like."""
    return " ".join(text.split())


def code_of(text: str) -> str:
    """`G156020`, in any width or case.

    Raises:
        MisreadError: no code of the catalogue.
    """
    code = "".join(normalize("NFKC", text).split()).upper()
    if CATALOGUE_CODE.fullmatch(code):
        return code
    allowed = Said(
        "目录代码：G 或 S 加六位数字，如 G156020",
        "a code of the national catalogue: G or S and six digits, such as G156020",
    )
    repair = Said("按目录改正；没有代码的留空", "correct it by the catalogue; leave it blank if the park has no code")
    raise misread("park-code", allowed, repair)


def month_of(raw: RawCell) -> str:
    """Year and month as `1992.10`; a day is dropped.

    Raises:
        MisreadError: no month, or one that lost its zero: 1992.1 may be January or October.
    """
    text = "".join(normalize("NFKC", raw.text).split())
    if raw.kind is Kind.DATE:
        return f"{text[:4]}.{text[5:7]}"
    lost = _LOST_ZERO.fullmatch(text)
    if lost is not None:
        readings = (f"{lost[1]}.0{lost[2]}", f"{lost[1]}.{lost[2]}0") if lost[2] == "1" else (f"{lost[1]}.0{lost[2]}",)
        allowed = Said("四位年和两位月，如 1992.10", "year of four and month of two digits, such as 1992.10")
        repair = Said(
            "把这一列设为文本，按四位年、两位月填写",
            "set the format of this column to text, and write the year with four and the month with two digits",
        )
        raise misread("lost-zero", allowed, repair, *readings)
    found = _MONTH.fullmatch(text)
    month = next((int(part) for part in found.groups()[1:] if part), 0) if found is not None else 0
    if found is None or month not in _MONTHS:
        allowed = Said("年和月，如 1992.10、1992年10月、1992-10", "year and month, such as 1992.10 or 1992-10")
        repair = Said("改正批准时间，或留空", "correct when it was approved, or leave it blank")
        raise misread("bad-month", allowed, repair)
    return f"{found[1]}.{month:02d}"


def area_of(raw: RawCell) -> Decimal:
    """Hectares, exactly as written.

    Raises:
        MisreadError: no plain number above zero, or another unit.
    """
    numeral = numeral_of(raw)
    if numeral.unit not in _HECTARES:
        allowed = Said("以公顷计的数", "a number of hectares")
        raise misread("area-unit", allowed, Said("换算成公顷，不写单位", "convert it to hectares, without a unit"))
    if numeral.about or numeral.bound != "exact" or numeral.remark:
        allowed = Said("一个确数，如 20.96", "one exact number, such as 20.96")
        repair = Said("填写批复的核准面积；不知道的留空", f"{_APPROVED_AREA}; leave it blank if it is not known")
        raise misread("bad-area", allowed, repair)
    if numeral.value <= 0:
        repair = Said(
            "填写批复的核准面积；不知道的留空，不写 0",
            f"{_APPROVED_AREA}; leave it blank if it is not known, and write no 0",
        )
        raise misread("bad-area", Said("大于零的数", "a number above zero"), repair)
    return numeral.value


def level_of(text: str) -> ApprovingLevel:
    """Who approved: 国务院, 省政府 and the like.

    Raises:
        MisreadError: anything else.
    """
    level = _BY_WRITING.get(folded(text))
    if level is None:
        allowed = Said("国务院（国家级）、省政府（省级）", "“国务院” (national) or “省政府” (provincial)")
        raise misread("unknown-word", allowed, Said("改成其中之一", "write one of these"))
    return level


def place_of(text: str, jurisdictions: Jurisdictions) -> Jurisdiction:
    """The jurisdiction of any usual writing: 浙江省, 浙江, 新疆兵团.

    Raises:
        MisreadError: anything else.
    """
    found = jurisdictions.named(text)
    if found is not None:
        return found
    near = nearest(text.strip(), [writing for one in jurisdictions for writing in one.writings])
    hint = did_you_mean(near)
    allowed = Said(
        "31 个省（区、市）、5 个计划单列市、新疆生产建设兵团",
        "one of the 31 provinces, the 5 cities that report by themselves (“计划单列市”), or “新疆生产建设兵团”",
    )
    repair = Said(f"{hint.zh}写省（区、市）的名称", f"{hint.en}write the name of the province")
    raise misread("unknown-place", allowed, repair)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a list such as 轻工、民间贸易, each once; a mark at the end counts for nothing."""
    words = (name_of(word) for word in re.split(r"[、，,；;]", text))
    return tuple(dict.fromkeys(word for word in words if word))
