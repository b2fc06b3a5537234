"""acceptance job results: what evaluating a jurisdiction gave."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from service.cli.console import screen, stopping_on
from service.cli.job.options import Json, Number
from service.cli.options import Lang
from service.settings import load_settings
from service.vocabulary.case_result import CaseResult
from service.vocabulary.exact import Quotient, read_exact
from service.vocabulary.language import Language, Said
from service.workflow.batch.jurisdiction_results import CaseLine, JurisdictionResults, jurisdiction_results

_HEADINGS = (
    Said("案卷", "case"),
    Said("园区", "park"),
    Said("结论", "conclusion"),
    Said("等级", "grade"),
    Said("总分", "score"),
    Said("完整度", "complete"),
    Said("未达到", "unmet"),
    Said("无法评价", "not evaluable"),
    Said("高风险存疑", "high questions"),
)
_NO_WORKBOOK = Said("没有工作簿", "no workbook")
_PENDING = Said("待评估", "waiting")


def results(
    number: Number,
    failed: Annotated[bool, typer.Option("--failed", help="只列不能评估的案卷")] = False,
    changed: Annotated[bool, typer.Option("--changed", help="只列与上一次不同的案卷")] = False,
    as_json: Json = False,
    lang: Lang = Language.ZH,
) -> None:
    """评估全地区的结果：逐个案卷（不能评估的在前）、各结论和等级的合计、与上一次的不同。"""
    with stopping_on(language=lang):
        found = jurisdiction_results(load_settings(), number)
    if as_json:
        typer.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=2))
        return
    other = {one.case for one in found.changed}
    shown = [line for line in found.lines if (not failed or line.failure) and (not changed or line.case in other)]
    _print(shown, lang)
    for said in (*_sums(found), *_changes(found)):
        screen().print(escape(said.told(lang)))


def _print(lines: list[CaseLine], lang: Language) -> None:
    table = Table(*(heading.told(lang) for heading in _HEADINGS))
    for line in lines:
        if line.failure is not None:
            table.add_row(line.case, "", escape(line.failure.said.told(lang)))
        elif line.result is None:
            table.add_row(line.case, "", _PENDING.told(lang))
        else:
            table.add_row(line.case, *map(escape, _cells(line.result, lang)))
    screen().print(table)


def _cells(result: CaseResult, lang: Language) -> tuple[str, ...]:
    if not result.evaluated:
        return result.park, _NO_WORKBOOK.told(lang)
    score = str(read_exact(result.score).rounded(2))
    complete = f"{(read_exact(result.completeness) * Quotient.of(100)).rounded(1)}%"
    counts = (result.unmet, result.not_evaluable, result.questions)
    return result.park, result.conclusion, result.grade, score, complete, *map(str, counts)


def _sums(found: JurisdictionResults) -> Iterator[Said]:
    for (conclusion, grade), count in sorted(found.sums.items()):
        if conclusion:
            told = f"{conclusion}（{grade}）" if grade else conclusion
            yield Said(f"{told}：{count} 个", f"{told}: {count}")
        else:
            yield Said(f"{_NO_WORKBOOK.zh}：{count} 个", f"{_NO_WORKBOOK.en}: {count}")
    if found.failed:
        yield Said(f"不能评估：{found.failed} 个", f"cannot be evaluated: {found.failed}")


def _changes(found: JurisdictionResults) -> Iterator[Said]:
    if found.before is None:
        return
    number = found.before.id
    yield Said(
        f"与上一次（作业 {number}）不同的：{len(found.changed)} 个",
        f"different from the time before (job {number}): {len(found.changed)}",
    )
    for one in found.changed:
        was, now = _gist(one.before), _gist(one.after)
        yield Said(f"  {one.case}：{was.zh} → {now.zh}", f"  {one.case}: {was.en} → {now.en}")


def _gist(result: CaseResult | None) -> Said:
    if result is None:
        return Said("没有结果", "no result")
    if not result.evaluated:
        return _NO_WORKBOOK
    told = f"{result.conclusion}{result.grade} {read_exact(result.score).rounded(2)}"
    return Said(told, told)


def _as_json(found: JurisdictionResults) -> dict[str, object]:
    return {
        "job": found.job.id,
        "jurisdiction": found.job.asked.jurisdiction,
        "before": None if found.before is None else found.before.id,
        "cases": [
            {
                "case": line.case,
                "result": None if line.result is None else asdict(line.result),
                "failure": None if line.failure is None else {"code": line.failure.code, **line.failure.said._asdict()},
            }
            for line in found.lines
        ],
        "sums": [
            {"conclusion": conclusion, "grade": grade, "cases": count}
            for (conclusion, grade), count in sorted(found.sums.items())
        ],
        "failed": found.failed,
        "changed": [one.case for one in found.changed],
    }
