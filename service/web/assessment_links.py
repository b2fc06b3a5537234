"""Where the screens of one assessment stand: each has a stable address, down to a node and a cell."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from fastapi import Request

from service.documents.fact_tree import GATES, SCORECARD
from service.transport.auth import Caller
from service.vocabulary.cell import Cell
from service.vocabulary.language import Language
from service.workflow.access.targets import Target, a_case
from service.workflow.cases.open_assessment import OpenedAssessment, open_assessment

LATEST = "latest"
SHORT = 16
"""Digits of a digest that tell the assessments of one case apart."""


def the_case(request: Request) -> Target:
    """The case that is named in the path."""
    return a_case(request.path_params["case_id"])


def opened_for(who: Caller, digest: str = LATEST, language: Language = Language.ZH) -> OpenedAssessment:
    """The assessment that an address names: by the beginning of its digest, or the latest that counts.

    Raises:
        As open_assessment().
    """
    return open_assessment(who.settings, who.found.id, "" if digest == LATEST else digest, language)


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses of one assessment of a case. digest: the whole one."""

    case_id: str
    digest: str

    @property
    def case(self) -> str:
        """The case."""
        return f"/cases/{quote(self.case_id)}"

    @property
    def result(self) -> str:
        """Its result."""
        return f"{self.case}/result/{self.digest[:SHORT]}"

    @property
    def tree(self) -> str:
        """Its reasons from the top."""
        return f"{self.case}/reasoning/{self.digest[:SHORT]}"

    @property
    def report(self) -> str:
        """The file to print."""
        return f"{self.case}/result/{self.digest}/report"

    @property
    def scorecard(self) -> str:
        """The scorecard as a file."""
        return f"{self.case}/result/{self.digest}/scorecard.xlsx"

    @property
    def record(self) -> str:
        """The whole record."""
        return f"{self.case}/result/{self.digest}/record"

    def data(self, place: str = "") -> str:
        """All cells that were read, or those one finding rests on."""
        return f"{self.finding(place)}/data" if place else f"{self.tree}/data"

    def section(self, code: str) -> str:
        """A section of the scorecard, opened in the tree."""
        return f"{self.tree}?section={quote(code)}#section-{quote(code)}"

    def line(self, rule: str) -> str:
        """A score line, opened in the tree."""
        return f"{self.tree}?line={quote(rule)}#s-{quote(rule)}"

    def finding(self, place: str) -> str:
        """A finding with all it rests on."""
        return f"{self.tree}/findings/{quote(place)}"

    def node(self, place: str, node: str) -> str:
        """A node of a finding's tree, with everything above it opened."""
        return f"{self.finding(place)}/nodes/{quote(node)}"

    def cell(self, cell: Cell) -> str:
        """What was read in a cell."""
        return f"{self.tree}/cells?{urlencode({'of': cell.document[:SHORT], 'sheet': cell.sheet, 'ref': cell.ref})}"

    def see(self, place: str, seen: str) -> str:
        """What a node of a finding at `place` refers to."""
        if seen in (SCORECARD, GATES):
            return f"{self.result}#{seen}"
        if seen.startswith("f-"):
            return self.finding(seen)
        return f"{self.node(place, seen)}#{node_id(place, seen)}"


def node_id(place: str, node: str) -> str:
    """The id of a node in a page that may show several findings."""
    return f"n-{place.removeprefix('f-')}-{node.removeprefix('n')}"
