"""What is there after the killing, against what was acknowledged and against itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlmodel import Session, select

from service.casework.named_files import named_files
from service.documents.bundle.check import Outcome
from service.settings import Settings
from service.storage import cases, jobs
from service.storage.audit import Wanted, search
from service.storage.files import FileStore, recorded_digests
from service.storage.jobs import WantedJobs
from service.storage.location import files_folder
from service.storage.tables.case_evidence import CaseEvidenceRow
from service.storage.tables.case_signature import CaseSignatureRow
from service.storage.tables.stage_output import StageOutputRow
from service.vocabulary.job import ENDED
from service.workflow.audit.verify_audit import verify_audit
from service.workflow.bundles.case_record import outputs_of
from service.workflow.installation.doctor import doctor
from service.workflow.installation.open_database import opened
from tests.serving.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Aftermath:
    """lost: acknowledged writes that are not there; halves: parts without the rest; unsound: what audit verify and
    doctor object to; unended: jobs that have not ended."""

    acts: int
    events: int
    lost: tuple[str, ...]
    halves: tuple[str, ...]
    unsound: tuple[str, ...]
    unended: tuple[int, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """Everything that should not be."""
        return (*self.lost, *self.halves, *self.unsound, *(f"job {number}" for number in self.unended))


def aftermath(settings: Settings, ledger: Ledger, given: Mapping[str, int]) -> Aftermath:
    """Of an installation that nobody works on any more. given: case → how many of its acts were put there without
    events and outputs."""
    store = FileStore(files_folder(settings))
    with opened(settings) as database, database.reading() as session:
        whole = [(line.id, cases.load(session, line.id)) for line in cases.lines(session)]
        done = {(number, one.seq): one.act.kind for number, case in whole for one in case.acts}
        known, all_jobs = recorded_digests(session), jobs.listed(session, WantedJobs())
        halves = tuple(_halves(session, known, given))
        events = search(session, Wanted())
        told = Counter((row.object_id, row.object_version, row.action) for row in events if row.outcome == "done")
    halves += tuple(
        f"act {case} {seq} {kind} has {told[case, seq, f'case.{kind}']} events"
        for (case, seq), kind in done.items()
        if told[case, seq, f"case.{kind}"] != (seq > given.get(case, 0))
    )
    numbers = {job.id for job in all_jobs}
    lost = [f"act {act}" for act in ledger.acts if done.get((act[0], act[1])) != act[2]]
    lost += [f"file {digest}" for digest in ledger.files if digest not in known or not store.read(digest)]
    lost += [f"job {number}" for number in ledger.jobs if number not in numbers]
    unended = tuple(job.id for job in all_jobs if job.state not in ENDED)
    return Aftermath(len(done), len(events), tuple(lost), halves, tuple(_unsound(settings)), unended)


def _halves(session: Session, known: set[str], given: Mapping[str, int]) -> Iterator[str]:
    """Acts whose files or outputs are not on record, rows beside acts that are missing or too many."""
    outputs = set(session.exec(select(StageOutputRow.digest)).all())
    for line in cases.lines(session):
        case = cases.load(session, line.id)
        if line.version != len(case.acts):
            yield f"{line.id} states {line.version} acts and has {len(case.acts)}"
        for one in case.acts[given.get(line.id, 0) :]:
            yield from (f"{line.id} {one.seq} file {file}" for file in named_files(one.act) if file not in known)
        made = () if line.id in given else outputs_of(case)
        yield from (f"{line.id} output {digest}" for digest in made if digest not in outputs)
        for row, kind in ((CaseSignatureRow, "sign"), (CaseEvidenceRow, "link_evidence")):
            rows = sorted(session.exec(select(row.seq).where(row.case_id == line.id)).all())
            acts = [one.seq for one in case.acts if one.act.kind == kind]
            if rows != acts:
                yield f"{line.id} {kind}: rows {rows}, acts {acts}"


def _unsound(settings: Settings) -> Iterator[str]:
    verified = verify_audit(settings)
    yield from (said.zh for said in (*(verified.verdict.said if not verified.verdict.holds else ()),))
    for check in doctor(settings, datetime.now(UTC), full=True):
        # These installations have no administrators, as nobody there administers anything.
        if check.outcome is Outcome.FAILS and check.code != "administrators":
            yield check.said.zh
