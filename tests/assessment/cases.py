"""The example cases as grids, submissions and assessments, read as the application reads them."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from service.assessment.assess import assess
from service.authoring.plain import read_plain
from service.intake.files.grid import Grid
from service.intake.files.openbook import read_grid
from service.intake.forms.layout import Book
from service.intake.reading.judgements import read_judgements
from service.intake.reading.submission import read_submission
from service.intake.writing.fill import fill
from service.rulelang.load import load_rule_base
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from service.vocabulary.assessment import Assessment
from service.vocabulary.judgements import NO_JUDGEMENTS, Judgements
from service.vocabulary.submission import Submission

ROOT = Path(__file__).parents[2]
COMPLETE = ("pass", "rectify", "reject")


@dataclass(frozen=True)
class Case:
    """One example: the grids of its workbooks and what judges them."""

    name: str
    workbook: Grid
    findings: Grid | None
    pack: Pack
    rubric: Rubric

    def submission(self, workbook: Grid | None = None) -> Submission:
        """What the workbook (or an altered one) says; its own is read once."""
        if workbook is None:
            return _submission(self.name)
        return read_submission(workbook, self.pack)[0]

    def judgements(self, findings: Grid | None = None) -> Judgements:
        """What the findings (or altered ones) say."""
        grid = findings or self.findings
        return NO_JUDGEMENTS if grid is None else read_judgements(grid, self.pack)[0]

    def assessment(self, workbook: Grid | None = None, findings: Grid | None = None) -> Assessment:
        """The assessment of the case (or of an altered one)."""
        return assess(self.submission(workbook), self.judgements(findings), self.pack, self.rubric)


@cache
def base_145(on: date = date(2026, 3, 31)) -> tuple[Pack, Rubric]:
    """The shipped pack and rubric."""
    return load_rule_base(ROOT / "rules", ROOT / "rubrics", "base-145", on)


@cache
def _submission(name: str) -> Submission:
    made = case(name)
    return read_submission(made.workbook, made.pack)[0]


@cache
def case(name: str) -> Case:
    """An example case by name."""
    content = read_plain(ROOT / "features" / "cases" / f"{name}.yaml")
    on = date.fromisoformat(content[Book.SUBMISSION.label]["封面"]["评估日期"])
    pack, rubric = base_145(on)
    years = [int(year) for year in content.get("年份", ())]
    grids = {
        book: read_grid(fill(book, pack, content[book.label], years)) if book.label in content else None
        for book in Book
    }
    workbook = grids[Book.SUBMISSION]
    assert workbook is not None
    return Case(name, workbook, grids[Book.JUDGEMENTS], pack, rubric)
