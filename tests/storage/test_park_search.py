"""Parks are found in the database just as reading them all and looking at each would find them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.access.scope import EVERYTHING, NOTHING, Extent, Scope, place_of_park
from service.casework.park_history import happened
from service.storage import parks
from service.storage.database import Database
from service.storage.park_search import Order, Part, Wanted, count, found, sort_key
from service.storage.parks import Kept
from service.vocabulary.park import Abolished, ApprovingLevel, Park, ParkStatus, Renamed
from service.vocabulary.writing import folded
from tests.casework.parks import ground, park
from tests.storage.builders import NOW
from tests.storage.installations import installed

NATIONAL = ApprovingLevel.NATIONAL
PARKS = (
    park("S217001", name="沈阳%开发区", city="沈阳市", type="经济开发区", area=Decimal("9.5")),
    park("S217002", name="大连_高新区", jurisdiction="dalian", city="大连市", level=NATIONAL, area=Decimal("10")),
    park("S627001", name="甘肃Ａ园 区", jurisdiction="gansu", city="兰州市", aliases=("兰州新区",)),
    park("S627002", name="𠮷龘产业园", jurisdiction="gansu", city="", level=None, area=Decimal("100.20")),
    park("gansu-1", code="", name="白银园", jurisdiction="gansu", city="兰州市", area=Decimal("0")),
)
TEXTS = st.sampled_from(["", "园", "a园", "%", "_", "开发", "s2170", "兰州", "旧", "𠮷", "没有", " 区 ", "\\"])
SCOPES = st.one_of(
    st.sampled_from([EVERYTHING, NOTHING]),
    st.builds(
        Scope,
        st.sampled_from(Extent),
        st.sampled_from(["", "gansu", "liaoning"]),
        st.sampled_from(["", "兰州市", "沈阳市"]),
        st.sampled_from(["", "S627001", "S217001"]),
    ),
)
PLACES = st.none() | st.frozensets(st.sampled_from(["gansu", "dalian", "nowhere"]))
LEVELS, STATUSES = (st.none() | st.sampled_from(words) for words in (ApprovingLevel, ParkStatus))
WANTED = st.builds(Wanted, PLACES, TEXTS, TEXTS, TEXTS, LEVELS, STATUSES)
ANY = Wanted()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def registry(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    folder: Path = tmp_path_factory.mktemp("registry")
    with installed(request.param, folder) as made, made.open() as database:
        put(database)
        yield database


def put(database: Database) -> None:
    """The parks, of which one was renamed and one abolished since."""
    with database.writing() as session:
        parks.add(session, PARKS, NOW)
        renamed = replace(PARKS[0], name="旧开发区")
        parks.change(session, [Kept(renamed, 1)], NOW)
        back = Renamed(ground(), "旧开发区", PARKS[0].name)
        parks.record(session, Kept(happened(renamed, back, {}), 2), NOW)
        parks.record(session, Kept(happened(PARKS[4], Abolished(ground()), {}), 1), NOW)


def ids(database: Database, wanted: Wanted = ANY, scope: Scope = EVERYTHING, **part: Any) -> list[str]:
    with database.reading() as session:
        assert count(session, wanted, scope) == len(found(session, wanted, scope, Part()))
        return list(found(session, wanted, scope, Part(**part)))


def fits(one: Park, wanted: Wanted, scope: Scope) -> bool:
    texts = [folded(text) for text in (*one.names, one.id, one.code, *one.former_codes)]
    return (
        scope.covers(place_of_park(one))
        and (wanted.jurisdictions is None or one.jurisdiction in wanted.jurisdictions)
        and any(folded(wanted.name) in text for text in texts)
        and folded(wanted.type) in folded(one.type)
        and folded(wanted.city) in folded(one.city)
        and wanted.level in (None, one.level)
        and wanted.status in (None, one.status)
    )


@given(wanted=WANTED, scope=SCOPES)
def test_the_database_finds_what_looking_at_each_finds(wanted: Wanted, scope: Scope, registry: Database) -> None:
    with registry.reading() as session:
        every = {id_: one.park for id_, one in parks.every_park(session).items()}
    assert ids(registry, wanted, scope) == [id_ for id_, one in every.items() if fits(one, wanted, scope)]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.NAME, ["gansu-1", "S217002", "S627001", "S217001", "S627002"]),
        (Order.AREA, ["gansu-1", "S217001", "S217002", "S627002", "S627001"]),
        (Order.LEVEL, ["S217002", "gansu-1", "S627001", "S217001", "S627002"]),
        (Order.JURISDICTION, ["S217002", "gansu-1", "S627001", "S627002", "S217001"]),
    ],
)
def test_lists_are_sorted_alike_on_every_database(order: Order, expected: list[str], registry: Database) -> None:
    assert ids(registry, order=order) == expected


def test_what_is_not_known_stands_last_in_either_direction(registry: Database) -> None:
    assert ids(registry, order=Order.AREA, descending=True) == ["S627002", "S217002", "S217001", "gansu-1", "S627001"]


def test_a_page_is_a_part_of_the_whole(registry: Database) -> None:
    whole = ids(registry, order=Order.NAME)
    pages = [ids(registry, order=Order.NAME, first=first, most=2) for first in (0, 2, 4, 6)]
    assert [id_ for page in pages for id_ in page] == whole
    assert pages[-1] == []


def test_common_characters_stand_by_their_pinyin_and_every_character_has_a_place() -> None:
    names = ["安吉", "白银", "重庆", "大连", "甘肃", "沈阳", "浙江", "龘", "𠮷"]
    assert sorted(names, key=sort_key)[:7] == ["安吉", "白银", "大连", "甘肃", "沈阳", "浙江", "重庆"]
    assert len(set(map(sort_key, names))) == len(names)
    assert sort_key("a\ud800") > sort_key("a")
