"""Feature texts → scenarios, and what becomes of a scenario when its steps are carried out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from gherkin.errors import CompositeParserException
from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler

from service.authoring.problem import Mistake
from service.criteria.case import Case
from service.criteria.step import Kind, NotMet
from service.criteria.table import Table
from service.criteria.vocabulary import find
from service.engine.agree import Disagreement
from service.engine.official import NotExactlyOneRow
from service.vocabulary.language import Language

_KINDS = {"Context": Kind.GIVEN, "Action": Kind.WHEN, "Outcome": Kind.THEN}


class UnreadableFeature(ValueError):  # noqa: N818 - says what the file is
    """A text that is no feature in Gherkin; the message has file and line."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One step as written: `line` in the file, `table` where one follows."""

    kind: Kind
    text: str
    table: Table | None
    line: int


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario, or one row of an outline: `line` is the row's. `tags` without @, inherited ones too."""

    file: str
    line: int
    name: str
    tags: frozenset[str]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of a scenario; `fault` is Chinese and empty when it holds, `place` is file:line of the step at
    fault, with the row of an outline. `differing`: the fault is the program's, the evaluators disagree."""

    scenario: Scenario
    place: str
    fault: str
    differing: bool = False

    def __str__(self) -> str:
        return self.told(Language.ZH)

    def told(self, language: Language) -> str:
        """Place, name and what is wrong, if anything, in the Chinese of its sentences."""
        if language is Language.ZH:
            return f"{self.place} {self.scenario.name}：{self.fault or '通过'}"
        return f"{self.place} {self.scenario.name}: {self.fault or 'holds'}"


@lru_cache(maxsize=128)
def read_scenarios(text: str, file: str) -> tuple[Scenario, ...]:
    """The scenarios of a feature, outlines row by row; of the same text they are read once.

    Raises:
        UnreadableFeature: the text is not Gherkin, or holds a step before any 假如, 当 or 那么.
    """
    try:
        document: Any = Parser().parse(text)
    except CompositeParserException as faulty:
        places = "；".join(f"{file}:{e.location.get('line', 0)} {e}" for e in faulty.errors)
        raise UnreadableFeature(f"场景文件不是合乎格式的 Gherkin：{places}") from faulty
    document["uri"] = file
    lines = dict(_lines(document))
    return tuple(_scenario(pickle, file, lines) for pickle in Compiler().compile(document))


def run(scenario: Scenario, case: Case) -> Ran:
    """Carry out a scenario on a fresh case, up to its first fault."""
    for sentence in scenario.sentences:
        try:
            step, arguments = find(sentence.kind, sentence.text)
            step.perform(case, arguments, sentence.table)
        except (Mistake, NotMet, Disagreement, NotExactlyOneRow, LookupError) as fault:
            row = f"（例子第 {scenario.line} 行）" if scenario.line > sentence.line else ""
            place = f"{scenario.file}:{sentence.line}{row}"
            return Ran(scenario, place, str(fault), isinstance(fault, Disagreement))
    return Ran(scenario, f"{scenario.file}:{scenario.line}", "")


def _scenario(pickle: Any, file: str, lines: Mapping[str, int]) -> Scenario:
    return Scenario(
        file=file,
        line=lines[pickle["astNodeIds"][-1]],
        name=pickle["name"],
        tags=frozenset(tag["name"].removeprefix("@") for tag in pickle["tags"]),
        sentences=tuple(_sentence(step, file, lines) for step in pickle["steps"]),
    )


def _sentence(step: Any, file: str, lines: Mapping[str, int]) -> Sentence:
    line = lines[step["astNodeIds"][0]]
    if step["type"] not in _KINDS:
        raise UnreadableFeature(f"{file}:{line} 步骤“{step['text']}”之前没有 假如、当 或 那么；请补上关键词")
    rows = step.get("argument", {}).get("dataTable", {}).get("rows", [])
    table = Table.of([[cell["value"] for cell in row["cells"]] for row in rows]) if rows else None
    return Sentence(_KINDS[step["type"]], step["text"], table, line)


def _lines(node: Any) -> Iterator[tuple[str, int]]:
    """The id and line of every node of a parsed document."""
    if isinstance(node, Mapping):
        if "id" in node and "location" in node:
            yield node["id"], node["location"]["line"]
        for child in node.values():
            yield from _lines(child)
    elif isinstance(node, list):
        for child in node:
            yield from _lines(child)
