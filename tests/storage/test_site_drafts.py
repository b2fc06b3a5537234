"""Drafts in the database: one a person and item, its files as they are now, gone with the round."""

from dataclasses import replace
from datetime import UTC, datetime

from service.casework.site_drafts import Photo, SiteDraft
from service.storage.database import Database
from service.storage.files import recorded_digests
from service.storage.site_drafts import Round, drafts_of, forget_draft, is_drafted, save_draft, sweep_drafts
from tests.casework.builders import ASSESSOR, EXPERT, walk
from tests.storage.stored_cases import CASE, stored

AT = datetime(2026, 3, 20, 1, 0, tzinfo=UTC)
OF = Round(CASE, 1)
PHOTOS = tuple(Photo(digit * 64, f"{digit}.png", "image/png", 7) for digit in "ab")
DRAFT = SiteDraft("LY-08", ASSESSOR.id, "符合", "看了镕堃喆𠮷龘管网", "", 1, 9, AT, PHOTOS, ASSESSOR.name)


def test_a_draft_comes_back_as_it_was_saved_last_with_the_files_of_now(database: Database) -> None:
    stored(database, walk().open())
    other = replace(DRAFT, person=EXPERT.id, answer="", photos=(), writer=EXPERT.name)
    later = replace(DRAFT, basis="", version=2, photos=PHOTOS[1:])
    with database.writing() as session:
        for one in (DRAFT, other, DRAFT, later):
            save_draft(session, OF, one)
    with database.reading() as session:
        assert drafts_of(session, OF) == (later, other)
        assert drafts_of(session, OF, "LY-07") == drafts_of(session, Round(CASE, 2)) == ()
        assert recorded_digests(session) == {"b" * 64}, "a backup takes the files of drafts along"
        assert (is_drafted(session, "a" * 64), is_drafted(session, "b" * 64)) == (False, True)


def test_a_draft_goes_alone_and_all_of_a_case_go_together(database: Database) -> None:
    stored(database, walk().open())
    with database.writing() as session:
        for item in ("LY-06", "LY-07", "LY-08"):
            save_draft(session, OF, replace(DRAFT, item=item))
        forget_draft(session, OF, "LY-07", ASSESSOR.id)
        assert [one.item for one in drafts_of(session, OF)] == ["LY-06", "LY-08"]
        assert sweep_drafts(session, CASE) == 2
        assert (drafts_of(session, OF), recorded_digests(session)) == ((), set())
