"""The fate of each file of a folder that was handed in, narrowed by what the address says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import Request

from service.documents.list_workbook import Value
from service.vocabulary.language import Language, Said
from service.web.forms import Form, form_of
from service.web.jobs.progress import JobProgress
from service.web.list_file import file_address
from service.web.paging import Part, part_of
from service.web.rendering import shown_by
from service.web.tags import Tag
from service.workflow.batch.folder_results import FileLine, FolderResults
from service.workflow.batch.import_folder import Fate

_ALL = Said("全部", "all")
_FATE = Said("结果", "outcome")
_LOOKS = {
    Fate.WAITING: ("○", "rest"), Fate.IMPORTED: ("✓", "good"), Fate.THERE: ("–", "rest"), Fate.IGNORED: ("–", "rest"),
    Fate.FAILED: ("!", "bad"), Fate.REFUSED: ("!", "bad"), Fate.FAULTY: ("△", "near"), Fate.USABLE: ("✓", "good"),
}  # fmt: skip
COLUMNS = (
    (Said("文件", "file"), 50),
    (Said("结果", "outcome"), 20),
    (Said("是哪一种", "kind"), 14),
    (Said("案卷编号", "case"), 20),
    (Said("错误（处）", "errors"), 10),
    (Said("提醒（处）", "warnings"), 10),
    (Said("原因和办法", "reason and repair"), 80),
    (Said("问题", "problems"), 80),
)


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file with its fate as sign and word."""

    line: FileLine
    fate: Tag


@dataclass(frozen=True, slots=True)
class FileRows:
    """The rows that fit. asked: the filters in words."""

    rows: tuple[FileRow, ...]
    asked: tuple[tuple[Said, Said], ...]
    columns = COLUMNS

    def exported(self, language: Language) -> Iterator[tuple[Value, ...]]:
        """The rows of a file."""
        for row in self.rows:
            line = row.line
            kind = line.kind.told(language) if line.kind is not None else ""
            reasons = "；".join(one.told(language) for one in line.reasons)
            told = (line.name, row.fate.said.told(language), kind, line.case, line.errors, line.warnings, reasons)
            yield (*told, "\n".join(problem.told(language) for problem in line.problems))


@shown_by("batches/files.html")
@dataclass(frozen=True, slots=True)
class FilesPage:
    """form: the filter as the address has it; fates: its options, with how many files each has; export: address of the
    list as a file."""

    progress: JobProgress
    found: FolderResults
    form: Form
    fates: tuple[tuple[str, Said], ...]
    part: Part[FileRow]
    export: str


def files_page(request: Request, found: FolderResults, progress: JobProgress) -> FilesPage:
    """The page of the job."""
    form = _form(request)
    return FilesPage(
        progress=progress,
        found=found,
        form=form,
        fates=(("", _ALL), *_fates(found)),
        part=part_of(request, _rows(found, form)),
        export=file_address(request, f"{progress.address}/list.xlsx"),
    )


def file_rows(request: Request, found: FolderResults) -> FileRows:
    """All rows that fit the filter of the address."""
    form = _form(request)
    word = dict(_fates(found)).get(form.text("fate"))
    return FileRows(tuple(_rows(found, form)), ((_FATE, word),) if word is not None else ())


def _form(request: Request) -> Form:
    return form_of(fate=request.query_params.get("fate", ""))


def _fates(found: FolderResults) -> Iterator[tuple[str, Said]]:
    for fate, number in found.fates.items():
        yield fate.value, Said(f"{fate.said.zh}：{number}", f"{fate.said.en}: {number}")


def _rows(found: FolderResults, form: Form) -> list[FileRow]:
    lines = (line for line in found.lines if form.text("fate") in ("", line.fate.value))
    return [FileRow(line, Tag(line.fate.said, *_LOOKS[line.fate])) for line in lines]
