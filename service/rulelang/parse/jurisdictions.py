"""rules/registry/jurisdictions.yaml: who is responsible for parks, and what people write for each."""

from __future__ import annotations

import re

from service.authoring.nearest import unknown
from service.authoring.node import Items, Node
from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.scalars import as_name
from service.authoring.shape import Holds, Key, Section, Shape, as_fields, mistaken
from service.vocabulary.jurisdiction import APART, NATIONAL, Jurisdiction, JurisdictionKind, Jurisdictions
from service.vocabulary.writing import folded

JURISDICTION = Shape(
    "主管地区",
    (
        Key("code", "编码（拼音）", required=True),
        Key("number", "行政区划代码（GB/T 2260）"),
        Key("name", "名称", required=True),
        Key("short", "简称", required=True),
        Key("kind", "类别", required=True, choices=tuple(JurisdictionKind)),
        Key("aliases", "其他写法", Holds.TEXTS),
        Key("within", "所在的省（区）"),
        Key("also_sums", "汇总时一并计入的地区", Holds.TEXTS),
    ),
)


def read_jurisdictions(node: Node, log: ProblemLog) -> Jurisdictions:
    """The jurisdictions of a file in written order; every fault is noted."""
    if not isinstance(node, Items):
        log.add(node.position, mistaken(node, Holds.LIST))
        return Jurisdictions(())
    sections = [section for item in node.items if (section := as_fields(item, JURISDICTION, log)) is not None]
    found = [(section, _jurisdiction(section)) for section in sections]
    _require_unique(found)
    for section, one in found:
        if "kind" in section:
            _require_place(section, one, {other.code: other for _, other in found}, log)
    return Jurisdictions(tuple(one for _, one in found))


def _jurisdiction(section: Section) -> Jurisdiction:
    return Jurisdiction(
        code=section.read("code", _as_code, ""),
        number=section.read("number", _as_number, ""),
        name=section.text("name"),
        short=section.text("short"),
        kind=JurisdictionKind(section.text("kind", JurisdictionKind.PROVINCE)),
        aliases=tuple(text.value for text in section.texts("aliases")),
        within=section.text("within"),
        also_sums=tuple(text.value for text in section.texts("also_sums")),
    )


def _as_code(text: str) -> str:
    if text == NATIONAL:
        en = English(f"the code “{text}”, which stands for the national bodies", "any other code", "rename it")
        raise Mistake("name-taken", f"编码“{text}”（指国家有关部门）", "其他编码", "换一个编码", en=en)
    return as_name(text)


def _as_number(text: str) -> str:
    if re.fullmatch(r"\d{6}", text):
        return text
    en = English(f"the number “{text}”", "six digits of GB/T 2260, in quotes", "correct it, or leave the key out")
    raise Mistake("bad-number", f"行政区划代码“{text}”", "六位数字，加引号", "改正，或不写这个键", en=en)


def _require_unique(found: list[tuple[Section, Jurisdiction]]) -> None:
    """Note every writing and number that already stands for another."""
    taken: dict[str, Jurisdiction] = {}
    for section, one in found:
        for key, texts in (("code", (one.code,)), ("number", (one.number,)), ("name", (one.name,)),
                           ("short", (one.short,)), ("aliases", one.aliases)):  # fmt: skip
            for text in filter(None, texts):
                other = taken.setdefault(folded(text), one)
                if other is not one:
                    section.note(key, _twice(text, other))


def _twice(text: str, other: Jurisdiction) -> Mistake:
    return Mistake(
        "duplicate-id",
        f"“{text}”，已经指 {other.name}（{other.code}）",
        "每种写法只指一个地区",
        "改正，或删去其中一处",
        en=English(f"“{text}”, which stands for {other.code} already", "each writing once", "correct or delete one"),
    )


def _require_place(section: Section, one: Jurisdiction, known: dict[str, Jurisdiction], log: ProblemLog) -> None:
    """Note it when a place lies nowhere it can, or adds what does not lie in it."""
    if "within" in section and (one.kind not in APART or one.within not in _provinces(known)):
        section.note("within", _no_province(one, known))
    elif one.kind in APART and "within" not in section:
        section.note("kind", _nowhere(one))
    for text in section.texts("also_sums"):
        if text.value not in known or known[text.value].within != one.code:
            log.add(text.position, _not_inside(text.value, one, known))


def _provinces(known: dict[str, Jurisdiction]) -> list[str]:
    return [code for code, one in known.items() if one.kind not in APART]


def _no_province(one: Jurisdiction, known: dict[str, Jurisdiction]) -> Mistake:
    if one.kind in APART:
        english = ("province", "give the code of the province it lies in")
        return unknown("省（区）编码", one.within, _provinces(known), "改成所在省（区）的编码", en=english)
    en = English("“within” of a province", "only for 计划单列市 and 兵团", "delete it")
    return Mistake("misplaced-key", f"{one.kind.said.zh}的“within”", "只有计划单列市和兵团才写", "删去 within", en=en)


def _nowhere(one: Jurisdiction) -> Mistake:
    en = English(f"{one.code} without “within”", "the code of the province it lies in", "add within")
    return Mistake("missing-key", f"没有写 within 的{one.kind.said.zh}", "写明所在的省（区）", "补上 within", en=en)


def _not_inside(code: str, one: Jurisdiction, known: dict[str, Jurisdiction]) -> Mistake:
    inside = {other.code: other.name for other in known.values() if other.within == one.code}
    english = ("jurisdiction within this province", "give one that lies in it, or delete it")
    return unknown("所辖地区", code, inside, "改成 within 是本省（区）的地区，或删去", inside, en=english)
