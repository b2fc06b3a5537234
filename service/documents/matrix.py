"""The clause matrix as one self-contained HTML page: from each sentence to its rules, and from each rule back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from service.documents.rendering import render
from service.rulelang.matrix import ClauseLine, Matrix, RuleLine
from service.rulelang.pack import Clause
from service.rulelang.words import CLAUSE_STATUSES, value_in_words
from service.vocabulary.exact import plain
from service.vocabulary.language import Language

TEMPLATE = "matrix/page.html"


@dataclass(frozen=True, slots=True)
class Context:
    """Everything templates/matrix/page.html reads."""

    matrices: tuple[Matrix, ...]

    @staticmethod
    def counts(clauses: tuple[ClauseLine, ...]) -> Mapping[str, int]:
        """Status in words → how many sentences have it, in the order of the statuses."""
        found = Counter(line.clause.status for line in clauses)
        return {word: found[status] for status, word in CLAUSE_STATUSES.items() if found[status]}

    @staticmethod
    def status(clause: Clause) -> str:
        """What becomes of a sentence, in words."""
        return CLAUSE_STATUSES[clause.status]

    @staticmethod
    def weight(line: RuleLine) -> str:
        """The points a rule can earn; empty when none."""
        return plain(line.scored[1].weight) if line.scored else ""

    @staticmethod
    def examples(line: RuleLine) -> str:
        """`达到 2、未达到 1`."""
        return "、".join(f"{value_in_words(verdict)} {times}" for verdict, times in line.examples.items())

    @staticmethod
    def place(matrix: Matrix, what: str) -> str:
        """The anchor of a rule or a sentence, one in the whole page."""
        return f"{matrix.pack.id}-{''.join(c if c.isalnum() else '-' for c in what)}"


def matrix_page(matrices: tuple[Matrix, ...], templates: Path, language: Language = Language.ZH) -> str:
    """The page as HTML; the same text for the same rule base."""
    return render(templates, TEMPLATE, language, page=Context(matrices))
