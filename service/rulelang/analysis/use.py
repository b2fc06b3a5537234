"""What is registered is used: parameters by the pack, catalogue entries by some pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from service.authoring.nearest import nearest
from service.authoring.position import Position
from service.rulelang.analysis.obligation import Fault, Obligation, mistake
from service.rulelang.digest import parameters_of, used_catalogue
from service.rulelang.pack import Pack
from service.rulelang.parse.parameters import USED_BY_ASSESSMENT
from service.vocabulary.language import Said


class _Kind(NamedTuple):
    """A kind of catalogue entries: where they are counted, the code of the fault, their name."""

    name: str
    code: str
    title: Said


_KINDS = (
    _Kind("indicators", "unread-indicator", Said("指标", "indicator")),
    _Kind("quantities", "unread-quantity", Said("原始数据", "raw quantity")),
    _Kind("carriers", "unread-carrier", Said("能源品种", "energy carrier")),
)


def prove_parameters(pack: Pack) -> Iterator[Obligation]:
    """That each parameter is compared with, computed with, or read by the assessment itself."""
    used = {*USED_BY_ASSESSMENT, *(name for rule in pack.rules.values() for name in parameters_of(rule))}
    says = Said("参数都用到", "every parameter is used")
    how = Said("查全部表、derive 和 where", "all tables, derive blocks and filters")
    unused = [parameter for name, parameter in pack.parameters.items() if name not in used]
    if not unused:
        yield Obligation("use", pack.id, says, how)
    for parameter in unused:
        found = mistake(
            "unused-parameter",
            (
                f"没有规则用到的参数“{parameter.name}”",
                "用到的参数",
                "在规则里用它，或删去这一条；留待以后的，在评分标准里写 suppress 并说明理由",
            ),
            (f"parameter {parameter.name}, which no rule uses", "parameters that are used", "use it, or delete it"),
            nearest(parameter.name, sorted(used)),
        )
        yield Obligation("use", pack.id, says, how, Fault(parameter.position, found, of=parameter.name))


def prove_catalogue(packs: Iterable[Pack]) -> Iterator[Obligation]:
    """That each indicator, raw quantity and carrier is read by a rule of some pack, directly or through a formula."""
    packs = tuple(packs)
    used = [used_catalogue(pack) for pack in packs]
    for kind in _KINDS:
        entries: dict[str, Position] = {}
        for pack in packs:
            entries |= {code: entry.position for code, entry in getattr(pack.catalogue, kind.name).items()}
        unread = [code for code in entries if not any(code in one[kind.name] for one in used)]
        yield from _told(kind, entries, unread)


def _told(kind: _Kind, entries: Mapping[str, Position], unread: list[str]) -> Iterator[Obligation]:
    says = Said(f"登记的{kind.title.zh}都有规则读取", f"every {kind.title.en} is read by a rule")
    how = Said(f"{len(entries)} 个，直接读取或经由公式", f"{len(entries)}, directly or through a formula")
    if not unread:
        yield Obligation("use", kind.name, says, how)
    for code in unread:
        found = mistake(
            kind.code,
            (
                f"没有规则读取的{kind.title.zh}“{code}”",
                "有规则读取的条目",
                "写规则用它，或删去这个条目；留待以后的，在评分标准里写 suppress 并说明理由",
            ),
            (f"{kind.title.en} {code}, which no rule reads", "entries that rules read", "use it, or delete it"),
        )
        yield Obligation("use", kind.name, says, how, Fault(entries[code], found, of=code))
