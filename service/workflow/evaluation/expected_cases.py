"""The example cases with what their files expect of them, read the way a park's workbooks are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from service.intake.files.openbook import read_grid
from service.intake.forms.layout import Book
from service.intake.reading.judgements import read_judgements
from service.intake.reading.submission import read_submission
from service.intake.writing.fill import fill
from service.rulelang.pack import Pack
from service.settings import Settings
from service.trial.case_trial import ExpectedCase
from service.vocabulary.judgements import NO_JUDGEMENTS
from service.workflow.evaluation.examples import Example, examples
from service.workflow.rules.rule_base import open_rule_base

EXPECTED = "预期"


def expected_cases(settings: Settings, pack: Pack) -> tuple[ExpectedCase, ...]:
    """The cases that this release of the pack judges; one whose date falls under another release is left out."""
    return tuple(_case(example, pack) for example in examples(settings) if _judged_by(settings, example, pack))


def _judged_by(settings: Settings, example: Example, pack: Pack) -> bool:
    cover: Mapping[str, str] = example.content[Book.SUBMISSION.label]["封面"]
    if EXPECTED not in example.content or cover["规则包"] != pack.id:
        return False
    return open_rule_base(settings, pack.id, date.fromisoformat(cover["评估日期"]))[0].digest == pack.digest


def _case(example: Example, pack: Pack) -> ExpectedCase:
    content = example.content
    years = [int(year) for year in content.get("年份", ())]
    grids = {book: read_grid(fill(book, pack, content[book.label], years)) for book in Book if book.label in content}
    submission, _ = read_submission(grids[Book.SUBMISSION], pack)
    findings = grids.get(Book.JUDGEMENTS)
    judgements = NO_JUDGEMENTS if findings is None else read_judgements(findings, pack)[0]
    expected: Mapping[str, Any] = content[EXPECTED]
    return ExpectedCase(f"features/cases/{example.name}.yaml", submission, judgements, expected)
