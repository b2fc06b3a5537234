"""A number as people write it → exact digits, the text of its unit, whether it is a bound or only approximate."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from service.intake.cells.faults import MisreadError, misread

_INTEGER_DIGITS = 15
_ALL_DIGITS = 30
_LONGEST = 100

ABOUT, AT_LEAST, AT_MOST, EXACT = "about", "at_least", "at_most", "exact"
_ABOVE = ("超过", "高于", "大于", "多于", "突破", "超", ">")
_BELOW = ("低于", "小于", "少于", "<")
_STRICT = frozenset(_ABOVE + _BELOW)
_BEFORE: Mapping[str, str] = {
    **dict.fromkeys(
        ("大约", "大概", "约为", "约", "将近", "接近", "近", "预计", "预估", "估计", "估算", "暂估", "≈", "~"), ABOUT
    ),
    **dict.fromkeys(("不低于", "不少于", "不小于", "大于等于", "大于或等于", "至少", "≥"), AT_LEAST),
    **dict.fromkeys((*_ABOVE, "≧", "⩾", ">="), AT_LEAST),
    **dict.fromkeys(("不超过", "不高于", "不大于", "不多于", "小于等于", "小于或等于", "≤"), AT_MOST),
    **dict.fromkeys((*_BELOW, "至多", "最多", "≦", "⩽", "<="), AT_MOST),
    **dict.fromkeys(("达到", "保持在", "稳定在", "控制在", "达", "为", "="), EXACT),
}
_AFTER: Mapping[str, str] = {
    **dict.fromkeys(("左右", "上下", "多", "余"), ABOUT),
    **dict.fromkeys(("及以上", "或以上", "以上", "+"), AT_LEAST),
    **dict.fromkeys(("及以下", "或以下", "以下", "以内", "之内"), AT_MOST),
}
_DIGITS = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+)"
_NUMBER = rf"[+-]?{_DIGITS}(?:[eE][+-]?[0-9]{{1,3}})?"


def _one_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_WORDS_BEFORE, _WORDS_AFTER = re.compile(_one_of(_BEFORE)), re.compile(_one_of(_AFTER))
_WRITTEN = re.compile(
    rf"(?P<before>(?:{_one_of(_BEFORE)})*)(?P<number>{_NUMBER})(?P<some>[余多]?)"
    rf"(?P<unit>.*?)(?P<after>(?:{_one_of(_AFTER)})*)",
    re.DOTALL,
)
_SECOND = re.compile(rf"(.*?)(?:[-~〜—–―─‐]+|至|到)({_NUMBER})(.*)", re.DOTALL)
_DATE = re.compile(r"[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?")
_BRACKETED = re.compile(rf"\(-?({_DIGITS})([^()]*)\)")
_REMARK = re.compile(r"(.*[^/(])\(([^()]+)\)", re.DOTALL)
_LOOKALIKE = re.compile(r"[+-]?(?=.*[0-9.])[0-9.,]*[OoIl|][0-9OoIl|.,]*", re.DOTALL)
_CHANGE = re.compile("下降|降低|减少|削减|提高|提升|上升|增长|增加")
_CHANGE_ALONE = re.compile(rf"(?:累计|总计)?(?:{_CHANGE.pattern})(?:率|幅度|量)?|[降增减升]幅|年均|每年|逐年|同比|环比")
_DASHES = re.compile(r"[-—–―─~/\\_]+")
_LETTERS_MEANT = str.maketrans("OoIl|", "00111")
_NUMERALS = "[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟点]+"
_IN_WORDS = re.compile(rf"百分之|[一二两三四五六七八九十]成|{_NUMERALS}(?:[%‰]|个百分点)")
_COUNTED = re.compile(rf"(?:{_one_of(_BEFORE)})*{_NUMERALS}(?:$|[个项家次倍吨])")


_QUOTES = "'\"`´‘’“”"
_STRUCK = "\u0336"
_ONE_NUMBER = "一个阿拉伯数字写的数，如 1234.5 或 1,234.5"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A written number: exact value, text of the unit behind it, bound (`at_least`, `at_most` or `exact`), whether it
    is only approximate, the words that say so, and a remark in brackets."""

    value: Decimal
    unit: str = ""
    bound: str = EXACT
    about: bool = False
    words: tuple[str, ...] = ()
    remark: str = ""

    @property
    def strict(self) -> bool:
        """Whether the words leave the bound itself out: 低于0.35, >90%."""
        return not _STRICT.isdisjoint(self.words)


def tidy(text: str) -> str:
    """The text in half-width characters with one kind of minus and no space but between digits.

    Raises:
        MisreadError: a superscript, fraction or circled digit that would turn into plain digits; a part struck out.
    """
    if _STRUCK in text:
        raise misread("struck-out", _ONE_NUMBER, "删去划掉的部分；整格划掉的，不采用请清空，采用请取消删除线")
    for before, sign in zip(" " + text, text, strict=False):
        digit_like = unicodedata.normalize("NFKC", sign)[0] in "0123456789"
        if digit_like and unicodedata.category(sign) != "Nd" and not before.isalpha():
            repair = f"删去“{sign}”；它是数的一部分的，改写为普通数字"
            raise misread("not-a-number", _ONE_NUMBER, repair)
    plain = unicodedata.normalize("NFKC", text).replace("−", "-")
    plain = re.sub(r"[\u200b\u200c\u200d\u2060\ufeff]", "", plain)
    return re.sub(r"(?<![0-9])\s+|\s+(?![0-9])", "", plain)


def read_numeral(text: str) -> Numeral:
    """The one number a text states: `1,234.5`, `3.2万吨标煤`, `近200`, `90%以上`, `0.41（等价值）`.

    Raises:
        MisreadError: no number, a range, malformed separators, look-alike letters, contradictory
            bounds, more digits than are kept; the fault lists the readings.
    """
    if len(text) > _LONGEST:
        raise misread("not-a-number", _ONE_NUMBER, "此处只填数值，文字移到“说明”列")
    body, remark = _without_remark(tidy(text))
    body, remark = _with_words_of(remark, body)
    match = _WRITTEN.fullmatch(body)
    if match is None or _LOOKALIKE.match(body) or _CHANGE.search(match["unit"]):
        raise _no_number(body)
    _refuse_second_number(body, match)
    if _DASHES.fullmatch(match["unit"]):
        raise misread("not-a-number", _ONE_NUMBER, f"删去数字后面的“{match['unit']}”")
    before = _WORDS_BEFORE.findall(match["before"])
    after = _WORDS_AFTER.findall(match["after"])
    kinds = [_BEFORE[word] for word in before] + [_AFTER[word] for word in (match["some"], *after) if word]
    words = tuple(w for w in (*before, match["some"], *after) if w and _BEFORE.get(w) != EXACT)
    return Numeral(
        _value(match["number"]),
        match["unit"],
        _bound(kinds, match["number"] + match["unit"]),
        ABOUT in kinds,
        words,
        remark,
    )


def in_words(text: str) -> bool:
    """Whether the text writes a number in Chinese characters: 三成, 百分之九十, 十二项."""
    return bool(_IN_WORDS.search(text) or _COUNTED.match(text))


def _without_remark(text: str) -> tuple[str, str]:
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed:
        number = bracketed[1] + bracketed[2]
        repair = "负数请写负号，如 -12；不是负数请去掉括号"
        raise misread("number-in-brackets", "不带括号的数", repair, f"-{number}", number)
    match = _REMARK.fullmatch(text)
    if match is None:
        return text, ""
    if re.search("[0-9]", match[2]):
        repair = "只保留一个数，其余移到“说明”列"
        raise misread("two-numbers", "一个单元格只填一个数", repair, match[1], match[2])
    return match[1], match[2]


def _with_words_of(remark: str, body: str) -> tuple[str, str]:
    """A remark that bounds the number or calls it approximate belongs to it: 1200(以上), 1200(约).

    Raises:
        MisreadError: the remark makes another number of it: 3%(年均), 1200(负).
    """
    if _CHANGE_ALONE.fullmatch(remark):
        repair = f"填写数值；“{remark}”说的是变化，请写在“说明”列"
        raise misread("change-instead-of-value", "当年的数值本身", repair)
    if remark in ("负", "负数", "负值"):
        raise misread("sign-and-word", "带正负号的数", "负数请写负号，如 -12", f"-{body}", body)
    if remark in _AFTER:
        return body + remark, ""
    return (remark + body, "") if remark in _BEFORE else (body, remark)


def _no_number(text: str) -> MisreadError:
    if in_words(text):
        return misread("number-in-words", _ONE_NUMBER, "把中文数字改为阿拉伯数字")
    if _CHANGE.search(text):
        return misread("change-instead-of-value", "当年的数值本身", "填写数值，变化幅度写在“说明”列")
    unquoted = text.strip(_QUOTES)
    if unquoted != text and _WRITTEN.fullmatch(unquoted):
        return misread("not-a-number", _ONE_NUMBER, "删去数字旁边的引号", unquoted)
    lookalike = _LOOKALIKE.match(text)
    if lookalike:
        meant = text.translate(_LETTERS_MEANT)
        return misread("look-alike-letter", _ONE_NUMBER, "把字母 O、I、l 改为数字 0、1", meant)
    return misread("not-a-number", _ONE_NUMBER, "填写数值；没有数据请留空")


def _refuse_second_number(text: str, match: re.Match[str]) -> None:
    """Raise when digits go on behind the number: a date, a range, broken separators, a sum."""
    number, rest = match["number"], text[match.end("number") :]
    if _DATE.match(text):
        raise misread("date-instead-of-number", _ONE_NUMBER, "此处应填数值，不是日期")
    if re.match(r"\s*[0-9]|[.,。]", rest):
        repair = "去掉数字中的空格和多余的分隔符；千分位用逗号每三位一组，小数点用“.”"
        raise misread("malformed-separators", _ONE_NUMBER, repair, *_separator_readings(number + rest))
    second = _SECOND.fullmatch(rest)
    if second:
        low, high = number + (second[1] or _unit_of(second[3])), second[2] + second[3]
        raise misread("range", "一个确定的数", "填写其中一个数，不填区间", low, high)
    if re.match(r"[/:：±×xX*^=、;；和及与或]\s*[+-]?[0-9]", rest):
        raise misread("two-numbers", _ONE_NUMBER, "只填一个数，比值和算式请先算出结果")


def _separator_readings(text: str) -> tuple[str, ...]:
    """What broken separators could mean: thousands, a decimal comma, two numbers."""
    as_thousands = re.sub(r"[\s,]", "", text).replace("。", ".")
    as_decimals = re.sub(r"[\s.]", "", text).translate({ord(","): ".", ord("。"): "."})
    apart = " 和 ".join(text.split()) if re.search(r"\s", text) else ""
    numbers = (n for n in (as_thousands, as_decimals) if re.match(rf"{_NUMBER}(?![0-9.])", n))
    return tuple(dict.fromkeys((*numbers, *filter(None, [apart]))))


def _unit_of(tail: str) -> str:
    return _WORDS_AFTER.sub("", tail)


def _bound(kinds: list[str], number: str) -> str:
    bounds = {AT_LEAST, AT_MOST}.intersection(kinds)
    if len(bounds) > 1:
        repair = "只保留一种：以上（≥）或以下（≤）"
        raise misread("contradictory-bounds", "一个方向的界限", repair, f"≥{number}", f"≤{number}")
    return bounds.pop() if bounds else EXACT


def _value(written: str) -> Decimal:
    value = Decimal(written.replace(",", ""))
    integer_digits = max(value.adjusted() + 1, 0)
    exponent = value.as_tuple().exponent
    places = max(-exponent, 0) if isinstance(exponent, int) else 0
    if value and (integer_digits > _INTEGER_DIGITS or integer_digits + places > _ALL_DIGITS):
        allowed = f"整数部分不超过{_INTEGER_DIGITS}位、总共不超过{_ALL_DIGITS}位的数"
        raise misread("number-out-of-range", allowed, "核对数字，必要时换用更大的单位（如万吨、亿元）")
    return value
