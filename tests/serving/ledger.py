"""What was acknowledged to offices that work while the service is being killed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

IMPORTS, EVALUATIONS, SIGNATURES, JOBS = "导入", "评价", "签署", "作业"
_WORK = {
    "import_submission": IMPORTS,
    "import_judgements": IMPORTS,
    "pre_assess": EVALUATIONS,
    "evaluate": EVALUATIONS,
    "sign": SIGNATURES,
}


@dataclass
class Ledger:
    """acts: (case, number, kind) that were acknowledged; files: digests; jobs: numbers. unheard: acts that were done
    without an answer; undone: those that were not, by what was told; again: requests sent again; refused: answers that
    should not have come."""

    acts: list[tuple[str, int, str]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    jobs: list[int] = field(default_factory=list)
    unheard: int = 0
    undone: Counter[str] = field(default_factory=Counter)
    again: int = 0
    refused: list[str] = field(default_factory=list)
    statuses: set[int] = field(default_factory=set)

    @property
    def acknowledged(self) -> int:
        """How many writes were."""
        return len(self.acts) + len(self.files) + len(self.jobs)

    def long_work(self) -> int:
        """How many acts of those that take long were."""
        return sum(kind in _WORK for _, _, kind in tuple(self.acts))

    def work(self) -> Counter[str]:
        """How many imports, evaluations, signatures and jobs were."""
        done = Counter(_WORK[kind] for _, _, kind in tuple(self.acts) if kind in _WORK)
        return done + Counter({JOBS: len(self.jobs)})
