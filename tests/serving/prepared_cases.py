"""An installation with many accepted cases, and everybody who is to work on them signed in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import openpyxl

from service.casework.acts import application
from service.settings import Settings
from service.storage import parks
from service.vocabulary.park import Park
from service.vocabulary.person import Department, Person, Role
from service.workflow.cases.import_submission import import_submission
from service.workflow.cases.open_case import open_case
from service.workflow.cases.perform_act import Asked, perform_act
from service.workflow.evaluation.evaluate import FINDINGS_SUFFIX
from service.workflow.installation.open_database import held_open, opened
from service.workflow.people.add_person import add_person
from tests.casework import builders
from tests.casework.builders import opening, plan, walk
from tests.storage.stored_cases import EVERYBODY, stored
from tests.workflow.accounts.doors import an_account, enter
from tests.workflow.park_versions import PARK, PARK_CODE, write_failing

HERE, CITY = "zhejiang", "示例市"
EXPERTS = ("expert1", "expert2", "expert3")
WORKBOOK, FINDINGS = "园区.xlsx", f"园区{FINDINGS_SUFFIX}"
_BEFORE = timedelta(minutes=2)
_AUTHORITY = "示例省发展改革委、工业和信息化厅"


@dataclass
class Office:
    """tokens: login → session; cases: their numbers; signers: of the two departments, in pairs; given: case → how many
    of its acts were put there without events and outputs."""

    tokens: dict[str, str] = field(default_factory=dict)
    cases: list[str] = field(default_factory=list)
    signers: list[tuple[str, str]] = field(default_factory=list)
    given: dict[str, int] = field(default_factory=dict)


def prepared(settings: Settings, folder: Path, cases: int, pairs: int) -> Office:
    """So many cases of as many parks; the workbooks of all of them, which name no code, lie in the folder. pairs: of
    signers, each of whom can sign twice a minute at most."""
    office = Office()
    _write_workbooks(folder)
    with held_open(settings):
        add_person(settings, Person(0, "吴初审", Role.CITY_REVIEWER, None, HERE, CITY), datetime.now(UTC))
        _enter(settings, office, "assessor", Person(0, "程若谷", Role.ASSESSOR, None, HERE))
        for login, name in zip(EXPERTS, ("林镕", "何堃", "苏晴岚"), strict=True):
            _enter(settings, office, login, Person(0, name, Role.EXPERT, None, HERE))
        _enter_signers(settings, office, pairs)
        office.cases += [_case(settings, f"P{number:03}") for number in range(cases)]
        # Reading the rules takes long: what is forked later shares those that this process has read.
        asked = Asked("程若谷", None, datetime.now(UTC))
        import_submission(settings, office.cases[0], folder / WORKBOOK, asked, dry_run=True)
    return office


def drafted(settings: Settings, pairs: int) -> Office:
    """A case whose decision is drafted and one that is open, as the tests of casework have them: they cost nothing."""
    office, signing, open_ = Office(), walk().accepted().checked().assessed(), walk().do(opening(park="P2"), plan())
    signing.do(builders.drafted())
    with held_open(settings) as database:
        for number, one in (("zhejiang-2026-0001", signing), ("zhejiang-2026-0002", open_)):
            office.given[stored(database, one, number, () if office.given else EVERYBODY)] = one.now.version
        office.cases += office.given
        _enter(settings, office, "assessor", Person(0, "程若谷", Role.ASSESSOR, None, HERE))
        _enter_signers(settings, office, pairs)
    return office


def _enter_signers(settings: Settings, office: Office, pairs: int) -> None:
    for number in range(pairs):
        office.signers.append((f"drc{number}", f"miit{number}"))
        for login, department in zip(office.signers[-1], (Department.DRC, Department.MIIT), strict=True):
            _enter(settings, office, login, Person(0, f"审批 {login}", Role.APPROVER, department, HERE))


def _enter(settings: Settings, office: Office, login: str, person: Person) -> None:
    before = datetime.now(UTC) - _BEFORE
    an_account(settings, login, person, at=before)
    office.tokens[login] = enter(settings, login, before).token


def _case(settings: Settings, park: str) -> str:
    now = datetime.now(UTC)
    with opened(settings) as database, database.writing() as session:
        parks.add(session, [Park(park, park, PARK, HERE, city=CITY)], now)
    opening = application.OpenCase(
        park=park, park_name=PARK, jurisdiction=HERE, city=CITY, programme="145", park_code=park
    )
    case = open_case(settings, opening, Asked("程若谷", None, now)).case_id
    for act in _plans():
        perform_act(settings, case, act, Asked("程若谷", None, now))
    add_person(settings, Person(0, f"园区 {park}", Role.SUBMITTER, None, HERE, park=park), now)
    perform_act(settings, case, application.Apply(), Asked(f"园区 {park}", None, now))
    perform_act(settings, case, application.AcceptApplication(opinion="齐全"), Asked("吴初审", None, now))
    return case


def _plans() -> tuple[application.RecordPlan, application.RecordPlan]:
    plan = application.RecordPlan(
        version="报批稿",
        approved=True,
        authority=_AUTHORITY,
        document="示发改环资〔2022〕88号",
        decided_on=date(2022, 5, 20),
    )
    amended = application.RecordPlan(
        version="报批稿第一次调整",
        approved=True,
        authority=_AUTHORITY,
        document="示发改环资〔2024〕31号",
        decided_on=date(2024, 3, 12),
        amended_targets=(application.AmendedTarget(code="wastewater_reduction", old="320", new="300"),),
        replaced_projects=(
            application.ReplacedProject(project="废盐熔融示范线", by="高盐废水分盐资源化", reason="成本过高"),
        ),
    )
    return plan, amended


def _write_workbooks(folder: Path) -> None:
    """The workbooks of the example park without its code, which every case takes for its own by the name."""
    made = write_failing(folder)
    for source, name in ((made, WORKBOOK), (made.with_name(made.stem + FINDINGS_SUFFIX), FINDINGS)):
        book = openpyxl.load_workbook(source)
        for row in book["封面"].iter_rows():
            for cell in row:
                if cell.value == PARK_CODE:
                    cell.value = None
        book.save(folder / name)
