"""What a request asks for is taken or refused, never passed over."""

from pathlib import Path
from typing import Any

import pytest

from service.vocabulary.person import Person, Role
from tests.api.served import Served, served

ASSESSOR = Person(0, "程若谷", Role.ASSESSOR, None, "zhejiang")


def _pointers(service: Served, method: str, path: str, **sent: Any) -> list[str]:
    answer = service.client.request(method, path, **sent)
    assert answer.status_code == 422, answer.text
    assert answer.json()["code"] == "invalid-input"
    return [one["pointer"] for one in answer.json()["errors"]]


def test_a_misspelt_or_repeated_parameter_is_named(tmp_path: Path) -> None:
    with served(tmp_path) as service:
        assert service.client.get("/cases?stat=issued").status_code == 401, "whoever is not signed in learns nothing"
        client = service.sign_in(ASSESSOR)
        assert _pointers(service, "GET", "/cases?stat=issued") == ["/query/stat"]
        assert _pointers(service, "GET", "/cases?state=issued&state=closed") == ["/query/state"]
        assert _pointers(service, "GET", "/programmes?lang=en&pac=x") == ["/query/pac"]
        for right in ("/cases?state=issued&lang=en", "/parks?jurisdiction=zhejiang&jurisdiction=zhejiang"):
            assert client.get(right).status_code == 200, right


@pytest.mark.parametrize(
    ("fields", "pointers"),
    [
        ({"pak": "demo"}, ["/body/pak"]),
        ({"pack": ["demo", "base-145"]}, ["/body/pack"]),
        ({"a/~": "x"}, ["/body/a~1~0"]),
    ],
)
def test_the_same_goes_for_the_fields_of_a_form(fields: dict[str, Any], pointers: list[str], tmp_path: Path) -> None:
    with served(tmp_path) as service:
        service.sign_in(ASSESSOR)
        files = {"workbook": ("a.xlsx", b"x")}
        assert _pointers(service, "POST", "/evaluations", data=fields, files=files) == pointers
