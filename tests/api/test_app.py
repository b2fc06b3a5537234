"""The interface lies under its root, and describes itself there."""

from __future__ import annotations

from pathlib import Path

from service.api.app import ROOT
from tests.api.served import served


def test_there_are_no_pages_of_documentation(tmp_path: Path) -> None:
    with served(tmp_path) as service:
        for path in ("docs", "redoc", "openapi.json", "api/v1/docs"):
            assert service.client.get(f"http://127.0.0.1/{path}").status_code == 404
        assert service.client.get("/openapi.json").status_code == 401


def test_everything_described_lies_under_the_root(tmp_path: Path) -> None:
    with served(tmp_path) as service:
        paths = service.app.openapi()["paths"]
    assert len(paths) > 30
    assert all(path.startswith(f"{ROOT}/") for path in paths)


def test_a_body_in_another_encoding_or_over_the_limit_is_told_so(tmp_path: Path) -> None:
    json = {"Content-Type": "application/json"}
    with served(tmp_path) as service:
        foreign = service.client.post("/sessions", content='{"login": "张三"}'.encode("gbk"), headers=json)
        assert (foreign.status_code, "不是 UTF-8 编码" in foreign.json()["detail"]) == (400, True)
        large = service.client.post("/sessions", content=b" " * (1 << 20) + b"{}", headers=json)
        assert (large.status_code, large.json()["code"]) == (413, "too-large")
        assert large.json()["detail"] == "请求超过 1 MB 的限制，没有处理；请精简或分成几次"
