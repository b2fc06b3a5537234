"""A number as people write it → exact digits, the text of its unit, whether it is a bound or only approximate."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from service.intake.cells.faults import MisreadError, misread
from service.vocabulary.language import Said, as_written, quoted

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
_ONE_NUMBER = Said("一个阿拉伯数字写的数，如 1234.5 或 1,234.5", "one number in digits, such as 1234.5 or 1,234.5")
_VALUE_ITSELF = Said("当年的数值本身", "the value of the year itself")


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
        repair = Said(
            "删去划掉的部分；整格划掉的，不采用请清空，采用请取消删除线",
            "delete what is struck out; where all of it is, clear the cell, or remove the strikethrough if it holds",
        )
        raise misread("struck-out", _ONE_NUMBER, repair)
    for before, sign in zip(" " + text, text, strict=False):
        digit_like = unicodedata.normalize("NFKC", sign)[0] in "0123456789"
        if digit_like and unicodedata.category(sign) != "Nd" and not before.isalpha():
            repair = Said(
                f"删去“{sign}”；它是数的一部分的，改写为普通数字",
                f"delete “{sign}”; if it is part of the number, write it in plain digits",
            )
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
        repair = Said(
            "此处只填数值，文字移到“说明”列", "write the number only, and move the text into the column “说明”"
        )
        raise misread("not-a-number", _ONE_NUMBER, repair)
    body, remark = _without_remark(tidy(text))
    body, remark = _with_words_of(remark, body)
    match = _WRITTEN.fullmatch(body)
    if match is None or _LOOKALIKE.match(body) or _CHANGE.search(match["unit"]):
        raise _no_number(body)
    _refuse_second_number(body, match)
    if _DASHES.fullmatch(match["unit"]):
        repair = Said(f"删去数字后面的“{match['unit']}”", f"delete “{match['unit']}” behind the number")
        raise misread("not-a-number", _ONE_NUMBER, repair)
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
        repair = Said(
            "负数请写负号，如 -12；不是负数请去掉括号",
            "write a minus if it is negative, such as -12; else remove the brackets",
        )
        allowed = Said("不带括号的数", "a number without brackets")
        raise misread("number-in-brackets", allowed, repair, f"-{number}", number)
    match = _REMARK.fullmatch(text)
    if match is None:
        return text, ""
    if re.search("[0-9]", match[2]):
        repair = Said("只保留一个数，其余移到“说明”列", "keep one number, and move the rest into the column “说明”")
        allowed = Said("一个单元格只填一个数", "one number in a cell")
        raise misread("two-numbers", allowed, repair, match[1], match[2])
    return match[1], match[2]


def _with_words_of(remark: str, body: str) -> tuple[str, str]:
    """A remark that bounds the number or calls it approximate belongs to it: 1200(以上), 1200(约).

    Raises:
        MisreadError: the remark makes another number of it: 3%(年均), 1200(负).
    """
    if _CHANGE_ALONE.fullmatch(remark):
        repair = Said(
            f"填写数值；“{remark}”说的是变化，请写在“说明”列",
            f"write the value; “{remark}” tells a change, which belongs into the column “说明”",
        )
        raise misread("change-instead-of-value", _VALUE_ITSELF, repair)
    if remark in ("负", "负数", "负值"):
        repair = Said("负数请写负号，如 -12", "write a minus if it is negative, such as -12")
        raise misread("sign-and-word", Said("带正负号的数", "a number with its sign"), repair, f"-{body}", body)
    if remark in _AFTER:
        return body + remark, ""
    return (remark + body, "") if remark in _BEFORE else (body, remark)


def _no_number(text: str) -> MisreadError:
    if in_words(text):
        repair = Said("把中文数字改为阿拉伯数字", "write digits in place of Chinese numerals")
        return misread("number-in-words", _ONE_NUMBER, repair)
    if _CHANGE.search(text):
        repair = Said("填写数值，变化幅度写在“说明”列", "write the value; a change belongs into the column “说明”")
        return misread("change-instead-of-value", _VALUE_ITSELF, repair)
    unquoted = text.strip(_QUOTES)
    if unquoted != text and _WRITTEN.fullmatch(unquoted):
        repair = Said("删去数字旁边的引号", "delete the quotes beside the number")
        return misread("not-a-number", _ONE_NUMBER, repair, unquoted)
    lookalike = _LOOKALIKE.match(text)
    if lookalike:
        meant = text.translate(_LETTERS_MEANT)
        repair = Said("把字母 O、I、l 改为数字 0、1", "write the digits 0 and 1 in place of the letters O, I and l")
        return misread("look-alike-letter", _ONE_NUMBER, repair, meant)
    repair = Said("填写数值；没有数据请留空", "write a number; leave it blank if there are no data")
    return misread("not-a-number", _ONE_NUMBER, repair)


def _refuse_second_number(text: str, match: re.Match[str]) -> None:
    """Raise when digits go on behind the number: a date, a range, broken separators, a sum."""
    number, rest = match["number"], text[match.end("number") :]
    if _DATE.match(text):
        repair = Said("此处应填数值，不是日期", "write a number here, not a date")
        raise misread("date-instead-of-number", _ONE_NUMBER, repair)
    if re.match(r"\s*[0-9]|[.,。]", rest):
        repair = Said(
            "去掉数字中的空格和多余的分隔符；千分位用逗号每三位一组，小数点用“.”",
            "remove spaces and needless separators; a comma may stand after every three digits, and “.” is the decimal "
            "point",
        )
        raise misread("malformed-separators", _ONE_NUMBER, repair, *_separator_readings(number + rest))
    second = _SECOND.fullmatch(rest)
    if second:
        low, high = number + (second[1] or _unit_of(second[3])), second[2] + second[3]
        repair = Said("填写其中一个数，不填区间", "write one of the numbers, not a range")
        raise misread("range", Said("一个确定的数", "one definite number"), repair, low, high)
    if re.match(r"[/:：±×xX*^=、;；和及与或]\s*[+-]?[0-9]", rest):
        repair = Said(
            "只填一个数，比值和算式请先算出结果", "write one number; of a ratio or a sum work out the result first"
        )
        raise misread("two-numbers", _ONE_NUMBER, repair)


def _separator_readings(text: str) -> tuple[Said, ...]:
    """What broken separators could mean: thousands, a decimal comma, two numbers."""
    as_thousands = re.sub(r"[\s,]", "", text).replace("。", ".")
    as_decimals = re.sub(r"[\s.]", "", text).translate({ord(","): ".", ord("。"): "."})
    numbers = (as_written(n) for n in (as_thousands, as_decimals) if re.match(rf"{_NUMBER}(?![0-9.])", n))
    parts = text.split()
    apart = [Said(" 和 ".join(parts), " and ".join(quoted([part]) for part in parts))] if re.search(r"\s", text) else []
    return tuple(dict.fromkeys((*numbers, *apart)))


def _unit_of(tail: str) -> str:
    return _WORDS_AFTER.sub("", tail)


def _bound(kinds: list[str], number: str) -> str:
    bounds = {AT_LEAST, AT_MOST}.intersection(kinds)
    if len(bounds) > 1:
        repair = Said("只保留一种：以上（≥）或以下（≤）", "keep one of them: at least (≥) or at most (≤)")
        allowed = Said("一个方向的界限", "a limit to one side")
        raise misread("contradictory-bounds", allowed, repair, f"≥{number}", f"≤{number}")
    return bounds.pop() if bounds else EXACT


def _value(written: str) -> Decimal:
    value = Decimal(written.replace(",", ""))
    integer_digits = max(value.adjusted() + 1, 0)
    exponent = value.as_tuple().exponent
    places = max(-exponent, 0) if isinstance(exponent, int) else 0
    if value and (integer_digits > _INTEGER_DIGITS or integer_digits + places > _ALL_DIGITS):
        allowed = Said(
            f"整数部分不超过{_INTEGER_DIGITS}位、总共不超过{_ALL_DIGITS}位的数",
            f"a number of at most {_INTEGER_DIGITS} digits before the point and {_ALL_DIGITS} in all",
        )
        repair = Said(
            "核对数字，必要时换用更大的单位（如万吨、亿元）",
            "check the number, and take a larger unit if need be (such as “万吨” or “亿元”)",
        )
        raise misread("number-out-of-range", allowed, repair)
    return value
