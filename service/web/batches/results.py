"""What evaluating a jurisdiction came to, case by case: failures first, narrowed by what the address says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import Request

from service.assessment.labels import say
from service.documents.list_workbook import Value
from service.vocabulary.case_result import CaseResult
from service.vocabulary.exact import Quotient, read_exact
from service.vocabulary.language import Language, Said
from service.vocabulary.writing import folded
from service.web.forms import Form, form_asked
from service.web.jobs.progress import JobProgress
from service.web.list_file import file_address
from service.web.paging import Part, part_of
from service.web.rendering import shown_by
from service.web.tags import Tag
from service.workflow.batch.jurisdiction_results import CaseLine, JurisdictionResults, Standing

CHANGED = "changed"
_ALL = Said("全部", "all")
_DIGITS = 2
_FIELDS = {"q": Said("园区名称或案卷编号", "park or case"), "outcome": Said("结论或情况", "conclusion or state")}
_LOOKS = {
    "通过": ("√", "good"), "限期整改": ("△", "near"), "不予通过": ("×", "bad"), "无法判定": ("？", "open"),
}  # fmt: skip
_STANDINGS = {
    Standing.WAITING: ("○", "rest"), Standing.NO_WORKBOOK: ("–", "rest"), Standing.FAILED: ("!", "bad"),
    Standing.EVALUATED: ("", ""),
}  # fmt: skip
COLUMNS = (
    (Said("园区", "park"), 44),
    (Said("案卷编号", "case"), 20),
    (Said("结论或情况", "conclusion or state"), 16),
    (Said("等级", "grade"), 10),
    (Said("得分", "score"), 10),
    (Said("完整度（%）", "complete (%)"), 12),
    (Said("未达到（项）", "unmet"), 12),
    (Said("无法评价（项）", "not evaluable"), 14),
    (Said("高风险存疑（项）", "high questions"), 14),
    (Said("缺什么，怎么办", "what is missing, what to do"), 80),
)


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One case. outcome: its conclusion or, where it has none, what has become of it; changed: it differs from the time
    before."""

    line: CaseLine
    outcome: Tag
    changed: bool

    @property
    def result(self) -> CaseResult | None:
        """Where it was evaluated."""
        return self.line.result if self.line.result is not None and self.line.result.evaluated else None

    @property
    def score(self) -> str:
        """Points as they are printed; empty where there are none."""
        return str(read_exact(self.result.score).rounded(_DIGITS)) if self.result else ""

    @property
    def complete(self) -> str:
        """Percent as they are printed; empty where there are none."""
        return str((read_exact(self.result.completeness) * Quotient.of(100)).rounded(1)) if self.result else ""


@dataclass(frozen=True, slots=True)
class ResultRows:
    """The rows that fit. asked: the filters in words."""

    rows: tuple[ResultRow, ...]
    asked: tuple[tuple[Said, Said], ...]
    columns = COLUMNS

    def exported(self, language: Language) -> Iterator[tuple[Value, ...]]:
        """The rows of a file."""
        for row in self.rows:
            result, reason = row.result, row.line.reason
            counts = (result.unmet, result.not_evaluable, result.questions) if result else (None, None, None)
            grade = say(result.grade, language) if result and result.grade else ""
            yield (
                row.line.park, row.line.case, row.outcome.said.told(language), grade, row.score, row.complete, *counts,
                reason.told(language) if reason else "",
            )  # fmt: skip


@shown_by("batches/results.html")
@dataclass(frozen=True, slots=True)
class ResultsPage:
    """form: the filters as the address has them; outcomes: their options, with how many cases each has. total: of all
    cases; export: address of the list as a file."""

    progress: JobProgress
    found: JurisdictionResults
    form: Form
    outcomes: tuple[tuple[str, Said], ...]
    part: Part[ResultRow]
    export: str

    @property
    def total(self) -> int:
        """How many cases there are, whatever is asked for."""
        return len(self.found.lines)


def results_page(request: Request, found: JurisdictionResults, progress: JobProgress) -> ResultsPage:
    """The page of the job."""
    form = _form(request)
    return ResultsPage(
        progress=progress,
        found=found,
        form=form,
        outcomes=(("", _ALL), *_outcomes(found)),
        part=part_of(request, _rows(found, form)),
        export=file_address(request, f"{progress.address}/list.xlsx"),
    )


def result_rows(request: Request, found: JurisdictionResults) -> ResultRows:
    """All rows that fit the filter of the address."""
    form = _form(request)
    words = {"outcome": dict(_outcomes(found)).get(form.text("outcome")), "q": Said(form.text("q"), form.text("q"))}
    asked = ((label, words[name]) for name, label in _FIELDS.items() if form.text(name))
    return ResultRows(tuple(_rows(found, form)), tuple((label, said or _ALL) for label, said in asked))


def _form(request: Request) -> Form:
    return form_asked(request, _FIELDS)


def _outcomes(found: JurisdictionResults) -> Iterator[tuple[str, Said]]:
    """What one can ask for: each with how many cases there are."""
    for standing in (Standing.FAILED, Standing.NO_WORKBOOK, Standing.WAITING):
        if number := sum(line.standing is standing for line in found.lines):
            yield standing.value, _counted(standing.said, number)
    for (conclusion, grade), number in sorted(found.sums.items()):
        told = f"{conclusion}（{grade}）" if grade else conclusion
        english = " ".join(say(word, Language.EN) for word in (conclusion, grade) if word)
        yield f"{conclusion}/{grade}", _counted(Said(told, english), number)
    if found.before is not None:
        said = Said(f"与上一次（作业 {found.before.id}）不同", f"unlike the time before (job {found.before.id})")
        yield CHANGED, _counted(said, len({one.case for one in found.changed} & {one.case for one in found.lines}))


def _counted(said: Said, number: int) -> Said:
    return Said(f"{said.zh}：{number}", f"{said.en}: {number}")


def _rows(found: JurisdictionResults, form: Form) -> list[ResultRow]:
    changed = {one.case for one in found.changed}
    rows = (_row(line, line.case in changed) for line in found.lines)
    return [row for row in rows if _wanted(row, form)]


def _row(line: CaseLine, changed: bool) -> ResultRow:
    if line.result is not None and line.result.evaluated:
        word = line.result.conclusion
        sign, tone = _LOOKS[word]
        said = Said(word, say(word, Language.EN))
    else:
        (sign, tone), said = _STANDINGS[line.standing], line.standing.said
    return ResultRow(line, Tag(said, sign, tone), changed)


def _wanted(row: ResultRow, form: Form) -> bool:
    outcome, name = form.text("outcome"), folded(form.text("q"))
    own = {row.line.standing.value}
    if row.result is not None:
        own.add(f"{row.result.conclusion}/{row.result.grade}")
    if row.changed:
        own.add(CHANGED)
    return (not outcome or outcome in own) and (name in folded(row.line.park) or name in row.line.case)
