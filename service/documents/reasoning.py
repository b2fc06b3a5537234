"""The reasons of one assessment as screens ask for them: finding by finding, node by node, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from service.assessment.english import English
from service.documents.cell_index import CellUse, Stated, cell_uses
from service.documents.cited_clauses import Cited, cited_clauses
from service.documents.entries import Detail, Entries, Entry, Scored, anchor
from service.documents.fact_tree import FactTrees, Node
from service.rulelang.explain import numbers_in_words, rows_in_words
from service.rulelang.pack import Pack
from service.vocabulary.assessment import Assessment
from service.vocabulary.cell import Cell
from service.vocabulary.finding import Finding
from service.vocabulary.language import Language, Said

_ROUNDED = "rounded"


@dataclass(frozen=True, slots=True)
class RuleTold:
    """A rule as a reader of its finding wants it. `file` and `line`: where it stands in the rules folder; `pack` and
    `version`: what it was read from; `since`: in force from then on; `rows`: how it judges; `numbers`: what it
    compares with and where that comes from."""

    file: str
    line: int
    pack: str
    version: str
    since: date
    rows: tuple[Said, ...]
    numbers: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """A finding with its tree, its clause and its rule."""

    detail: Detail
    clause: Cited
    rule: RuleTold

    @property
    def entry(self) -> Entry:
        """The finding itself."""
        return self.detail.entry


@dataclass(frozen=True, slots=True)
class CellTold:
    """A cell of a workbook (`paper`) or of the case's own record: what was read in it under each name, how numbers are
    compared (`rounding`), and the findings that rest on it."""

    cell: Cell
    paper: str
    stated: tuple[Stated, ...]
    rounding: Said
    entries: tuple[Entry, ...]


class Reasoning:
    """What leads from an assessment to its cells. A place is the anchor of a finding (`f-TG-07-…`), or of a node of
    its tree (`n12`); both are the same whenever the same assessment is asked."""

    def __init__(self, assessment: Assessment, pack: Pack, english: English | None = None) -> None:
        """english: of an assessment that was retold, what its facts are told in."""
        self._english = english
        language = Language.ZH if english is None else Language.EN
        self._assessment = assessment
        self._pack = pack
        self._findings = {anchor(*f.key): f for f in (assessment.decision, *assessment.findings)}
        self._anchors = {finding.key: place for place, finding in self._findings.items()}
        self._clauses = cited_clauses(self._findings.values(), pack)
        self._entries = Entries(
            assessment, {c: (cited.shown, cited.anchor) for c, cited in self._clauses.items()}, language
        )
        self._explained: dict[str, Explained] = {}

    def entry(self, finding: Finding) -> Entry:
        """A finding with its place and its words."""
        return self._entries.entry(finding)

    @cached_property
    def scored(self) -> dict[str, tuple[Scored, ...]]:
        """Section code → its lines."""
        return self._entries.scored(self._assessment)

    def explained(self, place: str) -> Explained:
        """A finding with all it rests on.

        Raises:
            KeyError: no finding stands there.
        """
        if place not in self._explained:
            finding = self._findings[place]
            trees = FactTrees(self._pack, self._assessment.digests.judgements, self._anchors, self._english)
            detail = self._entries.detail(finding, trees)
            self._explained[place] = Explained(detail, self._clauses[finding.clause], self._rule(finding))
        return self._explained[place]

    def cell(self, document: str, sheet: str, ref: str) -> CellTold:
        """What was read in a cell, and what rests on it. document: its digest.

        Raises:
            KeyError: nothing was read there.
        """
        use = self._uses[document, sheet, ref]
        entries = tuple(map(self.entry, use.findings.values()))
        return CellTold(use.cell, self.paper(use.cell), tuple(use.stated), self._rounding, entries)

    def cells(self) -> tuple[CellUse, ...]:
        """Every cell that was read, in the order in which findings read them."""
        return tuple(self._uses.values())

    @cached_property
    def _uses(self) -> dict[tuple[str, str, str], CellUse]:
        return cell_uses(self._findings.values(), self._english)

    def paper(self, cell: Cell) -> str:
        """Which document a cell is of."""
        digests = self._assessment.digests
        return {digests.judgements: "核查记录", digests.case: "案卷记录"}.get(cell.document, "评估工作簿")

    def _rule(self, finding: Finding) -> RuleTold:
        rule, pack = self._pack.rules[finding.rule], self._pack
        version = {edition.id: edition.version for edition in pack.extends}.get(rule.pack, pack.version)
        file, line = rule.position.file, rule.position.line
        rows, numbers = tuple(rows_in_words(rule)), tuple(numbers_in_words(rule, pack))
        return RuleTold(file, line, rule.pack or pack.id, version, rule.in_force_from, rows, numbers)

    @property
    def _rounding(self) -> Said:
        if self._pack.comparison.method != _ROUNDED:
            return _IN_FULL
        places = self._pack.comparison.percent_digits
        return Said(
            f"修约值比较法：百分数修约到 {places} 位小数，指标值修约到目录规定的位数（四舍六入五成双），再与界限比较",
            f"compared as rounded, half to even: percents to {places} places, values of indicators to those of the "
            "catalogue",
        )


_IN_FULL = Said(
    "全数值比较法：按原文精确计算和比较，中间不修约；除不尽的数只在显示时四舍六入五成双",
    "compared in full: computed and compared exactly as written, nothing is rounded on the way; only what is shown of "
    "a number without an end is rounded, half to even",
)


def way_to(nodes: Iterable[Node], place: str) -> tuple[Node, ...]:
    """The nodes from the top of a tree down to the one at a place; empty where there is none."""
    return next(_ways(nodes, place), ())


def _ways(nodes: Iterable[Node], place: str) -> Iterator[tuple[Node, ...]]:
    for node in nodes:
        if node.anchor == place:
            yield (node,)
        yield from ((node, *way) for way in _ways(node.operands, place))
