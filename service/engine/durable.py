"""The only door to durable-rules 2.0.28. It drives the C engine directly and closes its hazards.

The stock `Host` is not used: it starts two threads for ever and costs more than the C engine.
"""

from __future__ import annotations

import json
import re
import weakref
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from threading import Lock
from types import TracebackType
from typing import Any, Self

import durable_rules_engine

from service.engine.program import (
    HIGHEST,
    LOWEST,
    MOST_ATTRIBUTES,
    Comparison,
    Condition,
    EngineFact,
    Program,
    value_fault,
)
from service.engine.shards import Shard, shards_of

MOST_FACTS = 512
"""Facts in one state; more are matched in turns, so that memory stays small and ids few."""

FACT_IDS = tuple(str(number) for number in range(MOST_FACTS))
"""The ids under which facts are asserted, whatever the caller calls them.

The engine tells ids, sids and attribute names apart by a 32-bit hash alone; these hashes differ.
"""

MOST_SIDS = 10**8
"""A new sid for every state. None of these makes a state message `sid-…` that hashes to an id (all were tried)."""

_FIRST, _LAST = "first", "last"
_MARKER = "marker"
_OPERATORS = {
    Comparison.LT: "$lt",
    Comparison.LE: "$lte",
    Comparison.GT: "$gt",
    Comparison.GE: "$gte",
}
_ASSERTED_FACT = re.compile(r'\{"m":\{"id":"(\d+)"')

Columns = Mapping[str, tuple[str, type[int] | type[str]]]


class EngineInputError(ValueError):
    """A fact the engine could not compare faithfully; no fact was matched."""


class EngineError(RuntimeError):
    """The engine failed or did not answer completely; there is no result."""


class DurableEngine:
    """A program compiled into rulesets, which live until `close`. Use as a context manager.

    Threads may share an engine; they are served one after the other. That costs nothing, because the C library keeps
    the interpreter lock anyway.
    """

    def __init__(self, program: Program) -> None:
        """Compile the program (EngineError when the C engine refuses a ruleset)."""
        self._columns = _columns(program)
        self._rulesets: list[_Ruleset] = []
        self._turns = count()
        self._lock = Lock()
        self._delete_rulesets = weakref.finalize(self, _delete, self._rulesets)
        for shard in shards_of(program):
            self._rulesets.append(_Ruleset(shard, self._columns))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Delete the rulesets. Closing twice does no harm."""
        with self._lock:
            self._delete_rulesets()

    def match(self, facts: Sequence[EngineFact]) -> dict[str, tuple[str, ...]]:
        """Fact id → sorted codes of all productions it satisfies, for every fact.

        Raises:
            EngineInputError: an id given twice, or a value that is no whole number in int64 and no
                code, or is text where productions compare numbers (or the other way round).
            EngineError: the engine is closed, failed, or did not answer completely.
        """
        matched: dict[str, list[str]] = {fact.id: [] for fact in facts}
        if len(matched) < len(facts):
            times = Counter(fact.id for fact in facts)
            raise EngineInputError(f"two facts have the id {times.most_common(1)[0][0]}")
        bodies = [_body(fact, self._columns.get(fact.kind)) for fact in facts]
        with self._lock:
            if not self._delete_rulesets.alive:
                raise EngineError("the engine is closed")
            for start in range(0, len(facts), MOST_FACTS):
                turn = slice(start, start + MOST_FACTS)
                self._match_turn(facts[turn], bodies[turn], matched)
        return {fact_id: tuple(sorted(codes)) for fact_id, codes in matched.items()}

    def _match_turn(self, facts: Sequence[EngineFact], bodies: Sequence[str], matched: dict[str, list[str]]) -> None:
        sid = str(next(self._turns) % MOST_SIDS)
        messages: dict[str, list[str]] = defaultdict(list)
        for number, fact, body in zip(FACT_IDS, facts, bodies, strict=False):
            messages[fact.kind].append(f'{{"id":"{number}","sid":"{sid}",{body}')
        for ruleset in self._rulesets:
            seen = [message for kind in ruleset.kinds for message in messages.get(kind, ())]
            if seen:
                for code, place in ruleset.run(sid, seen):
                    matched[facts[place].id].append(code)


class _Ruleset:
    """One ruleset of the C engine; a fresh state for every run, deleted after it."""

    def __init__(self, shard: Shard, columns: Mapping[str, Columns]) -> None:
        self.kinds = sorted(shard.kinds)
        self._codes = {f"r{number}": production.code for number, production in enumerate(shard.productions)}
        rules = {
            name: _rule([_test("kind", p.kind), *_tests(p.conditions, columns[p.kind])])
            for name, p in zip(self._codes, shard.productions, strict=True)
        }
        rules[_MARKER] = _rule([_test(_MARKER, 1)])
        with _translated():
            self.handle: int = durable_rules_engine.create_ruleset("shard", json.dumps(rules))

    def run(self, sid: str, messages: Sequence[str]) -> Iterator[tuple[str, int]]:
        """(production code, place of the fact) for every match of these facts, in no order."""
        for answer in self._answers(sid, messages):
            rule = answer[2 : answer.index('"', 2)]
            if rule != _MARKER:
                code = self._codes[rule]
                for number in _ASSERTED_FACT.findall(answer):
                    yield code, int(number)

    def _answers(self, sid: str, messages: Sequence[str]) -> list[str]:
        """What the engine delivers.

        delete_state before the first action was started would free uninitialised memory, so the
        marker comes first and alone. A message the engine cannot read ends a batch without a word,
        so a marker comes last too, and has to come back.
        """
        handle = self.handle
        answers: list[str] = []
        with _translated():
            _, state = durable_rules_engine.assert_fact(handle, _marker(_FIRST, sid))
            if durable_rules_engine.start_action_for_state(handle, state) is None:
                raise EngineError("the marker fact was not delivered")
            try:
                batch = ",".join((*messages, _marker(_LAST, sid)))
                durable_rules_engine.assert_facts(handle, f"[{batch}]")
                proceed = durable_rules_engine.complete_and_start_action
                while (answer := proceed(handle, state)) is not None:
                    answers.append(answer)
            finally:
                durable_rules_engine.delete_state(handle, sid)
        if not any(answer.startswith(f'{{"{_MARKER}"') for answer in answers):
            raise EngineError("the engine did not read all facts")
        return answers


def _columns(program: Program) -> dict[str, Columns]:
    """Kind → attribute → the engine's name for it (few, so that no two hash alike) and its type."""
    return {
        kind: {name: (f"a{i}", type_) for i, (name, type_) in enumerate(columns.items())}
        for kind, columns in program.columns().items()
    }


def _body(fact: EngineFact, columns: Columns | None) -> str:
    """The checked fact as the rest of a JSON object: its kind and the attributes somebody reads."""
    if len(fact.attributes) > MOST_ATTRIBUTES:
        raise EngineInputError(f"{fact.id}: {len(fact.attributes)} attributes, at most {MOST_ATTRIBUTES}")
    parts = [f'"kind":"{fact.kind}"']
    for name, value in fact.attributes.items():
        if not (type(value) is int and LOWEST <= value <= HIGHEST) and (fault := value_fault(value)):
            raise EngineInputError(f"{fact.id}.{name}: {fault}")
        if columns and (column := columns.get(name)):
            key, type_ = column
            if not isinstance(value, type_):
                raise EngineInputError(f"{fact.id}.{name}: {value!r} is compared as {type_.__name__}")
            parts.append(f'"{key}":{value}' if type_ is int else f'"{key}":"{value}"')
    return ",".join(parts) + "}"


def _tests(conditions: Sequence[Condition], columns: Columns) -> Iterator[dict[str, Any]]:
    for condition in conditions:
        test = _test(columns[condition.attribute][0], condition.constant)
        operator = _OPERATORS.get(condition.comparison)
        yield {operator: test} if operator else test


def _test(name: str, constant: int | str) -> dict[str, Any]:
    return {name: constant}


def _rule(tests: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """One pattern, tests against constants only, no negation; all its matches in one answer."""
    return {"all": [{"m": {"$and": tests}}], "cap": MOST_FACTS}


def _marker(fact_id: str, sid: str) -> str:
    return f'{{"id":"{fact_id}","sid":"{sid}","{_MARKER}":1}}'


def _delete(rulesets: Sequence[_Ruleset]) -> None:
    with _translated():
        for ruleset in rulesets:
            durable_rules_engine.delete_ruleset(ruleset.handle)


@contextmanager
def _translated() -> Iterator[None]:
    """Whatever the C engine raises is an EngineError."""
    try:
        yield
    except EngineError:
        raise
    except Exception as error:
        raise EngineError(f"durable-rules failed: {error}") from error
