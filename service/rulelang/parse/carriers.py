"""Energy carriers and their factors."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from service.authoring.node import Items, Node
from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.scalars import as_name
from service.authoring.shape import Holds, Key, Section, Shape, as_fields, mistaken
from service.rulelang.catalogue import Carrier
from service.rulelang.parse.catalogue import ORIGIN, read_unit
from service.rulelang.parse.measures import Measure, as_measure
from service.rulelang.parse.unit_algebra import known_unit
from service.vocabulary.units import convert, parse_unit

CARRIER = Shape(
    "能源品种",
    (
        Key("code", "编码", required=True),
        Key("name", "名称", required=True),
        Key("unit", "实物量单位", required=True),
        Key("factor", "折标系数，如 0.7143 kgce/kg", required=True),
        Key("basis", "系数基准", required=True, choices=("当量值", "等价值")),
        *ORIGIN,
    ),
)


def read_carriers(node: Node, log: ProblemLog) -> Mapping[str, Carrier]:
    """The energy carriers of rules/carriers.yaml, by code."""
    if not isinstance(node, Items):
        log.add(node.position, mistaken(node, Holds.LIST))
        return {}
    carriers: dict[str, Carrier] = {}
    for item in node.items:
        section = as_fields(item, CARRIER, log)
        if section is None:
            continue
        carrier = _carrier(section)
        if carrier.code in carriers:
            section.note(
                "code",
                Mistake(
                    "duplicate-id",
                    f"重复的编码“{carrier.code}”",
                    "每个品种一个编码",
                    "改正编码",
                    en=English(
                        f"the code “{carrier.code}” again", "a code of its own for each carrier", "change the code"
                    ),
                ),
            )
        carriers.setdefault(carrier.code, carrier)
    return carriers


def _carrier(section: Section) -> Carrier:
    unit = read_unit(section)
    section.read("code", as_name, "")
    return Carrier(
        code=section.text("code"),
        name=section.text("name"),
        unit=unit,
        factor=section.read("factor", lambda text: _factor(as_measure(text), unit), Decimal(0)),
        basis=section.text("basis"),
        source=section.text("source"),
        reliability=section.text("reliability"),
        position=section.position,
    )


def _factor(measure: Measure, unit: str) -> Decimal:
    """The factor in kgce for one `unit`."""
    wanted = f"kgce/{unit}"
    if measure.value <= 0:
        raise Mistake(
            "bad-factor",
            f"折标系数 {measure.text}",
            "大于零的数",
            "改正系数",
            en=English(f"the factor {measure.text}", "a number above zero", "correct the factor"),
        )
    if measure.unit == wanted:
        return measure.value
    made, asked = known_unit(measure.unit), known_unit(wanted)
    if not made.measures(asked):
        raise Mistake(
            "wrong-unit",
            f"折标系数的单位“{measure.unit or '无单位'}”",
            f"{wanted}，或能换算成它的单位",
            f"写成 … {wanted}",
            en=English(
                f"the unit “{measure.unit or 'none'}” of a factor",
                f"{wanted}, or a unit that converts to it",
                f"write … {wanted}",
            ),
        )
    return convert(measure.value, parse_unit(measure.unit), parse_unit(wanted))
