"""The revision makes what lists are searched by, for parks that were on record before as for new ones."""

from sqlalchemy import select

from service.casework.park_history import happened
from service.storage import parks
from service.storage.database import Session
from service.storage.dump import dumped, load
from service.storage.migrate import fill
from service.storage.parks import Kept
from service.vocabulary.park import Abolished, ApprovingLevel, Park, ParkEvent, Renamed, Upgraded
from tests.casework.parks import ground, park
from tests.storage.builders import NOW, table
from tests.storage.installations import Installation, installed

BEFORE = "0010_login_marks"
EVENTS: tuple[ParkEvent, ...] = (
    Renamed(ground(), "园区S217001", "新 名"),
    Upgraded(ground(), ApprovingLevel.PROVINCIAL, ApprovingLevel.NATIONAL, "S217001", "G211001"),
    Abolished(ground()),
)


def put(session: Session) -> None:
    made = park("S217001", aliases=("别名",), city="沈阳市", type="Ａ类")
    parks.add(session, [made, Park("gansu-1", "", "𠮷园", "gansu")], NOW)
    for version, event in enumerate(EVENTS, start=1):
        made = happened(made, event, {})
        parks.record(session, Kept(made, version), NOW)


def found(session: Session) -> list[tuple[object, ...]]:
    rows = session.connection().execute(select(table("park_search")).order_by(table("park_search").c.park_id))
    return [(set(row.names.split("\n")), row.type, row.city, row.status, row.sort_key) for row in rows]


def test_parks_of_before_are_found_like_new_ones(installation: Installation) -> None:
    with installation.open() as database:
        with database.writing() as session:
            put(session)
        with database.reading() as session:
            expected = found(session)
            rows = {name: list(dumped(session, name)) for name in ("park", "park_event")}

    def restored(session: Session) -> None:
        for name, lines in rows.items():
            load(session, name, lines)

    with installed("sqlite", installation.settings.data_dir / "later", migrated=False) as later, later.open() as empty:
        fill(empty, BEFORE, restored, lambda _: None)
        with empty.reading() as session:
            assert found(session) == expected
    assert len(expected) == 2
