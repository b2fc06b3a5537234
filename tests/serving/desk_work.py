"""What the desks do all the time while the service is being killed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import cycle

from tests.serving.busy_offices import Desk
from tests.serving.prepared_cases import Office

Work = Callable[[Desk], None]
IMPORTING, DECIDING, PROVING = 1, 3, 1
"""How many import workbooks, evaluate and sign, and bring evidence, each to a case of their own."""
CASES = IMPORTING + DECIDING + PROVING


def everything(office: Office, job_every_s: float = 2) -> list[Work]:
    """On accepted cases, as many as CASES, with jobs that evaluate all of them."""
    cases = iter(office.cases)
    return [
        *(partial(_decide, case=next(cases), pairs=office.signers[desk::DECIDING]) for desk in range(DECIDING)),
        *(partial(_again, case=next(cases), what=Desk.prove) for _ in range(PROVING)),
        *(partial(_again, case=next(cases), what=Desk.import_workbook) for _ in range(IMPORTING)),
        partial(_submit, every_s=job_every_s),
    ]


def what_takes_little_time(office: Office, job_every_s: float = 0.5) -> list[Work]:
    """Signatures and evidence on two cases whose decisions are drafted, and jobs that evaluate these two."""
    signing, proving = office.cases
    return [
        partial(_sign, case=signing, pairs=office.signers),
        partial(_again, case=proving, what=Desk.prove),
        partial(_submit, every_s=job_every_s),
    ]


def _decide(desk: Desk, case: str, pairs: list[tuple[str, str]]) -> None:
    desk.take(case)
    desk.to_the_evaluation()
    for pair in cycle(pairs):
        desk.do("evaluations", "evaluate")
        desk.do("drafts", "draft_decision", owners={"PJ-05": "示例公司"})
        _signed_and_sent_back(desk, pair)


def _sign(desk: Desk, case: str, pairs: list[tuple[str, str]]) -> None:
    desk.take(case)
    for pair in cycle(pairs):
        _signed_and_sent_back(desk, pair)
        desk.do("drafts", "draft_decision")


def _signed_and_sent_back(desk: Desk, pair: tuple[str, str]) -> None:
    for by in pair:
        desk.sign(by)
    desk.act("send_back", reason="补充核对")


def _again(desk: Desk, case: str, what: Work) -> None:
    desk.take(case)
    while True:
        what(desk)


def _submit(desk: Desk, every_s: float) -> None:
    while not desk.over.wait(every_s):
        desk.submit()
