"""What was found in a workbook that waits to be confirmed: faults, differences, disagreements, questions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from service.vocabulary.assessment_summary import SEVERITIES
from service.vocabulary.language import Said
from service.vocabulary.problem import Problem, Severity
from service.workflow.cases.import_judgements import JudgementsImported
from service.workflow.cases.import_submission import Imported
from service.workflow.cases.overtaken_import import Before
from service.workflow.cases.staged_import import Checked
from service.workflow.evaluation.evaluate import UnusableWorkbook


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """One statement that differs from the last import; empty text: nothing stood there. cell: where it stands now;
    first: what stood there before somebody else imported while this was looked through."""

    sheet: str
    row: str
    header: str
    before: str
    after: str
    cell: str
    first: str


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """A question of the data check. about: what it is about, by name; severity: its word."""

    rule: str
    about: str
    severity: str
    asks: str


@dataclass(frozen=True, slots=True)
class Preview:
    """problems: in the order of the sheets. unusable: why nothing can be judged by it; refused: why the case would not
    take it. changes: None where there is nothing to compare with. plan: where it disagrees with the plan on record;
    items: of a findings sheet, about what it says something else than the one before, by name, None of another
    workbook; first: it is the first findings sheet; overtaken: somebody else imported meanwhile, so that each change
    has three versions."""

    version: int
    problems: tuple[Problem, ...]
    unusable: Said | None = None
    refused: tuple[Said, ...] = ()
    changes: tuple[ChangeShown, ...] | None = None
    plan: tuple[Said, ...] = ()
    amended: tuple[Said, ...] = ()
    questions: tuple[QuestionShown, ...] = ()
    items: tuple[str, ...] | None = None
    first: bool = False
    overtaken: bool = False

    @property
    def errors(self) -> int:
        """Values that cannot be used."""
        return sum(one.severity is Severity.ERROR for one in self.problems)

    @property
    def warnings(self) -> int:
        """Values that are used, and should be looked at."""
        return len(self.problems) - self.errors

    @property
    def confirmable(self) -> bool:
        """Whether it may be taken in; with faults too: what cannot be used counts as missing then."""
        return self.unusable is None and not self.refused


def preview_of(checked: Checked, before: Before | None = None) -> Preview:
    """Of what waits. before: see values_before()."""
    found = checked.found
    if isinstance(found, UnusableWorkbook):
        return Preview(checked.version, checked.problems, unusable=found.said)
    if isinstance(found, JudgementsImported):
        named = tuple(found.titles.get(one, one) for one in found.act.items)
        return Preview(checked.version, checked.problems, refused=found.refused, items=named, first=found.first)
    return Preview(
        version=checked.version,
        problems=checked.problems,
        refused=found.refused,
        changes=_changes(found, before or {}),
        overtaken=before is not None,
        plan=tuple(_named(said, found.titles) for said in found.plan.disagreements),
        amended=tuple(_named(said, found.titles) for said in (*found.plan.targets, *found.plan.projects)),
        questions=tuple(_questions(found, found.titles)),
    )


def _named(said: Said, titles: Mapping[str, str]) -> Said:
    """The Chinese with the names of indicators in place of their codes."""
    zh = said.zh
    for code, title in titles.items():
        zh = re.sub(rf"(?<!\w){re.escape(code)}(?!\w)", title, zh, flags=re.ASCII)
    return Said(zh, said.en)


def _changes(found: Imported, before: Before) -> tuple[ChangeShown, ...] | None:
    if found.difference is None:
        return None
    return tuple(
        ChangeShown(
            one.sheet,
            found.titles.get(one.row, one.row),
            one.header,
            one.before,
            one.after,
            one.new.ref if one.new else "",
            before.get(one.place, one.before),
        )
        for one in found.difference.changes
    )


def _questions(found: Imported, titles: Mapping[str, str]) -> list[QuestionShown]:
    return [
        QuestionShown(
            one.rule, titles.get(one.subject, one.subject), SEVERITIES.get(one.severity, one.severity), one.asks
        )
        for one in found.act.questions
    ]
