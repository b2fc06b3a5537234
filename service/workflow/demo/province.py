"""Some hundred invented parks, the same every time: each says in its name that it is for demonstration."""

from __future__ import annotations

import random
from dataclasses import dataclass

PROVINCE, JURISDICTION = "浙江省", "zhejiang"
"""Only the jurisdiction is borrowed; cities and parks are invented."""
CITIES = ("示例一市", "示例二市", "示例三市", "示例四市", "示例五市")
_HEADS = "澄汐磐溪鹿渚云栖青岚霁川银屏松陵望潮瑞溪凌霄枫泾白鹭"
_SECTORAL, _MIXED = "行业类", "综合类"
_KINDS = {
    "化工新材料产业园": _SECTORAL,
    "经济技术开发区": _MIXED,
    "循环经济产业园": _MIXED,
    "高新技术产业开发区": _MIXED,
    "冶金建材园区": _SECTORAL,
    "生态纺织工业园": _SECTORAL,
}
"""How the name of a park ends → its type in the registry."""
_MARK = "（演示）"
_SEED, _FIRST = 145, 8001
HEADER = "代码,开发区名称,省份,设区市,园区类型"


@dataclass(frozen=True, slots=True)
class DemoPark:
    """One invented park."""

    code: str
    name: str
    city: str
    type: str = ""


def demo_parks(number: int) -> tuple[DemoPark, ...]:
    """So many parks, no two of one name."""
    chance = random.Random(_SEED)
    heads = [left + right for left in _HEADS for right in _HEADS if left != right]
    names = [(head + kind, type_) for kind, type_ in _KINDS.items() for head in heads]
    chosen = chance.sample(names, number)
    return tuple(
        DemoPark(f"S33{_FIRST + at}", name + _MARK, CITIES[at % len(CITIES)], type_)
        for at, (name, type_) in enumerate(chosen)
    )


def park_list(parks: tuple[DemoPark, ...]) -> str:
    """The parks as a list to import."""
    rows = (f"{park.code},{park.name},{PROVINCE},{park.city},{park.type}" for park in parks)
    return "\n".join((HEADER, *rows)) + "\n"
