"""The system administrator sees how the installation is doing, and nobody else."""

from pathlib import Path

from tests.api.administrators import ASSESSOR, SECURITY, SYSTEM, administered


def test_the_state_of_the_installation(tmp_path: Path) -> None:
    with administered(tmp_path, SYSTEM, ASSESSOR) as here:
        state = here.done("GET", "/operations", SYSTEM)
        assert here.refused("GET", "/operations", ASSESSOR) == (403, "not-permitted")
    assert state["product"].startswith("SQLite")
    assert state["free_mb"] > 0
    assert state["audit_head_age_s"] >= 0
    assert state["read_only"] is None


def test_without_space_nothing_is_written_but_sessions_end(tmp_path: Path) -> None:
    with administered(tmp_path, SYSTEM, min_free_mb=10**12) as here:
        wanted = {"person": "1", "login": "x", "identity": "y"}
        assert here.refused("POST", "/accounts", SYSTEM, json=wanted) == (507, "disk-nearly-full")
        told = here.ask("POST", "/accounts", SYSTEM, json=wanted).json()
        assert "现在只能查看，不能办理" in told["detail"]
        assert not any(str(tmp_path) in part for part in (told["detail"], told["detail_en"]))
        assert here.done("GET", "/operations", SYSTEM)["read_only"]["zh"]
        assert here.ask("DELETE", "/sessions/current", SYSTEM).status_code == 204


def test_without_space_somebody_can_still_be_kept_out(tmp_path: Path) -> None:
    with administered(tmp_path, SYSTEM, SECURITY, ASSESSOR, min_free_mb=10**12) as here:
        assert here.done("DELETE", f"/accounts/{ASSESSOR}/sessions", SECURITY)["ended"] == 1
        assert here.done("POST", f"/accounts/{ASSESSOR}/disable", SYSTEM)["account"]["state"]["code"] == "disabled"
