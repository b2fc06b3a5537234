"""What is said of targets that cannot be used, or only with care: their direction, their start and their measure."""

from __future__ import annotations

from dataclasses import replace

from service.intake.cells.faults import Fault, MisreadError, misread, remark
from service.vocabulary.language import Said, quoted

_ALLOWED = Said(
    "目标水平（如 90%以上、≤0.35、下降到0.8）或相对基期的累计变化（如 累计下降16%以上）",
    "a level (such as “90%以上”, “≤0.35” or “下降到0.8”) or the whole change against the base (such as "
    "“累计下降16%以上”)",
)
_LEVEL = Said("请直接填写目标水平", "write the level to be reached")
_CONVERT = Said(
    "请换算为相对基期的累计变化或目标水平后填写",
    "convert it to the whole change against the base, or to the level to be reached",
)
_COMPARE_PLAN = Said("核对方案原文后改填", "check the text of the plan and correct it")
_HIGHER, _LOWER = Said("越高越好", "the higher the better"), Said("越低越好", "the lower the better")


def with_year_apart(fault: Fault, target: str) -> Fault:
    """The fault of a text that begins with a year and is a target without it."""
    repair = Said(f"写成“{target}”，年份写在“目标年”列", f"write “{target}”, and the year in the column “目标年”")
    return replace(fault, repair=repair)


def qualitative() -> Fault:
    """The warning for a target in words."""
    repair = Said(
        "目标没有数值，无法据以计算；方案有数值目标的请改填数值",
        "a target without a number cannot be reckoned with; write the number if the plan has one",
    )
    return remark("qualitative-target", _ALLOWED, repair)


def behind_verb(verb: str, fault: Fault) -> Fault:
    """The fault of the number behind a verb, 下降 or 下降到: its readings with the verb."""
    readings = tuple(Said(f"{verb}{one.zh}", f"“{verb}{one.zh}”") for one in fault.readings)
    return replace(fault, readings=readings)


def sign_and_word(size: str) -> MisreadError:
    """The error for a negative size behind a verb."""
    repair = Said("删去负号，用文字写明升降", "delete the minus, and say in words whether it rises or falls")
    up, down = rise_and_fall(size)
    return misread("sign-and-word", Said("正数", "a positive number"), repair, down, up)


def rise_and_fall(size: str, to_level: bool = False) -> tuple[Said, Said]:
    """The rise and the fall by a size, or to a level."""
    zh, en = ("到", "to") if to_level else ("", "by")
    told = quoted([size])
    return Said(f"提高{zh}{size}", f"a rise {en} {told}"), Said(f"下降{zh}{size}", f"a fall {en} {told}")


def against_direction(better: str, *readings: Said | str) -> MisreadError:
    """The error for a target that goes the wrong way; `better` is higher or lower."""
    way = _HIGHER if better == "higher" else _LOWER
    repair = Said(
        f"本指标{way.zh}，与填写的方向相反；{_COMPARE_PLAN.zh}",
        f"this indicator is {way.en}, and what is written goes the other way; {_COMPARE_PLAN.en}",
    )
    allowed = Said(f"{way.zh}方向的目标", f"a target the right way: {way.en}")
    return misread("against-direction", allowed, repair, *readings)


def at_most(verb: str, size: str) -> MisreadError:
    """The error for a change with an upper limit."""
    readings = (
        Said(f"{verb}{size}以上", f"“{verb}” by at least {quoted([size])}"),
        Said(f"{verb}不超过{size}", f"“{verb}” by at most {quoted([size])}"),
    )
    allowed = Said("变化幅度的下限，如 下降16%以上", "the least change, such as “下降16%以上”")
    return misread("bound-against-direction", allowed, _COMPARE_PLAN, *readings)


def below_nothing() -> MisreadError:
    """The error for a fall by more than all there was."""
    repair = Said("核对数字；目标水平请写“下降到…”", "check the number; of a level write “下降到…”")
    return misread("number-out-of-range", Said("不超过100%的降幅", "a fall of at most 100%"), repair)


def annual_rate(verb: str, size: str) -> MisreadError:
    """The error for a change told by the year."""
    readings = (
        Said(f"每年{verb}{size}", f"“{verb}” by {quoted([size])} each year"),
        Said(f"累计{verb}{size}", f"“{verb}” by {quoted([size])} in all"),
    )
    return misread("annual-rate", _ALLOWED, _CONVERT, *readings)


def from_other_year(since: str = "", base_year: int | None = None) -> MisreadError:
    """The error for a change that does not start from the base year; `since`: the year named, empty where none is."""
    repair = _CONVERT
    if since:
        repair = Said(
            f"写的是与{since}年相比，基期年是{base_year}年；{repair.zh}",
            f"it is against {since}, but the base year is {base_year}; {repair.en}",
        )
    return misread("change-from-other-year", _ALLOWED, repair)


def percentage_points() -> MisreadError:
    """The error for a change in percentage points."""
    repair = Said(
        "请直接填写目标水平，即基期值加减百分点后的数，如 90%",
        "write the level to be reached, which is the base plus or minus these points, such as 90%",
    )
    return misread("percentage-points", _ALLOWED, repair)


def absolute_change(verb: str, size: str) -> MisreadError:
    """The error for a change that is no share of the base."""
    readings = (
        Said(f"比基期{verb}{size}", f"“{verb}” by {quoted([size])} against the base"),
        Said(f"{verb}到{size}", f"“{verb}” to {quoted([size])}"),
    )
    return misread("absolute-change", _ALLOWED, _LEVEL, *readings)


def relative_or_points(verb: str, size: str, points: str) -> MisreadError:
    """The error for a change in percent of what is itself a percentage."""
    readings = (
        Said(f"{verb}{size}（基期值的{size}）", f"“{verb}” by {quoted([size])} of the base"),
        Said(f"{verb}{points}个百分点", f"“{verb}” by {points} percentage points"),
    )
    allowed = Said("目标水平，如 90%以上", "a level to be reached, such as “90%以上”")
    return misread("relative-or-points", allowed, _LEVEL, *readings)


def for_target(fault: Fault) -> Fault:
    """The fault in the words of targets: a change is allowed there, but not in any form."""
    if fault.code != "change-instead-of-value":
        return fault
    repair = Said(
        "改写为目标水平，或相对基期的累计变化", "write the level to be reached, or the whole change against the base"
    )
    return Fault("not-a-target", _ALLOWED, repair)


def strict_limit(limit: str, above: bool) -> Fault:
    """The warning for a limit that leaves itself out; above: it is one from below."""
    strictly = Said("严格大于", "truly above") if above else Said("严格小于", "truly below")
    repair = Said(
        f"按“{limit}”评价；如应{strictly.zh}，请与方案核对",
        f"judged as “{limit}”; if it has to be {strictly.en} the limit, check it with the plan",
    )
    allowed = Said(f"达到即算完成的界限，如“{limit}”", f"a limit that counts once it is reached, such as “{limit}”")
    return remark("strict-limit", allowed, repair)
