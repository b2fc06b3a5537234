"""rules example: an input of a rule as a line for its examples, with the verdict that both evaluators give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from service.assessment.rule_examples import Stated, judge
from service.rulelang.example_line import example_line
from service.rulelang.pack import Given, Pack
from service.rulelang.parse.rubric import grades_of
from service.rulelang.parse.stated import stated
from service.rulelang.rubric import Rubric
from service.settings import Settings
from service.workflow.rules.rule_base import RuleProblems, UnknownPack, chosen_packs, having_rule, open_rule_base


class UnusableTrial(RuleProblems):
    """What is wrong with the input, and not with the rules."""


@dataclass(frozen=True, slots=True)
class RuleExample:
    """`line` is ready to paste into `examples:`; empty when the subjects or the two evaluators differ, as `verdicts`
    (subject → official outcome, reference outcome) then shows. `pack`: whose rule it is; `others`: further packs that
    have a rule of that id."""

    pack: str
    others: tuple[str, ...]
    line: str
    verdicts: Mapping[str, tuple[str, str]]

    @property
    def agree(self) -> bool:
        """Whether the two evaluators agree on every subject."""
        return all(official == reference for official, reference in self.verdicts.values())


def rule_example(settings: Settings, pack_id: str | None, rule_id: str, words: Sequence[str], on: date) -> RuleExample:
    """What a rule, in the pack asked for or in the first that has it, says of an input given as `name=value` words.

    Raises:
        UnknownRule: no pack looked at has the rule.
        UnknownPack: there is no such pack.
        UnusableTrial: a name or value is none of the rule's.
        RuleProblems: the rule base is faulty.
    """
    bases = [open_rule_base(settings, name, on) for name in chosen_packs(settings, pack_id)]
    pack, *others = having_rule(rule_id, [one for one, _ in bases])
    rubric, rule = _rubric(pack, bases), pack.rules[rule_id]
    try:
        given, rows = stated(words, rule, pack, grades_of(rubric))
    except RuleProblems as unusable:
        raise UnusableTrial(unusable.problems) from unusable
    verdicts = {subject: judge(rule, subject, Stated(given, rows), pack) for subject in rule.subjects}
    outcomes = {outcome for pair in verdicts.values() for outcome in pair}
    line = example_line(_texts(given), outcomes.pop(), {n: [_texts(r) for r in t] for n, t in rows.items()})
    return RuleExample(pack.id, tuple(other.id for other in others), "" if outcomes else line, verdicts)


def _texts(given: Mapping[str, Given]) -> Mapping[str, str]:
    return {name: value.text for name, value in given.items()}


def _rubric(pack: Pack, bases: Iterable[tuple[Pack, Rubric]]) -> Rubric:
    return next(rubric for one, rubric in bases if one is pack)


__all__ = ["RuleExample", "RuleProblems", "UnknownPack", "UnusableTrial", "rule_example"]
