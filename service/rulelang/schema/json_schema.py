"""Shapes → JSON schema (draft 7): titles and choices in Chinese, nothing that the loader does not know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from service.authoring.shape import Holds, Key, Shape
from service.rulelang.words import RELIABILITIES, VALUES

Schema = dict[str, Any]

TEXT: Schema = {"type": ["string", "number", "boolean"]}
"""A scalar: the loader reads every one as text, an editor takes `4` for a number and `true` for a truth value."""

_WORDS = VALUES | RELIABILITIES


def closed(shape: Shape, inner: Mapping[str, Schema] | None = None) -> Schema:
    """A mapping with these keys and no others; `inner`: what stands under a key, where the key alone does not say."""
    below = inner or {}
    return {
        "type": "object",
        "title": shape.title,
        "properties": {key.name: _property(key, below.get(key.name)) for key in shape.keys},
        "required": [key.name for key in shape.keys if key.required],
        "additionalProperties": False,
    }


def named(value: Schema, described: Mapping[str, str] | None = None) -> Schema:
    """A mapping with keys of the author's own; `described`: keys to suggest, with their Chinese titles."""
    known = {name: {**value, "description": title} for name, title in (described or {}).items()}
    return {"type": "object", "properties": known, "additionalProperties": value}


def listed(value: Schema) -> Schema:
    """A list of such values."""
    return {"type": "array", "items": value}


def one_of(words: Iterable[str], titles: Mapping[str, str] | None = None) -> Schema:
    """One of these words, each with its meaning."""
    told = titles or _WORDS
    found = list(dict.fromkeys(words))
    schema: Schema = {"type": "string", "enum": found}
    if any(told.get(word, word) != word for word in found):
        schema["enumDescriptions"] = [told.get(word, word) for word in found]
    return schema


def suggested(words: Iterable[str], titles: Mapping[str, str] | None = None) -> Schema:
    """Any text; these words are offered."""
    return {"anyOf": [one_of(words, titles), TEXT]}


def one_or_list(value: Schema) -> Schema:
    """Such a value, or a list of them."""
    return {"anyOf": [value, listed(value)]}


def _property(key: Key, inner: Schema | None) -> Schema:
    need = "必填" if key.required else "可以不写"
    return {"title": key.title, "description": f"{key.title}（{need}）", **(inner or _held(key))}


def _held(key: Key) -> Schema:
    text = one_of(key.choices) if key.choices else TEXT
    if key.holds is Holds.TEXT:
        return text
    if key.holds is Holds.TEXT_OR_TEXTS:
        return one_or_list(text)
    plain: Mapping[Holds, Schema] = {Holds.TEXTS: listed(text), Holds.FIELDS: named({}), Holds.LIST: {"type": "array"}}
    return plain.get(key.holds, {})
