"""The generated parts of rules/README.md and rubrics/README.md; `make renew` writes them anew."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from service.authoring.shape import Key, Shape
from service.rulelang.load import load_catalogue
from service.rulelang.parse.derive import DERIVE
from service.rulelang.parse.examples import EXAMPLE
from service.rulelang.parse.k_of_n import AT_LEAST
from service.rulelang.parse.pack import ADAPTED, COMPARISON, PACK, SWITCHED_OFF
from service.rulelang.parse.parameters import PARAMETER
from service.rulelang.parse.rubric import BAND, CRITERION, POINTS, RUBRIC, SECTION
from service.rulelang.parse.rule import IN_FORCE, NOT_APPLICABLE, NUMBERS, RULE
from service.rulelang.parse.subjects import ABOUT
from service.rulelang.parse.table import MANUAL, TABLE
from service.rulelang.schema.offers import offers
from service.rulelang.tables import Attribute
from service.rulelang.words import RELIABILITIES, VALUES
from tests.conventions.repository import ROOT
from tests.rules.slips import SLIPS, message_of

READMES = (ROOT / "rules" / "README.md", ROOT / "rubrics" / "README.md")
MOST_WORDS = 12
_PART = re.compile(r"(<!-- 表 (\S+) -->\n)(.*?)(<!-- 表完 -->)", re.DOTALL)
_WORDS = VALUES | RELIABILITIES
_KINDS = {"number": "数", "text": "词", "date": "日期"}
_ADAPTING = Shape("沿用别的规则包时", tuple(key for key in ADAPTED.keys if key.name not in PACK.by_name))
_RULE = (RULE, IN_FORCE, ABOUT, NUMBERS, NOT_APPLICABLE, DERIVE, TABLE, AT_LEAST, MANUAL, EXAMPLE)


def keys(*shapes: Shape) -> Iterator[str]:
    """One line a key."""
    yield "| 在哪里 | 键 | 含义 | 可以写什么 |"
    yield "| --- | --- | --- | --- |"
    for shape in shapes:
        for key in shape.keys:
            need = "（必填）" if key.required else ""
            yield f"| {shape.title} | `{key.name}` | {key.title}{need} | {_held(key)} |"


def _held(key: Key) -> str:
    return _listed(key.choices) if key.choices else key.holds.value


def _listed(words: tuple[str, ...]) -> str:
    shown = [f"`{word}`" + (f" {_WORDS[word]}" if word in _WORDS else "") for word in words[:MOST_WORDS]]
    return "、".join(shown) + (f" 等 {len(words)} 个" if len(words) > MOST_WORDS else "")


def attributes() -> Iterator[str]:
    """One line an attribute, by what offers it."""
    yield "| 属性 | 含义 | 值 |"
    yield "| --- | --- | --- |"
    for offer in offers(load_catalogue(ROOT / "rules")):
        yield f"| **{offer.title}** | {offer.how} | |"
        for name, attribute in offer.attributes.items():
            own = offer.title in ("指标", "原始数据")
            yield f"| `{name}` | {attribute.title} | {_values(attribute, own)} |"


def _values(attribute: Attribute, own_unit: bool) -> str:
    if attribute.kind == "text" and attribute.values:
        return _listed(attribute.values)
    unit = "百分数" if attribute.unit == "%" else attribute.unit
    if own_unit and attribute.name in ("base", "target", "actual", "external"):
        unit = "单位同目录"
    return f"{_KINDS[attribute.kind]}{f'，{unit}' if unit else ''}{'，整数' if attribute.whole else ''}"


def slips() -> Iterator[str]:
    """One line a typical mistake, with the message it really gives."""
    yield "| | 写成 | 检查程序说 |"
    yield "| --- | --- | --- |"
    with tempfile.TemporaryDirectory() as folder:
        for number, slip in enumerate(SLIPS, start=1):
            yield f"| {number}. {slip.title} | `{slip.new.strip()}` | {message_of(slip, Path(folder) / str(number))} |"


TABLES: Mapping[str, Callable[[], Iterator[str]]] = {
    "规则的键": lambda: keys(*_RULE),
    "规则包的键": lambda: keys(PACK, _ADAPTING, SWITCHED_OFF, COMPARISON, PARAMETER),
    "评分标准的键": lambda: keys(RUBRIC, POINTS, SECTION, CRITERION, BAND),
    "属性": attributes,
    "常见错误": slips,
}


@cache
def table(name: str) -> str:
    """The lines of one table."""
    return "\n".join(TABLES[name]()) + "\n"


def renewed(text: str) -> str:
    """The text with every generated part as it should be."""
    return _PART.sub(lambda hit: f"{hit[1]}\n{table(hit[2])}\n{hit[4]}", text)


def parts(text: str) -> list[str]:
    """The names of the generated parts in a text."""
    return [hit[2] for hit in _PART.finditer(text)]


if __name__ == "__main__":
    for path in READMES:
        path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")
