"""`mutation.yaml` of a pack: why a mutant may survive, in the words of whoever keeps the rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from service.authoring.nearest import unknown
from service.authoring.node import Items, Node
from service.authoring.position import Position
from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.shape import Holds, Key, Shape, as_fields, mistaken

EXPLANATION = Shape(
    "存活变异的说明",
    (Key("mutant", "变异", required=True), Key("because", "为什么没有例子能够发现", required=True)),
)


@dataclass(frozen=True, slots=True)
class Explanation:
    """A mutant by its name, and why it may survive."""

    mutant: str
    because: str
    position: Position


def read_explanations(node: Node, log: ProblemLog) -> tuple[Explanation, ...]:
    """Every explanation of a file; faults are noted."""
    if not isinstance(node, Items):
        log.add(node.position, mistaken(node, Holds.LIST))
        return ()
    sections = [as_fields(item, EXPLANATION, log) for item in node.items]
    return tuple(Explanation(s.text("mutant"), s.text("because"), s.position) for s in sections if s is not None)


def check_explanations(
    explained: Iterable[Explanation], survivors: Iterable[str], tried: Iterable[str], log: ProblemLog
) -> None:
    """Note explanations of what there is not, of what no longer survives, and the second one of the same mutant."""
    alive, known, seen = set(survivors), set(tried), set[str]()
    for one in explained:
        if one.mutant not in known:
            repair = "改成 rules mutate 列出的名称，或删去这一条"
            english = ("mutant", "use a name that rules mutate lists, or delete this entry")
            log.add(one.position, unknown("变异", one.mutant, sorted(alive), repair, en=english))
        elif one.mutant not in alive:
            log.add(one.position, _noticed(one.mutant))
        elif one.mutant in seen:
            log.add(one.position, _twice(one.mutant))
        seen.add(one.mutant)


def _noticed(mutant: str) -> Mistake:
    return Mistake(
        "stale-explanation",
        f"“{mutant}”已有例子或场景能够发现，却还有说明",
        "只说明仍然存活的变异",
        "删去这一条",
        en=English(f"an explanation of “{mutant}”, which is noticed by now", "survivors only", "delete this entry"),
    )


def _twice(mutant: str) -> Mistake:
    return Mistake(
        "duplicate-explanation",
        f"对“{mutant}”的第二条说明",
        "每个变异一条说明",
        "合并两条",
        en=English(f"a second explanation of “{mutant}”", "one explanation for each mutant", "merge the two"),
    )
