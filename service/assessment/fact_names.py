"""What facts are called on paper: the Chinese names of attributes, parameters and references."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from service.rulelang.attributes import (
    PLAN,
    case_attributes,
    collections,
    indicator_attributes,
    item_attributes,
    park_attributes,
    quantity_attributes,
)
from service.rulelang.pack import Pack, Rule
from service.rulelang.parse.scope import titles
from service.vocabulary.finding import Finding, Theme

_STEPS = {
    "recomputed": "按原始数据复算的值",
    "recomputed_base": "按原始数据复算的基期值",
    "registry": "全部项目的名称和台账编号",
}
"""Steps between a cell and an attribute that no rule can read."""


class FactNames:
    """The names of one pack's facts; a name that nobody put into words stays as the rule writes it."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._indicators = {code: titles(indicator_attributes(i)) for code, i in pack.catalogue.indicators.items()}
        self._quantities = {code: titles(quantity_attributes(q)) for code, q in pack.catalogue.quantities.items()}
        self._general = self._of_the_pack()

    def of(self, finding: Finding) -> Mapping[str, str]:
        """Fact name → Chinese name, as the rule of this finding means it."""
        kind, _, code = finding.subject.partition(":")
        own = {"indicator": self._indicators, "quantity": self._quantities}.get(kind, {}).get(code, {})
        return self._general | own | self._of_the_rule(self._pack.rules[finding.rule])

    def below(self, name: str) -> Mapping[str, str] | None:
        """The names of what stands below a fact that is a finding counted by its rule; None for any other fact."""
        rule = self._pack.rules.get(name)
        return None if rule is None else self._general | self._of_the_rule(rule)

    def _of_the_rule(self, rule: Rule) -> dict[str, str]:
        made = {line.attribute.name: line.attribute.title for line in rule.derived}
        return {name: title for name, title in made.items() if title}

    def _of_the_pack(self) -> dict[str, str]:
        catalogue, rules = self._pack.catalogue, self._pack.rules
        park = park_attributes(self._pack.regions)
        built_in = (case_attributes(Theme.DECISION, ()), item_attributes(()), PLAN, park)
        lists = (*map(titles, built_in), *map(titles, collections(catalogue, rules).values()))
        known = _merged((*lists, *self._quantities.values(), *self._indicators.values()))
        known |= {name: parameter.title for name, parameter in self._pack.parameters.items() if parameter.title}
        return known | self._references() | _STEPS

    def _references(self) -> dict[str, str]:
        """`energy_saving.actual` → 节能量评估年度值."""
        catalogue = self._pack.catalogue
        named = [(i.code, i.name, self._indicators[i.code]) for i in catalogue.indicators.values()]
        named += [(q.code, q.name, self._quantities[q.code]) for q in catalogue.quantities.values()]
        return {f"{code}.{attribute}": f"{of}{title}" for code, of, own in named for attribute, title in own.items()}


def _merged(many: Iterable[Mapping[str, str]]) -> dict[str, str]:
    return {name: title for one in many for name, title in one.items()}
