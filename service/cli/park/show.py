"""acceptance park show: everything on record about one park."""

from __future__ import annotations

from collections.abc import Iterator

from rich.markup import escape

from service.authoring.problem import RuleProblems
from service.cli.console import screen, stopping_on
from service.cli.options import Lang
from service.cli.park.standing import decision, eligible
from service.cli.park.table import HEADINGS, cells, told
from service.cli.registry_options import ParkArgument
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.vocabulary.park import Park
from service.workflow.parks.show_park import InProgramme, Milestones, ParkFile, show_park


def show(park: ParkArgument, lang: Lang = Language.ZH) -> None:
    """查看一个园区：基本情况、曾用名、合并拆分的沿革、列入条件和清单、报送的报告。"""
    with stopping_on(RuleProblems, language=lang):
        found = show_park(load_settings(), park)
    colon = ": " if lang is Language.EN else "："
    for title, text in _lines(found, lang):
        if text:
            screen().print(escape(f"{title.told(lang)}{colon}{text}"))
    for event in found.park.history:
        screen().print(escape(f"  {told(event, found.jurisdictions, lang)}"))
    for standing in found.programmes:
        for line in _in_programme(standing, lang):
            screen().print(escape(f"  {line}"))


def _lines(found: ParkFile, lang: Language) -> Iterator[tuple[Said, str]]:
    park = found.park
    comma = ", " if lang is Language.EN else "、"
    yield from zip(HEADINGS, cells(park, found.jurisdictions, lang), strict=True)
    yield Said("城市", "city"), park.city
    yield Said("主导产业", "industries"), comma.join(park.industries)
    yield Said("别名", "aliases"), comma.join(park.aliases)
    yield Said("曾用名", "former names"), comma.join(park.former_names)
    yield Said("曾用代码", "former codes"), comma.join(park.former_codes)
    if found.heirs != (park,):
        yield Said("现由以下园区承接", "now"), _named(found.heirs, comma)
    yield Said("由以下园区并入或拆分而来", "came from"), _named(found.came_from, comma)
    yield Said("版本", "version"), str(found.version)


def _named(parks: tuple[Park, ...], comma: str) -> str:
    return comma.join(f"{park.id} {park.name}" for park in parks)


def _in_programme(standing: InProgramme, lang: Language) -> Iterator[str]:
    one = standing.programme
    title = one.id if lang is Language.EN else f"{one.title}（{one.id}）"
    if standing.found is not None:
        yield f"{title} {eligible(standing.found, lang)}"
    yield f"{title} {decision(standing.listing, lang)}"
    if standing.case is not None:
        yield f"{title} {_case(standing.case).told(lang)}"
    for filing in standing.filings:
        duty = one.duty(filing.duty)
        report = filing.duty if duty is None or lang is Language.EN else duty.title
        yield f"{title} {report} {filing.period} {filing.filed_on} {filing.document}"


def _case(case: Milestones) -> Said:
    """`案卷 liaoning-2026-0001（发文），方案 2022-05-01 审核同意，2026-06-01 通过验收`."""
    plan, passed = case.carried_out, case.accepted
    return Said(
        f"案卷 {case.case}（{case.state.said.zh}）{f'，方案 {plan} 审核同意' if plan else ''}"
        f"{f'，{passed} 通过验收' if passed else ''}",
        f"case {case.case} ({case.state.said.en}){f', plan approved {plan}' if plan else ''}"
        f"{f', accepted {passed}' if passed else ''}",
    )
