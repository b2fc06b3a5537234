"""YAML events → nodes, with the slips that are valid YAML but never meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ruamel.yaml.events import (
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from service.authoring import slips
from service.authoring.invisible import first_invisible, invisible
from service.authoring.node import Fields, Items, Node, Text
from service.authoring.position import Position
from service.authoring.problem import English, Mistake, ProblemLog

_THOUSANDS = re.compile(r"\d{3}(?!\d)")


class Composer:
    """Builds the node tree of one document from events without anchors and tags."""

    def __init__(self, events: Sequence[Event], label: str, log: ProblemLog) -> None:
        self._events = [
            e
            for e in events
            if isinstance(
                e,
                ScalarEvent | MappingStartEvent | MappingEndEvent | SequenceStartEvent | SequenceEndEvent,
            )
        ]
        self._next = 0
        self._label = label
        self._log = log

    def document(self) -> Node:
        """The root node; faults go to the log."""
        return self._node()

    def _take(self) -> Event:
        event = self._events[self._next]
        self._next += 1
        return event

    def _ends(self, kind: type[Event]) -> bool:
        if isinstance(self._events[self._next], kind):
            self._next += 1
            return True
        return False

    def _node(self) -> Node:
        event = self._take()
        if isinstance(event, ScalarEvent):
            return self._text(event)
        if isinstance(event, SequenceStartEvent):
            items = []
            while not self._ends(SequenceEndEvent):
                items.append(self._node())
            return Items(tuple(items), self._place(event), bool(event.flow_style))
        return self._fields(event)

    def _text(self, event: ScalarEvent) -> Text:
        """A text; what an escape makes that nobody sees is told and left out."""
        value, place = str(event.value), self._place(event)
        while (at := first_invisible(value)) is not None:
            self._log.add(place, invisible(value[at]))
            value = value.replace(value[at], "")
        return Text(value, place, bool(event.style))

    def _fields(self, event: Event) -> Fields:
        inline = bool(getattr(event, "flow_style", False))
        pairs: list[tuple[Text, Node]] = []
        while not self._ends(MappingEndEvent):
            key, value = self._node(), self._node()
            if not isinstance(key, Text):
                self._log.add(key.position, slips.SLOT if isinstance(key, Fields) else _KEY)
            elif not (inline and self._mended(key, value, pairs)):
                self._admit(key, value, pairs)
        return Fields(tuple(pairs), self._place(event), inline)

    def _mended(self, key: Text, value: Node, pairs: list[tuple[Text, Node]]) -> bool:
        """Whether this key is the rest of the value before it, cut off at a comma; then that value is made whole, so
        that the slip is told once and reading goes on."""
        if not (pairs and isinstance(value, Text) and value.left_out):
            return False
        before, cut = pairs[-1]
        if not isinstance(cut, Text):
            return False
        if cut.quoted and key.quoted:
            words = cut.value if cut.value.startswith('"') else f'"{cut.value}"'
            slip, whole = slips.WORDS, f'{words}, "{key.value}"'
        elif not cut.quoted and not key.quoted and cut.value[-1:].isdigit() and _THOUSANDS.match(key.value):
            slip, whole = slips.THOUSANDS, f"{cut.value},{key.value}"
        else:
            return False
        self._log.add(cut.position, slip)
        pairs[-1] = (before, Text(whole, cut.position, cut.quoted))
        return True

    def _admit(self, key: Text, value: Node, pairs: list[tuple[Text, Node]]) -> None:
        earlier = next((name for name, _ in pairs if name.value == key.value), None)
        if earlier is not None:
            found = f"重复的键“{key.value}”（第 {earlier.position.line} 行已有）"
            self._log.add(
                key.position,
                Mistake(
                    "duplicate-key",
                    found,
                    "同一级里每个键只写一次",
                    "删去其中一个",
                    en=English(
                        f"the key “{key.value}” again (first on line {earlier.position.line})",
                        "each key once on a level",
                        "delete one of them",
                    ),
                ),
            )
        elif isinstance(value, Text) and value.left_out:
            # An empty value has no place of its own: the parser puts it at whatever comes next.
            pairs.append((key, Text("", key.position)))
        else:
            pairs.append((key, value))

    def _place(self, event: Event) -> Position:
        mark = event.start_mark
        return Position(self._label, mark.line + 1, mark.column + 1)


_KEY = Mistake(
    "key",
    "不是文字的键",
    "文字作键",
    "给键加上英文双引号",
    en=English("a key that is no text", "text as key", "put the key in double quotes"),
)
