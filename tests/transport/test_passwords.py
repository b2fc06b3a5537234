"""Routes that take a password share their limits."""

from collections.abc import Iterator

import pytest
from pydantic import BaseModel, ValidationError

from service.api.accounts import CodeIssued, Redeemed
from service.api.own_account import EnrolmentCode, Proof, RecoveryCodes
from service.api.sessions import Credentials
from service.api.values import Given, Shown

_SECRET = {"password", "new_password", "token", "secret", "uri", "svg", "confirmation"}
_CODES = {Credentials, Proof, Redeemed, CodeIssued, EnrolmentCode, RecoveryCodes}


def test_what_is_endless_is_not_hashed() -> None:
    for name, most in (("login", 100), ("password", 500), ("code", 50)):
        given = {"login": "a", "password": "b", "code": "c"}
        assert Credentials.model_validate({**given, name: "x" * most}).login
        with pytest.raises(ValidationError, match="at most"):
            Credentials.model_validate({**given, name: "x" * (most + 1)})


@pytest.mark.parametrize("base", [Given, Shown])
def test_no_body_shows_its_secrets_when_it_is_printed(base: type[BaseModel]) -> None:
    for model in _below(base):
        for name, field in model.model_fields.items():
            if name in _SECRET or (model in _CODES and "code" in name):
                assert not field.repr, f"{model.__name__}.{name}"


def test_a_printed_sign_in_says_who_and_not_how() -> None:
    told = repr(Credentials(login="zhangsan", password="Shan-7-Shui-Tian", code="123456"))
    assert "zhangsan" in told
    assert "Shan-7" not in told
    assert "123456" not in told


def _below(base: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for model in base.__subclasses__():
        yield model
        yield from _below(model)
