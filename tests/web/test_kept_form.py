"""A form that came too late, carried through the page of sign-in."""

from __future__ import annotations

from service.web.forms import Form
from service.web.kept_form import KeptForm, kept_in


def test_what_was_kept_is_found_again() -> None:
    carried = Form({"kept": ("/parks/S1/rename",), "kept:name": ("甲", "乙"), "login": ("x",), "kept-files": ("1",)})
    assert kept_in(carried) == KeptForm("/parks/S1/rename", (("name", "甲"), ("name", "乙")), files=True)


def test_nothing_is_kept_for_another_site() -> None:
    assert kept_in(Form({"kept": ("//evil.example",), "kept:name": ("甲",)})) is None
    assert kept_in(Form({"kept:name": ("甲",)})) is None
