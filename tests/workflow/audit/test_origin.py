"""What is asked through the service is on record with who asked and from where, also in the threads that do it."""

from __future__ import annotations

import asyncio
import contextvars
from dataclasses import replace

import pytest

from service.vocabulary.person import Role
from service.workflow.audit.audited import attempt
from service.workflow.audit.origin import THIS_MACHINE, Origin, coming_from, known_as, origin
from tests.storage.builders import NOW, a_person

ADMINISTRATOR = replace(a_person(role=Role.SECURITY_ADMIN, department=None), id=3)
REQUEST = Origin(ip="192.0.2.7", request_id="r-1")


def test_an_event_tells_where_it_comes_from() -> None:
    with coming_from(REQUEST), known_as(ADMINISTRATOR, "s-9"):
        event = attempt(None, NOW, "person.add", "person", "")
    assert (event.actor, event.role) == ("3", "security_admin")
    assert (event.session, event.ip, event.request_id) == ("s-9", "192.0.2.7", "r-1")


def test_the_person_named_is_the_one_on_record() -> None:
    with coming_from(REQUEST), known_as(ADMINISTRATOR, "s-9"):
        event = attempt(replace(a_person(), id=7), NOW, "case.sign", "case", "zhejiang-2026-0001")
    assert event.actor == "7"


def test_it_ends_with_the_request() -> None:
    with pytest.raises(ZeroDivisionError), coming_from(REQUEST), known_as(ADMINISTRATOR, "s-9"):
        raise ZeroDivisionError
    assert origin() == THIS_MACHINE


def test_threads_and_requests_beside_it_know_their_own() -> None:
    async def asked(ip: str) -> str:
        with coming_from(Origin(ip=ip)):
            await asyncio.sleep(0)
            return (await asyncio.to_thread(origin)).ip

    async def both() -> list[str]:
        return list(await asyncio.gather(asked("a"), asked("b")))

    assert asyncio.run(both()) == ["a", "b"]
    assert contextvars.copy_context().run(origin) == THIS_MACHINE
