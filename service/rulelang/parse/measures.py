"""Numbers with a unit as policy staff write them: `60%`, `6 月`, `0.7143 kgce/kg`, `1,000 万吨`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from service.authoring.problem import English, Mistake
from service.authoring.scalars import as_number
from service.rulelang.tables import Attribute
from service.vocabulary.exact import EXACT, plain
from service.vocabulary.units import (
    DifferentDimension,
    InexactConversion,
    UnknownUnit,
    convert,
    parse_unit,
    stored_unit,
)

NUMBER = r"[+-]?(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d+)?"
_MEASURE = re.compile(rf"({NUMBER})\s*((?:[^\W\d_]|[%‰])[^<>=\[\],\"']*)?")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９％，．＋－（）＞＜＝［］／“”≥≤", '0123456789%,.+-()><=[]/""><')


@dataclass(frozen=True, slots=True)
class Measure:
    """A number as written: `value` in `unit`, percent as a fraction with unit "%"; `text` in its tidy form."""

    value: Decimal
    unit: str
    text: str


def refuse_full_width(text: str) -> None:
    """Full-width digits and signs are no part of the language.

    Raises:
        Mistake: with the text as it should be.
    """
    outside = re.sub(r'"[^"]*"', "", text)
    if outside.translate(_FULL_WIDTH) != outside:
        tidy = text.replace("≥", ">=").replace("≤", "<=").translate(_FULL_WIDTH)
        raise Mistake(
            "full-width",
            f"全角数字或符号“{text}”",
            "半角数字与符号，大于等于写 >=，小于等于写 <=",
            f"改成 {tidy}",
            en=English(
                f"full-width digits or signs “{text}”", "half-width digits and signs, >= and <=", f"write {tidy}"
            ),
        )


def as_measure(text: str) -> Measure:
    """A number with or without unit.

    Raises:
        Mistake: anything else.
    """
    refuse_full_width(text)
    hit = _MEASURE.fullmatch(text.strip())
    if hit is None:
        raise Mistake(
            "bad-measure",
            f"不是数的“{text}”",
            "数，可带单位，如 60%、0.35 tce/万元",
            "写成半角数字加单位",
            en=English(
                f"“{text}”, which is no number",
                "a number, maybe with a unit, such as 60%, 0.35 tce/万元",
                "write half-width digits and the unit",
            ),
        )
    number, unit = as_number(hit[1]), (hit[2] or "").strip()
    if unit == "%":
        return Measure(EXACT.scaleb(number, -2), unit, f"{hit[1]}%")
    return Measure(number, unit, f"{hit[1]} {unit}".rstrip())


def in_unit_of(attribute: Attribute, measure: Measure) -> Decimal:
    """The measure's value in the attribute's unit.

    Raises:
        Mistake: percent where a plain number is meant or the other way round, or a unit of another kind.
    """
    title = attribute.title or attribute.name
    if measure.unit == attribute.unit:
        return measure.value
    if attribute.unit == "%":
        raise _percent_wanted(title, measure)
    if measure.unit == "%":
        allowed = f"以“{attribute.unit}”为单位的数" if attribute.unit else "不带单位的数"
        raise Mistake(
            "percent-or-fraction",
            f"“{title}”写成了百分数 {measure.text}",
            allowed,
            "去掉百分号，写成该单位的数",
            en=English(
                f"a percentage {measure.text} for {attribute.name}",
                f"a number in {attribute.unit}" if attribute.unit else "a number without unit",
                "drop the percent sign and give the number in that unit",
            ),
        )
    if not measure.unit:
        return measure.value
    return converted(measure, attribute.unit, title)


def _percent_wanted(title: str, measure: Measure) -> Mistake:
    if measure.unit:
        return Mistake(
            "wrong-unit",
            f"“{title}”的单位“{measure.unit}”",
            "百分数",
            "写成百分数，例如 90%",
            en=English(f"the unit “{measure.unit}”", "a percentage", "write a percentage, for example 90%"),
        )
    whole = plain(EXACT.scaleb(measure.value, 2).normalize() + 0)
    meant = f"{whole}%" if abs(measure.value) <= 1 else f"{measure.text}%"
    return Mistake(
        "percent-or-fraction",
        f"“{title}”是百分数，却写成了小数或没有百分号的 {measure.text}",
        "带百分号的数",
        f"写成 {meant}",
        en=English(
            f"{measure.text}, a fraction or a number without percent sign, where a percentage belongs",
            "a number with a percent sign",
            f"write {meant}",
        ),
    )


def converted(measure: Measure, unit: str, title: str) -> Decimal:
    """The measure's value in another unit of the same kind.

    Raises:
        Mistake: there is no such unit or no exact conversion.
    """
    allowed = f"单位“{unit}”，或能换算成它的单位" if unit else "不带单位的数"
    try:
        return convert(measure.value, parse_unit(measure.unit), stored_unit(unit))
    except UnknownUnit:
        found, en = f"“{title}”写了不认识的单位“{measure.unit}”", f"the unknown unit “{measure.unit}”"
    except DifferentDimension:
        found = f"“{title}”的单位“{measure.unit}”与“{unit or '（无单位）'}”不是同一种量"
        en = f"the unit “{measure.unit}”, which measures another kind of thing than “{unit or 'no unit'}”"
    except InexactConversion:
        found = f"“{title}”的 {measure.text} 换算成“{unit}”除不尽"
        en = f"{measure.text}, which cannot be given exactly in {unit}"
    raise Mistake(
        "wrong-unit",
        found,
        allowed,
        f"写成以“{unit}”为单位的数" if unit else "去掉单位",
        en=English(
            en,
            f"a number in {unit}, or in a unit that converts to it exactly" if unit else "a number without unit",
            f"write the number in {unit}" if unit else "drop the unit",
        ),
    ) from None
