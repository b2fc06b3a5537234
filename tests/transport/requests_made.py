"""Requests as the application gets them, without one."""

from __future__ import annotations

from fastapi import Request


def request(method: str = "GET", path: str = "/api/v1/x", query: str = "", **headers: str) -> Request:
    """A request to http://127.0.0.1."""
    given = {"host": "127.0.0.1", **headers}
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in given.items()]
    return Request(
        {
            "type": "http",
            "method": method,
            "path": path,
            "root_path": "",
            "scheme": "http",
            "server": ("127.0.0.1", 80),
            "query_string": query.encode(),
            "headers": raw,
        }
    )
