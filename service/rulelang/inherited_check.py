"""What must hold between a pack and what it inherits: nobody names a rule that went, examples fit changed numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from service.authoring.problem import English, Mistake, ProblemLog
from service.rulelang.derivations import Count, Earliest, Sum
from service.rulelang.digest import parameters_of
from service.rulelang.pack import Parameter, Rule
from service.rulelang.parse.inheritance import Removed
from service.rulelang.words import number_in_words

_QUOTED = re.compile(r'"([^"]*)"')


def check_removed(rules: Iterable[Rule], removed: Mapping[str, Removed], log: ProblemLog) -> None:
    """Note rules that were replaced under another id or switched off, and are still counted by another rule."""
    for rule in rules:
        for name in dict.fromkeys(_rules_named(rule)):
            if (gone := removed.get(name)) is not None:
                log.add(gone.position, _still_named(name, gone, rule))


def check_overridden(inherited: Iterable[Rule], parameter: Parameter, pack: str, log: ProblemLog) -> None:
    """Note the inherited rules whose verdict depends on a number that the pack changes: their examples show the old
    one."""
    for rule in inherited:
        if parameter.name in parameters_of(rule):
            log.add(parameter.position, _other_examples(rule, parameter, pack))


def _rules_named(rule: Rule) -> Iterator[str]:
    """The ids written in conditions on findings: `at_least` and `where: {rule: …}`."""
    for line in rule.derived:
        made = line.expression
        if isinstance(made, Count | Sum | Earliest) and made.collection == "finding" and "rule" in made.where:
            yield from _QUOTED.findall(made.where["rule"].text)


def _still_named(name: str, gone: Removed, rule: Rule) -> Mistake:
    went, left = (
        (f"由 {gone.successor} 替换", f"replaced by {gone.successor}") if gone.successor else ("停用", "switched off")
    )
    return Mistake(
        "removed-rule-named",
        f"规则 {name} 已{went}，规则 {rule.id}（{rule.position}）还要用到它的判定",
        "别的规则不再用到的规则",
        f"保留 {name}（替换时沿用编号），或同时替换 {rule.id}",
        en=English(
            f"rule {name} {left}, while rule {rule.id} ({rule.position}) uses its verdict",
            "a rule that no other rule uses",
            f"keep {name} (replace it under its own id), or replace {rule.id} as well",
        ),
    )


def _other_examples(rule: Rule, parameter: Parameter, pack: str) -> Mistake:
    value = number_in_words(parameter.value, parameter.unit)
    return Mistake(
        "overridden-number",
        f"参数 {parameter.name} 改为 {value}，沿用 {rule.pack} 的规则 {rule.id}（{rule.position}）用它判定，"
        f"例子仍按原来的数值写",
        "例子与数值相符的规则",
        f"在 {pack} 里写一条 replaces: {rule.id} 的规则，按新数值给出例子，并写明 reason",
        en=English(
            f"parameter {parameter.name} changed to {value}, while rule {rule.id} inherited from {rule.pack} "
            f"({rule.position}) judges by it and its examples show the old value",
            "rules whose examples fit the number",
            f"write a rule in {pack} that replaces {rule.id}, with a reason and examples for the new value",
        ),
    )
