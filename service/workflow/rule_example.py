"""rules example: an input of a rule as a line for its examples, with the verdict that both evaluators give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from service.assessment.rule_examples import Stated, judge
from service.authoring.nearest import nearest
from service.rulelang.example_line import example_line
from service.rulelang.load import pack_ids
from service.rulelang.pack import Given, Pack, Rule
from service.rulelang.parse.rubric import grades_of
from service.rulelang.parse.stated import stated
from service.rulelang.rubric import Rubric
from service.settings import Settings
from service.workflow.rule_base import RuleProblems, UnknownPack, open_rule_base


class UnknownRule(LookupError):  # noqa: N818 - says what the name is
    """No rule of that id, or one in several packs; the message says which there are."""


@dataclass(frozen=True, slots=True)
class RuleExample:
    """`line` is ready to paste into `examples:`; empty when the subjects or the two evaluators differ, as `verdicts`
    (subject → official outcome, reference outcome) then shows."""

    line: str
    verdicts: Mapping[str, tuple[str, str]]

    @property
    def agree(self) -> bool:
        """Whether the two evaluators agree on every subject."""
        return all(official == reference for official, reference in self.verdicts.values())


def rule_example(settings: Settings, pack_id: str | None, rule_id: str, words: Sequence[str], on: date) -> RuleExample:
    """What a rule says of an input given as `name=value` words.

    Raises:
        UnknownRule: no pack, or several packs, have the rule.
        UnknownPack: there is no such pack.
        RuleProblems: the rule base is faulty, or a name or value is none of the rule's.
    """
    pack, rubric, rule = _find(settings, pack_id, rule_id, on)
    given, rows = stated(words, rule, pack, grades_of(rubric))
    verdicts = {subject: judge(rule, subject, Stated(given, rows), pack) for subject in rule.subjects}
    outcomes = {outcome for pair in verdicts.values() for outcome in pair}
    line = example_line(_texts(given), outcomes.pop(), {n: [_texts(r) for r in t] for n, t in rows.items()})
    return RuleExample("" if outcomes else line, verdicts)


def _texts(given: Mapping[str, Given]) -> Mapping[str, str]:
    return {name: value.text for name, value in given.items()}


def _find(settings: Settings, pack_id: str | None, rule_id: str, on: date) -> tuple[Pack, Rubric, Rule]:
    names = (pack_id,) if pack_id else pack_ids(settings.rules_dir)
    bases = [open_rule_base(settings, name, on) for name in names]
    having = [(pack, rubric, pack.rules[rule_id]) for pack, rubric in bases if rule_id in pack.rules]
    if len(having) == 1:
        return having[0]
    if having:
        packs = "、".join(pack.id for pack, _, _ in having)
        raise UnknownRule(f"规则 {rule_id} 在几个规则包里都有：{packs}；请用 --pack 写明是哪一个")
    near = nearest(rule_id, [known for pack, _ in bases for known in pack.rules])
    hint = f"；您是否想写“{near}”？" if near else ""
    raise UnknownRule(f"没有编号为“{rule_id}”的规则（规则包：{'、'.join(names)}）{hint}")


__all__ = ["RuleExample", "RuleProblems", "UnknownPack", "UnknownRule", "rule_example"]
