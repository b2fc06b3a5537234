"""A folder of workbooks becomes a job; the results of a jurisdiction are shown as they stand."""

import io
import zipfile
from pathlib import Path

from tests.api.administrators import ASSESSOR, SYSTEM, administered


def zipped(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"{name}.xlsx", content)
    return made.getvalue()


def test_a_folder_is_handed_in_and_seen_as_a_job(tmp_path: Path) -> None:
    with administered(tmp_path, ASSESSOR, SYSTEM) as here:
        sent = {"files": {"folder": ("园区.zip", zipped(one=b"PK"))}, "data": {"dry_run": "true"}}
        job = here.done("POST", "/jobs/imports", ASSESSOR, **sent)
        assert (job["kind"], job["state"]["code"], job["jurisdiction"]) == ("import_folder", "queued", "zhejiang")
        assert here.done("GET", f"/jobs/{job['id']}", ASSESSOR)["job"] == job
        assert here.refused("GET", f"/jobs/{job['id']}/results", ASSESSOR) == (409, "other-job")
        assert here.done("POST", f"/jobs/{job['id']}/cancel", ASSESSOR)["job"]["state"]["code"] == "cancelled"
        assert here.refused("POST", "/jobs/imports", SYSTEM, **sent) == (403, "not-permitted")
        by_digest = {"kind": "import_folder", "arguments": job["arguments"]}
        assert here.refused("POST", "/jobs", ASSESSOR, json=by_digest) == (422, "job-with-file")
        broken = {"files": {"folder": ("园区.zip", b"no zip")}}
        assert here.refused("POST", "/jobs/imports", ASSESSOR, **broken)[0] == 422


def test_a_jurisdiction_is_evaluated_by_a_job(tmp_path: Path) -> None:
    with administered(tmp_path, ASSESSOR) as here:
        wanted = {"kind": "evaluate_jurisdiction", "arguments": {}}
        job = here.done("POST", "/jobs", ASSESSOR, json=wanted)
        results = here.done("GET", f"/jobs/{job['id']}/results", ASSESSOR)
    assert (results["job"]["id"], results["results"], results["failed"]) == (job["id"], [], 0)
