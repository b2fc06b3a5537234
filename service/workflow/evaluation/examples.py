"""example: the readable cases of features/cases as workbooks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from service.authoring.plain import read_plain
from service.intake.forms.layout import Book
from service.intake.writing.fill import fill
from service.settings import Settings
from service.vocabulary.language import Said
from service.workflow.evaluation.evaluate import findings_beside
from service.workflow.evaluation.templates import SUFFIX
from service.workflow.rules.rule_base import open_rule_base
from service.workflow.saving import check_output, save


class UnknownExample(LookupError):  # noqa: N818 - says what the name is
    """No example of that name; the message lists those there are, `said` in both languages."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.zh)
        self.said = said


@dataclass(frozen=True, slots=True)
class Example:
    """One case: name = file stem, title and description in Chinese, and the content of its workbooks."""

    name: str
    title: str
    description: str
    content: Mapping[str, Any]


def examples(settings: Settings) -> tuple[Example, ...]:
    """All example cases, by name."""
    files = sorted((settings.features_dir / "cases").glob("*.yaml"))
    return tuple(_read(file) for file in files)


def write_example(settings: Settings, name: str, out: Path, force: bool = False) -> tuple[Path, ...]:
    """Write a case's 评估工作簿 to `out` and, where it has one, its 核查记录 beside it; the files written.
    `force` replaces files that are there; otherwise nothing is written when one of the two is.

    Raises:
        UnknownExample: there is no such case.
        UnknownPack, RuleProblems: its pack cannot be used.
        RefusedOutput: see check_output().
        OSError: a file cannot be written.
    """
    content = example(settings, name).content
    books = {Book.SUBMISSION: out, Book.JUDGEMENTS: findings_beside(out)}
    books = {book: path for book, path in books.items() if book.label in content}
    for path in books.values():
        check_output(path, SUFFIX, force=force)
    cover = content[Book.SUBMISSION.label]["封面"]
    pack, _ = open_rule_base(settings, cover["规则包"], date.fromisoformat(cover["评估日期"]))
    years = [int(y) for y in content.get("年份", ())]
    for book, path in books.items():
        save(path, fill(book, pack, content[book.label], years))
    return tuple(books.values())


def example(settings: Settings, name: str) -> Example:
    """The case of that name.

    Raises:
        UnknownExample: there is none.
    """
    known = {one.name: one for one in examples(settings)}
    if name not in known:
        near = get_close_matches(name, known, n=1)
        zh, en = (f"，您是否想写“{near[0]}”", f", did you mean “{near[0]}”") if near else ("", "")
        raise UnknownExample(
            Said(
                f"没有名为“{name}”的示例{zh}；现有示例：{'、'.join(known)}",
                f"there is no example “{name}”{en}; there are: {', '.join(known)}",
            )
        )
    return known[name]


def _read(file: Path) -> Example:
    content = read_plain(file)
    return Example(file.stem, str(content["名称"]), str(content["说明"]), content)
