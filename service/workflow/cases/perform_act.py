"""perform_act: one act on a case with the files and outputs it rests on, all or nothing; a refusal is put on record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from service.casework.acts.act import Act
from service.casework.audit.chain import AuditEvent
from service.casework.case import Case, Recorded
from service.casework.code_names import with_names_refused
from service.casework.labels import LABELS
from service.casework.named_files import named_files
from service.casework.next_steps import next_steps
from service.casework.perform import Refused, perform
from service.casework.procedure import Procedure
from service.casework.site_drafts import drafts_end
from service.casework.turn import Turn, turns
from service.settings import Settings
from service.storage import cases, people
from service.storage.cases import Changed
from service.storage.database import Database, Session
from service.storage.files import FileStore, StoredFile, record_file, recorded_file
from service.storage.location import files_folder
from service.storage.outputs import StageOutput, keep
from service.storage.readings import FileReading, keep_reading
from service.storage.site_drafts import sweep_drafts
from service.vocabulary.canonical import canonical_json
from service.vocabulary.day import day_of
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.person import Person
from service.workflow.audit.audited import attempt as attempt_of
from service.workflow.audit.audited import audited
from service.workflow.cases.kept_rules import KeptRules
from service.workflow.cases.names_of_codes import names_of_codes
from service.workflow.cases.procedures import procedure_of
from service.workflow.cases.usable_act import JUDGED_BY_RULES, require_in_programme, require_usable, rules_for
from service.workflow.installation.open_database import opened


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks (id or unambiguous name), the number of acts they have seen (None: whatever is there), and when. first:
    what is done before the act in its transaction, and stops it by a Fault."""

    who: str
    seen: int | None
    at: datetime
    first: Callable[[Session], None] | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """What an act is made from: the case as it stands in the transaction, the procedure, the day, and who acts."""

    case: Case
    procedure: Procedure
    today: date
    person: Person


@dataclass(frozen=True, slots=True)
class Brought:
    """What comes with an act and lasts only with it: files already safe on disk, outputs of the stages, what the files
    say. also: what else is written in the transaction of the act, last, and may stop it."""

    files: tuple[StoredFile, ...] = ()
    outputs: tuple[StageOutput, ...] = ()
    readings: tuple[FileReading, ...] = ()
    also: Callable[[Session, Done], None] | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """The case after the act."""

    case_id: str
    case: Case
    procedure: Procedure

    @property
    def recorded(self) -> Recorded[Act]:
        """The act as it is on record."""
        return self.case.acts[-1]

    @property
    def label(self) -> Said:
        """What the act is called."""
        return LABELS[type(self.recorded.act)]


Make = Callable[[Situation], Act]
CASE, ISSUE = "case", "issue"
NOTHING = Brought()


def perform_act(settings: Settings, case_id: str, act: Act, asked: Asked, brought: Brought = NOTHING) -> Done:
    """Do one act.

    Raises:
        Refused: the machine does not allow it, or the rules could not use it, with every reason.
        Fault: the case or person is not known, or others acted since what the caller saw.
        StorageError: see open_database.opened(). RuleProblems: the rule base is faulty.
    """
    return attempt(settings, case_id, act.kind, lambda _: act, asked, brought, _rules_for(settings, case_id, act))


def attempt(
    settings: Settings,
    case_id: str,
    kind: str,
    make: Make,
    asked: Asked,
    brought: Brought = NOTHING,
    rules: KeptRules | None = None,
) -> Done:
    """Do one act that is made of the case as it stands in the transaction; `kind` names it where it cannot be made,
    `rules` are those that have to be able to use it.

    Raises:
        As perform_act(), and what `make` raises.
    """
    with opened(settings) as database:
        event = attempted(database, asked, kind, case_id)

        def work(session: Session) -> tuple[Done, AuditEvent]:
            if asked.first is not None:
                asked.first(session)
            done = _performed(session, settings, case_id, make, asked)
            require_in_programme(settings, done.case, done.recorded.act)
            require_usable(done.recorded.act, done.recorded.person, rules)
            return kept(session, settings, done, brought), told(event, done)

        try:
            return audited(settings, database, event, work, (Refused, Fault), sign=kind == ISSUE)
        except Refused as refused:
            raise with_names_refused(refused, _names(settings, database, case_id)) from refused


def _names(settings: Settings, database: Database, case_id: str) -> Mapping[str, str]:
    """Looked up after the transaction: the trail keeps the codes, and reading rules takes longer than others wait."""
    with database.reading() as session:
        case = cases.load(session, case_id)
    return names_of_codes(settings, case)


def _rules_for(settings: Settings, case_id: str, act: Act) -> KeptRules | None:
    """Looked up beforehand: reading rules takes longer than anybody should wait for their turn to write."""
    if not isinstance(act, JUDGED_BY_RULES):
        return None
    with opened(settings) as database, database.reading() as session:
        try:
            case = cases.load(session, case_id)
        except Fault:
            return None
    return rules_for(settings, case)


def _performed(session: Session, settings: Settings, case_id: str, make: Make, asked: Asked) -> Done:
    person = people.find(session, asked.who)
    case = cases.load(session, case_id)
    require_seen(case_id, case, asked.seen)
    procedure = procedure_of(settings, case.opened.jurisdiction, day_of(asked.at))
    act = make(Situation(case, procedure, day_of(asked.at), person))
    return Done(case_id, perform(case, act, person, asked.at, procedure), procedure)


def kept(session: Session, settings: Settings, done: Done, brought: Brought = NOTHING) -> Done:
    """Keep the last act with all that belongs to it; in a writing transaction. Fault: it names a file there is not."""
    store, recorded = FileStore(files_folder(settings)), done.recorded
    for file in brought.files:
        record_file(session, store, file)
    _require_files(session, recorded.act)
    for output in brought.outputs:
        keep(session, output, recorded.at)
    for reading in brought.readings:
        keep_reading(session, reading, recorded.at)
    cases.append(session, done.case_id, done.case, done.procedure, _waiting(done))
    if drafts_end(done.case):
        sweep_drafts(session, done.case_id)
    if brought.also is not None:
        brought.also(session, done)
    return done


def _require_files(session: Session, act: Act) -> None:
    for digest in named_files(act):
        if recorded_file(session, digest) is None:
            raise Fault(
                "file-not-kept",
                Said(
                    f"办理行为所附的文件（摘要 {digest[:12]}…）没有存入本系统，不能记录；请连同文件重新提交",
                    f"the file {digest[:12]}… that the act names was never kept here; hand it in with the act",
                ),
            )


def attempted(database: Database, asked: Asked, kind: str, case_id: str) -> AuditEvent:
    """The event of an act that somebody sets out to do; of somebody unknown it is whoever runs the command."""
    with database.reading() as session:
        try:
            person = people.find(session, asked.who)
        except Fault:
            person = None
    return attempt_of(person, asked.at, f"{CASE}.{kind}", CASE, case_id)


def told(event: AuditEvent, done: Done) -> AuditEvent:
    """The event of an act that was done."""
    recorded = done.recorded
    return replace(
        event,
        object_id=done.case_id,
        object_version=recorded.seq,
        reason=getattr(recorded.act, "reason", ""),
        detail_json=canonical_json({"act": recorded.digest}),
    )


def _waiting(done: Done) -> tuple[Turn, ...]:
    return turns(next_steps(done.case, done.procedure, done.recorded.day))


def require_seen(case_id: str, case: Case, seen: int | None) -> None:
    """Return only if the caller has seen every act.

    Raises:
        Fault: it says who did what since.
    """
    if seen is None or seen == case.version:
        return
    if seen > case.version or seen < 0:
        raise Fault(
            "case-version",
            Said(
                f"案卷 {case_id} 只有 {case.version} 条办理记录，没有第 {seen} 号；请核对 --seen",
                f"case {case_id} has {case.version} acts and no act {seen}; check --seen",
            ),
        )
    since = case.acts[seen:]
    zh = "；".join(f"第 {one.seq} 号 {one.person.name} {LABELS[type(one.act)].zh}" for one in since)
    en = "; ".join(f"act {one.seq} {one.person.name}: {LABELS[type(one.act)].en}" for one in since)
    raise Changed(
        "case-changed",
        Said(
            f"案卷 {case_id} 在您查看（第 {seen} 号）之后已有办理：{zh}；本次没有记录，请查看后重新办理",
            f"others acted on {case_id} since you looked (act {seen}): {en}; nothing was recorded, look again and redo",
        ),
    )


__all__ = [
    "NOTHING",
    "Asked",
    "Brought",
    "Changed",
    "Done",
    "Make",
    "Situation",
    "attempt",
    "attempted",
    "kept",
    "perform_act",
    "require_seen",
    "told",
]
