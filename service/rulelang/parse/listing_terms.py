"""rules/listing/*.yaml: by which principles and conditions a jurisdiction chooses its parks."""

from __future__ import annotations

from collections.abc import Collection

from service.authoring.nearest import unknown
from service.authoring.node import Node
from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.scalars import as_date, as_name
from service.authoring.shape import Holds, Key, Section, Shape, as_fields
from service.rulelang.parse.clauses import require_file_name
from service.rulelang.parse.programmes import STATED_BY, duplicate_id
from service.vocabulary.jurisdiction import Jurisdictions
from service.vocabulary.listing import Condition, ListingTerms

LISTING = Shape(
    "园区清单的原则和条件",
    (
        Key("id", "编码", required=True),
        Key("programme", "规划期", required=True),
        Key("jurisdiction", "主管地区"),
        Key("title", "名称", required=True),
        Key("document", "文件名称、文号", required=True),
        Key("issued", "印发日期"),
        Key("principles", "原则", Holds.TEXTS, required=True),
        Key("conditions", "条件", Holds.LIST, required=True),
    ),
)
CONDITION = Shape("条件", (Key("id", "编码", required=True), Key("text", "内容", required=True), *STATED_BY))


def read_listing_terms(
    node: Node, stem: str, programmes: Collection[str], jurisdictions: Jurisdictions, log: ProblemLog
) -> ListingTerms | None:
    """The terms a file states; None when it is no mapping. When anything was noted, they are not to be used."""
    section = as_fields(node, LISTING, log)
    if section is None:
        return None
    require_file_name(section, "id", stem)
    if (programme := section.text("programme")) and programme not in programmes:
        english = ("programme", "use one of rules/programmes/")
        section.note("programme", unknown("规划期", programme, programmes, "改成 rules/programmes/ 里的", en=english))
    code = section.text("jurisdiction")
    if code and code not in jurisdictions.by_code:
        titles = {one.code: one.name for one in jurisdictions}
        english = ("jurisdiction", "use a code of rules/registry/jurisdictions.yaml")
        section.note("jurisdiction", unknown("主管地区", code, titles, "改成登记过的编码", titles, en=english))
    return ListingTerms(
        id=section.text("id"),
        programme=programme,
        jurisdiction=code,
        title=section.text("title"),
        document=section.text("document"),
        issued=section.read("issued", as_date, None),
        principles=tuple(text.value for text in section.texts("principles")),
        conditions=_conditions(section),
    )


def same_scope(terms: ListingTerms, other: ListingTerms) -> Mistake:
    """The mistake of two files that state the terms of one programme and jurisdiction."""
    return Mistake(
        "duplicate-id",
        f"“{other.id}”已经写了规划期 {terms.programme}、主管地区“{terms.jurisdiction or '（未另行登记的）'}”的条件",
        "同一规划期、同一地区只有一份",
        "合并两份，或改正其中一份",
        en=English(
            f"terms of programme {terms.programme} and jurisdiction “{terms.jurisdiction}”, which “{other.id}” states",
            "one file for each programme and jurisdiction",
            "join the two, or correct one",
        ),
    )


def _conditions(section: Section) -> tuple[Condition, ...]:
    found: dict[str, Condition] = {}
    for line in section.sections("conditions", CONDITION):
        id_ = line.read("id", as_name, "")
        if id_ in found:
            line.note("id", duplicate_id(id_))
        found.setdefault(id_, Condition(id_, line.text("text"), line.text("source"), line.text("reliability")))
    return tuple(found.values())
