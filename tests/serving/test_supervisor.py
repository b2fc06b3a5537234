"""What runs keeps running: processes that die come back, are replaced unseen by clients, and never outlive it."""

from __future__ import annotations

import asyncio
import gc
import http.client
import json
import os
import signal
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from service.serving.endpoint import Endpoint, reserve
from service.serving.restarts import TRIES, Restarts
from service.serving.supervisor import WEB, Plan, Supervisor
from service.serving.web_server import FINISH_S
from service.vocabulary.fault import Fault
from tests.serving.load import under_load
from tests.serving.served import WORKER, Served, served, status, wait_for
from tests.storage.installations import installed

FORKED = "service.serving.fork_server"


def answer(one: Served, path: str, port: int = 0) -> tuple[int, str]:
    with closing(http.client.HTTPConnection("127.0.0.1", port or one.port, timeout=120)) as connection:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read().decode()


def lines(one: Served) -> list[dict[str, object]]:
    written, _, _ = one.log.read_text(encoding="utf-8").rpartition("\n")  # what follows is being written just now
    return [json.loads(line) for line in written.splitlines()]


def events(one: Served, event: str) -> list[dict[str, object]]:
    return [line for line in lines(one) if line["event"] == event]


def count(one: Served, event: str) -> int:
    """How often, without reading all of it: this is asked again and again."""
    return one.log.read_text(encoding="utf-8").count(f'"event": "{event}"')


def test_a_service_through_its_life(tmp_path: Path) -> None:
    """In one go, for the processes take seconds to start."""
    with installed("sqlite", tmp_path) as installation, served(installation, workers=1) as one:
        assert sorted(one.children().values()) == [WEB, WEB, WORKER]
        assert int(answer(one, "/pid")[1]) in one.of(WEB)
        asked = 1 + every_process_is_replaced_without_a_failed_request(one)
        all_are_noted(one, asked)
        a_killed_process_is_back(one, WEB)
        a_killed_process_is_back(one, WORKER)
        all_are_noted(one, asked + 2)
        figures_are_those_of_all_processes_and_outlast_them(one)
        a_request_leaves_one_line_without_its_query(one)
        told_to_end_it_answers_what_is_under_way(one)


def all_are_noted(one: Served, asked: int) -> None:
    """A request is counted and logged once it is answered: whoever asked may know earlier, and the process may be
    killed in between."""
    wait_for(lambda: count(one, "request") == asked)


def every_process_is_replaced_without_a_failed_request(one: Served) -> int:
    """How many there were."""
    before = set(one.children())
    with under_load(one.port, clients=3, pause_s=0.04) as load:
        wait_for(lambda: bool(load.answers))
        one.process.send_signal(signal.SIGHUP)
        wait_for(lambda: count(one, "processes replaced") == 1)
        wait_for(lambda: not before.issuperset(map(int, load.answers)))
    assert load.failures == []
    assert before & set(one.children()) == set()
    assert before | one.of(WEB) >= set(map(int, load.answers))
    return load.answers.total()


def a_killed_process_is_back(one: Served, module: str) -> None:
    known, ready = one.of(module), count(one, "process ready")
    killed = min(known)
    os.kill(killed, signal.SIGKILL)
    wait_for(lambda: count(one, "process ready") > ready)
    assert killed not in one.of(module)
    assert len(one.of(module)) == len(known)
    ended = events(one, "process ended")[-1]
    assert (ended["pid"], ended["code"]) == (killed, -9)
    assert int(answer(one, "/pid")[1]) in one.of(WEB)


def figures_are_those_of_all_processes_and_outlast_them(one: Served) -> None:
    _, shown = answer(one, "/metrics", one.metrics)
    counted = sum(float(x.split()[1]) for x in shown.splitlines() if x.startswith("acceptance_requests_total{"))
    assert counted == len(events(one, "request"))
    assert "acceptance_database_up 1.0" in shown
    for name in ("supervisor", "forks", "web-1", "web-2", "worker-1"):
        assert f'acceptance_process_resident_bytes{{process="{name}"}}' in shown


def a_request_leaves_one_line_without_its_query(one: Served) -> None:
    before = count(one, "request")
    assert answer(one, "/pid?token=secret")[0] == 200
    assert answer(one, "/fail?token=secret")[0] == 500
    assert answer(one, "/secret")[0] == 404
    wait_for(lambda: count(one, "request") == before + 3)
    asked = {(line["route"], line["status"]) for line in events(one, "request")[-3:]}
    assert asked == {("/pid", 200), ("/fail", 500), ("-", 404)}
    wait_for(lambda: '"exception": ' in one.log.read_text(encoding="utf-8"))  # told by the server, after the request
    (fault,) = (line for line in lines(one) if line.get("exception"))
    assert (fault["exception"], fault["reason"]) == ("builtins.ValueError", "as it should")
    assert "secret" not in one.log.read_text(encoding="utf-8")


def told_to_end_it_answers_what_is_under_way(one: Served) -> None:
    answered: list[tuple[int, str]] = []
    held = one.log.with_name("held")
    asking = threading.Thread(target=lambda: answered.append(answer(one, f"/held{held}")))
    with closing(http.client.HTTPConnection("127.0.0.1", one.port, timeout=120)) as idle:
        idle.connect()
        asking.start()
        wait_for(held.exists)
        one.process.send_signal(signal.SIGTERM)
        wait_for(lambda: count(one, "stopping") == 1)
        start = time.monotonic()
        held.unlink()
        assert one.process.wait(120) == 0  # a second signal would kill
        assert time.monotonic() - start < FINISH_S, "the idle connection does not hold it up"
        asking.join()
    assert [status for status, _ in answered] == [200]
    assert one.children() == {}
    assert events(one, "stopped")[0]["killed"] == 0


def test_no_process_outlives_the_supervisor(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation, served(installation, web=0, workers=2) as one:
        children = one.children()
        assert len(children) == 2
        one.process.kill()
        one.process.wait()
        wait_for(lambda: not any(alive(pid) for pid in children))


def alive(pid: int) -> bool:
    """Whether the process of that id is still one of a service: ids are given anew."""
    try:
        return FORKED.encode() in Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_what_is_being_started_is_no_stray_before_it_is_known() -> None:
    """It may have ended already: its own end is then for whoever started it."""
    with reserve(Endpoint("127.0.0.1", 0)) as listener:
        supervisor = Supervisor(Plan(web=0, workers=1, worker=WORKER), listener)
    started = os.fork()
    if started == 0:
        os._exit(0)
    wait_for(lambda: status(started)[0] == "Z")
    supervisor._alive[0] = None
    supervisor._let_strays_go()
    assert status(started)[0] == "Z"
    supervisor._alive.clear()
    supervisor._let_strays_go()
    assert status(started) == []


def test_a_process_that_never_starts_is_given_up_in_words(tmp_path: Path) -> None:
    plan = Plan(web=0, workers=1, worker="tests.serving.unstartable", restarts=Restarts(longest_pause_s=0))
    with reserve(Endpoint("127.0.0.1", 0)) as listener:
        supervisor = Supervisor(plan, listener)
        with pytest.raises(Fault, match=f"worker-1 连续 {TRIES} 次没有启动成功"):
            asyncio.run(supervisor.run(lambda: pytest.fail("it was never ready")))
    assert supervisor.living() == ()


def test_what_keeps_several_processes_from_their_work_is_told_once(caplog: pytest.LogCaptureFixture) -> None:
    async def run(supervisor: Supervisor) -> None:
        running = asyncio.ensure_future(supervisor.run(lambda: pytest.fail("it was never ready")))
        while len(started := supervisor.living()) < 2 and not running.done():
            await asyncio.sleep(0.01)
        # All have ended before the supervisor hears of the first.
        wait_for(lambda: all(status(child.pid)[0] == "Z" for child in started))
        await running

    def told() -> str:
        with reserve(Endpoint("127.0.0.1", 0)) as listener:
            supervisor = Supervisor(Plan(web=0, workers=2, worker="tests.serving.unfit"), listener)
            try:
                asyncio.run(run(supervisor))
            except Fault as fault:
                assert supervisor.living() == ()
                return fault.said.en
        return ""

    assert told() == "unfit for work"
    gc.collect()  # which is when what nobody asked for is told
    assert caplog.messages == []


def test_processes_find_the_rules_where_the_plan_says(tmp_path: Path) -> None:
    assert Plan(rules=tmp_path).environment["ACCEPTANCE_RULES_DIR"] == str(tmp_path)
    assert "ACCEPTANCE_RULES_DIR" not in Plan().environment
