"""Lists show the name that a park goes by now; the case is found by any name that the park has or had."""

from dataclasses import replace

from service.access.scope import EVERYTHING
from service.casework.park_history import happened
from service.casework.state import State
from service.storage import case_list, cases, parks
from service.storage.case_list import Wanted
from service.storage.database import Database
from service.storage.parks import Kept
from service.vocabulary.park import Renamed
from tests.casework.parks import ground, park
from tests.casework.stages import at
from tests.storage.builders import NOW
from tests.storage.stored_cases import CASE, stored


def test_a_renamed_park_is_shown_and_found_by_its_present_name(database: Database) -> None:
    stored(database, at(State.REVIEW))
    with database.reading() as session:
        assert cases.line(session, CASE).park_name == "示例园区", "a park that is not in the registry keeps its name"
    before = replace(park("P1", name="示例园区"), jurisdiction="zhejiang")
    after = happened(before, Renamed(ground(), "示例园区", "示例绿色园区"), {"P1": before})
    with database.writing() as session:
        parks.add(session, [before], NOW)
        parks.record(session, Kept(after, 1), NOW)
    with database.reading() as session:
        assert cases.line(session, CASE).park_name == "示例绿色园区"
        assert [one.park_name for one in cases.lines(session)] == ["示例绿色园区"]
        assert [one.park_name for one in cases.of_parks(session, ["P1"])] == ["示例绿色园区"]
        for name in ("示例园区", "绿色", "绿色 园区", CASE):
            found = case_list.found(session, Wanted(name=name), EVERYTHING)
            assert [one.park_name for one in found] == ["示例绿色园区"], name
        assert case_list.found(session, Wanted(name="别的"), EVERYTHING) == ()
