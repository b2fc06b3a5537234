"""Sentences with slots: `完成率 {attainment}，目标 {target}`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from unicodedata import normalize

from service.authoring.nearest import unknown
from service.authoring.problem import English, Mistake

_SLOT = re.compile(r"\{([^{}]*)\}")
_FULL_WIDTH = re.compile(r"｛[^｛｝{}]*[｝}]|[｛｝]")


def slots(sentence: str) -> tuple[str, ...]:
    """The names a sentence quotes, in order, each once."""
    return tuple(dict.fromkeys(_SLOT.findall(sentence)))


def require_slots(sentence: str, known: Mapping[str, str]) -> None:
    """That every slot names something the rule knows (`known`: name → title).

    Raises:
        Mistake: a slot does not, or a brace stands alone or is full-width.
    """
    if full := _FULL_WIDTH.search(sentence):
        slot = normalize("NFKC", full[0])
        raise Mistake(
            "full-width-bracket",
            f"句子里的全角花括号：{full[0]}",
            "占位写作 {名称}，半角花括号",
            f"改成 {slot}",
            en=English(f"full-width braces in the sentence: {full[0]}", "slots written as {name}", f"write {slot}"),
        )
    if set("{}") & set(_SLOT.sub("", sentence)):
        raise Mistake(
            "lonely-brace",
            f"句子里有不成对的花括号：{sentence}",
            "占位写作 {名称}",
            "补上或删去花括号",
            en=English(
                f"an unpaired brace in the sentence: {sentence}", "slots written as {name}", "add or delete the brace"
            ),
        )
    for name in slots(sentence):
        if name not in known:
            raise unknown(
                "占位",
                name,
                known,
                "改成本规则的属性、求出的名称或参数",
                known,
                en=("slot", "use an attribute of the rule, a derived name or a parameter"),
            )
