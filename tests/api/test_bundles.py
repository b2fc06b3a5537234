"""Verifying a bundle: the worst outcome is that of the whole; what is no bundle, or no key, is told."""

from pathlib import Path

from service.api.bundles import VerifiedShown
from service.documents.bundle.check import Outcome, fails, holds
from service.workflow.bundles.verify_bundle import Verification
from tests.api.served import served


def test_one_failure_fails_the_whole() -> None:
    shown = VerifiedShown.of(Verification("a.zip", "c", (holds("x", "是", "yes"), fails("y", "否", "no", "m"))))
    assert (shown.outcome, [one.said.en for one in shown.checks]) == (Outcome.FAILS, ["yes", "no"])
    assert shown.checks[1].member == "m"


def test_what_cannot_be_verified(tmp_path: Path) -> None:
    file = {"file": ("案卷.zip", b"PK\x03\x04")}
    with served(tmp_path) as service:
        client = service.sign_in()
        for sent, code in (({}, "not-a-bundle"), ({"key": "nobody"}, "bad-key")):
            refused = client.post("/bundles/verify", files=file, data=sent)
            assert (refused.status_code, refused.json()["code"]) == (422, code)
