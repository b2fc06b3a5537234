"""The `examples:` of a rule: what is given, checked against the names the rule knows, and the verdict expected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from service.authoring.nearest import unknown
from service.authoring.node import Items, Node, Text
from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.scalars import as_date
from service.authoring.shape import Holds, Key, Section, Shape, as_text, mistaken
from service.rulelang.attributes import Attributes
from service.rulelang.pack import Example, Given
from service.rulelang.parse.measures import as_measure, in_unit_of
from service.rulelang.parse.outcomes import possible_outcomes, require_outcome
from service.rulelang.parse.scope import Scope, titles
from service.rulelang.parse.word_tests import word_titles
from service.rulelang.tables import Attribute
from service.vocabulary.finding import Theme
from service.vocabulary.state import State

EXAMPLE = Shape(
    "例子",
    (
        Key("given", "给定的数据", Holds.FIELDS, required=True, form='{attainment: "95%"}'),
        Key("verdict", "应得的判定", required=True),
    ),
)
_STATES = tuple(state.value for state in State if state is not State.VALUE)


def read_examples(section: Section, scope: Scope, theme: Theme, log: ProblemLog) -> tuple[Example, ...]:
    """The examples of a rule; every fault is noted."""
    found = []
    for example in section.sections("examples", EXAMPLE):
        given, rows = read_stated(example.pairs("given"), scope, log)
        verdict = example.read("verdict", lambda word: require_outcome(word, possible_outcomes(theme)), "")
        found.append(Example(given, rows, verdict, example.position))
    return tuple(found)


def read_stated(
    pairs: Sequence[tuple[Text, Node]], scope: Scope, log: ProblemLog
) -> tuple[Mapping[str, Given], Mapping[str, tuple[Mapping[str, Given], ...]]]:
    """(values by name, rows by collection) as stated; every fault is noted."""
    given = {n.value: _given(n, v, scope, log) for n, v in pairs if n.value not in scope.collections}
    rows = {n.value: _rows(v, scope.collections[n.value], log) for n, v in pairs if n.value in scope.collections}
    return given, rows


def _given(name: Text, value: Node, scope: Scope, log: ProblemLog) -> Given:
    """What is given under one name."""
    attribute = None
    with log.catching(name.position):
        attribute = _named(name.value, scope)
    return _value(value, attribute, log)


def _rows(value: Node, fields: Attributes, log: ProblemLog) -> tuple[Mapping[str, Given], ...]:
    if not isinstance(value, Items):
        log.add(value.position, mistaken(value, Holds.LIST))
        return ()
    shape = Shape("例子里的一行", tuple(Key(field.name, field.title) for field in fields.values()))
    rows = []
    for item in value.items:
        if isinstance(item, Items | Text):
            log.add(item.position, mistaken(item, Holds.FIELDS))
            continue
        Section(item, shape, log)
        known = [(key, node) for key, node in item.pairs if key.value in fields]
        rows.append({key.value: _value(node, fields[key.value], log) for key, node in known})
    return tuple(rows)


def _named(name: str, scope: Scope) -> Attribute:
    """The attribute an example gives under a name."""
    if name in scope.own.mixed:
        return scope.own.mixed[name]
    if name in scope.parameters:
        raise Mistake(
            "given-parameter",
            f"在例子里给定参数“{name}”",
            "属性、求出的名称或引用",
            "删去它：参数取 parameters.yaml 里的值",
            en=English(
                f"the parameter “{name}” given in an example",
                "attributes, derived names or references",
                "delete it: parameters come from parameters.yaml",
            ),
        )
    if "." not in name and name not in scope.derived and name not in scope.own.attributes:
        known = {**scope.own.attributes, **scope.own.mixed, **scope.derived}
        words = (*known, *scope.collections)
        raise unknown(
            "名称",
            name,
            words,
            "改成本规则用到的属性、求出的名称、引用或清单",
            titles(known),
            en=("name", "use an attribute of the rule, a derived name, a reference or a collection"),
        )
    return scope.operand(name)


def _value(value: Node, attribute: Attribute | None, log: ProblemLog) -> Given:
    text = as_text(value, log)
    if text is None or attribute is None:
        return Given("", State.MISSING)
    if text.value in _STATES:
        return Given(text.value, State(text.value), unit=attribute.unit)
    with log.catching(text.position):
        _refuse_label(text.value, attribute)
        return Given(text.value, State.VALUE, typed(text.value, attribute), attribute.unit)
    return Given(text.value, State.MISSING)


def _refuse_label(text: str, attribute: Attribute) -> None:
    """Return only if a text is not what a state is called in Chinese, or is a word of the attribute as well."""
    labels = {state: State(state).label for state in _STATES}
    if text in labels.values() and text not in attribute.values:
        raise unknown("状态", text, labels, "改成状态的代码", labels, en=("state", "use the code of the state"))


def typed(text: str, attribute: Attribute) -> Decimal | str | date:
    """A text (number with unit, code of a word, date) as a value of an attribute; percent as a fraction.

    Raises:
        Mistake: it is none.
    """
    if attribute.kind == "date":
        return as_date(text)
    if attribute.kind == "text":
        if text not in attribute.values:
            words = (*attribute.values, *_STATES)
            raise unknown(
                attribute.title or attribute.name,
                text,
                words,
                "改成允许的词",
                word_titles(words),
                en=(f"word of {attribute.name}", "use an allowed word"),
            )
        return text
    value = in_unit_of(attribute, as_measure(text))
    below = attribute.low is not None and value < attribute.low
    above = attribute.high is not None and value > attribute.high
    if below or above or (attribute.whole and value != value.to_integral_value()):
        kind = "整数" if attribute.whole else "数"
        raise Mistake(
            "out-of-domain",
            f"“{attribute.title or attribute.name}”不可能是 {text}",
            f"取值范围内的{kind}",
            "改正数值",
            en=English(
                f"{text} for {attribute.name}",
                "a whole number in its domain" if attribute.whole else "a number in its domain",
                "correct the number",
            ),
        )
    return value
