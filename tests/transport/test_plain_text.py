"""Control characters are refused wherever a request can say something, on both databases, with or without account."""

import json
from pathlib import Path

import pytest

from service.transport.invalid_input import SaidError
from service.transport.plain_text import MOST_LEVELS, require_plain
from service.vocabulary.person import Person, Role
from tests.api.served import Served, serving
from tests.storage.installations import KINDS, installed

ASSESSOR = Person(0, "程若谷", Role.ASSESSOR, None, "zhejiang")
BAD = ("a\0b", "\x1b[2J", "\x7f", "\ud800")


@pytest.mark.parametrize("bad", BAD)
def test_the_place_is_named(bad: str) -> None:
    with pytest.raises(SaidError) as refused:
        require_plain({"who": [{"name": bad}], bad: "x"})
    assert "who.0.name" in refused.value.said.zh
    assert "who.0.name" in refused.value.said.en
    refused.value.said.zh.encode()


def test_lines_and_tabs_are_text() -> None:
    require_plain({"reason": "一\n二\t三\r\n", "count": 1, "none": None, "更多": ["é", "𠀀"]})


def test_what_is_nested_deeply_is_refused_before_anything_follows_it() -> None:
    deep: object = ""
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(SaidError, match=f"超过 {MOST_LEVELS} 层"):
        require_plain(deep)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_it_reaches_the_database(kind: str, tmp_path: Path) -> None:
    with installed(kind, tmp_path) as made, serving(made.settings) as service:
        for path, body in (
            ("/sessions", {"login": "a\0b", "password": "x"}),
            ("/sessions", {"login": "a", "password": "x\ud800"}),
            ("/accounts/redeem", {"code": "\0", "new_password": "x"}),
        ):
            assert _pointers(service, "POST", path, content=json.dumps(body)) == ["/body"]
        service.sign_in(ASSESSOR)
        assert _pointers(service, "GET", "/cases/%00") == ["/path/case_id"]
        assert _pointers(service, "GET", "/cases/a%0Ab") == ["/path/case_id"]
        assert _pointers(service, "GET", "/jobs?kind=%00") == ["/query/kind"]
        job = {"kind": "import_folder", "arguments": {"archive": "a\0"}}
        assert _pointers(service, "POST", "/jobs", content=json.dumps(job)) == ["/body"]
        files = {"workbook": ("a.xlsx", b"x")}
        told = _pointers(service, "POST", "/evaluations", data={"pack": "a\0"}, files=files, json_body=False)
        assert told == ["/body/pack"]


def _pointers(service: Served, method: str, path: str, *, json_body: bool = True, **sent: object) -> list[str]:
    headers = {"Content-Type": "application/json"} if json_body and method == "POST" else {}
    answer = service.client.request(method, path, headers=headers, **sent)  # type: ignore[arg-type]
    assert answer.status_code == 422, answer.text
    assert "控制字符" in answer.json()["errors"][0]["detail"]
    return [one["pointer"] for one in answer.json()["errors"]]
