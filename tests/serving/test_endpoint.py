"""One sentence for whatever keeps the service from listening."""

from __future__ import annotations

import socket

import pytest

from service.serving.endpoint import Endpoint, bound, read_endpoint, refused, reserve
from service.vocabulary.fault import Fault
from service.vocabulary.language import Language


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [("127.0.0.1:9100", "127.0.0.1", 9100), (":9100", "127.0.0.1", 9100), ("[::1]:0", "::1", 0)],
)
def test_an_address_is_read(text: str, host: str, port: int) -> None:
    assert read_endpoint(text) == (host, port)


@pytest.mark.parametrize("text", ["", "9100", "127.0.0.1", "127.0.0.1:", "127.0.0.1:http", "127.0.0.1:65536", "a:９１"])
def test_anything_else_is_no_address(text: str) -> None:
    with pytest.raises(Fault, match="不是监听地址；请写 地址:端口"):
        read_endpoint(text)


def test_an_address_is_shown_as_in_a_browser() -> None:
    assert str(Endpoint("127.0.0.1", 80)) == "127.0.0.1:80"
    assert str(Endpoint("::1", 80)) == "[::1]:80"


def test_a_port_that_is_taken() -> None:
    with reserve(Endpoint("127.0.0.1", 0)) as first:
        first.listen()
        where = bound(first)
        assert where.port > 0
        with pytest.raises(Fault) as caught:
            reserve(where)
    assert caught.value.code == "port-taken"
    assert f"端口 {where.port} 已被别的程序占用" in caught.value.told(Language.ZH)
    assert f"port {where.port} is taken" in caught.value.told(Language.EN)
    reserve(where).close()


def test_nobody_is_let_in_before_a_process_listens() -> None:
    with reserve(Endpoint("127.0.0.1", 0)) as one:
        where = bound(one)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(where)
        one.listen()
        socket.create_connection(where).close()


@pytest.mark.parametrize("host", ["192.0.2.1", "no such host", "没有这台机器.invalid"])
def test_a_host_that_is_not_this_machine(host: str) -> None:
    with pytest.raises(Fault, match="这不是本机的地址"):
        reserve(Endpoint(host, 0))


def test_a_port_that_needs_rights() -> None:
    fault = refused(Endpoint("127.0.0.1", 80), PermissionError(13, "Permission denied"), "--metrics")
    assert "没有权限使用端口 80" in fault.said.zh
    assert "--metrics" in fault.said.zh
    assert "--metrics" in fault.said.en
