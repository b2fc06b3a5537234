"""What was typed, and what is wrong with it."""

from __future__ import annotations

import asyncio

from starlette.requests import Request

from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.web.forms import FieldFault, Form, filled, form_asked, form_of
from tests.transport.requests_made import request

SAID = Said("缺", "lacking")


def sent(body: bytes) -> Request:
    scope = request("POST", content_type="application/x-www-form-urlencoded").scope

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body, "more_body": False}

    return Request(scope, receive)


def test_a_form_is_read_as_it_was_typed() -> None:
    form = asyncio.run(filled(sent(b"name= %E7%94%B2 &tick=1&tick=2&text=a%0D%0Ab")))
    assert (form.text("name"), form.exact("name"), form.text("none")) == ("甲", " 甲 ", "")
    assert (form.every("tick"), form.every("none"), form.exact("text")) == (("1", "2"), (), "a\nb")
    assert "甲" not in repr(form)


def test_faults_are_told_at_their_fields() -> None:
    form = form_of(name="甲", number=3).lacking({"name": SAID, "other": SAID})
    assert form.faults == (FieldFault(SAID, "other"),)
    both = form.refused(Fault("x", Said("不行", "no"))).refused(Said("错", "wrong"), "name")
    assert (both.fault("name"), both.fault("number")) == (Said("错", "wrong"), None)
    assert [one.name for one in both.faults] == ["other", "", "name"]
    assert both.text("number") == "3"
    assert Form().faults == ()


def test_the_fields_of_an_address_are_those_asked_for_and_no_other() -> None:
    form = form_asked(request(path="/parks", query="q=%E7%94%B2&other=1"), ("q", "state"))
    assert form.values == {"q": ("甲",), "state": ("",)}
