"""The one socket on which all web processes of a machine listen."""

from __future__ import annotations

import errno
import socket
from contextlib import suppress
from typing import NamedTuple

from service.vocabulary.fault import Fault
from service.vocabulary.language import Said

_PORTS = range(65_536)


class Endpoint(NamedTuple):
    """Where to listen. Port 0: any free one."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def read_endpoint(text: str) -> Endpoint:
    """`127.0.0.1:9100`, `[::1]:9100` or `:9100`, which is on this machine only.

    Raises:
        Fault: anything else.
    """
    host, separator, port = text.strip().rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not separator or not port.isascii() or not port.isdecimal() or int(port) not in _PORTS:
        raise Fault(
            "bad-endpoint",
            Said(
                f"“{text}”不是监听地址；请写 地址:端口，如 127.0.0.1:9100",
                f"“{text}” is no address to listen on; write host:port, such as 127.0.0.1:9100",
            ),
        )
    return Endpoint(host or "127.0.0.1", int(port))


def reserve(wanted: Endpoint, option: str = "--port") -> socket.socket:
    """A socket that child processes can inherit; close it when done. Nobody is let in before the first of them listens:
    who shares requests out among machines then asks another one, instead of waiting for the start of this one.
    option: what to change otherwise.

    Raises:
        Fault: the port is taken or needs rights, or the host is not of this machine.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(*wanted, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except (OSError, UnicodeError) as error:
        raise _wrong_host(wanted) from error
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        with suppress(OSError):
            listener.close()
        raise refused(wanted, error, option) from error
    listener.setblocking(False)
    return listener


def bound(listener: socket.socket) -> Endpoint:
    """Where a socket listens."""
    host, port = listener.getsockname()[:2]
    return Endpoint(host, port)


def refused(wanted: Endpoint, error: OSError, option: str) -> Fault:
    """Why nobody can listen there, and which option to change."""
    if error.errno == errno.EADDRINUSE:
        return Fault(
            "port-taken",
            Said(
                f"端口 {wanted.port} 已被别的程序占用（{wanted}）；请停止那个程序，或用 {option} 换一个端口",
                f"port {wanted.port} is taken ({wanted}); stop that program, or choose another port with {option}",
            ),
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return Fault(
            "port-refused",
            Said(
                f"没有权限使用端口 {wanted.port}（{wanted}）；1024 以下的端口须由系统授权，请用 {option} 换一个端口",
                f"no right to use port {wanted.port} ({wanted}); below 1024 the system has to grant it: choose another "
                f"with {option}",
            ),
        )
    return _wrong_host(wanted)


def _wrong_host(wanted: Endpoint) -> Fault:
    return Fault(
        "wrong-host",
        Said(
            f"不能在 {wanted} 上监听：这不是本机的地址；请写本机的地址，如 127.0.0.1，或 0.0.0.0 表示全部",
            f"cannot listen on {wanted}: no address of this machine; give one, such as 127.0.0.1, or 0.0.0.0 for all",
        ),
    )
