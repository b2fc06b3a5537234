"""What counts as a draft, and when drafts are nobody's any more."""

from dataclasses import replace
from datetime import UTC, datetime

from service.casework.acts.application import Withdraw
from service.casework.acts.carrying_out import OpenReevaluation
from service.casework.site_drafts import Photo, SiteDraft, drafts_end
from service.vocabulary.assessment import Recommendation
from tests.casework.builders import PARK, decided, walk

DRAFT = SiteDraft("LY-08", 1, "", "", "", 1, 0, datetime(2026, 3, 20, tzinfo=UTC))
PHOTO = Photo("a" * 64, "a.png", "image/png", 7)


def test_a_draft_is_empty_until_something_is_in_it() -> None:
    assert DRAFT.empty
    full = (replace(DRAFT, answer="x"), replace(DRAFT, basis="x"), replace(DRAFT, value="x"))
    assert not any(one.empty for one in full)
    assert not replace(DRAFT, photos=(PHOTO,)).empty
    assert (PHOTO.pictured, replace(PHOTO, media_type="application/pdf").pictured) == (True, False)
    assert replace(DRAFT, answer="符合").says("符合", "", "")


def test_drafts_last_while_the_round_does() -> None:
    checked = walk().accepted().checked()
    assert not drafts_end(checked.now)
    assert drafts_end(checked.do(Withdraw(reason="材料不齐"), by=PARK).now)
    rectifying = decided(Recommendation.RECTIFY)
    assert drafts_end(rectifying.now)
    assert drafts_end(rectifying.wait(365).do(OpenReevaluation()).now)
