"""An installation on SQLite whose case has come as far as asked, on the shipped rules with real workbooks."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

from service.casework.acts import application, carrying_out, correction, decision, evaluation, site_visit, submission
from service.casework.signing import content_digest
from service.settings import Settings
from service.storage import parks
from service.vocabulary.park import Park
from service.vocabulary.person import Department, Person, Role
from service.workflow.cases.draft_decision import Duties, draft_decision
from service.workflow.cases.evaluate_case import evaluate_case, pre_assess
from service.workflow.cases.import_judgements import import_judgements
from service.workflow.cases.import_submission import import_submission
from service.workflow.cases.open_case import open_case
from service.workflow.cases.perform_act import Asked, perform_act
from service.workflow.cases.read_case import read_case
from service.workflow.cases.request_supplement import request_supplement
from service.workflow.cases.sign_decision import sign_decision
from service.workflow.evaluation.evaluate import FINDINGS_SUFFIX
from service.workflow.installation.migrate import migrate
from service.workflow.installation.open_database import opened
from service.workflow.people.add_person import add_person
from tests.workflow.park_versions import PARK, PARK_CODE, write_failing, write_lacking, write_slipped
from tests.workflow.prepared import prepared

AT = datetime(2026, 6, 1, 2, 0, tzinfo=UTC)
ON = date(2026, 6, 1)
ASSESSOR, EXPERTS = "评估员", ("林镕", "何堃", "苏晴岚")
OPENING = application.OpenCase(
    park=PARK_CODE,
    park_name=PARK,
    jurisdiction="zhejiang",
    city="示例市",
    programme="145",
    programme_title="“十四五”园区循环化改造",
)
PEOPLE = (
    Person(0, ASSESSOR, Role.ASSESSOR, None, "zhejiang"),
    Person(0, "园区", Role.SUBMITTER, None, "zhejiang", park=PARK_CODE),
    Person(0, "初审", Role.CITY_REVIEWER, None, "zhejiang", "示例市"),
    Person(0, "发改", Role.APPROVER, Department.DRC, "zhejiang"),
    Person(0, "工信", Role.APPROVER, Department.MIIT, "zhejiang"),
    *(Person(0, name, Role.EXPERT, None, "zhejiang") for name in EXPERTS),
)


@dataclass(frozen=True)
class CaseDesk:
    """The settings of the installation, the id of the case, and the folder in which the park's workbooks lie."""

    settings: Settings
    case: str
    folder: Path

    def workbook(self, write: Callable[[Path], Path] = write_failing) -> Path:
        return write(self.folder)

    def findings(self, write: Callable[[Path], Path] = write_failing) -> Path:
        workbook = write(self.folder)
        return workbook.with_name(workbook.stem + FINDINGS_SUFFIX)


LONG_NAME = "示例省澄汐高新技术产业开发区𬭚㙦龘新材料精细化工循环经济产业园（东扩区）"
"""Of 30 characters and more, some of them rare: 𬭚 (a metal, beyond the first 65,536), 㙦, 龘."""


def asked(who: str = ASSESSOR, seen: int | None = None, at: datetime = AT) -> Asked:
    """Who asks."""
    return Asked(who, seen, at)


def desk(stage: str, folder: Path) -> CaseDesk:
    """A case at `accepted`, `imported`, `slipped` (with slips of units in it), `visiting` (pre-assessed), `lacking` or
    `failing` (evaluated), `drafted` (signed once, then disagreed with), `published` (with an objection),
    `supplement` (the notice sent), `rectifying` (issued, an appeal lodged, one item replied to), or `long-named`
    (accepted, of a park with a long name of rare characters)."""
    shutil.copytree(prepared(f"case-{stage}", lambda here: _make(stage, here)) / "data", folder / "data")
    return CaseDesk(Settings(data_dir=folder / "data"), "zhejiang-2026-0001", folder)


def accepted_in(settings: Settings, folder: Path) -> CaseDesk:
    """An accepted case in an installation with nothing on record yet, on whatever database. folder: for workbooks."""
    made = CaseDesk(settings, "zhejiang-2026-0001", folder)
    _accept(made)
    return made


def _make(stage: str, folder: Path) -> None:
    if stage not in _BEFORE:
        made = CaseDesk(Settings(data_dir=folder / "data"), "zhejiang-2026-0001", folder)
    else:
        made = desk(_BEFORE[stage], folder)
    _STEPS[stage](made)


def _accept(at: CaseDesk, name: str = PARK) -> None:
    migrate(at.settings)
    with opened(at.settings) as database, database.writing() as session:
        parks.add(session, [Park(PARK_CODE, PARK_CODE, name, "zhejiang", city="示例市")], AT)
    for person in PEOPLE:
        add_person(at.settings, person, AT)
    open_case(at.settings, replace(OPENING, park_name=name), asked())
    plan = application.RecordPlan(
        version="报批稿",
        approved=True,
        authority="示例省发展改革委、工业和信息化厅",
        document="示发改环资〔2022〕88号",
        decided_on=date(2022, 5, 20),
    )
    amended = application.RecordPlan(
        version="报批稿第一次调整",
        approved=True,
        authority=plan.authority,
        document="示发改环资〔2024〕31号",
        decided_on=date(2024, 3, 12),
        amended_targets=(application.AmendedTarget(code="wastewater_reduction", old="320", new="300"),),
        replaced_projects=(
            application.ReplacedProject(project="废盐熔融示范线", by="高盐废水分盐资源化", reason="成本过高"),
        ),
    )
    perform_act(at.settings, at.case, plan, asked())
    perform_act(at.settings, at.case, amended, asked())
    perform_act(at.settings, at.case, application.Apply(), asked("园区"))
    perform_act(at.settings, at.case, application.AcceptApplication(opinion="齐全"), asked("初审"))


def _import(at: CaseDesk) -> None:
    import_submission(at.settings, at.case, at.workbook(), asked())


def _slip(at: CaseDesk) -> None:
    import_submission(at.settings, at.case, at.workbook(write_slipped), asked())


def _visit(at: CaseDesk) -> None:
    perform_act(at.settings, at.case, submission.FinishDataCheck(), asked())
    pre_assess(at.settings, at.case, asked())


def _evaluate(at: CaseDesk) -> None:
    import_judgements(at.settings, at.case, at.findings(), asked())
    for expert in EXPERTS:
        perform_act(at.settings, at.case, site_visit.ScoreItem(item="EC-07", score=Decimal(80)), asked(expert))
    perform_act(at.settings, at.case, site_visit.FinishSiteVisit(visited_on=ON, leader="组长"), asked())
    evaluate_case(at.settings, at.case, asked())


def _lack(at: CaseDesk) -> None:
    import_submission(at.settings, at.case, at.workbook(write_lacking), asked())
    _visit(at)
    _evaluate(at)


def _sign(at: CaseDesk, *names: str) -> None:
    for name in names:
        sign_decision(at.settings, at.case, content_digest(read_case(at.settings, at.case)), asked(name))


def _draft(at: CaseDesk) -> None:
    draft_decision(at.settings, at.case, Duties(), asked())
    _sign(at, "发改")
    finance = decision.GiveOpinion(
        department=Department.FINANCE, agrees=False, opinion="中央资金未全部到位", document="财函1号"
    )
    perform_act(at.settings, at.case, finance, asked())


def _publish(at: CaseDesk) -> None:
    _sign(at, "发改", "工信")
    days = decision.Publish(first_day=ON, last_day=ON + timedelta(days=6), where="省发展改革委门户网站")
    perform_act(at.settings, at.case, days, asked())
    objection = decision.LodgeObjection(objector="某企业", objection="中水回用项目的产能与实际不符")
    perform_act(at.settings, at.case, objection, asked())


def _supplement(at: CaseDesk) -> None:
    request_supplement(at.settings, at.case, (), None, asked())


def _rectify(at: CaseDesk) -> None:
    """Issued, appealed against, and one item replied to."""
    lodged = read_case(at.settings, at.case).last(decision.LodgeObjection)
    assert lodged is not None
    over, items = AT + timedelta(days=8), read_case(at.settings, at.case).of(evaluation.DraftDecision)[-1].act.items
    settled = decision.SettleObjection(objection=lodged.seq, upheld=False, reason="现场复核，产能属实")
    perform_act(at.settings, at.case, settled, asked("发改"))
    issued = decision.Issue(document="示发改环资〔2026〕1号", dated=ON + timedelta(days=8))
    perform_act(at.settings, at.case, issued, asked(at=over))
    appeal = decision.LodgeAppeal(grounds="节水量按新口径计算应为达到")
    perform_act(at.settings, at.case, appeal, asked("园区", at=over))
    reply = carrying_out.PrepareReply(rule=items[0].rule, subject=items[0].subject, reply="已改造", ready=True)
    perform_act(at.settings, at.case, reply, asked("园区", at=over))


def _correct(at: CaseDesk) -> None:
    """A slip of the pen is found, and its correction waits for both departments."""
    slip = correction.DraftCorrection(
        place=correction.Place.NUMBER,
        wrong="示发改环资〔2026〕1号",
        right="示发改环资〔2026〕11号",
        reason="漏打一个字",
    )
    perform_act(at.settings, at.case, slip, asked(at=AT + timedelta(days=9)))


_BEFORE = {
    "imported": "accepted",
    "slipped": "accepted",
    "visiting": "imported",
    "failing": "visiting",
    "lacking": "accepted",
    "drafted": "failing",
    "published": "drafted",
    "supplement": "lacking",
    "rectifying": "published",
    "corrected": "rectifying",
}
_STEPS: dict[str, Callable[[CaseDesk], None]] = {
    "accepted": _accept,
    "imported": _import,
    "slipped": _slip,
    "visiting": _visit,
    "failing": _evaluate,
    "lacking": _lack,
    "drafted": _draft,
    "published": _publish,
    "supplement": _supplement,
    "rectifying": _rectify,
    "corrected": _correct,
    "long-named": partial(_accept, name=LONG_NAME),
}
