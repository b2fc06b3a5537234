"""The program refuses what the engine would run wrongly, with a message that names the place."""

from typing import Any

import pytest

from service.engine.program import (
    CODE,
    HIGHEST,
    LOWEST,
    MOST_ATTRIBUTES,
    Comparison,
    Condition,
    Production,
    Program,
    ProgramError,
    value_fault,
)
from tests.engine.productions import row, when


@pytest.mark.parametrize("constant", [0, -1, LOWEST, HIGHEST, "done", "HJ-01", "a b", "'", "100%"])
def test_whole_numbers_and_codes_are_accepted(constant: int | str) -> None:
    assert Condition("x", Comparison.EQ, constant).constant == constant
    assert value_fault(constant) is None


@pytest.mark.parametrize(
    ("constant", "message"),
    [
        (HIGHEST + 1, "beyond 64 bits"),
        (LOWEST - 1, "beyond 64 bits"),
        (True, "neither a whole number nor a code"),
        (None, "neither a whole number nor a code"),
        (1.0, "neither a whole number nor a code"),
        (1e20, "neither a whole number nor a code"),
        (float("inf"), "neither a whole number nor a code"),
        (b"done", "neither a whole number nor a code"),
        ("", "no ASCII code"),
        ("节能", "no ASCII code"),
        ("１２", "no ASCII code"),
        ('a"b', "no ASCII code"),
        ("a\\b", "no ASCII code"),
        ("a\n", "no ASCII code"),
        ("a\0", "no ASCII code"),
        ("x" * 257, "no ASCII code"),
    ],
)
def test_what_the_engine_compares_wrongly_is_refused(constant: Any, message: str) -> None:
    with pytest.raises(ProgramError, match=f"constant of x: .*{message}"):
        Condition("x", Comparison.EQ, constant)


@pytest.mark.parametrize("symbol", ["<", "<=", ">", ">="])
def test_text_has_no_order(symbol: str) -> None:
    with pytest.raises(ProgramError, match=r"x .* 'done': text has no order"):
        when("x", symbol, "done")


@pytest.mark.parametrize("name", ["", "能耗", 'x"', None, 3])
def test_names_are_codes(name: Any) -> None:
    with pytest.raises(ProgramError, match=r"attribute .* is no ASCII code"):
        Condition(name, Comparison.EQ, 1)
    with pytest.raises(ProgramError, match=r"production .* is no ASCII code"):
        Production(name, "indicator", ())
    with pytest.raises(ProgramError, match=r"kind .* is no ASCII code"):
        Production("r", name, ())


def test_a_code_stands_for_one_production() -> None:
    with pytest.raises(ProgramError, match=r"used twice: a, c$"):
        Program((row("c"), row("a"), row("b"), row("a", kind="task"), row("c")))


def test_an_attribute_of_a_kind_is_number_or_text() -> None:
    with pytest.raises(ProgramError, match="kind indicator compares x with a number and with a text"):
        Program((row("a", when("x", "==", 1)), row("b", when("x", "==", "1"))))


def test_kinds_do_not_share_their_attributes() -> None:
    program = Program((row("a", when("x", "==", 1)), row("b", when("x", "==", "1"), kind="task")))
    assert program.columns() == {"indicator": {"x": int}, "task": {"x": str}}


def test_a_kind_reads_at_most_100_attributes() -> None:
    rows = tuple(row(f"r{i}", when(f"x{i}", "==", 1)) for i in range(MOST_ATTRIBUTES))
    assert len(Program(rows).columns()["indicator"]) == MOST_ATTRIBUTES
    with pytest.raises(ProgramError, match="kind indicator reads 101 attributes, at most 100"):
        Program((*rows, row("more", when("y", "==", 1))))


def test_printable_ascii_but_quote_and_backslash_is_a_code() -> None:
    accepted = {chr(c) for c in range(0x250) if CODE.fullmatch(chr(c))}
    assert accepted == {chr(c) for c in range(0x20, 0x7F)} - {'"', "\\"}
