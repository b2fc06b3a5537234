"""The rules that a decision rests on, as people are told of them: what their codes are called, and what is cited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from service.vocabulary.language import Said


@dataclass(frozen=True, slots=True)
class JudgedUnder:
    """names: code of a rule or indicator → its name; basis: the provisions, pack and rubric that a decision goes by,
    None where they are not at hand."""

    names: Mapping[str, Said] = field(default_factory=dict)
    basis: Said | None = None

    def named(self, code: str) -> Said:
        """The name with the code behind it, the code alone where no rule or indicator is called so."""
        name = self.names.get(code)
        return Said(f"{name.zh}（{code}）", f"{name.en} ({code})") if name is not None else Said(code, code)


UNTOLD = JudgedUnder()
"""Where the rules are not at hand: codes stay codes, and nothing is cited."""


def judged_under(pack: Pack, rubric: Rubric) -> JudgedUnder:
    """What is told of a pack and its rubric."""
    rules = {one.id: Said(one.title, one.title_en or one.title) for one in pack.rules.values()}
    indicators = {code: Said(one.name, one.name_en or one.name) for code, one in pack.catalogue.indicators.items()}
    return JudgedUnder(rules | indicators, _basis(pack, rubric))


def _basis(pack: Pack, rubric: Rubric) -> Said:
    cited = list(_provisions(pack))
    judged = Said(f"{pack.title}（{pack.id} 第 {pack.version} 版）", f"{pack.title} ({pack.id} version {pack.version})")
    scored = Said(f"{rubric.title}（{rubric.id}）", f"{rubric.title} ({rubric.id})")
    every = (*cited, judged, scored)
    return Said("；".join(one.zh for one in every), "; ".join(one.en for one in every))


def _provisions(pack: Pack) -> Iterator[Said]:
    """Each governing document with the numbers of its provisions that rules cite: its own numbers, for the sentences
    beneath are numbered by the register alone."""
    cited = {rule.clause.partition(".")[0] for rule in pack.rules.values()}
    for register in pack.registers.values():
        provisions = dict.fromkeys(clause.partition(".")[0] for clause in register.clauses)
        numbers = [one for one in provisions if f"{register.id}/{one}" in cited]
        if numbers:
            zh, en = "、".join(numbers), ", ".join(numbers)
            yield Said(f"{register.title}：{zh}", f"{register.title}: {en}")
