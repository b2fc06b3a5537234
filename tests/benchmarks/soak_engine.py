"""Memory of the durable adapter over 10,000 evaluations of a whole park and over 1,000 engines."""

from __future__ import annotations

from service.engine.durable import DurableEngine
from service.engine.program import Comparison, Condition, EngineFact, Production, Program
from tests.benchmarks.memory import repeat
from tests.benchmarks.rows import Row, at_most

SUBJECTS = {"indicator": 40, "task": 60, "project": 20, "gate": 10}
BANDS = 4


def run() -> list[Row]:
    """Growth of resident memory after warm-up, and the time of one evaluation."""
    program, facts = _program(), _facts()
    size = f"{len(facts)} 条事实 × {len(program.productions)} 条产生式"
    with DurableEngine(program) as engine:
        found = sum(map(len, engine.match(facts).values()))
        if found != len(facts):
            raise AssertionError(f"each fact satisfies one production, found {found} for {len(facts)}")
        grown, seconds = repeat(lambda: engine.match(facts), 10_000)
    engines, _ = repeat(lambda: DurableEngine(program).close(), 1_000)
    return [
        at_most(f"一次评价：{size}", seconds * 1_000, "毫秒", 3),
        at_most("10,000 次评价后内存增长", grown, "MB", 4),
        at_most("1,000 个引擎建立并关闭后内存增长", engines, "MB", 8),
    ]


def _program() -> Program:
    return Program(
        tuple(
            Production(f"{kind}_{number}#{band}", kind, _conditions(f"{kind}_{number}", band))
            for kind, subjects in SUBJECTS.items()
            for number in range(subjects)
            for band in range(BANDS)
        )
    )


def _conditions(subject: str, band: int) -> tuple[Condition, ...]:
    return (
        Condition("subject", Comparison.EQ, subject),
        Condition("state", Comparison.EQ, "value"),
        Condition("attainment", Comparison.GE, 100 * band),
        Condition("attainment", Comparison.LT, 100 * (band + 1)),
    )


def _facts() -> list[EngineFact]:
    unread = {f"figure_{number}": 10**number for number in range(9)}
    return [
        EngineFact(
            f"{kind}_{n}", kind, {"subject": f"{kind}_{n}", "state": "value", "attainment": 37 * n % 400, **unread}
        )
        for kind, subjects in SUBJECTS.items()
        for n in range(subjects)
    ]
