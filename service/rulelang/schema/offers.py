"""The attributes that a rule can read, by what offers them: for editors and for the manual."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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
from service.rulelang.catalogue import Catalogue
from service.rulelang.derivation_words import COLLECTIONS, SUBJECTS
from service.vocabulary.finding import Theme


@dataclass(frozen=True, slots=True)
class Offer:
    """What one kind of subject, the plan or a list offers; `how` says how a rule names it."""

    title: str
    how: str
    attributes: Attributes


def offers(catalogue: Catalogue) -> tuple[Offer, ...]:
    """Everything there is to read. An attribute that only some indicators or quantities offer is told too."""
    indicator = _merged(indicator_attributes(one) for one in catalogue.indicators.values())
    quantity = _merged(quantity_attributes(one) for one in catalogue.quantities.values())
    lists = collections(catalogue, ())
    return (
        Offer("指标", "about: {indicator: 编码}；别的规则里写 编码.属性", indicator),
        Offer("原始数据", "about: {quantity: 编码}；别的规则里写 编码.属性", quantity),
        Offer(SUBJECTS["item"], "about: item，连同 manual", item_attributes(())),
        Offer(SUBJECTS["plan"], "derive 里写 plan.属性", PLAN),
        Offer("园区", "derive 里写 park.属性；pack.yaml 写了 regions 才有", park_attributes(("regions 里的词",))),
        Offer(f"{SUBJECTS['case']}（否决项）", "about: case", case_attributes(Theme.GATES, ())),
        Offer(f"{SUBJECTS['case']}（结论）", "about: case", case_attributes(Theme.DECISION, ())),
        *(
            Offer(f"清单：{COLLECTIONS[name]}", f"derive 里 count、sum、earliest 用 {name}", lists[name])
            for name in lists
        ),
    )


def attribute_titles(catalogue: Catalogue) -> Mapping[str, str]:
    """Every attribute a table can have as a column without deriving it → its Chinese title."""
    subjects = [offer for offer in offers(catalogue) if offer.how.startswith("about")]
    return {name: attribute.title for offer in subjects for name, attribute in offer.attributes.items()}


def _merged(many: Iterable[Attributes]) -> Attributes:
    return {name: attribute for one in many for name, attribute in one.items()}
