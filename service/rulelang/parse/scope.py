"""Which names a rule may use, and what each means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from service.authoring.nearest import unknown
from service.authoring.problem import English, Mistake
from service.rulelang.attributes import PLAN, Attributes, indicator_attributes, quantity_attributes
from service.rulelang.catalogue import Catalogue
from service.rulelang.pack import Parameter
from service.rulelang.parse.regions import without_regions
from service.rulelang.tables import Attribute

RESERVED = ("self", "plan", "park", "project", "carrier", "progress_report", "finding", "is", "then", "verdict")
"""Words of the language that no attribute, parameter or catalogue entry may be called."""


@dataclass(frozen=True, slots=True)
class Own:
    """The built-in attributes of a rule's subjects. `mixed`: those whose unit differs from subject to subject, so that
    they can be quoted but not computed with. `unusable`: attribute → why these subjects do not offer it."""

    attributes: Attributes
    mixed: Attributes = field(default_factory=dict)
    unusable: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Scope:
    """Own attributes, what was derived so far (`derived` grows), parameters, catalogue, collections, and what `park.`
    offers."""

    own: Own
    catalogue: Catalogue
    parameters: Mapping[str, Parameter]
    collections: Mapping[str, Attributes]
    park: Attributes = field(default_factory=dict)
    derived: dict[str, Attribute] = field(default_factory=dict)

    def column(self, name: str) -> Attribute:
        """The attribute a table can test under this name.

        Raises:
            Mistake: there is none, or it is a date.
        """
        found = self.derived.get(name) or self._own(name)
        if found is None:
            if name in self.parameters or "." in name:
                raise Mistake(
                    "not-a-column",
                    f"“{name}”不能直接作表的列",
                    "本规则对象的属性，或 derive 里求出的名称",
                    f"先在 derive 里写 名称: {{value: {name}}}，再在表里用这个名称",
                    en=English(
                        f"“{name}”, which cannot be a column itself",
                        "an attribute of the subject, or a name derived in derive",
                        f"first write a line name: {{value: {name}}} in derive, then use that name in the table",
                    ),
                )
            known = {**self.own.attributes, **self.derived}
            raise unknown(
                "属性",
                name,
                known,
                "改成可用的属性，或在 derive 里求出它",
                titles(known),
                en=("attribute", "use an available attribute, or derive it in derive"),
            )
        if found.kind == "date":
            raise Mistake(
                "date-test",
                f"以日期“{name}”作表的列",
                "数或词语的属性",
                "先用 days 求出相隔天数，再比较天数",
                en=English(
                    f"the date “{name}” as a column",
                    "a number or a word",
                    "derive the days between two dates with days, and compare those",
                ),
            )
        return found

    def operand(self, ref: str) -> Attribute:
        """What a derivation reads under a name or reference.

        Raises:
            Mistake: there is no such name.
        """
        if ref in self.derived:
            return self.derived[ref]
        if ref in self.parameters:
            parameter = self.parameters[ref]
            return Attribute(ref, "number", parameter.unit, title=parameter.title)
        if "." in ref:
            return self._dotted(ref)
        if (found := self._own(ref)) is not None:
            return found
        known = {**self.own.attributes, **self.derived}
        names = (*known, *self.parameters)
        repair = "改成上面已求出的名称、参数、本对象的属性，或 指标编码.actual 这样的引用"
        raise unknown(
            "名称",
            ref,
            names,
            repair,
            titles(known),
            en=(
                "name",
                "use a name derived above, a parameter, an attribute of the subject, or a reference like code.actual",
            ),
        )

    def stated(self, ref: str) -> Attribute:
        """What stands under a name of which only matters whether there is a value: its unit may be mixed.

        Raises:
            Mistake: there is no such name.
        """
        own = replace(self.own, attributes={**self.own.mixed, **self.own.attributes}, mixed={})
        return replace(self, own=own).operand(ref)

    def collection(self, name: str) -> Attributes:
        """The fields of a collection.

        Raises:
            Mistake: there is no such collection.
        """
        if name not in self.collections:
            raise unknown(
                "清单", name, self.collections, "改成允许的清单", en=("collection", "use an available collection")
            )
        return self.collections[name]

    def field(self, ref: str) -> Attribute:
        """The field `collection.field`.

        Raises:
            Mistake: there is no such collection or field.
        """
        name, dot, wanted = ref.partition(".")
        fields = self.collection(name)
        if not dot or wanted not in fields:
            raise unknown(
                f"字段（{name}）",
                wanted or ref,
                fields,
                f"写成 {name}.字段名",
                titles(fields),
                en=(f"field of {name}", f"write {name}.field"),
            )
        return fields[wanted]

    def quotable(self) -> Mapping[str, str]:
        """Names a sentence may quote → their titles."""
        names = {**titles(self.own.attributes), **titles(self.own.mixed), **titles(self.derived)}
        return names | {name: parameter.title for name, parameter in self.parameters.items()}

    def _own(self, name: str) -> Attribute | None:
        reason = "各对象的单位不同" if name in self.own.mixed else self.own.unusable.get(name, "")
        if reason:
            allowed = "本规则各对象都有且单位一致的属性"
            raise Mistake(
                "unusable-attribute",
                f"“{name}”：{reason}",
                allowed,
                "改用其他属性，或按对象拆成几条规则",
                en=English(
                    f"“{name}”, which the subjects of this rule do not share",
                    "an attribute that all subjects have in the same unit",
                    "use another attribute, or split the rule by subject",
                ),
            )
        return self.own.attributes.get(name)

    def _dotted(self, ref: str) -> Attribute:
        owner, _, name = ref.partition(".")
        attributes = self._attributes_of(owner, ref)
        if owner == "self" and (own := self._own(name)) is not None:
            return own
        if name not in attributes:
            raise unknown(
                f"属性（{owner}）",
                name,
                attributes,
                f"写成 {owner}.属性名",
                titles(attributes),
                en=(f"attribute of {owner}", f"write {owner}.attribute"),
            )
        return attributes[name]

    def _attributes_of(self, owner: str, ref: str) -> Attributes:
        if owner == "self":
            return self.own.attributes
        if owner == "plan":
            return PLAN
        if owner == "park":
            return self._park(ref)
        if owner in self.catalogue.indicators:
            return indicator_attributes(self.catalogue.indicators[owner])
        if owner in self.catalogue.quantities:
            return quantity_attributes(self.catalogue.quantities[owner])
        if owner in self.collections:
            raise Mistake(
                "collection-as-value",
                f"把清单字段“{ref}”当作单个值",
                "对清单用 count、sum 或 earliest",
                f"例如 {{sum: {ref}}} 或 {{count: {owner}, where: …}}",
                en=English(
                    f"the field “{ref}” of a collection as a single value",
                    "count, sum or earliest over the collection",
                    f"for example {{sum: {ref}}} or {{count: {owner}, where: …}}",
                ),
            )
        known = ("self", "plan", "park", *self.catalogue.indicators, *self.catalogue.quantities)
        raise unknown(
            "指标或原始数据编码",
            owner,
            known,
            "改成目录里的编码，或先在目录里登记",
            en=("indicator or quantity code", "use a code of the catalogue, or register it first"),
        )

    def _park(self, ref: str) -> Attributes:
        if not self.park:
            raise without_regions(ref)
        return self.park


def titles(attributes: Attributes) -> dict[str, str]:
    """Attribute names → their Chinese titles."""
    return {name: attribute.title for name, attribute in attributes.items()}
