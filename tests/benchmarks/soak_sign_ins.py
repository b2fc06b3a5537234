"""Signing in: 1,000 steps in any order against a model, a flood of wrong passwords, and what the time taken tells."""

from __future__ import annotations

import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from service.access.hashing import HASHER
from service.access.proof import Offered
from service.access.refusals import SignInRefused
from service.settings import Settings
from service.workflow.accounts.sign_in import sign_in
from service.workflow.audit.list_audit import Wanted, list_audit
from service.workflow.installation.open_database import held_open
from tests.benchmarks.rows import Row, at_most
from tests.storage.builders import NOW
from tests.storage.installations import KINDS, installed
from tests.workflow.accounts.doors import an_account
from tests.workflow.accounts.sign_ins import SignIns

RUNS, STEPS, FLOOD, TIMED = 25, 40, 100, 20


def run() -> list[Row]:
    """Accounts that are not locked exactly once, and how much longer a known login takes than an unknown one."""
    return [row for kind in KINDS for row in _signed_in(kind)]


def _signed_in(kind: str) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder, installed(kind, Path(folder)) as made, held_open(made.settings):
        start = time.perf_counter()
        _any_order(made.settings)
        ordered = time.perf_counter() - start
        an_account(made.settings, "flooded")
        an_account(made.settings, "timed", password_hash=HASHER.hashed("a password"))
        with ThreadPoolExecutor(20) as pool:
            list(pool.map(lambda number: _refused(made.settings, "flooded", number), range(FLOOD)))
        locks = len(list_audit(made.settings, Wanted(action="account.lock", object_id="flooded")))
        known, unknown = _times(made.settings, "timed", "nobody")
    return [
        Row(f"{kind}：{RUNS * STEPS} 步与模型一致，用时", ordered, "秒"),
        at_most(f"{FLOOD} 次错误密码同时到，锁定次数与一次之差", abs(locks - 1), "次", 0),
        Row("拒绝一次登录", known * 1000, "毫秒"),
        at_most("已知与未知登录名用时之差", abs(known - unknown) / unknown * 100, "%", 20),
    ]


def _any_order(of: Settings) -> None:
    class Here(SignIns):
        installed = of

    run_state_machine_as_test(
        Here, settings=settings(deadline=None, database=None, max_examples=RUNS, stateful_step_count=STEPS)
    )


def _refused(of: Settings, login: str, number: int) -> None:
    try:
        sign_in(of, login, Offered(password=f"wrong {number}"), NOW, HASHER)
    except SignInRefused:
        return
    raise AssertionError("a wrong password opened a session")


def _times(of: Settings, *logins: str) -> list[float]:
    """The middle one of some refusals of each login, in seconds; they take turns."""
    taken: dict[str, list[float]] = {login: [] for login in logins}
    for number in range(TIMED):
        for login in logins:
            start = time.perf_counter()
            _refused(of, login, number)
            taken[login].append(time.perf_counter() - start)
    return [median(taken[login]) for login in logins]
