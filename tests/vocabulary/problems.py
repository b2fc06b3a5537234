"""Problems for tests: what they say is the same in both languages unless it is given in both."""

import re
from collections.abc import Iterable

from service.vocabulary.language import Said, as_written
from service.vocabulary.problem import Problem, Severity

_HAN = re.compile("[\u3400-\u9fff]")
_QUOTED = re.compile("“[^”]*”")

Told = Said | str


def a_problem(
    severity: Severity,
    code: str,
    sheet: str,
    ref: str,
    found: Told,
    allowed: Told = "乙",
    repair: Told = "丙",
    readings: Iterable[Told] = (),
) -> Problem:
    """A problem; a plain text stands for both languages."""
    return Problem(severity, code, sheet, ref, said(found), said(allowed), said(repair), tuple(map(said, readings)))


def said(told: Told) -> Said:
    """A plain text stands for both languages."""
    return told if isinstance(told, Said) else as_written(told)


def zh(told: Iterable[Said]) -> tuple[str, ...]:
    """The Chinese of each."""
    return tuple(one.zh for one in told)


def chinese_left(told: Said, written: bool = False) -> str:
    """The Chinese in an English text but for what it quotes; empty where there is none. written: the text may be what
    somebody wrote, then it is the same in both languages."""
    if not told.en.strip():
        return told.zh
    return "" if written and told.en == told.zh else "".join(_HAN.findall(_QUOTED.sub("", told.en)))
