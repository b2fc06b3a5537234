"""A job is asked for, seen and cancelled by whoever may, and by nobody from elsewhere."""

from pathlib import Path

from service.workflow.installation.open_database import opened
from tests.api.administrators import ASSESSOR, SYSTEM, administered
from tests.storage.queued_jobs import asked, queued


def test_nobody_asks_for_what_is_not_theirs(tmp_path: Path) -> None:
    with administered(tmp_path, ASSESSOR, SYSTEM) as here:
        assert here.done("GET", "/jobs", ASSESSOR) == {"items": [], "total": 0, "next": None}
        assert here.refused("GET", "/jobs", SYSTEM) == (403, "not-permitted")
        unknown = {"kind": "nothing", "arguments": {}}
        assert here.refused("POST", "/jobs", ASSESSOR, json=unknown) == (422, "job-kind-unknown")
        assert here.refused("POST", "/jobs", ASSESSOR, json={"kind": "sweep_files", "arguments": {}})[0] in (403, 422)
        for number in ("1", "x", "0", "99999999999"):
            assert here.refused("GET", f"/jobs/{number}", ASSESSOR)[0] == 404


def test_every_job_is_reached_page_by_page_within_the_filters(tmp_path: Path) -> None:
    with administered(tmp_path, ASSESSOR) as here:
        with opened(here.service.settings) as database:
            for number in range(5):
                queued(database, asked(arguments=f'{{"n": {number}}}', jurisdiction="zhejiang"))
            queued(database, asked(jurisdiction="jiangsu"))
        first = here.done("GET", "/jobs?state=queued&limit=2", ASSESSOR)
        assert ([one["id"] for one in first["items"]], first["total"]) == ([5, 4], 5)
        second = here.done("GET", f"/jobs?state=queued&limit=2&cursor={first['next']}", ASSESSOR)
        last = here.done("GET", f"/jobs?state=queued&limit=2&cursor={second['next']}", ASSESSOR)
        assert [one["id"] for one in (*second["items"], *last["items"])] == [3, 2, 1]
        assert last["next"] is None
        assert here.done("GET", "/jobs?state=done", ASSESSOR)["items"] == []
        assert here.refused("GET", "/jobs?cursor=x", ASSESSOR) == (422, "bad-cursor")
