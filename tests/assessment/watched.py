"""An example case of which one number is altered at a time: the lines that change are those that its trace names."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Self

from service.assessment.assess import assess
from service.assessment.trace import trace
from service.vocabulary.assessment import Assessment
from service.vocabulary.cell import Cell
from service.vocabulary.judgements import Judgements
from service.vocabulary.submission import Submission
from tests.assessment.altering import changed_findings, lines_by_cell, scored
from tests.assessment.cases import Case, case


def every(step: int, cells: list[Cell]) -> Iterator[Cell]:
    """The first cell of each column of each sheet, and every so many-th after it."""
    seen: Counter[tuple[str, str]] = Counter()
    for cell in cells:
        column = cell.sheet, cell.ref.rstrip("0123456789")
        if seen[column] % step == 0:
            yield cell
        seen[column] += 1


@dataclass(frozen=True)
class Watched:
    """A complete case and what its trace says of it."""

    told: Case
    submission: Submission
    judgements: Judgements
    before: Assessment
    scores: Mapping[str, object]
    reading: Mapping[str, frozenset[tuple[str, str]]]
    resting: Mapping[tuple[str, str], frozenset[str]]

    @classmethod
    @cache
    def of(cls, name: str) -> Self:
        """An example case, assessed and traced once a process."""
        told = case(name)
        submission, judgements = told.submission(), told.judgements()
        before = assess(submission, judgements, told.pack, told.rubric)
        lines = trace(before)
        reading = {i: frozenset((c.sheet, c.ref) for c in line.cells) for i, line in lines.items() if line.cells}
        return cls(told, submission, judgements, before, scored(before), reading, lines_by_cell(lines))

    def predicted(self, cell: Cell) -> frozenset[str]:
        """The ids of the lines that rest on a cell."""
        return self.resting.get((cell.sheet, cell.ref), frozenset())

    def look(self, cell: Cell, submission: Submission, judgements: Judgements) -> None:
        """What changed is what was predicted.

        A finding that reads only the score or the number of gates, and a line of the score, may stay as it is when
        what it rests on changes.
        """
        after = assess(submission, judgements, self.told.pack, self.told.rubric)
        changed = changed_findings(self.before, after)
        reads_it = {i for i, cells in self.reading.items() if (cell.sheet, cell.ref) in cells}
        rescored = {i for i, line in scored(after).items() if line != self.scores[i]}
        assert changed - self.predicted(cell) == set(), f"{cell}：变了，追溯图没有预告"
        assert reads_it - changed == set(), f"{cell}：没有变，追溯图预告了"
        assert rescored - self.predicted(cell) == set(), f"{cell}：得分变了，追溯图没有预告"
