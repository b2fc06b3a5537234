"""The reasons of an evaluation: from the conclusion through lines, findings, formulas and facts down to the cells.

What htmx asks for is a part of a page; asked for otherwise, the same address is the whole page, opened there.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from service.access.use_cases import UseCase
from service.assessment import outline
from service.documents.cell_index import CellUse
from service.documents.entries import Entry
from service.documents.fact_tree import Node
from service.documents.reasoning import CellTold, Explained, way_to
from service.transport.auth import Who
from service.vocabulary.assessment import Assessment
from service.vocabulary.exact import Quotient
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.scorecard import ScoreSection
from service.web.assessment_links import Links, node_id, opened_for, the_case
from service.web.language import language_of
from service.web.paging import Part, part_of
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.workflow.cases.open_assessment import OpenedAssessment

router = screens("/cases", "判定依据")
_OPEN = 2
"""So many levels of a tree are there from the start."""


@shown_by("reasoning/page.html")
@dataclass(frozen=True, slots=True)
class TreePage:
    """The whole tree. section, line: which of them stands open."""

    opening: OpenedAssessment
    links: Links
    section: str
    line: str

    @property
    def assessment(self) -> Assessment:
        """What was assessed."""
        return self.opening.made.assessment

    def entries(self, rule: str) -> tuple[Entry, ...]:
        """What a score line rests on."""
        lines = (one for scored in self.opening.made.told.scored.values() for one in scored)
        return next(one.entries for one in lines if one.line.rule == rule)

    def stands_open(self, section: ScoreSection) -> bool:
        """Whether a section is the one that was asked for, or has the line."""
        return section.code == self.section or any(line.rule == self.line for line in section.lines)

    @staticmethod
    def figure(value: Quotient) -> str:
        """A number of points."""
        return outline.figure(value)


@dataclass(frozen=True, slots=True)
class Tree:
    """The facts of one finding. opened: nodes that stand open though they lie deeper; whole: all do."""

    links: Links
    place: str
    nodes: tuple[Node, ...]
    opened: frozenset[str] = field(default_factory=frozenset)
    whole: bool = False

    def is_open(self, node: Node, level: int) -> bool:
        """Whether what a node was made from is in the page, and shown."""
        return self.whole or level < _OPEN or node.anchor in self.opened

    def id(self, node: Node) -> str:
        """Of a node in the page."""
        return node_id(self.place, node.anchor)

    def address(self, node: Node) -> str:
        """Of what a node was made from."""
        return self.links.node(self.place, node.anchor)

    def see(self, node: Node) -> str:
        """Where a node that is no more than a reference leads."""
        return self.links.see(self.place, node.see)


@shown_by("reasoning/finding.html", "reasoning/_finding.html")
@dataclass(frozen=True, slots=True)
class FindingPage:
    """One finding with its tree, its clause and its rule. part: within the tree of all."""

    opening: OpenedAssessment
    links: Links
    explained: Explained
    tree: Tree
    part: bool

    @property
    def section(self) -> ScoreSection | None:
        """The section of the scorecard that it counts in."""
        score = self.explained.detail.score
        sections = self.opening.made.assessment.scorecard.sections
        return next((one for one in sections if score in one.lines), None) if score else None


@shown_by("reasoning/_branch.html")
@dataclass(frozen=True, slots=True)
class BranchPage:
    """What one node was made from."""

    tree: Tree
    node: Node


@shown_by("reasoning/data.html")
@dataclass(frozen=True, slots=True)
class DataPage:
    """The cells alone, of one finding or of the whole assessment (then `entry` is None)."""

    opening: OpenedAssessment
    links: Links
    entry: Entry | None
    uses: Part[CellUse]

    def paper(self, use: CellUse) -> str:
        """Which document a cell is of."""
        return self.opening.made.reasons.paper(use.cell)


@shown_by("reasoning/cell.html")
@dataclass(frozen=True, slots=True)
class CellPage:
    """One cell."""

    opening: OpenedAssessment
    links: Links
    told: CellTold


@router.get("/{case_id}/reasoning", **shows(UseCase.READ_EVALUATION, of=the_case, summary="查看最近一次评价的依据"))
def lead_to_latest(who: Who, case_id: str) -> Response:
    """The tree of the latest evaluation that counts has an address of its own."""
    opening = opened_for(who)
    return RedirectResponse(_links(opening, who.found.id).tree, 303)


@router.get("/{case_id}/reasoning/{digest}", **shows(UseCase.READ_EVALUATION, of=the_case, summary="查看评价的依据"))
def show_tree(request: Request, who: Who, case_id: str, digest: str, section: str = "", line: str = "") -> Response:
    """Conclusion and lines; findings are asked for where somebody looks."""
    opening = opened_for(who, digest, language_of(request))
    page = TreePage(opening, _links(opening, who.found.id), section, line)
    return render(request, "reasoning/page.html", page)


@router.get(
    "/{case_id}/reasoning/{digest}/findings/{place}",
    **shows(UseCase.READ_EVALUATION, of=the_case, summary="查看一项判定的依据"),
)
def show_finding(request: Request, who: Who, case_id: str, digest: str, place: str, whole: bool = False) -> Response:
    """Two levels of its tree. whole: all of it, to be printed."""
    part = _is_part(request)
    page = _finding(opened_for(who, digest, language_of(request)), who.found.id, place, whole=whole, part=part)
    return render(request, "reasoning/_finding.html" if part else "reasoning/finding.html", page)


@router.get(
    "/{case_id}/reasoning/{digest}/findings/{place}/nodes/{node}",
    **shows(UseCase.READ_EVALUATION, of=the_case, summary="查看一个数的来历"),
)
def show_node(request: Request, who: Who, case_id: str, digest: str, place: str, node: str) -> Response:
    """What a node was made from; as a page, with all above it opened."""
    opening = opened_for(who, digest, language_of(request))
    page = _finding(opening, who.found.id, place, opened=node)
    if _is_part(request):
        *_, last = way_to(page.tree.nodes, node)
        return render(request, "reasoning/_branch.html", BranchPage(page.tree, last))
    return render(request, "reasoning/finding.html", page)


@router.get(
    "/{case_id}/reasoning/{digest}/findings/{place}/data",
    **shows(UseCase.READ_EVALUATION, of=the_case, summary="只看一项判定的依据数据"),
)
def show_finding_data(request: Request, who: Who, case_id: str, digest: str, place: str) -> Response:
    """The cells that one finding rests on."""
    opening = opened_for(who, digest, language_of(request))
    entry = _explained(opening, place).entry
    uses = tuple(one for one in opening.made.reasons.cells() if entry.finding.key in one.findings)
    return render(
        request, "reasoning/data.html", DataPage(opening, _links(opening, who.found.id), entry, part_of(request, uses))
    )


@router.get("/{case_id}/reasoning/{digest}/data", **shows(UseCase.READ_EVALUATION, of=the_case, summary="只看依据数据"))
def show_data(request: Request, who: Who, case_id: str, digest: str) -> Response:
    """Every cell that was read."""
    opening = opened_for(who, digest, language_of(request))
    uses = part_of(request, opening.made.reasons.cells())
    return render(request, "reasoning/data.html", DataPage(opening, _links(opening, who.found.id), None, uses))


@router.get(
    "/{case_id}/reasoning/{digest}/cells", **shows(UseCase.READ_EVALUATION, of=the_case, summary="查看一个单元格")
)
def show_cell(request: Request, who: Who, case_id: str, digest: str, sheet: str, ref: str, of: str = "") -> Response:
    """of: the beginning of the digest of its file; without one, the park's workbook."""
    opening = opened_for(who, digest, language_of(request))
    digests = opening.made.assessment.digests
    every = (digests.workbook, digests.judgements, digests.case)
    document = next((one for one in every if one and one.startswith(of)), "")
    try:
        told = opening.made.reasons.cell(document, sheet, ref)
    except KeyError:
        raise _not_there() from None
    return render(request, "reasoning/cell.html", CellPage(opening, _links(opening, who.found.id), told))


def _links(opening: OpenedAssessment, case_id: str) -> Links:
    return Links(case_id, opening.then.digest)


def _is_part(request: Request) -> bool:
    return "hx-request" in request.headers


def _explained(opening: OpenedAssessment, place: str) -> Explained:
    try:
        return opening.made.reasons.explained(place)
    except KeyError:
        raise _not_there() from None


def _finding(
    opening: OpenedAssessment, case_id: str, place: str, opened: str = "", whole: bool = False, part: bool = False
) -> FindingPage:
    links, explained = _links(opening, case_id), _explained(opening, place)
    nodes = explained.detail.nodes
    way = way_to(nodes, opened)
    if opened and not way:
        raise _not_there()
    tree = Tree(links, place, nodes, frozenset(node.anchor for node in way), whole)
    return FindingPage(opening, links, explained, tree, part)


def _not_there() -> Fault:
    return Fault(
        "assessment-unknown",
        Said(
            "这次评价里没有这一处；请从“判定依据”的首页往下找",
            "there is no such place in this evaluation; look for it from the top of its reasons",
        ),
    )
