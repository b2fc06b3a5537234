"""The official evaluator: a pack's rules, compiled once, judged by the durable engine."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from functools import partial
from types import TracebackType
from typing import NamedTuple, Self

from service.engine.compile import Codes, CompiledRule, Outcome, Question, compile_rule
from service.engine.durable import DurableEngine
from service.engine.program import Program
from service.rulelang.pack import Rule
from service.vocabulary.fact import Fact


class NotExactlyOneRow(RuntimeError):  # noqa: N818 - a fault of the rule base, named by what it is
    """No row of a table applied, or several: the pack was not proven, or the compiler is at fault."""


class Request(NamedTuple):
    """One rule to be judged on one subject: `facts` begin with the columns of the rule's table, in their order."""

    rule: str
    subject: str
    facts: Sequence[Fact]


request_of = partial(tuple.__new__, Request)
"""Request(*parts) of all its parts in one tuple, in half the time."""


class RuleEngine:
    """Some rules of a pack, ready to judge any number of parks; may be shared by threads; close() when done.

    Rules whose tables say the same share their engine rows, and what is asked twice in one call is matched once.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._compiled: dict[str, CompiledRule] = {}
        different: dict[Hashable, CompiledRule] = {}
        for rule in rules:
            compiled = compile_rule(rule)
            self._compiled[rule.id] = different.setdefault(compiled.meaning, compiled)
        self._engine = DurableEngine(Program(tuple(p for one in different.values() for p in one.productions)))

    def judge(self, requests: Sequence[Request]) -> list[Outcome]:
        """What decided each request, in order.

        Raises:
            NotExactlyOneRow: names the rule, the subject and the facts.
            EncodingError: a word the column does not know.
        """
        compiled = self._compiled
        asked = [compiled[rule].question(facts) for rule, _, facts in requests]
        distinct: dict[Question, Request] = {}
        for question, request in zip(asked, requests, strict=True):
            distinct.setdefault(question, request)
        facts = [compiled[r.rule].encode(str(n), codes) for n, ((_, codes), r) in enumerate(distinct.items())]
        matched = self._engine.match(facts).values()
        pairs = zip(distinct.items(), matched, strict=True)
        decided = {question: self._only(request, question[1], rows) for (question, request), rows in pairs}
        return [decided[question] for question in asked]

    def _only(self, request: Request, codes: Codes, rows: Sequence[str]) -> Outcome:
        if len(rows) != 1:
            columns = request.facts[: len(codes)]
            seen = {fact.name: (fact.state.value, str(fact.value)) for fact in columns}
            raise NotExactlyOneRow(f"{request.rule} on {request.subject}: {len(rows)} rows apply to {seen}")
        return self._compiled[request.rule].outcome(rows[0], codes)

    def close(self) -> None:
        """Give the engine's memory back."""
        self._engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
