"""The audit administrator reads, exports, verifies; nobody else does; and that too is on record."""

from pathlib import Path

from tests.api.administrators import AUDIT, SYSTEM, administered


def test_reading_is_on_record_itself(tmp_path: Path) -> None:
    with administered(tmp_path, AUDIT) as here:
        first = here.done("GET", "/audit", AUDIT)
        assert {event["action"] for event in first} == {"account.sign_in"}
        assert "审计员" in first[0]["said"]["zh"]
        (reading,) = here.done("GET", "/audit?action=audit.read&limit=5", AUDIT)
    assert (reading["actor_name"], reading["outcome"]) == ("审计员", "done")


def test_the_export_opens_as_a_table_and_nothing_in_it_is_a_formula(tmp_path: Path) -> None:
    with administered(tmp_path, AUDIT) as here:
        here.ask("GET", "/audit?actor=%3Dcmd", AUDIT)
        answer = here.ask("GET", "/audit/export?since=2026-01-01T00:00:00Z", AUDIT)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "filename*=UTF-8''" in answer.headers["content-disposition"]
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("seq,ts_utc,actor,")
    assert len(lines) == 3


def test_the_trail_is_verified_and_a_head_signed(tmp_path: Path) -> None:
    with administered(tmp_path, AUDIT) as here:
        head = here.done("POST", "/audit/heads", AUDIT)
        verdict = here.done("POST", "/audit/verify", AUDIT)
    assert (verdict["holds"], verdict["rows"], verdict["heads"]) == (True, head["seq"], 1)
    assert "完整" in verdict["said"][0]["zh"]


def test_nobody_else_reads_it_and_moments_need_their_zone(tmp_path: Path) -> None:
    with administered(tmp_path, AUDIT, SYSTEM) as here:
        assert here.refused("GET", "/audit", SYSTEM) == (403, "not-permitted")
        assert here.refused("GET", "/audit?since=2026-01-01T00:00:00", AUDIT) == (422, "invalid-input")
        (denied,) = here.done("GET", "/audit?action=audit.read", AUDIT)
    assert (denied["actor_name"], denied["outcome"]) == ("系统员", "refused")
