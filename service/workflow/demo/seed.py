"""Fill an empty data folder with the demonstration: parks, people with accounts, cases at every stage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from service.access.hashing import HASHER, Hasher
from service.settings import Settings
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.vocabulary.listing import Answer
from service.vocabulary.person import Person, Role
from service.workflow.demo.books import Kind, write_books
from service.workflow.demo.cases import DemoCase, Stage
from service.workflow.demo.cast import ASSESSOR, REVIEWERS, SUBMITTERS, cast, open_accounts, passes
from service.workflow.demo.province import CITIES, JURISDICTION, DemoPark, demo_parks, park_list
from service.workflow.demo.stories import STORIES, Story, replying
from service.workflow.installation.migrate import migrate
from service.workflow.installation.open_database import held_open
from service.workflow.parks.appraise_park import Appraising, appraise_park
from service.workflow.parks.decide_listing import Deciding, decide_listing
from service.workflow.parks.import_parks import Asked as ListAsked
from service.workflow.parks.import_parks import import_parks
from service.workflow.parks.registry_rules import opened_rules, programme_of, terms_of
from service.workflow.people.add_person import add_person
from service.workflow.walkthrough.park_versions import sample

Progress = Callable[[Said], None]
_LIST = "示发改环资〔2022〕60号"
_FAILING = 4
"""Of so many appraised parks one does not meet the conditions."""
_BEGAN = timedelta(days=45)
"""How long ago the first case was opened."""


@dataclass(frozen=True, slots=True)
class Size:
    """parks: in the registry; full: the cases with workbooks; plain: cases without a workbook yet; appraised: parks on
    no list of which it is known whether they meet the conditions."""

    parks: int = 300
    full: tuple[Story, ...] = STORIES
    plain: int = 30
    appraised: int = 20


WHOLE = Size()
_WITH_DIFFICULTIES = 3
"""Of so many cases without a workbook one tells difficulties."""
_DIFFICULTIES = ("改造资金缺口较大，银行贷款尚未落实（演示）", "集中供热管网用地指标不足（演示）")
RIGHT = "整改后"
"""The folder of the workbooks after rectification."""


def seed(settings: Settings, at: datetime, told: Progress, size: Size = WHOLE, hasher: Hasher = HASHER) -> None:
    """Set the demonstration up, unless it is there. at: now; told: what is being done.

    Raises:
        Refused, Fault, StorageError, RuleProblems, OSError: it cannot be set up.
    """
    migrate(settings)
    with held_open(settings):
        if passes(settings, at):
            return
        told(Said(f"正在准备演示数据：{size.parks} 个园区", f"preparing {size.parks} parks"))
        parks = demo_parks(size.parks)
        begun = at - _BEGAN
        _register(settings, parks, begun)
        open_accounts(settings, _people(settings, parks, begun, size), at, hasher)
        told(Said("正在办理演示案卷（约一分钟）", "driving the cases (about a minute)"))
        _cases(settings, parks, begun, size, told)
        _appraise(settings, parks, begun, size)


def _register(settings: Settings, parks: tuple[DemoPark, ...], at: datetime) -> None:
    with TemporaryDirectory(prefix="acceptance-demo-") as folder:
        file = Path(folder, "演示园区清单.csv")
        file.write_text(park_list(parks), encoding="utf-8")
        import_parks(settings, ListAsked(file, JURISDICTION), at)


def played_parks(parks: tuple[DemoPark, ...], size: Size) -> tuple[DemoPark, ...]:
    """The parks whose submitters have accounts."""
    rectifying = (park for park, story in zip(parks[1:], size.full[1:], strict=False) if story.then is replying)
    return parks[:1] + tuple(rectifying)[:1]


def _people(settings: Settings, parks: tuple[DemoPark, ...], at: datetime, size: Size) -> dict[str, Person]:
    for city in CITIES[1:]:
        add_person(settings, Person(0, REVIEWERS[city], Role.CITY_REVIEWER, None, JURISDICTION, city), at)
    return {login: add_person(settings, person, at) for login, person in cast(played_parks(parks, size)).items()}


def _cases(settings: Settings, parks: tuple[DemoPark, ...], begun: datetime, size: Size, told: Progress) -> None:
    names = {park.code: name for park, name in zip(played_parks(parks, size), SUBMITTERS, strict=False)}
    with TemporaryDirectory(prefix="acceptance-demo-") as folder:
        of = sample(settings)
        Path(folder, RIGHT).mkdir()
        for at, story in enumerate(size.full):
            told(Said(f"  {at + 1}/{len(size.full)} {parks[at].name}", f"  {at + 1}/{len(size.full)} {parks[at].name}"))
            books = write_books(of, story.kind, parks[at], Path(folder))
            start = begun + story.later + timedelta(hours=at)
            case = _case(settings, parks[at], start, names.get(parks[at].code), books)
            if story.stage is Stage.REEVALUATED:
                case.put_right = write_books(of, Kind.SOUND, parks[at], Path(folder, RIGHT))
            case.drive(story.stage)
            if story.then is not None:
                story.then(case)
    plain = parks[len(size.full) : len(size.full) + size.plain]
    for at, park in enumerate(plain):
        stage = (Stage.PLANNED, Stage.APPLIED, Stage.ACCEPTED)[at % 3]
        case = _case(settings, park, begun + timedelta(days=1 + at % 40), None, None).drive(stage)
        if at % _WITH_DIFFICULTIES == 0:
            case.report(_DIFFICULTIES[: 1 + at % 2], supported=at % 2)


def _appraise(settings: Settings, parks: tuple[DemoPark, ...], at: datetime, size: Size) -> None:
    """Some more that are on no list: most meet the conditions, some do not; nobody has determined the others yet."""
    first = len(size.full) + size.plain
    for number, park in enumerate(parks[first : first + size.appraised]):
        _appraised(settings, park, Answer.YES if number % _FAILING else Answer.NO, at)


def _appraised(settings: Settings, park: DemoPark, answer: Answer, at: datetime) -> None:
    rules = opened_rules(settings)
    programme = programme_of("", rules)
    *others, last = terms_of(programme.id, JURISDICTION, rules).conditions
    answers = {**{one.id: Answer.YES for one in others}, last.id: answer}
    note = "" if answer is Answer.YES else f"演示：不符合“{last.text}”"
    appraise_park(settings, Appraising(park.code, "", answers, day_of(at), _LIST, note), ASSESSOR, at)


def _case(
    settings: Settings, park: DemoPark, at: datetime, submitter: str | None, books: tuple[Path, Path] | None
) -> DemoCase:
    """On the list, with somebody who acts for the park."""
    _appraised(settings, park, Answer.YES, at)
    listed = Deciding(park.code, "", True, day_of(at), _LIST, "")
    decide_listing(settings, listed, ASSESSOR, at)
    name = submitter or f"填报员{park.code[-4:]}"
    if submitter is None:
        add_person(settings, Person(0, name, Role.SUBMITTER, None, JURISDICTION, park=park.code), at)
    return DemoCase(settings, park, name, at, books)
