"""The official evaluator: a pack's rules, compiled once, judged by the durable engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import TracebackType
from typing import NamedTuple, Self

from service.engine.compile import CompiledRule, Outcome, compile_rule
from service.engine.durable import DurableEngine
from service.engine.program import Program
from service.rulelang.pack import Rule
from service.vocabulary.fact import Fact


class NotExactlyOneRow(RuntimeError):  # noqa: N818 - a fault of the rule base, named by what it is
    """No row of a table applied, or several: the pack was not proven, or the compiler is at fault."""


class Request(NamedTuple):
    """One rule to be judged on one subject: `facts` has every column of the rule's table."""

    rule: str
    subject: str
    facts: Mapping[str, Fact]


class RuleEngine:
    """All rules of a pack, ready to judge any number of parks; may be shared by threads; close() when done."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._compiled: dict[str, CompiledRule] = {rule.id: compile_rule(rule) for rule in rules}
        productions = tuple(p for compiled in self._compiled.values() for p in compiled.productions)
        self._engine = DurableEngine(Program(productions))

    def judge(self, requests: Sequence[Request]) -> list[Outcome]:
        """What decided each request, in order.

        Raises:
            NotExactlyOneRow: names the rule, the subject and the facts.
            EncodingError: a word the column does not know.
        """
        facts = [self._compiled[r.rule].encode(str(place), r.facts) for place, r in enumerate(requests)]
        matched = self._engine.match(facts)
        return [self._only(request, matched[str(place)]) for place, request in enumerate(requests)]

    def _only(self, request: Request, codes: Sequence[str]) -> Outcome:
        if len(codes) != 1:
            seen = {name: (fact.state.value, str(fact.value)) for name, fact in request.facts.items()}
            raise NotExactlyOneRow(f"{request.rule} on {request.subject}: {len(codes)} rows apply to {seen}")
        return self._compiled[request.rule].outcome(codes[0], request.facts)

    def close(self) -> None:
        """Give the engine's memory back."""
        self._engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
