"""Shapes: which keys a mapping has, what each holds, and reading it so that every fault is told with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeVar

from service.authoring import slips
from service.authoring.nearest import unknown
from service.authoring.node import Fields, Items, Node, Text
from service.authoring.position import Position
from service.authoring.problem import English, Mistake, ProblemLog
from service.vocabulary.language import Said

T = TypeVar("T")


class Holds(Enum):
    """What stands under a key."""

    TEXT = "文字"
    TEXTS = "文字的列表"
    TEXT_OR_TEXTS = "文字，或文字的列表"
    FIELDS = "键值对"
    LIST = "列表"
    ANY = "任意内容"


_ENGLISH = {
    Holds.TEXT: "text",
    Holds.TEXTS: "a list of texts",
    Holds.TEXT_OR_TEXTS: "text, or a list of texts",
    Holds.FIELDS: "keys and values",
    Holds.LIST: "a list",
    Holds.ANY: "anything",
}


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its Chinese title (messages and editors show it), what it holds, the words it may hold; `form` is how a
    mapping is written, `words` what the choices mean in Chinese, where messages show that."""

    name: str
    title: str
    holds: Holds = Holds.TEXT
    required: bool = False
    choices: tuple[str, ...] = ()
    form: str = ""
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys of one kind of mapping; `title` names it in messages."""

    title: str
    keys: tuple[Key, ...]
    by_name: Mapping[str, Key] = field(init=False)

    def __post_init__(self) -> None:
        """Index the keys by name."""
        object.__setattr__(self, "by_name", {key.name: key for key in self.keys})


def mistaken(node: Node, wanted: Holds, form: str = "") -> Mistake:
    """The mistake “this is no `wanted`”, with the slip that likely led to it. form: how it is written, if known."""
    if wanted in (Holds.TEXT, Holds.TEXTS, Holds.TEXT_OR_TEXTS):
        if isinstance(node, Items) and node.inline and any(".." in i.value for i in node.items if isinstance(i, Text)):
            return slips.INTERVAL
        if isinstance(node, Fields) and node.inline and all(isinstance(v, Text) and v.left_out for _, v in node.pairs):
            return slips.SLOT
    if isinstance(node, Text):
        found, en = (
            ("空缺的值", "no value") if node.left_out else (f"文字“{node.value[:40]}”", f"text “{node.value[:40]}”")
        )
    else:
        found, en = ("一个列表", "a list") if isinstance(node, Items) else ("一组键值对", "keys and values")
    if wanted is Holds.TEXTS and isinstance(node, Text) and not node.left_out:
        form = f"[{node.value}]"
    told = Said(f"，如 {form}", f", such as {form}") if form else Said("", "")
    english = English(en, _ENGLISH[wanted], f"write {_ENGLISH[wanted]}{told.en}")
    return Mistake("wrong-kind", found, wanted.value, f"改写成{wanted.value}{told.zh}", en=english)


def as_fields(node: Node, shape: Shape, log: ProblemLog) -> Section | None:
    """The node as a mapping of that shape; None, and noted, when it is no mapping."""
    if isinstance(node, Fields):
        return Section(node, shape, log)
    log.add(node.position, mistaken(node, Holds.FIELDS))
    return None


def as_text(node: Node, log: ProblemLog) -> Text | None:
    """The node as a written text; None, and noted, when it is none or was left out."""
    if isinstance(node, Text) and not node.left_out:
        return node
    log.add(node.position, mistaken(node, Holds.TEXT))
    return None


class Section:
    """A mapping read by its shape. Making one notes unknown, missing and wrongly filled keys; reading a faulty key
    then gives the default, so that the rest can be read too."""

    def __init__(self, fields: Fields, shape: Shape, log: ProblemLog) -> None:
        self.position = fields.position
        self._shape = shape
        self._log = log
        self._values: dict[str, Node] = {}
        self._keys = {name.value: name.position for name, _ in fields.pairs}
        for name, value in fields.pairs:
            if meant := self._admit(name, value):
                self._keys.setdefault(meant, name.position)
        for key in shape.keys:
            if key.required and key.name not in self._keys:
                log.add(fields.position, _lacking(key, shape))

    def _admit(self, name: Text, value: Node) -> str:
        """Take in one pair; the key that was likely meant when this is none."""
        key = self._shape.by_name.get(name.value)
        if key is None:
            titles = {k.name: k.title for k in self._shape.keys}
            mistake = unknown(
                f"键（{self._shape.title}）",
                name.value,
                titles,
                "改成允许的键，或删去这一行",
                titles,
                en=("key", "use an allowed key, or delete the line"),
            )
            self._log.add(name.position, mistake)
            return mistake.suggestion
        if (fault := _fault(key, value)) is not None:
            self._log.add(*fault)
        else:
            self._values[name.value] = value
        return ""

    def wrote(self, name: str) -> bool:
        """Whether a key was written at all, usable or not, or misspelt."""
        return name in self._keys

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def node(self, name: str) -> Node | None:
        """What stands under a key, None when nothing usable does."""
        return self._values.get(name)

    def place(self, name: str) -> Position:
        """Where the value of a key stands; the mapping's own place when there is none."""
        value = self._values.get(name)
        return value.position if value is not None else self.position

    def title(self, name: str) -> str:
        """The Chinese title of a key of this shape."""
        return self._shape.by_name[name].title

    def key_place(self, name: str) -> Position:
        """Where a key itself stands; the mapping's own place when there is none."""
        return self._keys.get(name, self.position)

    def text(self, name: str, default: str = "") -> str:
        """The text under a key."""
        value = self._values.get(name)
        return value.value if isinstance(value, Text) else default

    def texts(self, name: str) -> tuple[Text, ...]:
        """The texts under a key, whether written as one text or as a list; none when the key is not there."""
        value = self._values.get(name)
        if isinstance(value, Text):
            return (value,)
        return tuple(item for item in value.items if isinstance(item, Text)) if isinstance(value, Items) else ()

    def read(self, name: str, parse: Callable[[str], T], default: T) -> T:
        """What `parse` makes of the text under a key; `default` when there is none or parse finds a Mistake."""
        value = self._values.get(name)
        if not isinstance(value, Text):
            return default
        with self._log.catching(value.position):
            return parse(value.value)
        return default

    def section(self, name: str, shape: Shape) -> Section | None:
        """The mapping under a key."""
        value = self._values.get(name)
        return Section(value, shape, self._log) if isinstance(value, Fields) else None

    def sections(self, name: str, shape: Shape) -> Iterator[Section]:
        """The mappings listed under a key; an item that is none is noted and left out."""
        value = self._values.get(name)
        for item in value.items if isinstance(value, Items) else ():
            if (found := as_fields(item, shape, self._log)) is not None:
                yield found

    def pairs(self, name: str) -> tuple[tuple[Text, Node], ...]:
        """Key and value of the mapping under a key, in written order."""
        value = self._values.get(name)
        return value.pairs if isinstance(value, Fields) else ()

    def note(self, name: str, mistake: Mistake) -> None:
        """Note a mistake at the value of a key."""
        self._log.add(self.place(name), mistake)


def _lacking(key: Key, shape: Shape) -> Mistake:
    return Mistake(
        "missing-key",
        f"{shape.title} 里没有“{key.name}”（{key.title}）",
        f"{shape.title} 必须写明“{key.name}”",
        f"补上“{key.name}: …”",
        en=English(f"no “{key.name}” in this part", f"“{key.name}” is required", f"add “{key.name}: …”"),
    )


def _fault(key: Key, value: Node) -> tuple[Position, Mistake] | None:
    """Place and mistake of a value that a key cannot hold."""
    holds = key.holds
    if holds is Holds.TEXT or (holds is Holds.TEXT_OR_TEXTS and not isinstance(value, Items)):
        return _text_fault(key, value)
    if holds in (Holds.TEXTS, Holds.TEXT_OR_TEXTS, Holds.LIST):
        if not isinstance(value, Items) or any(".." in i.value for i in value.items if isinstance(i, Text)):
            return value.position, mistaken(value, holds)
        items = () if holds is Holds.LIST else value.items
        return next((fault for item in items if (fault := _text_fault(key, item))), None)
    if holds is Holds.FIELDS and not isinstance(value, Fields):
        return value.position, mistaken(value, holds, key.form)
    return None


def _text_fault(key: Key, value: Node) -> tuple[Position, Mistake] | None:
    if not isinstance(value, Text) or value.left_out:
        return value.position, mistaken(value, Holds.TEXT)
    if key.choices and value.value not in key.choices:
        return value.position, unknown(
            key.title,
            value.value,
            key.choices,
            "改成其中之一",
            key.words,
            en=(f"value of {key.name}", "use one of them"),
        )
    return None
