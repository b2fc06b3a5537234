"""What the Chinese names, titles, words and numbers of a step stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from service.assessment.rule_examples import stated_fact
from service.authoring.nearest import unknown
from service.rulelang.attributes import (
    PLAN,
    Attributes,
    case_attributes,
    collections,
    indicator_attributes,
    park_attributes,
    quantity_attributes,
)
from service.rulelang.pack import Given, Pack, Rule
from service.rulelang.parse.examples import typed
from service.rulelang.rubric import Rubric
from service.rulelang.tables import Attribute
from service.rulelang.words import value_in_words
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Theme, Verdict
from service.vocabulary.state import State

T = TypeVar("T")

COLLECTIONS = {"重点项目": "project", "年度进展": "progress_report", "能源消费": "carrier"}
"""Title → the collection of the rule language."""

_STATES = {state.label: state for state in State if state is not State.VALUE}


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator or raw quantity: its subject key, and what can be said of it."""

    subject: str
    attributes: Attributes

    @property
    def code(self) -> str:
        """The code of the catalogue."""
        return self.subject.partition(":")[2]


def indicator_or_quantity(name: str, pack: Pack) -> Named:
    """What a Chinese name of the catalogue stands for.

    Raises:
        Mistake: there is no such name.
    """
    known = {i.name: Named(f"indicator:{i.code}", indicator_attributes(i)) for i in pack.catalogue.indicators.values()}
    known |= {q.name: Named(f"quantity:{q.code}", quantity_attributes(q)) for q in pack.catalogue.quantities.values()}
    return _one("指标或原始数据", name, known)


def indicator_code(name: str, pack: Pack) -> str:
    """The code of an indicator by its Chinese name.

    Raises:
        Mistake: there is none of that name.
    """
    return _one("指标", name, {indicator.name: indicator.code for indicator in pack.catalogue.indicators.values()})


def waivable(name: str, pack: Pack) -> str:
    """What a ruling on 不适用 is about: a rule by its id, or an indicator by its name.

    Raises:
        Mistake: there is neither.
    """
    return name if name in pack.rules else indicator_code(name, pack)


def rule_of(rule_id: str, pack: Pack) -> Rule:
    """A rule of the pack.

    Raises:
        Mistake: there is none of that id.
    """
    return _one("规则", rule_id, pack.rules)


def of_the_case(title: str, pack: Pack, rubric: Rubric) -> tuple[str, Attribute]:
    """An attribute of the whole case, of the plan or of the park, with the name under which rules read it.

    Raises:
        Mistake: there is none of that title.
    """
    grades = tuple(dict.fromkeys(band.grade for band in rubric.bands))
    found = {a.title: (name, a) for name, a in case_attributes(Theme.DECISION, grades).items()}
    found |= {a.title: (f"plan.{name}", a) for name, a in PLAN.items()}
    found |= {a.title: (f"park.{name}", a) for name, a in park_attributes(pack.regions).items()}
    return _one("本案的属性", title, found)


def titled(title: str, attributes: Attributes) -> Attribute:
    """The attribute of a Chinese title.

    Raises:
        Mistake: there is none.
    """
    return _one("属性", title, {attribute.title: attribute for attribute in attributes.values()})


def fields_of(title: str, pack: Pack) -> tuple[str, Mapping[str, Attribute]]:
    """A collection by its title: its name in the rule language, and its fields by their titles.

    Raises:
        Mistake: there is no such collection.
    """
    name = _one("清单", title, COLLECTIONS)
    fields = collections(pack.catalogue, tuple(pack.rules))[name]
    return name, {attribute.title: attribute for attribute in fields.values()}


def verdict_of(label: str) -> Verdict:
    """A verdict by its Chinese word.

    Raises:
        Mistake: there is none.
    """
    return _one("判定", label, {verdict.label: verdict for verdict in Verdict})


def read_value(name: str, text: str, attribute: Attribute, pack: Pack) -> Fact:
    """A text as the value of an attribute, under `name`: a state (缺失, 不适用, 有争议), a word, a number with or
    without unit, a date.

    Raises:
        Mistake: it is none of them.
    """
    if text in _STATES:
        return stated_fact(name, Given(text, _STATES[text], unit=attribute.unit))
    if attribute.kind == "text":
        value = _one(attribute.title, text, _words(attribute, pack))
        return stated_fact(name, Given(text, State.VALUE, value))
    return stated_fact(name, Given(text, State.VALUE, typed(text, attribute), attribute.unit))


def _words(attribute: Attribute, pack: Pack) -> Mapping[str, str]:
    carriers = pack.catalogue.carriers
    return {carriers[v].name if v in carriers else value_in_words(v): v for v in attribute.values}


def _one(kind: str, name: str, known: Mapping[str, T]) -> T:
    if name not in known:
        raise unknown(kind, name, known, f"改成允许的{kind}")
    return known[name]
