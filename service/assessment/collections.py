"""Collections that rules count and add up: projects, energy carriers, progress reports, findings of earlier stages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import compress
from operator import attrgetter

from service.assessment.carrier_fields import carrier_fields
from service.assessment.facts import chosen, derived, numeric, stated, without, yes_no
from service.assessment.project_fields import project_field, registry
from service.assessment.question_code import CLOSING
from service.assessment.rows import CollectionRow
from service.assessment.situation import Memo, Situation
from service.rulelang.tables import Test, TextTest
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Finding
from service.vocabulary.state import MISSING, VALUE, Attestor
from service.vocabulary.submission import ProgressRow
from service.vocabulary.writing import says_none

EMPTY = {
    "project": "未列出重点项目",
    "carrier": "未填写能源消费",
    "progress_report": "未填写年度进展",
}
"""Why an empty collection has no count; a collection not named here can be empty and then counts 0."""


FIXED = frozenset({"rule", "theme", "severity", "task"})
"""What a finding has from its rule, not from the case."""

NONE = "none"
"""What a finding's severity or task is called where its rule has none."""


_OWN = {"project": "task", "carrier": "carrier", "progress_report": "year"}
"""Of each list of the workbook a field that every row states itself: where it stands tells the row."""


def memo_of(situation: Situation, collection: str) -> Memo:
    """Where rows and tallies of a collection are kept: findings grow from stage to stage, statements do not."""
    return situation.stage_memo if collection == "finding" else situation.memo


def rows_of(situation: Situation, collection: str) -> tuple[CollectionRow, ...]:
    """The rows of a collection; KeyError for an unknown name."""
    rows = memo_of(situation, collection).rows
    if collection not in rows:
        given = situation.given_rows.get(collection)
        rows[collection] = _stated_rows(situation, collection) if given is None else _given_rows(given)
    return rows[collection]


def _stated_rows(situation: Situation, collection: str) -> tuple[CollectionRow, ...]:
    rows, own = COLLECTIONS[collection](situation), _OWN.get(collection)
    return tuple(row.placed(own) for row in rows) if own else rows


def size_of(situation: Situation, collection: str) -> int:
    """How many rows a collection has."""
    return len(situation.findings if _found(situation, collection) else rows_of(situation, collection))


def candidates(
    situation: Situation, collection: str, where: Mapping[str, Test]
) -> tuple[Sequence[CollectionRow], tuple[tuple[str, Test], ...]]:
    """(the rows that can pass the tests, the tests that remain to be asked of them).

    What a finding has from its rule needs no fact: a park cannot change it.
    """
    tests = tuple(where.items())
    if not _found(situation, collection):
        return rows_of(situation, collection), tests
    fitting: Sequence[Finding] = situation.findings
    for name, test in tests:
        if name in FIXED and isinstance(test, TextTest):
            words = test.values | {""} if NONE in test.values else test.values
            fitting = list(compress(fitting, map(words.__contains__, map(attrgetter(name), fitting))))
    rows = [_finding_row(situation, finding) for finding in fitting]
    return rows, tuple((name, test) for name, test in tests if name not in FIXED)


def _found(situation: Situation, collection: str) -> bool:
    """Whether the rows are findings of earlier stages (not rows an example gives)."""
    return collection == "finding" and collection not in situation.given_rows


def _given_rows(given: tuple[Mapping[str, Fact], ...]) -> tuple[CollectionRow, ...]:
    return tuple(
        CollectionRow(f"第{number}行", partial(_given_field, fields)) for number, fields in enumerate(given, start=1)
    )


def _given_field(fields: Mapping[str, Fact], name: str) -> Fact:
    return fields.get(name) or without(name, MISSING, "", f"缺少{name}")


def _projects(situation: Situation) -> tuple[CollectionRow, ...]:
    known = registry(situation)
    return tuple(
        CollectionRow(
            f"项目“{row.name.value}”" if row.name.present else f"第{number}个项目",
            partial(project_field, situation, row, known),
        )
        for number, row in enumerate(situation.submission.projects, start=1)
    )


def _carriers(situation: Situation) -> tuple[CollectionRow, ...]:
    return tuple(
        CollectionRow(f"能源消费第{number}行", partial(_field, carrier_fields(situation, row)))
        for number, row in enumerate(situation.submission.carriers, start=1)
    )


def _progress_reports(situation: Situation) -> tuple[CollectionRow, ...]:
    return tuple(
        CollectionRow(f"年度进展第{number}行", partial(_field, _progress_fields(row)))
        for number, row in enumerate(situation.submission.progress, start=1)
    )


def _progress_fields(row: ProgressRow) -> Mapping[str, Callable[[], Fact]]:
    return {
        "year": lambda: numeric("年度进展年份", row.year, "年"),
        "filed": lambda: stated("是否报送", row.filed),
        "difficulties": lambda: _difficulties(row),
        "solved": lambda: _solved(row),
    }


def _difficulties(row: ProgressRow) -> Fact:
    source = stated("困难", row.difficulties)
    if not source.present:
        return derived("difficulties", "unstated", "", "未填写", (source,))
    if says_none(str(source.value)):
        return derived("difficulties", "none", "", "写明没有", (source,))
    return derived("difficulties", "given", "", "已填写", (source,))


def _solved(row: ProgressRow) -> Fact:
    """Of a report that says nothing of difficulties nobody knows whether there was something to solve."""
    source = stated("困难", row.difficulties)
    if not source.present:
        return without("solved", source.state, "", "没有写明困难情况（没有困难的写“无”）", (source,))
    if says_none(str(source.value)):
        return derived("solved", "none", "", "写明没有", (source,))
    return chosen("solved", stated("困难是否解决", row.solved), "取填报的是否解决", (source,))


def _field(fields: Mapping[str, Callable[[], Fact]], name: str) -> Fact:
    return fields[name]()


def _findings(situation: Situation) -> tuple[CollectionRow, ...]:
    return tuple(_finding_row(situation, finding) for finding in situation.findings)


def _finding_row(situation: Situation, finding: Finding) -> CollectionRow:
    return CollectionRow(finding.rule, partial(_finding_field, situation, finding))


def _label(finding: Finding, name: str) -> str:
    """What a finding has from its rule."""
    label: str = getattr(finding, name) or NONE
    return label


def _finding_field(situation: Situation, finding: Finding, name: str) -> Fact:
    if name in FIXED:
        return Fact(name, VALUE, str(_label(finding, name)), attested_by=Attestor.RULE)
    return _FINDING[name](situation, finding)


def _read_by(situation: Situation, finding: Finding) -> tuple[Fact, ...]:
    """The facts that decided the verdict: those the rule's table reads, which come first."""
    rule = situation.pack.rules.get(finding.rule)
    return finding.facts if rule is None else finding.facts[: len(rule.table.attributes)]


def _verdict(situation: Situation, finding: Finding) -> Fact:
    formula = f"{finding.rule} {finding.subject_title}：{finding.verdict.label}"
    return derived("verdict", str(finding.verdict), "", formula, _read_by(situation, finding))


def _open(situation: Situation, finding: Finding) -> Fact:
    closing = (fact for fact in finding.facts if fact.name == CLOSING)
    operands = (*_read_by(situation, finding), *closing)
    return derived("open", yes_no(finding.open), "", "存疑尚未处理" if finding.open else "没有未处理的存疑", operands)


def _effect(situation: Situation, finding: Finding) -> Fact:
    effect = finding.effect.value if finding.effect else NONE
    return derived("effect", effect, "", f"{finding.rule}：{finding.verdict.label}", _read_by(situation, finding))


_FINDING: dict[str, Callable[[Situation, Finding], Fact]] = {
    "verdict": _verdict,
    "open": _open,
    "effect": _effect,
}

COLLECTIONS: dict[str, Callable[[Situation], tuple[CollectionRow, ...]]] = {
    "project": _projects,
    "carrier": _carriers,
    "progress_report": _progress_reports,
    "finding": _findings,
}
"""Every collection: name → its rows."""
