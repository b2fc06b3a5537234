"""`regions:` of pack.yaml: the words a park can state as its region, and what is said where a rule lacks them."""

from __future__ import annotations

from collections.abc import Collection

from service.authoring.problem import English, Mistake, ProblemLog, UnknownWord
from service.authoring.shape import Holds, Key, Section
from service.rulelang.parse.alike import note_alike
from service.rulelang.words import VALUES
from service.vocabulary.state import State

REGIONS = Key("regions", "园区所在区域", Holds.TEXTS)
OF_THE_PARK = "属性（park）"
"""How messages call what `park.` offers."""

_FEWEST = 2


def read_regions(section: Section, log: ProblemLog) -> tuple[str, ...]:
    """The regions in written order, none where the key is not there; every fault is noted."""
    regions: list[str] = []
    for text in section.texts("regions"):
        with log.catching(text.position):
            regions.append(_region(text.value, regions))
    places = {text.value: text.position for text in section.texts("regions")}
    note_alike("所在区域", "region", places.items(), log)
    if "regions" in section and len(section.texts("regions")) < _FEWEST:
        en = English("fewer than two regions", "two or more", "add regions, or delete the key")
        section.note("regions", Mistake("regions", "不足两个所在区域", "至少两个", "补充区域，或删去 regions", en=en))
    return tuple(regions)


def without_regions(ref: str) -> UnknownWord:
    """The mistake of reading `park.region` in a pack that tells no regions apart."""
    return UnknownWord(
        OF_THE_PARK,
        ref,
        "pack.yaml 写明 regions 之后才有的 park.region",
        "在 pack.yaml 里补上 regions，例如 regions: [缺水城市, 其他地区]",
        "",
        English(
            f"“{ref}” in a pack without regions",
            "park.region where pack.yaml lists regions",
            "add regions to pack.yaml, such as regions: [缺水城市, 其他地区]",
        ),
    )


def _region(word: str, before: Collection[str]) -> str:
    if word in before:
        en = English(f"the region “{word}” twice", "each region once", "delete one of them")
        raise Mistake("duplicate-id", f"重复的所在区域“{word}”", "每个区域写一次", "删去其中一个", en=en)
    if word in VALUES or word in tuple(State):
        en = English(f"a region called “{word}”, a word of the rule language", "any other word", "rename it")
        raise Mistake("name-taken", f"已有含义的所在区域“{word}”", "规则语言的词以外的名称", "换一个名称", en=en)
    return word
