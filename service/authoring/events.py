"""YAML text → parser events: by the parser in C, a tenth of the time, wherever it and the one in Python agree."""

from __future__ import annotations

import re

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    ScalarEvent,
)

from service.authoring.problem import English, Mistake

MOST_LEVELS = 20
"""The deepest nesting of lists and mappings."""

_OTHER_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
"""The parser in C counts lines by them, which nobody sees in an editor."""


def parse_events(text: str) -> list[Event]:
    """All events of the text; where it has a fault, as the parser in Python sees it, which names its place.

    Raises:
        YAMLError: the text is no YAML. Mistake: lists and mappings nest deeper than MOST_LEVELS.
    """
    return _in_c(text) or _bounded(text, pure=True)


def _in_c(text: str) -> list[Event] | None:
    """None where the parser in C stumbles, or may see something else than the other."""
    if _OTHER_LINE_ENDS.search(text):
        return None
    try:
        events = _bounded(text, pure=False)
    except (YAMLError, Mistake):
        return None
    documents = sum(isinstance(event, DocumentStartEvent) for event in events)
    return events if documents == 1 and not any(map(_unsure, events)) else None


def _unsure(event: Event) -> bool:
    """What is refused later, or has no place of its own: the two place it differently."""
    if isinstance(event, AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
        return True
    return isinstance(event, ScalarEvent) and not event.value and not event.style


def _bounded(text: str, *, pure: bool) -> list[Event]:
    """Stops at once where brackets nest deeper than any rule file needs."""
    events: list[Event] = []
    depth = 0
    for event in YAML(typ="safe", pure=pure).parse(text):
        events.append(event)
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > MOST_LEVELS:
            raise _too_deep()
    return events


def _too_deep() -> Mistake:
    return Mistake(
        "too-deep",
        f"超过 {MOST_LEVELS} 层的嵌套",
        "规则文件规定的结构",
        "检查括号与缩进",
        en=English(
            f"more than {MOST_LEVELS} levels of nesting",
            "the structure of a rule file",
            "check brackets and indentation",
        ),
    )
