"""rules/programmes/*.yaml: planning periods and their calendar of duties."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from service.authoring.node import Node
from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.scalars import as_date, as_whole
from service.authoring.shape import Holds, Key, Section, Shape, as_fields
from service.rulelang.pack import ClauseRegister
from service.rulelang.parse.clauses import require_clause, require_file_name
from service.rulelang.parse.rule import RELIABILITIES
from service.vocabulary.programme import PROGRESS_REPORT, Covers, Duty, Party, Programme

STATED_BY = (Key("source", "来源", required=True), Key("reliability", "可靠程度", required=True, choices=RELIABILITIES))
PROGRAMME = Shape(
    "规划期",
    (
        Key("id", "编码", required=True),
        Key("title", "名称", required=True),
        Key("period", "起止日期", Holds.FIELDS, required=True),
        Key("soon", "提前提示", Holds.FIELDS, required=True),
        Key("duties", "报送责任", Holds.LIST, required=True),
    ),
)
PERIOD = Shape("起止日期", (Key("from", "起", required=True), Key("until", "止", required=True)))
SOON = Shape("提前提示", (Key("days", "到期前的天数", required=True), *STATED_BY))
DUTY = Shape(
    "报送责任",
    (
        Key("id", "编码", required=True),
        Key("title", "名称", required=True),
        Key("clause", "条款", required=True),
        Key("who", "由谁报送", required=True, choices=tuple(Party)),
        Key("to", "报送给谁", required=True),
        Key("due", "期限", Holds.FIELDS, required=True),
        Key("act", "案卷里哪种办理行为即为报送", choices=(PROGRESS_REPORT,)),
    ),
)
DUE = Shape(
    "期限",
    (
        Key("years", "哪些年，如 2022 或 2022..2025", required=True),
        Key("day", "哪一天，如 12-31", required=True),
        Key("covers", "报告的内容", required=True, choices=tuple(Covers)),
        Key("wording", "文件的说法", required=True),
        *STATED_BY,
    ),
)
_DUTY_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def read_programme(node: Node, stem: str, registers: Mapping[str, ClauseRegister], log: ProblemLog) -> Programme | None:
    """The programme a file states; None when it is no mapping. When anything was noted, it is not to be used."""
    section = as_fields(node, PROGRAMME, log)
    if section is None:
        return None
    require_file_name(section, "id", stem)
    start, end = _period(section)
    duties: list[Duty] = []
    for line in section.sections("duties", DUTY):
        duty = _duty(line, registers)
        if any(other.id == duty.id for other in duties):
            line.note("id", duplicate_id(duty.id))
        duties.append(duty)
    soon = section.section("soon", SOON)
    days = soon.read("days", as_whole, 0) if soon is not None else 0
    return Programme(section.text("id"), section.text("title"), start, end, tuple(duties), days)


def duplicate_id(id_: str) -> Mistake:
    """The mistake of an id that stands in the same file twice."""
    en = English(f"the id “{id_}” again", "each id once", "change one of them")
    return Mistake("duplicate-id", f"重复的编码“{id_}”", "每个编码写一次", "改正其中一个", en=en)


def _period(section: Section) -> tuple[date, date]:
    period = section.section("period", PERIOD)
    if period is None:
        return date.min, date.max
    start, end = period.read("from", as_date, date.min), period.read("until", as_date, date.max)
    if end < start:
        en = English(f"{end} before {start}", "until not before from", "correct the dates")
        period.note("until", Mistake("reversed-dates", f"{end} 早于 {start}", "until 不早于 from", "改正日期", en=en))
    return start, end


def _duty(section: Section, registers: Mapping[str, ClauseRegister]) -> Duty:
    due = section.section("due", DUE)
    return Duty(
        id=section.read("id", _as_id, ""),
        title=section.text("title"),
        clause=section.read("clause", lambda text: require_clause(text, registers), ""),
        who=Party(section.text("who", Party.JURISDICTION)),
        to=section.text("to"),
        days=_days(due) if due is not None else (),
        covers=Covers(due.text("covers", Covers.PROGRAMME)) if due is not None else Covers.PROGRAMME,
        wording=due.text("wording") if due is not None else "",
        source=due.text("source") if due is not None else "",
        reliability=due.text("reliability") if due is not None else "",
        act=section.text("act"),
    )


def _as_id(text: str) -> str:
    if _DUTY_ID.fullmatch(text):
        return text
    en = English(f"the id “{text}”", "small letters, digits and hyphens, a letter first", "rename it")
    raise Mistake("bad-name", f"编码“{text}”", "小写英文字母开头，由小写字母、数字和连字符组成", "改名", en=en)


def _days(due: Section) -> tuple[date, ...]:
    """The due day in each of the years; none, and noted, where one does not exist."""
    years = due.read("years", _as_years, range(0))
    found: list[date] = []
    for year in years:
        day = due.read("day", lambda text, year=year: as_date(f"{year}-{text}"), None)  # type: ignore[misc]
        if day is None:
            return ()
        found.append(day)
    return tuple(found)


def _as_years(text: str) -> range:
    years = re.fullmatch(r"(\d{4})(?:\.\.(\d{4}))?", text)
    if years is not None and int(years[1]) <= int(years[2] or years[1]):
        return range(int(years[1]), int(years[2] or years[1]) + 1)
    en = English(f"the years “{text}”", "2022, or 2022..2025 from the earlier to the later", "write them like that")
    raise Mistake("bad-years", f"年份“{text}”", "2022，或由早到晚的 2022..2025", "按这样的样子写", en=en)
