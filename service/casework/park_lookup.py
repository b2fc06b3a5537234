"""Which park somebody means: by id or code, or by a name that only one has."""

from __future__ import annotations

from collections.abc import Collection

from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.park import Park
from service.vocabulary.writing import folded, quoted

_SHOWN = 10


def meant(text: str, parks: Collection[Park]) -> Park:
    """The park of that id, code or former code, or the only one of that name, alias or former name.

    Raises:
        Fault: there is none, or several have the name: they are listed, and the choice is a person's.
    """
    wanted = folded(text)
    for park in parks:
        if wanted in (folded(park.id), folded(park.code)):
            return park
    found = [park for park in parks if wanted in map(folded, (*park.former_codes, *park.names))]
    if len(found) == 1:
        return found[0]
    raise _several(text, found) if found else _none(text, parks)


def _several(text: str, found: list[Park]) -> Fault:
    listed = "；".join(f"{park.id} {park.name}（{park.jurisdiction}）" for park in found[:_SHOWN])
    ids = ", ".join(park.id for park in found[:_SHOWN])
    return Fault(
        "park-ambiguous",
        Said(
            f"有 {len(found)} 个园区叫“{quoted(text)}”：{listed}；请写编号",
            f"{len(found)} parks have this name: {ids}; give the id",
        ),
    )


def _none(text: str, parks: Collection[Park]) -> Fault:
    near = [park for park in parks if any(folded(text) in folded(name) for name in park.names)][:_SHOWN]
    zh = "；".join(f"{park.id} {park.name}" for park in near)
    hint, hint_en = (
        (f"名称里含有它的：{zh}；", f"similar: {', '.join(park.id for park in near)}; ") if near else ("", "")
    )
    return Fault(
        "park-unknown",
        Said(
            f"名录里没有编号、代码或名称为“{quoted(text)}”的园区；{hint}"
            "用 acceptance park list 查看，或用 acceptance park import 导入",
            f"no park has the id, code or name “{quoted(text)}”; {hint_en}see acceptance park list, or import a list",
        ),
    )
