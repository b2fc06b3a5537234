"""Help: every word with its meaning, found by search; and the walk through a first case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import Request, Response

from service.access.policy import roles_for, scope_for
from service.access.use_cases import Asking, UseCase
from service.casework.acts.submission import ImportSubmission
from service.casework.conditions.condition import Standing
from service.casework.state import State
from service.casework.task_list import TaskList, task_list
from service.casework.tasks import TaskName
from service.casework.tasks import TaskStatus as Progress
from service.transport.auth import Caller, Who
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.vocabulary.person import Role
from service.vocabulary.writing import folded
from service.web.done import own_address, see_other
from service.web.forms import Filled, Form, form_of
from service.web.help.glossary import GLOSSARY, Group, Term
from service.web.help.guide import dismissed
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.web.tags import Tag, TaskStatus
from service.workflow.cases.first_case import first_case
from service.workflow.cases.list_cases import list_cases
from service.workflow.cases.show_case import show_case

router = screens("/help", "帮助")


@shown_by("help/page.html")
@dataclass(frozen=True, slots=True)
class HelpPage:
    """groups: with the entries that fit what is looked for; guided: whether the walk is for whoever looks."""

    form: Form
    groups: tuple[tuple[Group, tuple[Term, ...]], ...]
    guided: bool


@dataclass(frozen=True, slots=True)
class GuideStep:
    """One step of the walk. address: of the real screen, empty where it cannot be gone to; how: what to do."""

    said: Said
    how: Said
    tag: Tag
    address: str


@shown_by("help/first-case.html")
@dataclass(frozen=True, slots=True)
class FirstCasePage:
    """case: id of one's first case, empty before there is one; done: how many steps are."""

    case: str
    steps: tuple[GuideStep, ...]

    @property
    def done(self) -> int:
        """How many steps are ticked."""
        return sum(one.tag is TaskStatus.DONE.value for one in self.steps)


@router.get("", **shows(UseCase.READ_OWN_ACCOUNT, summary="帮助"))
def show(request: Request, who: Who) -> Response:
    """All of it, or what `?q=` finds in words and meanings."""
    asked = folded(request.query_params.get("q", ""))
    found = [one for one in GLOSSARY.values() if asked in folded(_text(one))]
    groups = tuple((group, tuple(one for one in found if one.group is group)) for group in Group)
    form = form_of(q=request.query_params.get("q", ""))
    shown = tuple((group, terms) for group, terms in groups if terms)
    return render(request, "help/page.html", HelpPage(form, shown, _guided(who)))


@router.get("/first-case", **shows(UseCase.READ_CASE, summary="走一遍第一个案卷"))
def walk(request: Request, who: Who) -> Response:
    """Ticked by the real state of one's first case."""
    case = _own_first(who)
    if not case:
        return render(request, "help/first-case.html", FirstCasePage("", tuple(_steps(who, "", None, None))))
    shown = show_case(who.settings, case, day_of(who.at))
    listed = task_list(Standing(shown.case, shown.procedure, shown.on), shown.outlook)
    return render(
        request,
        "help/first-case.html",
        FirstCasePage(shown.case_id, tuple(_steps(who, shown.case_id, listed, shown.case.state))),
    )


@router.post("/first-case/dismiss", **shows(UseCase.READ_OWN_ACCOUNT, summary="不再提示第一个案卷"))
def dismiss(form: Filled) -> Response:
    """The page stays in the help."""
    return dismissed(
        see_other(own_address(form.text("next")), Said("不再提示；随时可以从帮助打开", "it stays in the help"))
    )


def _own_first(who: Caller) -> str:
    """The case that whoever looks acted on first and still sees; of a park also one on which it has not acted yet."""
    seen = [line.id for line in list_cases(who.settings, scope=scope_for(who.person, UseCase.LIST_CASES))]
    own = first_case(who.settings, who.person)
    if own in seen:
        return own
    return seen[0] if seen and who.person.role is Role.SUBMITTER else ""


def _guided(who: Caller) -> bool:
    return who.person.role in roles_for(UseCase.READ_CASE)


def _text(one: Term) -> str:
    return " ".join((*one.word, *one.meaning, *(one.clause or ())))


def _steps(who: Caller, case: str, listed: TaskList | None, state: State | None) -> Iterator[GuideStep]:
    """Without publicity where the procedure has none; no step leads to a page that is closed to whoever looks."""
    opened = TaskStatus.DONE.value if case else TaskStatus.NOT_STARTED.value
    yield GuideStep(_OPEN[0], _OPEN[1], opened, f"/cases/{case}" if case else "/parks")
    tasks = {task.name: task for task in listed.tasks} if listed is not None else {}
    for name, (how, beneath, asking) in _HOW.items():
        task = tasks.get(name)
        if task is None and listed is not None:
            continue
        tag = _TAGS[task.status] if task is not None else TaskStatus.BLOCKED.value
        leads = case and who.person.role in roles_for(asking)
        yield GuideStep(name.said, how, tag, f"/cases/{case}{beneath}" if leads else "")
    closed = _CLOSING.get(state, TaskStatus.BLOCKED) if state is not None else TaskStatus.BLOCKED
    yield GuideStep(*_CLOSE, closed.value, f"/cases/{case}" if case else "")


_CLOSING = {State.ISSUED: TaskStatus.NOT_STARTED, State.CLOSED: TaskStatus.DONE}
_TAGS = {
    Progress.NOT_STARTED: TaskStatus.NOT_STARTED.value,
    Progress.UNDER_WAY: TaskStatus.GOING.value,
    Progress.DONE: TaskStatus.DONE.value,
    Progress.CANNOT_START: TaskStatus.BLOCKED.value,
    Progress.TROUBLED: TaskStatus.PROBLEM.value,
}
_OPEN = (
    Said("立案", "open the case"),
    Said(
        "评估员从园区名录选一个已列入清单的园区立案，再登记审核同意的方案。",
        "An assessor chooses a listed park in the registry, opens its case and records the approved plan.",
    ),
)
_HOW: dict[TaskName, tuple[Said, str, Asking]] = {
    TaskName.APPLICATION: (
        Said("园区填报员申请，设区市初审员受理。", "The park applies, the city reviewer accepts."),
        "",
        UseCase.READ_CASE,
    ),
    TaskName.IMPORT: (
        Said(
            "下载模板或示例工作簿，上传；先看每一处问题，再确认。",
            "Download the template or the example workbook and upload it; look at each fault, then confirm.",
        ),
        "/import",
        ImportSubmission,
    ),
    TaskName.DATA_CHECK: (
        Said(
            "园区答复每一项存疑，评估员认定，然后完成核对。", "The park answers each question, an assessor rules on it."
        ),
        "/questions",
        UseCase.READ_CASE,
    ),
    TaskName.PREASSESSMENT: (
        Said("按一个按钮，看出现场要核查什么。", "One button; it shows what to look at on site."),
        "",
        UseCase.READ_CASE,
    ),
    TaskName.SITE_VISIT: (
        Said("逐项核查，专家评分，完成核查。", "Item by item, experts score, then finish it."),
        "/site-visit",
        UseCase.READ_EVALUATION,
    ),
    TaskName.EVALUATION: (
        Said(
            "评价，看结论和没有满足的要求；点任何一个数，看它的来历。",
            "Evaluate, look at the conclusion and what is short; each number leads to where it comes from.",
        ),
        "/result",
        UseCase.READ_EVALUATION,
    ),
    TaskName.SIGNING: (
        Said("拟定决定，各部门出具意见、核对内容、分别签署。", "Draft the decision; departments opine, check, sign."),
        "/decision",
        UseCase.READ_EVALUATION,
    ),
    TaskName.PUBLICITY: (
        Said("公示拟作出的决定，答复收到的异议。", "Make the decision public, and answer what is objected."),
        "/publicity",
        UseCase.READ_EVALUATION,
    ),
    TaskName.ISSUE: (
        Said("都已签署、须公示的公示期满，发文。", "When all have signed and any publicity is over, issue it."),
        "/decision",
        UseCase.READ_EVALUATION,
    ),
}
"""Task → what to do, where beneath the case, and what one must be permitted in order to look there."""
_CLOSE = (
    Said("办结", "close the case"),
    Said(
        "限期整改的，园区整改以后复评；申诉期满、没有待决定的申诉，办结归档。",
        "After any rectification and re-evaluation, once nobody can appeal any more, the case is closed and archived.",
    ),
)
