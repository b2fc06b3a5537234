"""Pages of the screens with 5,000 parks and 20 people at work, served by two web processes on SQLite."""

from __future__ import annotations

import http.client
import os
import random
import tempfile
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import quantiles
from urllib.parse import quote

from service.serving.supervisor import WEB
from service.transport.auth import COOKIE
from tests.benchmarks.large_office import FRAGMENT, FRAGMENTS, PAGES, USERS, LargeOffice, large_office
from tests.benchmarks.rows import Row, at_most
from tests.serving.served import Served

ROUNDS, PAUSE_S = 12, 2.0
"""Pages that everybody looks at, and how long they look on average."""
ALONE = 20
_TICKS = os.sysconf("SC_CLK_TCK")


def run() -> list[Row]:
    """Processor time a page takes of the service, and the times by the clock that twenty people wait, which depend on
    what else the machine does: the load is told with them."""
    with tempfile.TemporaryDirectory() as folder, large_office(Path(folder)) as office:
        firsts = {name: _asked(office, office.tokens[0], path, {}) for name, path in PAGES.items()}
        rows = [Row(f"{name}：服务启动后第一次", 1_000 * taken, "毫秒") for name, taken in firsts.items()]
        for asked, headers in ((PAGES, {}), (FRAGMENTS, FRAGMENT)):
            rows += [_alone(office, name, path, headers) for name, path in asked.items()]
        pages, parts = _busy(office)
    rows.append(Row("机器的负载（1 分钟平均）", os.getloadavg()[0], ""))
    rows += [
        at_most(f"{USERS} 人同时，页面 p{at}", _percentile(pages, at), "毫秒", goal)
        for at, goal in ((50, 50), (95, 150), (99, 300))
    ]
    return [*rows, at_most(f"{USERS} 人同时，片段 p95", _percentile(parts, 95), "毫秒", 80)]


def _alone(office: LargeOffice, name: str, path: str, headers: Mapping[str, str]) -> Row:
    """Processor time of one page asked for again and again by one person."""
    before = _cpu_s(office.service)
    for _ in range(ALONE):
        _asked(office, office.tokens[0], path, headers)
    return at_most(f"{name}：处理器时间", 1_000 * (_cpu_s(office.service) - before) / ALONE, "毫秒", 50)


def _busy(office: LargeOffice) -> tuple[list[float], list[float]]:
    """Milliseconds that pages and fragments took while everybody worked."""
    pages: list[float] = []
    parts: list[float] = []

    def work(number: int) -> None:
        chance = random.Random(number)
        for _ in range(ROUNDS):
            time.sleep(chance.uniform(0, 2 * PAUSE_S))
            pages.append(1_000 * _asked(office, office.tokens[number], chance.choice([*PAGES.values()]), {}))
            parts.append(1_000 * _asked(office, office.tokens[number], chance.choice([*FRAGMENTS.values()]), FRAGMENT))

    people = [threading.Thread(target=work, args=(number,)) for number in range(USERS)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    return pages, parts


def _asked(office: LargeOffice, token: str, path: str, headers: Mapping[str, str]) -> float:
    """Seconds until the whole answer is there."""
    connection = http.client.HTTPConnection("127.0.0.1", office.service.port, timeout=120)
    start = time.monotonic()
    connection.request("GET", quote(path, safe="/?=&"), headers={"Cookie": f"{COOKIE}={token}", **headers})
    answer = connection.getresponse()
    body = answer.read()
    taken = time.monotonic() - start
    connection.close()
    assert answer.status == 200, (path, answer.status, body[:200])
    return taken


def _percentile(found: list[float], at: int) -> float:
    return quantiles(found, n=100)[at - 1]


def _cpu_s(service: Served) -> float:
    """Of all web processes until now."""
    total = 0
    for pid in service.of(WEB):
        figures = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(") ")[2].split()
        total += int(figures[11]) + int(figures[12])
    return total / _TICKS
