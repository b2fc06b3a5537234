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
from service.workflow.batch.jurisdiction_results import CaseLine, JurisdictionResults, Standing, jurisdiction_results

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


def results(
    number: Number,
    failed: Annotated[bool, typer.Option("--failed", help="只列不能评估的案卷")] = False,
    changed: Annotated[bool, typer.Option("--changed", help="只列与上一次不同的案卷")] = False,
    as_json: Json = False,
    lang: Lang = Language.ZH,
) -> None:
    """评价全地区的结果：逐个案卷（不能评估的在前）、各结论和等级的合计、与上一次的不同。"""
    with stopping_on(language=lang):
        found = jurisdiction_results(load_settings(), number)
    if as_json:
        typer.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=2))
        return
    if not found.finished:
        screen().print(escape(_not_finished(found).told(lang)))
    other = {one.case for one in found.changed}
    shown = [line for line in found.lines if (not failed or line.failure) and (not changed or line.case in other)]
    _print(shown, lang)
    for said in (*_sums(found), *_changes(found)):
        screen().print(escape(said.told(lang)))


def _print(lines: list[CaseLine], lang: Language) -> None:
    table = Table(*(heading.told(lang) for heading in _HEADINGS))
    for line in lines:
        if line.result is not None and line.result.evaluated:
            table.add_row(line.case, *map(escape, _cells(line.result)))
        else:
            park = line.result.park if line.result is not None else ""
            told = line.failure.said if line.failure is not None else line.standing.said
            table.add_row(line.case, escape(park), escape(told.told(lang)))
    screen().print(table)
    for standing in (Standing.NO_WORKBOOK, Standing.WAITING):
        alike = [line.reason for line in lines if line.standing is standing and line.reason is not None]
        if alike:
            screen().print(escape(f"{standing.said.told(lang)}: {alike[0].told(lang)}"))


def _not_finished(found: JurisdictionResults) -> Said:
    progress, state = found.job.progress, found.job.state.said
    total = "?" if progress.total is None else progress.total
    return Said(
        f"作业没有办完（{state.zh}，{progress.done}/{total}）：以下的合计和不同只算已评估的案卷",
        f"the job is not finished ({state.en}, {progress.done}/{total}): sums and differences are of the cases "
        "evaluated so far",
    )


def _cells(result: CaseResult) -> tuple[str, ...]:
    score = str(read_exact(result.score).rounded(2))
    complete = f"{(read_exact(result.completeness) * Quotient.of(100)).rounded(1)}%"
    counts = (result.unmet, result.not_evaluable, result.questions)
    return result.park, result.conclusion, result.grade, score, complete, *map(str, counts)


def _sums(found: JurisdictionResults) -> Iterator[Said]:
    for (conclusion, grade), count in sorted(found.sums.items()):
        told = f"{conclusion}（{grade}）" if grade else conclusion
        yield Said(f"{told}：{count} 个", f"{told}: {count}")
    for standing, count in ((Standing.NO_WORKBOOK, found.without_workbook), (Standing.FAILED, found.failed)):
        if count:
            yield Said(f"{standing.said.zh}：{count} 个", f"{standing.said.en}: {count}")


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
        return Standing.NO_WORKBOOK.said
    told = f"{result.conclusion}{result.grade} {read_exact(result.score).rounded(2)}"
    return Said(told, told)


def _as_json(found: JurisdictionResults) -> dict[str, object]:
    return {
        "job": found.job.id,
        "jurisdiction": found.job.asked.jurisdiction,
        "finished": found.finished,
        "before": None if found.before is None else found.before.id,
        "cases": [
            {
                "case": line.case,
                "state": line.standing.value,
                "reason": None if line.reason is None else line.reason._asdict(),
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
        "without_workbook": found.without_workbook,
        "changed": [one.case for one in found.changed],
    }
