"""What a page shows around its content."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from service.settings import Settings
from service.vocabulary.language import Language
from service.web.frame import frame_of, seconds_left
from tests.storage.builders import NOW
from tests.web.asked import ASSESSOR, a_caller, asked


def test_a_frame_tells_who_is_there_and_leads_to_the_other_language(tmp_path: Path) -> None:
    frame = frame_of(asked(tmp_path, query="q=x", who=ASSESSOR), faulty=True)
    assert (frame.language, frame.tag, frame.other, frame.other_name) == (
        Language.ZH, "zh-CN", "/parks?q=x&lang=en", "English",
    )  # fmt: skip
    assert (frame.person, frame.login, frame.seconds, frame.faulty) == (ASSESSOR, "zhangsan", 840, True)
    assert frame.new_key != frame.new_key
    nobody = frame_of(asked(tmp_path), faulty=False)
    assert (nobody.person, nobody.places, nobody.seconds) == (None, (), 0)
    assert nobody.csrf == nobody.door


def test_a_session_lasts_no_longer_than_it_may() -> None:
    signed = a_caller(Settings(), ASSESSOR).signed
    assert seconds_left(Settings(), signed, NOW) == 14 * 60
    assert seconds_left(Settings(), signed, signed.ends_at - timedelta(seconds=30)) == 30
    assert seconds_left(Settings(), signed, signed.ends_at + timedelta(hours=1)) == 0
