"""Every router there is belongs to the interface."""

from importlib import import_module

from fastapi import APIRouter

from service.api.nouns import NOUNS
from tests.conventions.repository import modules, relative


def test_no_router_is_forgotten() -> None:
    names = [str(relative(path)).removesuffix(".py").replace("/", ".") for path in modules("service")]
    found = [
        value
        for name in names
        if name.startswith("service.api.")
        for value in vars(import_module(name.removesuffix(".__init__"))).values()
        if isinstance(value, APIRouter)
    ]
    assert {id(router) for router in found} == {id(router) for router in NOUNS}
