"""The demonstration in small: parks, people, cases; set up once."""

from datetime import UTC, datetime
from pathlib import Path

from service.access.scope import EVERYTHING
from service.casework.state import State
from service.settings import Settings
from service.storage import accounts, parks
from service.storage.case_progress import difficulties_open
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.vocabulary.person import Role
from service.workflow.cases.check_data import check_data
from service.workflow.cases.list_cases import list_cases
from service.workflow.demo.books import Kind
from service.workflow.demo.cases import Stage
from service.workflow.demo.cast import passes
from service.workflow.demo.province import demo_parks
from service.workflow.demo.seed import WHOLE, Size, played_parks, seed
from service.workflow.demo.stories import Story, answered, replying
from service.workflow.installation.open_database import opened
from service.workflow.parks.programme_coverage import programme_coverage
from tests.workflow.accounts.doors import CHEAP

SMALL = Size(parks=6, full=(Story(Kind.SLIPPED, Stage.CHECKING, answered),), plain=3, appraised=2)


def test_a_small_one_has_everything_and_is_set_up_once(tmp_path: Path) -> None:
    settings, now, told = Settings(data_dir=tmp_path / "data", demo=True), datetime.now(UTC), list[Said]()
    for _ in range(2):
        seed(settings, now, told.append, SMALL, CHEAP)
    assert len(told) == 2 + len(SMALL.full), "the second time there is nothing to do"
    with opened(settings) as database, database.reading() as session:
        registered = [kept.park for kept in parks.every_park(session).values()]
        assert len(accounts.everyone(session)) == len(passes(settings, now))
        assert [one.supported for one in difficulties_open(session, "145", EVERYTHING)] == [False]
    assert len(registered) == 6
    assert all(park.name.endswith("（演示）") and park.type for park in registered)
    listed = programme_coverage(settings, "", ["zhejiang"], day_of(now)).together.listed
    assert (listed.eligible, listed.reached, listed.undetermined) == (5, 4, 0), "one of the two others fails"
    assert {one.person.role for one in passes(settings, now)} == set(Role)
    cases = list_cases(settings)
    states = sorted(line.state for line in cases)
    assert states == sorted((State.DATA_CHECK, State.IMPLEMENTATION, State.REVIEW, State.IMPORT))
    checked = next(line.id for line in cases if line.state is State.DATA_CHECK)
    assert [one.status.value for one in check_data(settings, checked, now).questions].count("answered") == 2


def test_the_park_that_has_to_put_something_right_has_an_account_too() -> None:
    parks = demo_parks(WHOLE.parks)
    played = played_parks(parks, WHOLE)
    assert [WHOLE.full[parks.index(park)].then for park in played] == [answered, replying]
