"""An object is found however it is named, and only within the scope."""

import pytest

from service.access.scope import EVERYTHING, Extent, Place, Scope
from service.settings import Settings
from service.storage.database import Database
from service.vocabulary.fault import Fault
from service.workflow.access.targets import (
    THE_INSTALLATION,
    Found,
    Target,
    a_case,
    a_file,
    a_jurisdiction,
    a_park,
    a_person,
    find,
)
from tests.casework.builders import EXPERT
from tests.storage.installations import Installation
from tests.workflow.access.provinces import EARLY, ELSEWHERE, ELSEWHERE_ASSESSOR, VISITED, WORKBOOK, two_provinces

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
ZHEJIANG = Scope(Extent.JURISDICTION, "zhejiang")


def found(database: Database, target: Target, scope: Scope = ZHEJIANG) -> Found:
    with database.reading() as session:
        return find(session, target, scope)


def test_each_sort_has_its_id_and_place(installation: Installation) -> None:
    settings = two_provinces(installation.settings)
    with installation.open() as database:
        assert found(database, a_case(EARLY)) == Found(EARLY, Place("zhejiang", "宁海市", "P2", early=True), "邻近园区")
        assert found(database, a_case(VISITED)) == Found(VISITED, Place("zhejiang", "宁海市", "P1"), "示例园区")
        assert found(database, a_file(VISITED, WORKBOOK)).id == WORKBOOK
        assert found(database, a_park("邻近园区")) == Found("P2", Place("zhejiang", "宁海市", "P2"))
        assert found(database, a_person(EXPERT.name)).id == str(EXPERT.id)
        assert found(database, a_jurisdiction(settings, "浙江省")) == Found("zhejiang", Place("zhejiang"))
        assert found(database, THE_INSTALLATION, EVERYTHING) == Found("", Place(""))


@pytest.mark.parametrize(
    ("target", "code"),
    [
        (a_case(ELSEWHERE), "case-unknown"),
        (a_case("x"), "case-unknown"),
        (a_file(ELSEWHERE, WORKBOOK), "case-unknown"),
        (a_park("太湖园区"), "park-unknown"),
        (a_person(ELSEWHERE_ASSESSOR.name), "person-unknown"),
        (a_person(str(ELSEWHERE_ASSESSOR.id)), "person-unknown"),
        (a_jurisdiction(Settings(), "江苏"), "not-permitted"),
    ],
)
def test_what_the_scope_does_not_cover_is_not_found(target: Target, code: str, installation: Installation) -> None:
    two_provinces(installation.settings)
    with installation.open() as database, pytest.raises(Fault) as fault:
        found(database, target)
    assert fault.value.code == code
    assert not any(hidden in fault.value.said.zh for hidden in ("P9", ELSEWHERE_ASSESSOR.name + "（"))


def test_a_name_that_two_parks_have_is_clear_where_only_one_is_seen(installation: Installation) -> None:
    two_provinces(installation.settings)
    with installation.open() as database:
        assert found(database, a_park("邻近园区")).id == "P2"
        with pytest.raises(Fault, match="有 2 个园区"):
            found(database, a_park("邻近园区"), EVERYTHING)
