"""`about:` → the subjects of a rule and the attributes they offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from service.authoring.nearest import unknown
from service.authoring.node import Fields, Node, Text
from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.scalars import as_flag
from service.authoring.shape import Holds, Key, Section, Shape, mistaken
from service.rulelang.attributes import (
    Attributes,
    case_attributes,
    indicator_attributes,
    indicator_needs,
    item_attributes,
    quantity_attributes,
)
from service.rulelang.catalogue import Catalogue
from service.rulelang.pack import Rule
from service.rulelang.parse.scope import Own
from service.rulelang.tables import Attribute, Position
from service.vocabulary.finding import Theme

ABOUT = Shape(
    "about",
    (
        Key("indicator", "指标编码", Holds.TEXT_OR_TEXTS),
        Key("quantity", "原始数据编码", Holds.TEXT_OR_TEXTS),
        Key("required", "是否核心要求（true / false）"),
    ),
)
_WORDS = {"portfolio": "重点项目整体", "plan": "实施方案", "case": "整个案件", "item": "人工核查事项"}
_FORMS = "portfolio、plan、case、item，或 {indicator: 编码}、{quantity: 编码}"


@dataclass(frozen=True, slots=True)
class About:
    """Subject keys, what they offer, and whether the rule is a core requirement."""

    subjects: tuple[str, ...]
    own: Own
    required: bool = False


NOTHING = About((), Own({}))
"""What a faulty `about:` comes to."""

ATTRIBUTE_KINDS = ("属性", "名称", "占位")
"""How messages call a name that depends on the subjects."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What `about:` depends on besides itself: the rule, its theme, its answers (None: no manual check), the grades."""

    rule: str
    theme: Theme
    answers: Sequence[str] | None
    grades: Sequence[str]


def read_about(node: Node | None, place: Position, asked: Asked, catalogue: Catalogue, log: ProblemLog) -> About:
    """The subjects of a rule; every fault is noted."""
    if asked.answers is not None:
        return _item(node, asked, log)
    if node is None:
        log.add(
            place,
            Mistake(
                "missing-key",
                "没有“about”（规则的对象）",
                _FORMS,
                "补上 about",
                en=English("no “about” (what the rule judges)", _FORMS, "add about"),
            ),
        )
        return NOTHING
    if isinstance(node, Text):
        with log.catching(node.position):
            return _word(node.value, asked)
        return NOTHING
    if isinstance(node, Fields):
        return _coded(Section(node, ABOUT, log), catalogue, log)
    log.add(node.position, mistaken(node, Holds.FIELDS))
    return NOTHING


def _item(node: Node | None, asked: Asked, log: ProblemLog) -> About:
    if node is not None and not (isinstance(node, Text) and node.value == "item"):
        found = f"about: {node.value}" if isinstance(node, Text) else "about 不是 item"
        log.add(
            node.position,
            Mistake(
                "about",
                f"人工核查的规则里 {found}",
                "about: item",
                "改成 about: item",
                en=English("about is not item, in a rule judged by people", "about: item", "write about: item"),
            ),
        )
    return About((f"item:{asked.rule}",), Own(item_attributes(asked.answers or ())))


def _word(word: str, asked: Asked) -> About:
    if word not in _WORDS:
        raise unknown(
            "规则对象",
            word,
            (*_WORDS, "{indicator: …}", "{quantity: …}"),
            f"改成 {_FORMS}",
            _WORDS,
            en=("subject", f"write {_FORMS}"),
        )
    if word == "item":
        raise Mistake(
            "about",
            "about: item 的规则没有 manual",
            "item 只用于人工核查",
            "补上 manual，或改写 about",
            en=English(
                "about: item in a rule without manual", "item only where people judge", "add manual, or change about"
            ),
        )
    if word != "case" and asked.theme is Theme.DECISION:
        raise Mistake(
            "about",
            f"结论规则的 about: {word}",
            "about: case",
            "改成 about: case",
            en=English(f"about: {word} in the decision", "about: case", "write about: case"),
        )
    if word != "case":
        return About((word,), Own({}))
    attributes = case_attributes(asked.theme, asked.grades)
    if not attributes:
        allowed = "case 只用于 gates/ 和 decision/"
        raise Mistake(
            "about",
            f"{asked.theme.label}规则的 about: case",
            allowed,
            "改用 plan、portfolio、指标或原始数据",
            en=English(
                f"about: case in a rule under {asked.theme.value}/",
                "case only under gates/ and decision/",
                "use plan, portfolio, an indicator or a quantity",
            ),
        )
    return About((word,), Own(attributes))


def _coded(section: Section, catalogue: Catalogue, log: ProblemLog) -> About:
    """Subjects named by indicator or quantity codes."""
    required = section.read("required", as_flag, False)
    if ("indicator" in section) == ("quantity" in section):
        log.add(
            section.position,
            Mistake(
                "about",
                "about 里没有恰好一种对象",
                _FORMS,
                "只写 indicator 或只写 quantity",
                en=English("not exactly one kind of subject in about", _FORMS, "write indicator or quantity, not both"),
            ),
        )
        return NOTHING
    kind = "indicator" if "indicator" in section else "quantity"
    known = catalogue.indicators if kind == "indicator" else catalogue.quantities
    codes = _codes(section.texts(kind), known, kind, log)
    return About(tuple(f"{kind}:{code}" for code in codes), _offered(kind, codes, catalogue), required)


def own_of(rule: Rule, grades: Sequence[str], catalogue: Catalogue) -> Own:
    """What the subjects of a rule that was read offer."""
    kinds, codes = zip(*(subject.partition(":")[::2] for subject in rule.subjects), strict=True)
    if rule.manual is not None:
        return Own(item_attributes(rule.manual.answers))
    if kinds[0] in ("indicator", "quantity"):
        return _offered(kinds[0], codes, catalogue)
    return Own(case_attributes(rule.theme, grades)) if kinds[0] == "case" else Own({})


def _offered(kind: str, codes: Sequence[str], catalogue: Catalogue) -> Own:
    if kind == "indicator":
        offers = {code: indicator_attributes(catalogue.indicators[code]) for code in codes}
        return _shared(offers, indicator_needs())
    return _shared(
        {code: quantity_attributes(catalogue.quantities[code]) for code in codes}, {"magnitude": "plausible"}
    )


def _codes(texts: tuple[Text, ...], known: Mapping[str, object], kind: str, log: ProblemLog) -> list[str]:
    word, folder = ("指标编码", "indicators") if kind == "indicator" else ("原始数据编码", "quantities")
    codes: list[str] = []
    for text in texts:
        with log.catching(text.position):
            if text.value not in known:
                raise unknown(
                    word,
                    text.value,
                    known,
                    f"改成目录里的编码，或在 rules/{folder}/ 登记",
                    en=(f"{kind} code", f"use a code of the catalogue, or register it under rules/{folder}/"),
                )
            if text.value in codes:
                raise Mistake(
                    "duplicate-subject",
                    f"重复的{word}“{text.value}”",
                    "每个对象写一次",
                    "删去其中一个",
                    en=English(f"{kind} “{text.value}” again", "each subject once", "delete one of them"),
                )
            codes.append(text.value)
    return codes


def _shared(offers: Mapping[str, Attributes], needs: Mapping[str, str]) -> Own:
    """What all subjects offer, apart from what differs in unit or is lacking somewhere."""
    shared: dict[str, Attribute] = {}
    mixed: dict[str, Attribute] = {}
    unusable: dict[str, str] = {}
    for name in dict.fromkeys(name for attributes in offers.values() for name in attributes):
        found = [attributes[name] for attributes in offers.values() if name in attributes]
        if len(found) == len(offers):
            same = len({attribute.unit for attribute in found}) == 1
            (shared if same else mixed)[name] = found[0] if same else replace(found[0], unit="")
    for name, key in needs.items():
        if lacking := [code for code, attributes in offers.items() if name not in attributes]:
            unusable[name] = f"{'、'.join(lacking)} 在目录里没有写 {key}"
    return Own(shared, mixed, unusable)
