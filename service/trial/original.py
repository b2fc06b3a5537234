"""Whether the original passes all its mutants are tried on: what fails anyway would seem to notice every mutant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.assessment.rule_examples import try_examples
from service.rulelang.pack import Pack
from service.vocabulary.language import Language


@dataclass(frozen=True, slots=True)
class Failing:
    """Something that fails for the original: where it stands, and what is wrong in both languages."""

    place: str
    zh: str
    en: str

    def told(self, language: Language) -> str:
        """One line for the screen."""
        return f"{self.place} {self.zh}" if language is Language.ZH else f"{self.place} {self.en}"


class OriginalFails(Exception):  # noqa: N818 - what it is, not that something went wrong here
    """The original itself fails some of what its mutants are to be tried on; nothing can be said about them."""

    def __init__(self, failing: tuple[Failing, ...]) -> None:
        super().__init__("；".join(one.told(Language.ZH) for one in failing))
        self.failing = failing


class EvaluatorsDiffer(Exception):  # noqa: N818 - what it is, not that something went wrong here
    """The evaluators disagree on a mutant: a fault of the program, which must not count as noticing the mutant."""

    def __init__(self, mutant: str, place: str, differences: str) -> None:
        super().__init__(mutant, place, differences)

    def __str__(self) -> str:
        mutant, place, differences = self.args
        return f"{place} 在改动“{mutant}”之后：{differences}"


def failing_examples(pack: Pack) -> Iterator[Failing]:
    """The examples of all rules that do not hold, judged by both evaluators."""
    for one in try_examples(pack):
        if one.fault:
            official, reference = f"came to {one.official}", f"the independent reference to {one.reference}"
            came = official if one.official == one.reference else f"{official}, {reference}"
            head = f"{one.rule} ({one.subject}): expected {one.expected}, {came}"
            yield Failing(one.place, f"{one.rule}（{one.subject}）：{one.fault}", head)
