"""Names and derivations of a rule as a person reads them."""

from __future__ import annotations

from collections.abc import Mapping

from service.rulelang.attributes import (
    PLAN,
    Attributes,
    case_attributes,
    collections,
    indicator_attributes,
    item_attributes,
    park_attributes,
    quantity_attributes,
)
from service.rulelang.derivations import (
    Count,
    Days,
    Derived,
    Deviation,
    Difference,
    Earliest,
    Lacks,
    Ratio,
    Share,
    Sum,
    Value,
)
from service.rulelang.pack import Pack, Rule
from service.rulelang.tables import Attribute, Test, TextTest
from service.rulelang.words import test_in_words
from service.vocabulary.language import Language
from service.vocabulary.state import State

COLLECTIONS = {
    "project": "重点项目",
    "carrier": "分品种能源消费",
    "progress_report": "年度进展",
    "finding": "各项判定",
}
"""The lists that a derivation goes through → their Chinese names."""

SUBJECTS = {"portfolio": "重点项目整体", "plan": "实施方案", "case": "整个案件", "item": "人工核查事项"}
"""Subjects that need no code → their Chinese names."""


class Namer:
    """What the names in one rule of one pack mean."""

    def __init__(self, rule: Rule, pack: Pack) -> None:
        self._pack = pack
        self._made = {line.attribute.name: line.attribute.title for line in rule.derived if line.attribute.title}
        self._own = {name: a.title for subject in rule.subjects for name, a in self._offered(subject, rule).items()}
        self._fields = collections(pack.catalogue, tuple(pack.rules))

    def name(self, ref: str) -> str:
        """The Chinese name of an attribute, parameter or reference; as written where nobody named it."""
        parameter = self._pack.parameters.get(ref)
        if parameter is not None:
            return parameter.title or ref
        owner, dot, attribute = ref.rpartition(".")
        if dot and owner not in ("self", ""):
            return self._dotted(owner, attribute) or ref
        return self._made.get(ref) or self._own.get(attribute) or ref

    def subject(self, key: str) -> str:
        """`indicator:energy_saving` → 节能量."""
        kind, _, code = key.partition(":")
        catalogue = self._pack.catalogue
        if kind == "indicator":
            return catalogue.indicators[code].name
        return catalogue.quantities[code].name if kind == "quantity" else SUBJECTS[kind]

    def derivation(self, line: Derived) -> str:
        """How a derived attribute is made."""
        made = line.expression
        if isinstance(made, Value):
            return self.name(made.ref)
        if isinstance(made, Count):
            return f"{self._rows(made.collection, made.where)}的行数"
        if isinstance(made, Sum | Earliest):
            what = "合计" if isinstance(made, Sum) else "最早的一个"
            field = self._fields[made.collection][made.field].title
            return f"{self._rows(made.collection, made.where)}的“{field}”{what}"
        if isinstance(made, Share | Ratio):
            zero = f"（分母为零时记为{State(made.if_zero).label}）"
            return f"{self.name(made.numerator)} ÷ {self.name(made.denominator)}{zero}"
        if isinstance(made, Difference):
            return f"{self.name(made.left)} − {self.name(made.right)}"
        if isinstance(made, Deviation):
            return f"{self.name(made.left)}与{self.name(made.right)}相比的偏差"
        if isinstance(made, Lacks):
            needed, beside = ("或".join(map(self.name, names)) for names in (made.needed, made.beside))
            return f"有{beside}而缺{needed}"
        assert isinstance(made, Days)
        return f"从{self.name(made.start)}到{self.name(made.end)}的天数"

    def derivation_in_codes(self, line: Derived) -> str:
        """The same in English, with the names as the rule writes them."""
        made = line.expression
        if isinstance(made, Value):
            return made.ref
        if isinstance(made, Count):
            return f"number of {self._rows_in_codes(made.collection, made.where)}"
        if isinstance(made, Sum | Earliest):
            what = "sum" if isinstance(made, Sum) else "earliest"
            return f"{what} of {made.field} over {self._rows_in_codes(made.collection, made.where)}"
        if isinstance(made, Share | Ratio):
            zero = made.if_zero.replace("_", " ")
            return f"{made.numerator} ÷ {made.denominator} (if the denominator is zero: {zero})"
        if isinstance(made, Difference):
            return f"{made.left} − {made.right}"
        if isinstance(made, Deviation):
            return f"deviation of {made.left} from {made.right}"
        if isinstance(made, Lacks):
            return f"whether {' or '.join(made.needed)} is lacking although {' or '.join(made.beside)} has a value"
        assert isinstance(made, Days)
        return f"days from {made.start} to {made.end}"

    def _rows_in_codes(self, collection: str, where: Mapping[str, Test]) -> str:
        fields = self._fields[collection]
        conditions = " and ".join(f"{f} {test_in_words(test, fields[f], Language.EN)}" for f, test in where.items())
        return f"{collection} rows with {conditions}" if conditions else f"all {collection} rows"

    def _rows(self, collection: str, where: Mapping[str, Test]) -> str:
        fields = self._fields[collection]
        conditions = "、".join(f"{fields[f].title}为{self._test(test, fields[f])}" for f, test in where.items())
        return f"{COLLECTIONS[collection]}中{conditions}" if conditions else f"全部{COLLECTIONS[collection]}"

    def _test(self, test: Test, field: Attribute) -> str:
        if field.name != "carrier" or not isinstance(test, TextTest):
            return test_in_words(test, field)
        return "或".join(self._pack.catalogue.carriers[code].name for code in field.values if code in test.values)

    def _dotted(self, owner: str, attribute: str) -> str:
        catalogue = self._pack.catalogue
        if owner == "plan" and attribute in PLAN:
            return PLAN[attribute].title
        park = park_attributes(self._pack.regions)
        if owner == "park" and attribute in park:
            return park[attribute].title
        if owner in catalogue.indicators:
            entry = catalogue.indicators[owner]
            return f"{entry.name}的{indicator_attributes(entry)[attribute].title}"
        if owner in catalogue.quantities:
            quantity = catalogue.quantities[owner]
            return f"{quantity.name}的{quantity_attributes(quantity)[attribute].title}"
        return ""

    def _offered(self, subject: str, rule: Rule) -> Attributes:
        kind, _, code = subject.partition(":")
        catalogue = self._pack.catalogue
        if kind == "indicator":
            return indicator_attributes(catalogue.indicators[code])
        if kind == "quantity":
            return quantity_attributes(catalogue.quantities[code])
        if kind == "item":
            return item_attributes(())
        return case_attributes(rule.theme, ()) if kind == "case" else {}
