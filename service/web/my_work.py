"""The first page after signing in: what waits for oneself, what for others, what is late or nearly so, and whose turn
it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fastapi import Request, Response

from service.access.policy import roles_for
from service.access.use_cases import UseCase
from service.casework.acts.application import OpenCase
from service.casework.registry_access import REGISTRARS
from service.documents.list_workbook import Value
from service.transport.auth import Caller, Who
from service.transport.downloads import XLSX
from service.vocabulary.day import day_of
from service.vocabulary.fault import Fault
from service.vocabulary.language import Language, Said
from service.vocabulary.person import Person, Role
from service.vocabulary.programme import Occasion
from service.web.days import day_tag
from service.web.done import see_other
from service.web.language import joined, language_of
from service.web.list_file import ListFile, handed_out
from service.web.navigation import places_for
from service.web.paging import USUAL, Paging, paging_of
from service.web.park_desk.desk import show_desk
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.web.tags import Tag
from service.workflow.cases.my_work import SOON_DAYS, CaseLine, Part, Turn, Waiting, Waits, my_work
from service.workflow.parks.own_duties import own_duties
from service.workflow.rules.rule_base import RuleProblems

router = screens("", "待办")
WAYS = {
    Waiting.MINE: Said("等我办理", "Waiting for me"),
    Waiting.OTHERS: Said("等他人办理", "Waiting for others"),
    Waiting.OVERDUE: Said("已逾期", "Overdue"),
    Waiting.SOON: Said(f"{SOON_DAYS} 天内到期", f"Due within {SOON_DAYS} days"),
}
_TITLE = Said("待办", "My work")
_COLUMNS = (
    (Said("园区", "park"), 40),
    (Said("案卷", "case"), 22),
    (Said("所处环节", "stage"), 24),
    (Said("下一步", "next"), 40),
    (Said("由谁办理", "by whom"), 30),
    (Said("最迟日期", "last day"), 14),
)


@dataclass(frozen=True, slots=True)
class Way:
    """One of the ways in which cases stand to somebody, with how many there are. current: the one that is shown."""

    said: Said
    address: str
    count: int
    current: bool
    late: bool


@dataclass(frozen=True, slots=True)
class NextAct:
    """What a case waits for, and of whom; mine: whether of the reader."""

    said: Said
    by: Said
    mine: bool


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A case in the list; tag: of a day that has passed or comes soon, None otherwise."""

    case: CaseLine
    acts: tuple[NextAct, ...]
    tag: Tag | None


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A report that is still to be handed in; tag: as of a case."""

    occasion: Occasion
    tag: Tag | None


@shown_by("my-work/list.html")
@dataclass(frozen=True, slots=True)
class MyWorkPage:
    """person: whose; ways: all of them; cases: of the one shown. duties: None where they cannot be worked out."""

    person: Person
    how: Waiting
    ways: tuple[Way, ...]
    cases: tuple[WorkRow, ...]
    paging: Paging
    duties: tuple[DutyRow, ...] | None

    @property
    def nothing(self) -> bool:
        """Whether there is no open case at all, in whatever way."""
        return not any(way.count for way in self.ways)

    @property
    def answers_for_parks(self) -> bool:
        """Whether the reports of parks are overdue to this person's office; the overview tells of which."""
        return self.person.role in REGISTRARS and self.person.role in roles_for(UseCase.READ_COVERAGE)

    @property
    def opens_cases(self) -> bool:
        """Whether this person is among those who open cases."""
        return self.person.role in roles_for(OpenCase)


@router.get("/", **shows(UseCase.READ_OWN_ACCOUNT, summary="待办"))
def show_my_work(request: Request, who: Who) -> Response:
    """For those who work on cases; others are led to the first of their own places."""
    if who.person.role not in roles_for(UseCase.LIST_CASES):
        return see_other(next(places_for(who.person, "/")).address)
    if who.person.role is Role.SUBMITTER:
        return show_desk(request, who)
    how = _how(request)
    paged: list[Paging] = []

    def part_of(total: int) -> Part:
        paged.append(paging_of(request, total))
        return Part(paged[-1].first, USUAL)

    work = my_work(who.settings, who.person, how, day_of(who.at), part_of)
    rows = tuple(_row(one, who.person) for one in work.cases)
    page = MyWorkPage(who.person, how, tuple(_ways(work.counts, how)), rows, paged[-1], _duties(who))
    return render(request, "my-work/list.html", page)


@router.get("/work.xlsx", **shows(UseCase.LIST_CASES, summary="导出待办", answers=XLSX))
def export_my_work(request: Request, who: Who) -> Response:
    """All cases of one way."""
    how, language = _how(request), language_of(request)
    work = my_work(who.settings, who.person, how, day_of(who.at))
    file = ListFile(
        _TITLE,
        _COLUMNS,
        [_exported(_row(one, who.person), language) for one in work.cases],
        [(_TITLE.told(language), WAYS[how].told(language))],
    )
    return handed_out(file, who, language)


def _how(request: Request) -> Waiting:
    asked = request.query_params.get("show", "")
    return Waiting(asked) if asked in tuple(Waiting) else Waiting.MINE


def _ways(counts: Mapping[Waiting, int], how: Waiting) -> Iterator[Way]:
    for way, said in WAYS.items():
        address = "/" if way is Waiting.MINE else f"/?show={way.value}"
        yield Way(said, address, counts[way], way is how, way is Waiting.OVERDUE and counts[way] > 0)


def _duties(who: Caller) -> tuple[DutyRow, ...] | None:
    """Rule data that cannot be read at present must not take the cases away too."""
    today = day_of(who.at)
    try:
        found = own_duties(who.settings, who.person, today)
    except (Fault, RuleProblems):
        return None
    return tuple(DutyRow(one.obligation.occasion, day_tag((one.obligation.occasion.due - today).days)) for one in found)


def _exported(row: WorkRow, language: Language) -> list[Value]:
    case = row.case
    acts = joined([one.said for one in row.acts], "；", "; ")
    by = joined([one.by for one in row.acts], "；", "; ")
    return [case.park_name, case.id, *(said.told(language) for said in (case.state.said, acts, by)), case.due]


def _row(waits: Waits, person: Person) -> WorkRow:
    by_act: dict[str, list[Turn]] = {}
    for turn in waits.turns:
        by_act.setdefault(turn.act, []).append(turn)
    acts = (
        NextAct(turns[0].label, joined(list(map(_actor, turns))), any(turn.of(person) for turn in turns))
        for turns in by_act.values()
    )
    return WorkRow(waits.case, tuple(acts), day_tag(waits.days))


def _actor(turn: Turn) -> Said:
    """Who has the turn: 审批人（发改）."""
    role = turn.role.said
    if turn.department is None:
        return role
    return Said(f"{role.zh}（{turn.department.said.zh}）", f"{role.en} ({turn.department.said.en})")
