"""One park at a time: whoever was judged before, or is judged at the same moment, its record is the same."""

import json
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256

from service.assessment.assess import assess
from service.assessment.record import record
from service.rulelang.load import load_rule_base
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from service.vocabulary.submission import Submission
from tests.assessment.cases import COMPLETE, ROOT, case
from tests.features.restated import CELLS, each

DAYS = (date(2026, 3, 31), date(2026, 6, 30))
Told = tuple[str, str, date, bool]
"""Case, pack, evaluation date, whether its numbers are written with more zeros: equal, and yet printed as typed."""
ALL: list[Told] = [
    (name, pack, day, zeros)
    for name in COMPLETE
    for pack in ("base-145", "example-province")
    for day in DAYS
    for zeros in (False, True)
]


@cache
def rule_base(pack: str, on: date) -> tuple[Pack, Rubric]:
    return load_rule_base(ROOT / "rules", ROOT / "rubrics", pack, on)


@cache
def stated(name: str, day: date, zeros: bool) -> Submission:
    of = case(name)
    said = of.submission(each(of.workbook, CELLS["trailing zeros"])) if zeros else of.submission()
    evaluated = replace(said.cover.evaluation_date, value=day)
    return replace(said, cover=replace(said.cover, evaluation_date=evaluated))


def recorded(told: Told) -> str:
    """The digest of what is recorded of a park."""
    name, pack, day, zeros = told
    made = assess(stated(name, day, zeros), case(name).judgements(), *rule_base(pack, day))
    return sha256(json.dumps(record(made), ensure_ascii=False).encode()).hexdigest()


def alone(told: Told) -> str:
    """The same by a process that has judged nothing else."""
    name, pack, day, zeros = told
    code = f"from {__name__} import *; print(recorded(({name!r}, {pack!r}, date.fromisoformat('{day}'), {zeros})))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def differing(many: list[Told], seed: int) -> list[Told]:
    """Those that are told otherwise in another order, a second time, or beside others, than they were at first."""
    first = {told: recorded(told) for told in many}
    assert len(set(first.values())) > len(many) // 2, "they hardly differ"
    orders = [random.Random(seed + turn).sample(many, len(many)) for turn in range(2)]
    with ThreadPoolExecutor(4) as together:
        beside = list(together.map(recorded, orders[1]))
    again = [*map(recorded, orders[0]), *beside]
    return [told for told, now in zip((*orders[0], *orders[1]), again, strict=True) if now != first[told]]


def test_no_company_counts() -> None:
    assert differing([ALL[0], ALL[1], ALL[-1]], 1) == []
