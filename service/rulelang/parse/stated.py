"""Words of a command line such as `attainment=95%` → what an example of a rule states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from service.authoring.node import Fields, Node, Text
from service.authoring.position import Position
from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.reading import parse_document
from service.rulelang.attributes import collections
from service.rulelang.pack import Given, Pack, Rule
from service.rulelang.parse.examples import read_stated
from service.rulelang.parse.scope import Scope
from service.rulelang.parse.subjects import own_of

Stated = tuple[Mapping[str, Given], Mapping[str, tuple[Mapping[str, Given], ...]]]


def stated(words: Sequence[str], rule: Rule, pack: Pack, grades: Sequence[str]) -> Stated:
    """(values by name, rows by collection); `project=[{status: done}]` gives the rows of a collection.

    Raises:
        RuleProblems: names and values that the rule does not know; the place of each is its word and number.
    """
    log = ProblemLog()
    fields = collections(pack.catalogue, tuple(sorted(pack.rules)))
    scope = Scope(own_of(rule, grades, pack.catalogue), pack.catalogue, pack.parameters, fields)
    scope.derived.update({line.attribute.name: line.attribute for line in rule.derived})
    pairs = [pair for number, word in enumerate(words, start=1) if (pair := _pair(number, word, scope, log))]
    found = read_stated(pairs, scope, log)
    log.raise_any()
    return found


def _pair(number: int, word: str, scope: Scope, log: ProblemLog) -> tuple[Text, Node] | None:
    place = Position(word, number, 1)
    name, equals, value = (part.strip() for part in word.partition("="))
    if not (name and equals and value):
        log.add(place, _NO_PAIR)
        return None
    if name not in scope.collections:
        return Text(name, place), Text(value, place, quoted=True)
    node, problems = parse_document(f"{name}: {value}\n".encode(), word)
    log.extend(problems)
    rows = node.get(name) if isinstance(node, Fields) else None
    return (Text(name, place), rows) if rows is not None else None


_NO_PAIR = Mistake(
    "no-pair",
    "不是“名称=值”的一项",
    "名称=值，如 attainment=95%",
    "写成 名称=值；值里有空格的，整项加引号",
    en=English("no “name=value”", "name=value, such as attainment=95%", "write name=value, quoted where it has blanks"),
)
