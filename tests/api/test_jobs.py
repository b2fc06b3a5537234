"""A job is asked for, seen and cancelled by whoever may, and by nobody from elsewhere."""

from pathlib import Path

from tests.api.administrators import ASSESSOR, SYSTEM, administered


def test_nobody_asks_for_what_is_not_theirs(tmp_path: Path) -> None:
    with administered(tmp_path, ASSESSOR, SYSTEM) as here:
        assert here.done("GET", "/jobs", ASSESSOR) == []
        assert here.refused("GET", "/jobs", SYSTEM) == (403, "not-permitted")
        unknown = {"kind": "nothing", "arguments": {}}
        assert here.refused("POST", "/jobs", ASSESSOR, json=unknown) == (422, "job-kind-unknown")
        assert here.refused("POST", "/jobs", ASSESSOR, json={"kind": "sweep_files", "arguments": {}})[0] in (403, 422)
        for number in ("1", "x", "0", "99999999999"):
            assert here.refused("GET", f"/jobs/{number}", ASSESSOR)[0] == 404
