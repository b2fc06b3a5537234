"""Which version number a difference calls for: 年.次, with a third number for wording (2024.1 → 2024.1.1)."""

from __future__ import annotations

from datetime import date

from service.rulelang.diff.change import Level
from service.rulelang.parse.version import VERSION
from service.vocabulary.language import Said


def next_version(version: str, level: Level, from_day: date) -> str | None:
    """The version after `version` for a difference of this level; None where it is not in the form 年[.次[.修]].

    Wording counts up the third number, another judgement the second. Another scheme begins a new year's series: the
    year it comes into force, or the next after the version's own.
    """
    found = VERSION.fullmatch(version)
    if found is None:
        return None
    year, release, revision = (int(part or 0) for part in found.groups())
    if level is Level.NONE:
        return version
    if level is Level.WORDING:
        return f"{year}.{release}.{revision + 1}"
    if level is Level.JUDGEMENT:
        return f"{year}.{release + 1}"
    return f"{max(year + 1, from_day.year)}.1"


def reaches(version: str, wanted: str) -> bool:
    """Whether a version is at least the one wanted; both in the form 年[.次[.修]]."""
    return _numbers(version) >= _numbers(wanted)


def reason(level: Level) -> Said:
    """Why this level of difference calls for its version."""
    return _REASONS[level]


_REASONS = {
    Level.NONE: Said("内容摘要相同，版本不变", "the digests are equal: the version stays"),
    Level.WORDING: Said(
        "只有文字、出处或写法不同，任何园区的判定和得分都不变：第三段加一",
        "wording, sources or layout only, no judgement or score changes: count up the third number",
    ),
    Level.JUDGEMENT: Said(
        "有的园区判定、得分或等级不同，判定的事项和结论的得出方式不变：第二段加一",
        "some parks are judged, scored or graded differently, what is judged stays: count up the second number",
    ),
    Level.SCHEME: Said(
        "判定的事项（包括增减规则）、数据的算法或结论的得出方式不同，前后结果不能直接相比："
        "第一段换成施行的年份，不晚于原来那一年的，取原来的下一年，第二段从 1 起",
        "what is judged (rules added or removed too), how data are computed or how the conclusion is reached differs, "
        "results do not compare: the first number becomes the year of coming into force, or the next after the "
        "version's own where that is no later; the second begins at 1",
    ),
}


def _numbers(version: str) -> tuple[int, ...]:
    found = VERSION.fullmatch(version)
    return tuple(int(part or 0) for part in found.groups()) if found else ()
