"""A file system that really is full, where this process may mount one."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from service.casework.state import State
from service.storage.files import FileStore, recorded_digests
from service.storage.location import files_folder
from service.workflow.audit.verify_audit import verify_audit
from service.workflow.installation.open_database import opened
from tests.api.cases.stored import StoredCase, stored_case
from tests.casework.stages import at

SIZE, BALLAST = 24 << 20, 2 << 20
_BLOCK = 1 << 16
_OFFERED = 200
_PDF = b"%PDF-1.7\n" + b"0" * 300_000
_END = b"\n%%EOF\n"


@dataclass(frozen=True, slots=True)
class Filled:
    """What was answered (status and code) while the disk filled up, to files and to a job on the full disk, and to both
    with room again; lost: jobs that were taken and are not there (a database that has room within itself takes one
    on a full disk too); files: kept, and those without a row; sound: whether the audit trail is."""

    offered: tuple[tuple[int, str], ...]
    job: tuple[int, str]
    again: tuple[int, int]
    lost: int
    files: int
    strays: int
    sound: bool


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """One of SIZE bytes, at the folder.

    Raises:
        CalledProcessError: this process may not mount.
    """
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=700", "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path) -> Filled:
    """Hand evidence in until there is no room; then make some. folder: of a small disk."""
    ballast = folder / "ballast"
    ballast.write_bytes(b"0" * BALLAST)
    with stored_case(folder, at(State.IMPLEMENTATION), "assessor", min_free_mb=0) as case:
        offered = [_prove(case, number) for number in range(_OFFERED)]
        rest = folder / "rest"
        _to_the_last_block(rest)
        job = _job(case)
        ballast.unlink()
        rest.unlink()
        later = _job(case)
        again = (_prove(case, _OFFERED)[0], later[0])
        lost = {number for status, _, number in (job, later) if status == 202} - _jobs(case)
        settings = case.service.settings
        with opened(settings) as database, database.reading() as session:
            known = recorded_digests(session)
        strays = list(FileStore(files_folder(settings)).strays(known, datetime.now(UTC) + timedelta(days=1)))
        sound = verify_audit(settings).verdict.holds
        return Filled(tuple(offered), job[:2], again, len(lost), len(known), len(strays), sound)


def _to_the_last_block(path: Path) -> None:
    try:
        with path.open("wb", buffering=0) as file:
            while file.write(b"0" * _BLOCK):
                pass
    except OSError:
        return


def _prove(case: StoredCase, number: int) -> tuple[int, str]:
    files = {"file": ("a.pdf", _PDF + b"%d" % number + _END, "application/pdf")}
    said = {"seen": str(case.version), "target": "item", "key": "PJ-05", "name": "证明"}
    answer = case.ask("POST", "/evidence", data=said, files=files)
    told = answer.json()
    case.version = told.get("version", case.version)
    return answer.status_code, told.get("code", "")


def _job(case: StoredCase) -> tuple[int, str, int | None]:
    """Status, code, number of the job."""
    wanted = {"kind": "evaluate_jurisdiction", "arguments": {}}
    answer = case.service.client.post("/jobs", headers=_headers(case), json=wanted)
    told = answer.json()
    return answer.status_code, told.get("code", ""), told.get("id")


def _jobs(case: StoredCase) -> set[int]:
    return {job["id"] for job in case.service.client.get("/jobs", headers=_headers(case)).json()["items"]}


def _headers(case: StoredCase) -> dict[str, str]:
    return {"Authorization": f"Bearer {case.tokens['assessor']}"}
