"""In the clear only on this machine; what a proxy says counts only from one that is trusted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.api.served import serving
from tests.storage.installations import installed

HERE, NEAR, PROXY = "127.0.0.1", "10.0.0.9", "10.0.0.5"
SAYS_HTTPS = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"}


def asked(folder: Path, client: str, headers: dict[str, str], of: dict[str, object]) -> tuple[int, str]:
    """Status and code; 401 is what whoever is not signed in gets to hear."""
    with installed("sqlite", folder) as made:
        settings = made.settings.model_copy(update=of)
        with serving(settings, client=(client, 50000), host="http://assess.example") as service:
            answer = service.client.get("/me", headers=headers)
    return answer.status_code, answer.json()["code"]


LET_IN, REFUSED = (401, "not-signed-in"), (403, "https-required")


@pytest.mark.parametrize(
    ("client", "headers", "of", "wanted"),
    [
        (HERE, {}, {}, LET_IN),
        ("::1", {}, {}, LET_IN),
        (NEAR, {}, {}, REFUSED),
        (NEAR, SAYS_HTTPS, {}, REFUSED),
        (NEAR, {}, {"plain_http": True}, LET_IN),
        (PROXY, SAYS_HTTPS, {"trusted_proxies": "10.0.0.5,10.1.0.0/16"}, LET_IN),
        ("10.1.2.3", SAYS_HTTPS, {"trusted_proxies": "10.0.0.5,10.1.0.0/16"}, LET_IN),
        (PROXY, {**SAYS_HTTPS, "X-Forwarded-Proto": "http"}, {"trusted_proxies": PROXY}, REFUSED),
        (HERE, {"X-Forwarded-For": "203.0.113.7"}, {}, REFUSED),
    ],
)
def test_who_is_let_in(
    client: str, headers: dict[str, str], of: dict[str, object], wanted: tuple[int, str], tmp_path: Path
) -> None:
    assert asked(tmp_path, client, headers, of) == wanted
