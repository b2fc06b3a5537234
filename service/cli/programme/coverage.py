"""acceptance programme coverage: how many of the eligible parks are listed, carry out the retrofit, are accepted."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Column, Table

from service.authoring.problem import RuleProblems
from service.cli.console import screen, stopping_on
from service.cli.options import Lang, day_or_today, read_day
from service.cli.park.table import place
from service.cli.registry_options import Jurisdictions, ProgrammeOption
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.parks.programme_coverage import Coverage, Rate, programme_coverage

_HEADINGS = (
    Said("主管地区", "jurisdiction"),
    Said("符合条件", "eligible"),
    Said("尚未认定", "not determined"),
    Said("列入清单", "listed"),
    Said("实施改造", "carried out"),
    Said("通过验收", "accepted"),
    Said("不符合条件而列入", "listed, not eligible"),
)


def print_coverage(
    jurisdiction: Jurisdictions = None,
    on: Annotated[
        date | None, typer.Option("--on", parser=read_day, metavar="日期", help="按哪一天在册的园区；不写为今天")
    ] = None,
    programme: ProgrammeOption = "",
    lang: Lang = Language.ZH,
) -> None:
    """覆盖率：符合条件的园区有多少列入清单、实施改造、通过验收，写成精确的分数；尚未认定是否符合的，给出上下限。"""
    with stopping_on(RuleProblems, language=lang):
        found = programme_coverage(load_settings(), programme, jurisdiction or (), day_or_today(on))
    table = Table(*(Column(heading.told(lang), overflow="fold") for heading in _HEADINGS))
    for code, coverage in found.rows:
        table.add_row(*map(escape, _cells(place(code, found.jurisdictions, lang), coverage)))
    together = Said("合计（每个园区计一次）", "together, each park once")
    table.add_row(*map(escape, _cells(together.told(lang), found.together)))
    screen().print(table)


def _cells(name: str, coverage: Coverage) -> tuple[str, ...]:
    listed = coverage.listed
    rates = (rate(one) for one in (listed, coverage.carried_out, coverage.accepted))
    return name, str(listed.eligible), str(listed.undetermined), *rates, str(listed.outside)


def rate(found: Rate) -> str:
    """`2 · 2/3 (66.7%)`: how many of the eligible, and the rate; where undetermined parks matter `2+1` of them and the
    range; `—` where no park need be eligible."""
    more = f"+{found.reached_undetermined}" if found.reached_undetermined else ""
    count = f"{found.reached}{more}"
    if found.low is None or found.high is None:
        return "—"
    if found.exact is not None:
        return f"{count} · {_told(found.exact)}"
    return f"{count} · {_told(found.low)} … {_told(found.high)}"


def _told(value: Fraction) -> str:
    """The exact fraction, and a percentage that is 0 or 100 only where the fraction is."""
    tenths = round(value * 1000)
    shown = min(max(tenths, 1), 999) if 0 < value < 1 else tenths
    return f"{value.numerator}/{value.denominator} ({shown // 10}.{shown % 10}%)"
