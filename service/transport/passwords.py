"""What every route has in common that takes a password or code."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from pydantic import Field

from service.access.hashing import Hasher
from service.access.lockout import address_counted
from service.transport.auth import Who
from service.workflow.audit.origin import origin

Login = Annotated[str, Field(min_length=1, max_length=100, description="登录名", examples=["zhangsan"])]
Password = Annotated[str, Field(min_length=1, max_length=500, description="密码", repr=False)]
Code = Annotated[str, Field(max_length=50, description="验证器上的六位数字，或一个恢复码；没有登记的不写", repr=False)]


def sparing(request: Request) -> None:
    """The dependency of these routes: their attempts are counted for each address.

    Raises:
        Troubled: too many.
    """
    request.app.state.rates.sign_in.require(address_counted(origin().ip))


def sparing_own(request: Request, who: Who) -> None:
    """The same for whoever is signed in, whose attempts are counted for their session: others at their address do not
    hold them up.

    Raises:
        Troubled: too many.
    """
    request.app.state.rates.sign_in.require(f"session-{who.signed.session}")


def hasher_of(request: Request) -> Hasher:
    """The dependency that hashes as this application does."""
    hasher: Hasher = request.app.state.hasher
    return hasher


Hashing = Annotated[Hasher, Depends(hasher_of)]
