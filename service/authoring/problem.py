"""Faults of staff-edited files: what was found, what is allowed, how to repair it, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

from service.authoring.position import Position
from service.vocabulary.language import Language, Said


class English(NamedTuple):
    """What a mistake says, in English."""

    found: str
    allowed: str
    repair: str


class Mistake(ValueError):  # noqa: N818 - a fault of the text, not of the program
    """What is wrong with one text, before it is known where it stands. Texts are Chinese, `en` says the same in
    English; `code` is a stable ASCII name of the kind of fault."""

    def __init__(
        self, code: str, found: str, allowed: str, repair: str, suggestion: str = "", en: English | None = None
    ) -> None:
        super().__init__(f"发现 {found}；允许 {allowed}{_guess(suggestion)}；修复：{repair}")
        self.code = code
        self.found = found
        self.allowed = allowed
        self.repair = repair
        self.suggestion = suggestion
        self.en = en

    def told(self, language: Language) -> str:
        """The whole message; in Chinese where there is no English."""
        return _told(self, language)


class UnknownWord(Mistake):
    """No such `kind` (参数, 属性 …) as `word`."""

    def __init__(
        self, kind: str, word: str, allowed: str, repair: str, suggestion: str, en: English | None = None
    ) -> None:
        super().__init__("unknown-word", f"未知的{kind}“{word}”", allowed, repair, suggestion, en)
        self.kind = kind
        self.word = word


@dataclass(frozen=True, slots=True)
class RuleProblem:
    """One fault of one file. `suggestion` is the nearest known word, empty when none is near."""

    position: Position
    code: str
    found: str
    allowed: str
    repair: str
    suggestion: str = ""
    en: English | None = None

    def __str__(self) -> str:
        return self.told(Language.ZH)

    def told(self, language: Language) -> str:
        """The whole message; in Chinese where there is no English."""
        return f"{self.position} {_told(self, language)}"


def _told(fault: Mistake | RuleProblem, language: Language) -> str:
    if language is Language.EN and fault.en is not None:
        meant = f" Did you mean “{fault.suggestion}”?" if fault.suggestion else ""
        return f"Found {fault.en.found}; allowed: {fault.en.allowed}.{meant} Repair: {fault.en.repair}"
    return f"发现 {fault.found}；允许 {fault.allowed}{_guess(fault.suggestion)}；修复：{fault.repair}"


def _guess(suggestion: str) -> str:
    return f"；您是否想写“{suggestion}”？" if suggestion else ""


class RuleProblems(Exception):  # noqa: N818 - a list of faults of files
    """Everything that is wrong with the files that were read, by place; never empty. `unread` says what was not looked
    at because of it."""

    def __init__(self, problems: Iterable[RuleProblem], unread: Said | None = None) -> None:
        self.problems = tuple(problems)
        self.unread = unread
        super().__init__(self.told(Language.ZH))

    def told(self, language: Language) -> str:
        """Each fault on a line, what was not looked at on the last."""
        lines = [problem.told(language) for problem in self.problems]
        return "\n".join((*lines, self.unread.told(language)) if self.unread else lines)


class ProblemLog:
    """Collects every problem, so that all of them are told at once, and each once.

    A word whose definition is at fault is doubted: that it is unknown elsewhere follows from that fault and is not
    told again. `len()` counts such consequences too, so that a reader can see whether something went wrong.
    """

    def __init__(self) -> None:
        self._problems: list[RuleProblem] = []
        self._consequences = 0
        self._doubted: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return len(self._problems) + self._consequences

    def doubt(self, *words: str) -> None:
        """From now on say nothing of these words (names, ids, codes; or whole kinds like 等级) being unknown."""
        self._doubted |= frozenset(words)

    @contextmanager
    def doubting_inside(self) -> Iterator[None]:
        """Doubts that arise inside the block end with it."""
        before = self._doubted
        try:
            yield
        finally:
            self._doubted = before

    def add(self, position: Position, mistake: Mistake) -> None:
        """Note a mistake at its place."""
        if isinstance(mistake, UnknownWord) and {mistake.word, mistake.kind} & self._doubted:
            self._consequences += 1
            return
        self._problems.append(
            RuleProblem(
                position,
                mistake.code,
                mistake.found,
                mistake.allowed,
                mistake.repair,
                mistake.suggestion,
                mistake.en,
            )
        )

    def extend(self, problems: Iterable[RuleProblem]) -> None:
        """Note problems that already have their place."""
        self._problems.extend(problems)

    @contextmanager
    def catching(self, position: Position) -> Iterator[None]:
        """Note a Mistake raised inside at `position` and go on after the block."""
        try:
            yield
        except Mistake as mistake:
            self.add(position, mistake)

    def problems(self) -> tuple[RuleProblem, ...]:
        """All problems by file, line and column, each once."""
        return tuple(
            sorted(
                dict.fromkeys(self._problems),
                key=lambda p: (p.position.file, p.position.line, p.position.column, p.code),
            )
        )

    def raise_any(self) -> None:
        """Stop here when something was noted.

        Raises:
            RuleProblems: all of it.
        """
        if self._problems:
            raise RuleProblems(self.problems())
